import { type Document, utf16Of } from '../document.ts';
import { evidence } from '../evidence.ts';
import type { Job, Mention, PracticeFact, SkillFact } from '../resume.ts';
import type { Practice, Words } from '../words/lexicon.ts';
import { listAlternatives, wordsOf } from '../words/patterns.ts';
import { phraseTable } from '../words/phrases.ts';
import { isStudied } from '../words/studied.ts';
import { alternatives, fold, stemOf, type Token, tokenize } from '../words/words.ts';
import { mentionIn, mostMentions, type Place } from './places.ts';
import { purposeTests } from './practices/purposes.ts';
import { pastTense, presentOf } from './practices/verb-forms.ts';

/** Sections whose words show what somebody does; a head without a heading counts by its sentences alone. */
const telling = new Set(['experience', 'projects', 'skills', 'summary', 'credentials', 'volunteer']);
const sentence = 12;
/** Characters of a label before a hyphen. */
const longestLabel = 60;
/** Code units before words within which their address begins. */
const longestAddress = 200;
/** Words of an item of a list on average. */
const longestItem = 3.5;
/** What parts the items of a list; no comma within a number does. */
const itemEnd = /,(?!\d)|[|;•·\t]/u;
/** Words on either side of a phrase that may give it another meaning. */
const beside = 5;
/** Every entry of the sections that show a practice by themselves, and of lists labelled as they are: "Certifications: …" among skills. */
function entriesOf(
  document: Document,
  places: Place[],
  { sections, notOpening }: Practice,
  labels: Record<string, RegExp>,
): Mention[] {
  const opens = new RegExp(`^\\P{L}*(?:${alternatives(notOpening)})(?![\\p{L}\\p{N}])`, 'iu');
  return places
    .filter(
      ({ section, tokens, text, job }) =>
        tokens.length >= 2 &&
        !(notOpening.length > 0 && opens.test(text)) &&
        sections.some((kind) => kind === section || (job === null && labels[kind]?.test(text))),
    )
    .slice(0, mostMentions)
    .map((place) => mentionIn(place, evidence(document, place.line.start, place.line.end)));
}

/** True for words within an address: "https://example.com/best-cybersecurity-courses" tells nothing of somebody. */
function isInAddress(text: string, from: number): boolean {
  const before = text.slice(Math.max(0, from - longestAddress), from);
  const scheme = before.lastIndexOf('://');
  return scheme >= 0 && !/\s/u.test(before.slice(scheme));
}

/** A phrase by each of its openings: "(led|ran) … (workshop|course)" is two. */
function byOpening(phrase: string): string[] {
  const [whole, mark, either] = /^(=?)\(([^()]*)\)/u.exec(phrase) ?? [];
  if (whole === undefined || either === undefined) return [phrase];
  return either.split('|').map((one) => `${mark}${one}${phrase.slice(whole.length)}`);
}

/** The label of a paragraph that a hyphen closes: "Program Management-Worked with two agencies". */
const hyphened = /^\P{L}*(?:\p{Lu}[\p{L}&]*\s+){0,3}\p{Lu}\p{L}*-$/u;

/** True for the second part of a compound, which is another thing: "content-delivery pipeline". */
function isCompounded(text: string, from: number): boolean {
  if (!/\p{L}-$/u.test(text.slice(Math.max(0, from - 2), from))) return false;
  return !(/\p{Lu}/u.test(text[from] ?? '') && from < longestLabel && hyphened.test(text.slice(0, from)));
}

/** True for a place that lists names: a phrase of it stands in one item. */
function isList(text: string): boolean {
  const items = text.split(itemEnd).length;
  return items >= 4 && text.split(/\s+/).length / items < longestItem;
}

/** True where a sentence ends between two places, or an item of a list: a phrase does not run on into the next. */
function runsOn(text: string, listed: boolean, from: number, to: number): boolean {
  const between = text.slice(from, to);
  // "Developer (remote)  2022 – present": what the dates part is no phrase.
  if (/\t|(?<!\d)(?:19|20)\d\d\s*[-–—]/u.test(between)) return true;
  return /[.!?]\s+\p{Lu}|;\s/u.test(between) || (listed && itemEnd.test(between));
}

/** The stem of the first word of a phrase. */
function firstStem(phrase: string): string {
  const [first] = tokenize(phrase);
  return first ? stemOf(first) : '';
}

/** A phrase of a practice; `deed` for one that opens with what was done ("resolved … issues"), `present` for one of these put in the present. */
interface Phrase {
  id: string;
  deed: boolean;
  present: boolean;
}

/** Letters of the shortest verb that its ending tells. */
const shortestVerb = 6;

/** Makes what tells a verb of a deed by its ending: "optimizing", "cleaned". */
function verbTest(languages: Words[]): (word: string) => boolean {
  const endings = listAlternatives(languages, ({ deeds, claims }) => [...deeds.endings, ...claims.gerunds]);
  const ends = new RegExp(`(?:${endings})$`, 'u');
  return (word) => word.length >= shortestVerb && ends.test(word);
}

/** Makes a reader of practices: concepts shown by their phrasings and by the use of their tools. */
export function practiceReader(practices: Practice[], languages: Words[]) {
  const fillers = wordsOf(languages, (grammar) => grammar.fillers);
  const gaps = {
    joins: wordsOf(languages, (grammar) => grammar.joins),
    isVerb: verbTest(languages),
  };
  const stemmed = phraseTable<Phrase>(true, fillers, gaps);
  const exact = phraseTable<Phrase>(false, fillers, gaps);
  /** Practices that certificates show: a course under Education shows them too. */
  const learnt = new Set(practices.filter(({ sections }) => sections.length > 0).map(({ id }) => id));
  const unless = new Map(practices.map((practice) => [practice.id, new Set(practice.unless.map(fold))]));
  /** "Certifications: " before what stands in such a section elsewhere. */
  const labels = Object.fromEntries(
    [...new Set(practices.flatMap(({ sections }) => sections))].map((kind) => {
      const headings = alternatives(languages.flatMap((words) => words.headings[kind] ?? []));
      return [kind, new RegExp(`^\\P{L}*(?:${headings})\\s*[:\\t]\\s*\\p{L}`, 'iu')];
    }),
  );
  const verbalNoun = new RegExp(`(?:${listAlternatives(languages, (grammar) => grammar.verbalNouns)})$`, 'u');
  const irregular = new Map(languages.flatMap(({ grammar }) => Object.entries(grammar.irregular)));
  const pasts = new Set<string>();
  for (const { id, phrases, ended } of practices) {
    const [deed, other] = [
      { id, deed: true, present: false },
      { id, deed: false, present: false },
    ];
    const spelled = phrases.flatMap(byOpening);
    const told = new Set(spelled);
    const isNoun = (phrase: string) => verbalNoun.test(phrase.split(/\s/, 1)[0] ?? '');
    // "(increased|increase) … sales": what a practice has as a deed is one in every form of its verb, but for a noun that it names.
    const past = spelled.filter((phrase) => pastTense.test(phrase));
    for (const phrase of past) pasts.add(pastTense.exec(phrase)?.[0] ?? '');
    const deeds = new Set(past.map(firstStem));
    for (const phrase of spelled) {
      if (phrase.startsWith('=')) {
        exact.add(phrase.slice(1), other);
        // Who writes in the present tells the same: "Prepare lesson plans", where a clause begins.
        for (const now of ended ? [] : presentOf(phrase.slice(1), irregular))
          if (!told.has(`=${now}`)) exact.add(now, { ...deed, present: true });
      } else stemmed.add(phrase, deeds.has(firstStem(phrase)) && !isNoun(phrase) ? deed : other);
    }
  }
  const partitives = wordsOf(languages, (grammar) => grammar.partitives);
  const openers = wordsOf(languages, (grammar) => grammar.clauseOpeners);
  /**
   * True for a form of a deed that its noun has as well, where no clause begins: "current balances", "the report of specialists". One in the
   * past or going on is a verb.
   */
  const isNounAmong = (text: string, tokens: Token[], first: number) => {
    const own = tokens[first] as Token;
    if (/(?:ed|ing)$/u.test(own.word)) return false;
    const before = tokens[first - 1];
    if (before === undefined || openers.has(before.word) || /ly$/u.test(before.word)) return false;
    return !/[^\p{L}\p{N}\s'’]/u.test(text.slice(before.to, own.from));
  };
  /** "maintain": the present of a verb that phrases have in the past. */
  const isPresent = (word: string) => pasts.has(`${word}d`) || pasts.has(`${word}ed`);
  /** "Maintain, support, and troubleshoot MySQL, MariaDB, and production systems.": a sentence of a job that opens with a verb names no list. */
  const tellsDeeds = (text: string, [first]: Token[]) =>
    first !== undefined && /\.\s*$/u.test(text) && (pasts.has(first.word) || isPresent(first.word));
  /** "Balance books": a verb where a clause begins, although nouns end so. */
  const isVerb = (text: string, tokens: Token[], first: number) => {
    if (!isPresent((tokens[first] as Token).word)) return false;
    return !isNounAmong(text, tokens, first) && !partitives.has(tokens[first + 1]?.word ?? '');
  };
  /** True for words that lie beside each other in a list ("networking, monitoring"), and for the noun of a deed ("preparation of food"). */
  const isNoDeed = (text: string, tokens: Token[], hit: { first: number; last: number }, deed: boolean) => {
    const [own, next] = [tokens[hit.first] as Token, tokens[hit.last] as Token];
    if (hit.last === hit.first + 1 && itemEnd.test(text.slice(own.to, next.from))) return true;
    return deed && verbalNoun.test(own.word) && !isVerb(text, tokens, hit.first);
  };
  const { isPurpose, isBehindPurpose } = purposeTests(languages);
  const studied = wordsOf(languages, (grammar) => grammar.studied.verbs);
  const studies = {
    words: wordsOf(languages, (grammar) => grammar.studied.words),
    links: wordsOf(languages, (grammar) => grammar.studied.links),
  };
  /** The place of a mention and which of its tokens opens it; null where none does. */
  const placeOf = (document: Document, places: Place[], { evidence: own }: Mention) => {
    const at = utf16Of(document, own.start);
    const place = places.findLast(({ line }) => line.start <= at);
    const first = place?.tokens.findIndex(({ from }) => place.line.start + from === at) ?? -1;
    return place && first >= 0 ? { place, first } : null;
  };
  /** "Studied accruals", "attended a course on risk management": a tool that was learnt, not used. */
  const isLearnt = ({ place, first }: { place: Place; first: number }) =>
    first > 0 &&
    (studied.has(place.tokens[first - 1]?.word ?? '') || isStudied(place.text, place.tokens, first, studies));
  /** True beside words with which the phrases of a practice mean another thing. */
  const meansOther = (id: string, tokens: Token[], first: number, last: number) => {
    const others = unless.get(id);
    if (!others || others.size === 0) return false;
    return tokens.slice(Math.max(0, first - beside), last + 1 + beside).some(({ word }) => others.has(word));
  };

  return (document: Document, places: Place[], skills: SkillFact[], jobs: Job[]): PracticeFact[] => {
    // "Coursera" as an employer is no course.
    const employers = jobs.flatMap(({ company }) => company?.evidence ?? []);
    const isEmployer = ({ evidence: own }: Mention) =>
      employers.some((one) => one.source === 'document' && own.start >= one.start && own.end <= one.end);
    const found = new Map<string, Mention[]>(practices.map((practice) => [practice.id, []]));
    for (const place of places) {
      const { tokens } = place;
      const headed = place.section === 'none' && (place.job !== null || tokens.length >= sentence);
      const studied = place.section === 'education';
      if (!headed && !studied && !telling.has(place.section)) continue;
      const listed = isList(place.text) && !(place.job !== null && tellsDeeds(place.text, tokens));
      const taken = new Map<string, number>();
      for (const hit of [...stemmed.find(tokens), ...exact.find(tokens)]) {
        const { id, deed, present } = hit.value;
        // What a course or a certificate is about nobody has done by it.
        if ((studied || place.section === 'credentials') && !learnt.has(id)) continue;
        if ((taken.get(id) ?? -1) >= hit.first || (deed && isPurpose(place.text, tokens, hit.first)))
          continue;
        if (isCompounded(place.text, (tokens[hit.first] as Token).from)) continue;
        if (isInAddress(place.text, (tokens[hit.first] as Token).from)) continue;
        const at = place.line.start;
        const [from, to] = [(tokens[hit.first] as Token).from, (tokens[hit.last] as Token).to];
        if (runsOn(place.text, listed, from, to)) continue;
        if (isNoDeed(place.text, tokens, hit, deed)) continue;
        if (deed && isNounAmong(place.text, tokens, hit.first)) continue;
        // "To find causes, name needs and resolve issues"
        if (present && isBehindPurpose(place.text, tokens, hit.first)) continue;
        // "Launch of programs"
        if (present && partitives.has(tokens[hit.first + 1]?.word ?? '')) continue;
        if (meansOther(id, tokens, hit.first, hit.last)) continue;
        if (!learnt.has(id) && isStudied(place.text, tokens, hit.first, studies)) continue;
        taken.set(id, hit.last);
        const mentions = found.get(id) as Mention[];
        if (mentions.length >= mostMentions) continue;
        mentions.push(mentionIn(place, evidence(document, at + from, at + to)));
      }
    }
    for (const practice of practices) {
      if (practice.sections.length > 0)
        found.get(practice.id)?.push(...entriesOf(document, places, practice, labels));
      const tools = skills.filter(
        (skill) => practice.tools.includes(skill.id) && skill.impliedBy.length === 0,
      );
      const mentions = tools.flatMap((skill) => skill.mentions);
      const shows = (one: Mention) => {
        // What was studied is no behaviour yet.
        if (practice.soft && one.section === 'education') return false;
        const at = placeOf(document, places, one);
        if (at === null) return true;
        const last = at.first + tokenize(one.evidence.quote).length - 1;
        return !isLearnt(at) && !meansOther(practice.id, at.place.tokens, at.first, last);
      };
      found.get(practice.id)?.push(...mentions.filter(shows));
    }
    return [...found]
      .map(([id, mentions]) => [id, mentions.filter((one) => !isEmployer(one))] as const)
      .filter(([, mentions]) => mentions.length > 0)
      .map(([id, mentions]) => ({
        id,
        mentions: mentions.sort(
          (a, b) => a.evidence.start - b.evidence.start || b.evidence.end - a.evidence.end,
        ),
      }));
  };
}
