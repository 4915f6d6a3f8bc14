import type { Grammar } from '#domain/words/grammar.ts';
import type { Lexicon } from '#domain/words/lexicon.ts';
import { listAlternatives, wordsOf } from '#domain/words/patterns.ts';
import { alternatives } from '#domain/words/words.ts';
import { neighbours, reach, sentenceBetween, startsSentence } from './nearby.ts';
import { type Candidate, type LineContext, type NamedPlace, vouches } from './skill-line.ts';
import { isListItem } from './skill-list.ts';

const technical = new Set(['experience', 'projects', 'summary', 'skills', 'none']);
/** Sections that say how to reach somebody. */
const reachable = new Set(['none', 'contact']);
/** Sections that say what somebody can. */
const listed = new Set(['skills', 'projects']);
const strongPlaces = new Set(['experience', 'skills', 'projects']);

/** The marks of a bracket with nothing but one name in it, quotes within them as well: "(“MEAN”)", "{LaTeX}". */
const opensBracket = /[({]["“«]?$/u;
const closesBracket = /^["”»]?[)}]/u;
/** Endings of files, behind a name: "Assembly.yaml". */
const fileEnding = /^\.(?:ya?ml|json|xml|txt|md|csv|conf|ini|cfg|lock|toml|pdf|docx?|xlsx?)(?!\w)/u;
/** An abbreviation that is no word. */
const initials = /^[B-DF-HJ-NP-TV-Z]{3,4}$/;
/** Letters of a word among another script that are no accident. */
const shortestForeign = 3;
const otherLetters =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Cyrillic}]/gu;

/** What the whole document tells of a name in it. */
interface Around {
  places: NamedPlace[];
  /** Whether the document names so many technologies beyond doubt that a capital means one. */
  technical: boolean;
}

/** What is asked of a name's surroundings. */
interface SkillContext {
  /** True where an everyday word stands among technology. */
  inContext(line: LineContext, at: number, around: Around): boolean;
  /** True where an everyday word that a list of skills holds is named again: written with a capital within a sentence, alone. */
  isNamed(line: LineContext, at: number): boolean;
  /** True inside an address or a file name. */
  isGlued(text: string, from: number, to: number): boolean;
  /** True for a site's name that labels a person's page there: "GitHub: janedoe". */
  isProfile(line: LineContext, at: number): boolean;
  /** True for the first words of the name of an event or an organisation: "Hadoop World 2017". */
  opensName(text: string, to: number): boolean;
  /** True for a legal form behind an employer's name: "Northwind Bank Plc". */
  closesName(text: string, from: number, to: number): boolean;
}

/** Makes the tests of a name's surroundings for a lexicon. */
export function skillContext({ languages, shared }: Pick<Lexicon, 'languages' | 'shared'>): SkillContext {
  const endings = alternatives(shared.addressEndings);
  const inAddress = new RegExp(`\\b(?:https?:|www\\.|\\.(?:${endings})(?!\\w))`);
  const addressEnd = new RegExp(`^\\.(?:${endings}|${alternatives(shared.moreAddressEndings)})`);
  const list = (pick: (grammar: Grammar) => string[]) => listAlternatives(languages, pick);
  const contextWords = wordsOf(languages, ({ skills }) => skills.technicalNext);
  const beforeIn = wordsOf(languages, ({ skills }) => skills.technicalBeforeIn);
  const kinds = wordsOf(languages, ({ skills }) => skills.technicalBefore);
  const users = wordsOf(languages, ({ skills }) => skills.usedBy);
  const article = new RegExp(`\\b(?:${list((grammar) => grammar.definiteArticles)})\\s+$`, 'iu');
  const joins = list((grammar) => grammar.joins);
  const links = list((grammar) => [...grammar.joins, ...grammar.eithers, ...grammar.linksBetweenNames]);
  const pairs = list((grammar) => [...grammar.joins, ...grammar.eithers]);
  const pairing = new RegExp(`^\\s*(?:${pairs}|[&,/+])\\s*$`, 'iu');
  const linking = new RegExp(`^[\\s)]*(?:(?:,\\s*)?(?:${links})|[&,/+|])[\\s(]*$`, 'iu');
  /** What makes a compound of a technology: "-based", "-Dienste". */
  const technicalPart = new RegExp(`^-(?:\\s|${list(({ skills }) => skills.compoundParts)})`, 'iu');

  const levels = new RegExp(
    `(?<!\\p{L})(?:${list(({ skills }) => [...skills.levels, ...skills.qualifiers].filter((word) => word.length > 3))})(?!\\p{L})`,
    'giu',
  );

  const listWords = { levels, joins: new RegExp(`(?<!\\p{L})(?:${joins})(?!\\p{L})`, 'giu') };

  const sites = new Set(shared.profileSites);

  const nameEnd = new RegExp(
    `^(?:\\s\\p{Lu}[\\p{L}&'-]*){0,2}\\s(?:${alternatives(shared.nameEndings)})(?![\\p{L}\\p{N}])`,
    'u',
  );
  const opensName = (text: string, to: number) => nameEnd.test(text.slice(to, to + reach));

  const forms = new Set(shared.legalForms);
  const closesName = (text: string, from: number, to: number) => {
    const raw = text.slice(from, to);
    if (!/^\p{Lu}\p{Ll}/u.test(raw) || !forms.has(raw.toLowerCase())) return false;
    return /\p{Lu}[\p{L}&'-]*\s$/u.test(text.slice(Math.max(0, from - reach), from));
  };

  return { inContext, isNamed, isGlued, isProfile, opensName, closesName };

  /** True inside an address or a file name: `github.com/x`, `@node`, `x@go.example`. */
  function isGlued(text: string, from: number, to: number): boolean {
    // "Website: http://…", "sbcglobal.net".
    if (
      text.startsWith('://', to) ||
      (/^\.\p{Ll}/u.test(text.slice(from, to)) && /\p{Ll}/u.test(text[from - 1] ?? ''))
    )
      return true;
    if (text[to] === '.' && fileEnding.test(text.slice(to, to + reach))) return true;
    const before = text.slice(Math.max(0, from - reach), from);
    if (/[\w./=?&-]$/.test(before) && inAddress.test(/\S*$/.exec(before)?.[0] ?? '')) return true;
    if (text[from - 1] !== '/' && text[to] !== '.' && !text.includes('@')) return false;
    const after = text.slice(to, to + reach);
    if (before.endsWith('@') || /^@\w/.test(after)) return true;
    if (addressEnd.test(after)) return true;
    return /[\w.-]@$/.test(before) || /^[\w.-]*@/.test(after);
  }

  function isProfile({ text, candidates, place }: LineContext, at: number): boolean {
    const one = candidates[at] as Candidate;
    if (!sites.has(one.skill.id) || place.section === 'skills') return false;
    // An address or a name stands behind it: "GitHub: janedoe", "GitHub https://…".
    if (/^\s*(?::\/\/|[:：]\s*[@\w]|https?:)/.test(text.slice(one.to)) && !/[,;]/.test(text.slice(one.to)))
      return true;
    if (!candidates.every(({ skill }) => sites.has(skill.id))) return false;
    return reachable.has(place.section) || text.trim() === text.slice(one.from, one.to);
  }

  /** True when an everyday word stands where technology is spoken of. */
  function inContext(line: LineContext, at: number, around: Around): boolean {
    const { text, candidates, place } = line;
    const one = candidates[at] as Candidate;
    const raw = text.slice(one.from, one.to);
    if (isCounted(line, one)) return false;
    // A part of another word: "go-live", "Rust-bucket".
    if (
      /^-\p{L}/u.test(text.slice(one.to, one.to + 2)) &&
      !technicalPart.test(text.slice(one.to, one.to + 16))
    )
      return false;
    if (isListItem(line, at, around.places, listWords)) return true;
    // "Built a parser (Swift)".
    const isAlone =
      opensBracket.test(text.slice(Math.max(0, one.from - 2), one.from)) &&
      closesBracket.test(text.slice(one.to, one.to + 2));
    if (isAlone && raw.length > 2 && one.skill.code && isCapitalised(raw) && technical.has(place.section))
      return true;
    // "Python (basic)": how well, of the other one.
    if (raw !== raw.toUpperCase() && raw.replace(levels, '') === '') return false;
    if (isForeign(line, one, around)) return true;
    if (!isCapitalised(raw))
      return isJoinedToSure(line, at) || isBeforeHan(line, one) || isCompoundOfCode(line, one, around);
    const technicalNext =
      nextIsTechnical(line, one) || isCompound(line, one, around) || isNamedKind(line, one);
    // The capital of a sentence's first word tells nothing; an abbreviation's capitals do.
    const shouted = /^\p{Lu}{2}/u.test(raw) && text !== text.toUpperCase();
    if (!shouted && startsSentence(text, one.from) && !technicalNext && !isPaired(line, at)) return false;
    if (technicalNext) return true;
    if (one.skill.strong && strongPlaces.has(place.section)) return true;
    if (!technical.has(place.section)) return false;
    const near = neighbours(line, at).filter(
      (other) =>
        other.skill.technology && vouches(other.skill, one.skill) && !sentenceBetween(text, one, other),
    );
    if (near.some((other) => !other.unsure && Math.abs(other.from - one.from) < 60)) return true;
    // Its own name, not a short word for something wider, and no word that somebody shouts: DNS, but no "API" and no "REACT".
    const named = one.skill.technology && raw.toLowerCase() === one.skill.id && initials.test(raw);
    if (shouted && around.technical && named) return true;
    if (isUsed(line, one, around)) return true;
    const close = near.filter((other) => Math.abs(other.from - one.from) < 40);
    const shortest = around.technical ? 3 : 4;
    const long = (other: Candidate) =>
      other.to - other.from >= shortest && isCapitalised(text.slice(other.from, other.to));
    // "Spring & Swift Coffee" is a name.
    if (
      /^\s*&|&\s*$/.test(text.slice(one.to, one.to + 3)) ||
      /&\s*$/.test(text.slice(Math.max(0, one.from - 3), one.from))
    )
      return false;
    // Everyday words make each other a technology side by side ("Puppet and Chef"), not in a name ("The Swift and Spark").
    const [left, right] = [candidates[at - 1], candidates[at + 1]];
    const pairs = (other: Candidate) => !one.skill.code || vouches(other.skill, one.skill);
    const before = left && pairs(left) && isJoined(text, left, one) ? left : null;
    const after = right && pairs(right) && isJoined(text, one, right) ? right : null;
    if (before === null && after === null) return false;
    if (one.skill.code && !around.technical) return false;
    if (article.test(text.slice(0, (before ?? one).from))) return false;
    return (
      close.length >= 2 ||
      (raw.length >= shortest && [before, after].some((other) => other !== null && long(other)))
    );
  }

  /** A word of Latin letters among those of another script: what English calls by it every day is no matter there. */
  function isForeign(line: LineContext, one: Candidate, { technical: athome }: Around): boolean {
    if (!one.skill.technology || one.to - one.from < shortestForeign) return false;
    if (!listed.has(line.place.section) && !(athome && technical.has(line.place.section))) return false;
    line.foreign ??=
      (line.text.match(otherLetters) ?? []).length * 2 > (line.text.match(/\p{L}/gu) ?? []).length;
    return line.foreign;
  }

  /** True right behind the word for what it is: "the framework Spring", "linguagem R". */
  function isNamedKind({ text, tokens, place }: LineContext, one: Candidate): boolean {
    const before = tokens[one.first - 1];
    if (!before || !technical.has(place.section) || !kinds.has(before.word)) return false;
    return /^\s$/.test(text.slice(before.to, one.from));
  }

  /** Chinese sets the names of technology in small letters: "java语言". */
  function isBeforeHan({ tokens }: LineContext, one: Candidate): boolean {
    const next = tokens[one.last + 1]?.word ?? '';
    return /^\p{Script=Han}/u.test(next) && contextWords.has(next);
  }

  /** "using bash, Vagrant and Docker": a word of four letters in small letters in a row with an unmistakable technology. */
  function isJoinedToSure({ text, candidates, place }: LineContext, at: number): boolean {
    const one = candidates[at] as Candidate;
    if (one.to - one.from < 4 || !technical.has(place.section) || !one.skill.technology) return false;
    return [-1, 1].some((step) => {
      for (let next = at + step; next >= 0 && next < candidates.length; next += step) {
        const [near, other] = [candidates[next - step] as Candidate, candidates[next] as Candidate];
        const [first, second] = step < 0 ? [other, near] : [near, other];
        if (!other.skill.technology || !isJoined(text, first, second)) return false;
        if (!other.unsure && vouches(other.skill, one.skill)) return true;
      }
      return false;
    });
  }

  /** True when the next name is unmistakable and joined to this one: "Swing and Java EE"; so is one behind another of the same list: "Spark, Scala and Kafka". */
  function isPaired({ text, candidates }: LineContext, at: number): boolean {
    for (let step = at; step < at + mostPaired; step++) {
      const [one, next] = [candidates[step] as Candidate, candidates[step + 1]];
      if (!next || !vouches(next.skill, one.skill) || next.from - one.to > 12) return false;
      if (!pairing.test(text.slice(one.to, next.from))) return false;
      if (!next.unsure || (step === at && one.skill.strong && next.skill.strong)) return true;
      if (!isCapitalised(text.slice(next.from, next.to))) return false;
    }
    return false;
  }

  /** True for two names with nothing but a mark or a small word between them. */
  function isJoined(text: string, one: Candidate, next: Candidate): boolean {
    return (
      next.skill !== one.skill && next.from - one.to <= 12 && linking.test(text.slice(one.to, next.from))
    );
  }

  /** True for the first part of a compound: "Java-Dienste", "React-based", among much technology "Qt-based". */
  function isCompound({ text }: LineContext, one: Candidate, { technical: athome }: Around): boolean {
    if (one.to - one.from <= 3 && !(athome && one.skill.code)) return false;
    return technicalPart.test(text.slice(one.to, one.to + 16));
  }

  /** The same in small letters, among much technology: "an electron-based app". */
  function isCompoundOfCode(line: LineContext, one: Candidate, around: Around): boolean {
    return around.technical && one.skill.code && one.to - one.from > 4 && isCompound(line, one, around);
  }

  /** "using Ruby" among much technology, with no other capital behind it. */
  function isUsed(
    { text, tokens, place }: LineContext,
    one: Candidate,
    { technical: athome }: Around,
  ): boolean {
    if (!athome || !one.skill.code || !strongPlaces.has(place.section)) return false;
    const before = tokens[one.first - 1];
    if (!before || !users.has(before.word) || !/^\s$/u.test(text.slice(before.to, one.from))) return false;
    return !/^\s+\p{Lu}/u.test(text.slice(one.to));
  }

  function nextIsTechnical({ tokens, text }: LineContext, one: Candidate): boolean {
    const next = tokens[one.last + 1];
    // "C, charts" and "R & Technology" are two things.
    if (next && contextWords.has(next.word) && /^[\s-]*$/.test(text.slice(one.to, next.from))) return true;
    return tokens[one.first - 1]?.word === 'in' && beforeIn.has(tokens[one.first - 2]?.word ?? '');
  }
}

/** Names of a list that are asked for one that is unmistakable. */
const mostPaired = 3;

/** Letters of a name that stands for itself; a shorter one stands behind "in". */
const shortestNamed = 2;

/** True for a name of technology within a sentence, with no capital of another name beside it: "a billing engine in Java and a front end". */
function isNamed({ text, candidates, tokens, place }: LineContext, at: number): boolean {
  const one = candidates[at] as Candidate;
  if (!one.skill.technology || !strongPlaces.has(place.section)) return false;
  if (!isCapitalised(text.slice(one.from, one.to)) || startsSentence(text, one.from)) return false;
  if (/^-\p{L}/u.test(text.slice(one.to)) || /^\s\p{Lu}/u.test(text.slice(one.to))) return false;
  if (/\p{Lu}\S*\s$/u.test(text.slice(0, one.from)) || isCounted({ text, tokens }, one)) return false;
  return one.to - one.from >= shortestNamed || tokens[one.first - 1]?.word === 'in';
}

/** True for things that are counted: "for 38 Teams". */
function isCounted({ text, tokens }: Pick<LineContext, 'text' | 'tokens'>, one: Candidate): boolean {
  const before = tokens[one.first - 1];
  if (!before || one.first !== one.last || !/^\p{L}{3,}s$/u.test(text.slice(one.from, one.to))) return false;
  return /^\d+$/.test(before.word) && /^\s$/.test(text.slice(before.to, one.from));
}

/** A capital, also within the name: "iOS". */
function isCapitalised(raw: string): boolean {
  return /^\p{Ll}{0,2}\p{Lu}/u.test(raw);
}
