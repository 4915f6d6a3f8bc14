/* Titles and verbs of leading with the people whom they lead, by the words of some languages. */
import type { Document } from '#domain/document.ts';
import { evidence } from '#domain/evidence.ts';
import type { Job, LeadershipFact } from '#domain/resume.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { listAlternatives, wordsOf } from '#domain/words/patterns.ts';
import { phraseTable } from '#domain/words/phrases.ts';
import { isStudied } from '#domain/words/studied.ts';
import { alternatives, firstWords, fold, type Token } from '#domain/words/words.ts';
import type { Place } from '../places.ts';
import { personWords, titledWords } from './people.ts';
import {
  isBeside,
  isChance,
  isFor,
  isNoun,
  isOthers,
  isPlural,
  isRecipient,
  isUnder,
  isWhoLed,
  parted,
} from './sentences.ts';
import { teamSizes } from './team-size.ts';
import { counted, titleFacts } from './titles.ts';
import { studiedWords, type WordsOfLeading, wordsAround } from './words-around.ts';

/** Words between a verb and its people, or between people and the verb behind them. */
const reach = 9;

/** A verb of leading with its people, as indices of tokens: the first and the last of all, the last of the verb, and the people. */
interface Act {
  first: number;
  said: number;
  last: number;
  people: number;
}

/** Reads leadership out of the paragraphs of a document: titles first, then what was told. */
export type LeadershipReader = (document: Document, places: Place[], jobs: Job[]) => LeadershipFact[];

/** Makes what reads it by the titles and verbs of these languages. */
export function deedsReader(languages: Words[]): LeadershipReader {
  const all = (pick: (words: Words['leadership']) => string[]) =>
    languages.flatMap((language) => pick(language.leadership));
  const edge = (words: string[]) =>
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives(words)})(?![\\p{L}\\p{N}])`, 'iu');
  const notTitle = edge(all((words) => words.notTitles));
  const whole = new Set(all((words) => words.wholeTitles).map(fold));
  const byTitle = titleFacts(edge(all((words) => words.titles)), notTitle, whole);
  const phrase = edge(all((words) => words.phrases));
  const telling = firstWords(all((words) => words.phrases));
  const numbers = new Map(
    languages
      .flatMap((language) => Object.entries(language.numbers))
      .map(([word, value]) => [fold(word), value]),
  );
  const verbs = phraseTable<boolean>(false);
  for (const verb of all((words) => words.verbs)) verbs.add(verb, true);
  const leading: WordsOfLeading = (pick) => wordsOf(languages, (grammar) => pick(grammar.leading));
  const { recipients, promotions, asides, outsiders, papers, giving, themselves, chances, relative, help } =
    wordsAround(leading);
  const mentor = new RegExp(
    listAlternatives(languages, ({ stems }) => stems.mentoring),
    'iu',
  );
  /** Work beside others, not above them. */
  const withOthers = leading((words) => words.withOthers);
  const articles = wordsOf(languages, (grammar) => grammar.definiteArticles);
  const ofAfter = leading((words) => words.ofAfter.word);
  const ofEndings = [...leading((words) => words.ofAfter.endings)];
  /** Verbs of many meanings: they lead people only with a number of them or a group. */
  const weak = leading((words) => words.weak);
  const others = { before: leading((words) => words.before), ofPosts: leading((words) => words.ofPosts) };
  const groups = leading((words) => words.groups);
  const inside = leading((words) => words.inside);
  const [hires, newly] = [leading((words) => words.hires), leading((words) => words.newly)];
  const asRole = wordsOf(languages, (grammar) => grammar.as);
  const infinitives = wordsOf(languages, (grammar) => grammar.infinitives);
  const behindPurpose = leading((words) => words.purpose);
  const { studies, taught } = studiedWords(languages, [...infinitives, ...behindPurpose]);
  const article = leading((words) => words.onePerson);
  /** Words behind which a leader is somebody else, and those that may stand between. */
  const [below, between] = [leading((words) => words.under), leading((words) => words.underFillers)];
  const sizes = leading((words) => words.sizeOf);
  const trailing = new Set(all((words) => words.participles).map(fold));
  const persons = personWords(languages);
  /** People only behind a number or one of these words: "expense reports" are papers. */
  const mostlyPapers = leading((words) => words.reports.words);
  const ownReports = leading((words) => words.reports.behind);

  const going = new RegExp(`(?:${listAlternatives(languages, ({ claims }) => claims.gerunds)})$`, 'u');

  const sizeOf = (word: string) => numbers.get(word) ?? (/^\d{1,3}$/.test(word) ? Number(word) : null);

  const titled = titledWords(languages);
  const teams = new Set([...groups].filter((word) => titled.get(word) !== 'plural'));
  const joins = wordsOf(languages, (grammar) => grammar.joins);
  const teamSize = teamSizes({
    sizeOf,
    sizes,
    groups: teams,
    persons,
    joins,
  });

  /** The people that a verb at tokens `first`–`last` leads, as the index of their word; null when there are none. */
  function peopleOf(text: string, tokens: Token[], first: number, last: number): number | null {
    const verb = tokens[first]?.word ?? '';
    let told = false;
    for (let at = last + 1; at < tokens.length && at <= last + reach; at++) {
      const { word } = tokens[at] as Token;
      // "Built a chat bot to let teams work", "Managed territory to target physicians": what follows is done with them.
      if (at > last + 1 && infinitives.has(word) && sizeOf(tokens[at + 1]?.word ?? '') === null) return null;
      if (asides.has(word) || parted(text, tokens[at - 1] as Token, tokens[at] as Token)) return null;
      // "Responsible for clerical support of the team"
      if (help.words.has(word) && help.joints.has(tokens[at + 1]?.word ?? '')) return null;
      // "Leitung von" is leadership of, "geleitet von" is by.
      if (
        at === last + 1 &&
        withOthers.has(word) &&
        !(ofAfter.has(word) && ofEndings.some((ending) => verb.endsWith(ending)))
      )
        return null;
      const kind = persons.get(word);
      if (sizeOf(word) !== null || article.has(word)) told = true;
      if (kind === undefined || (kind === 'singular' && !(told && at <= last + 5))) continue;
      // "Managed personnel records" leads nobody.
      if (papers.has(tokens[at + 1]?.word ?? '') && isBeside(text, tokens, at)) continue;
      // "Team-based", "department-wide"
      if (/^-\p{Ll}/u.test(text.slice((tokens[at] as Token).to)) && !persons.has(tokens[at + 1]?.word ?? ''))
        continue;
      const beside = tokens[at - 1]?.word ?? '';
      if (/^(?:by|with)$/.test(beside) || tokens[at - 2]?.word === 'by') continue;
      // "Responsible for the system and provide staff with reports", "… and packages giving the team …"
      if (at > last + 1 && [beside, tokens[at - 2]?.word ?? ''].some((one) => giving.has(one))) continue;
      // "Led the gathering of requirements with research partners": beside them.
      if (!told && at > last + 3 && tokens.slice(last + 2, at).some((one) => one.word === 'with')) continue;
      // "Led the development of courses for supervisors", where "responsible for supervisors" leads them.
      if (!mentor.test(verb) && isFor(tokens, last, at, behindPurpose)) continue;
      if (mostlyPapers.has(word) && sizeOf(beside) === null && !ownReports.has(beside)) continue;
      // "Built a robot in a team of three": one of them did.
      if (teams.has(word) && kind !== 'plural' && isInside(tokens, last, at)) continue;
      const trains = mentor.test(verb) && kind !== 'singular' && !outsiders.has(word);
      if (weak.has(verb) && !trains && teamSize(text, tokens, last, at) === null && !groups.has(word))
        continue;
      if (weak.has(verb) && kind === 'singular') continue;
      return at;
    }
    return null;
  }

  /** True where "in", "on" stands right before a group, or before its article. */
  function isInside(tokens: Token[], last: number, at: number): boolean {
    const [near = '', far = ''] = [tokens[at - 1]?.word, tokens[at - 2]?.word];
    return (at - 1 > last && inside.has(near)) || (at - 2 > last && inside.has(far) && article.has(near));
  }

  /** True for a word of leading that is a person here: "1 lead and 1 manager", "met with head of sales". */
  function isSomebody(tokens: Token[], at: number): boolean {
    const before = tokens[at - 1]?.word ?? '';
    if (going.test(tokens[at]?.word ?? '')) return false;
    return withOthers.has(before) || sizeOf(before) !== null;
  }

  /** Behind a hyphen: "a self-directed learner" leads nobody else, and "student-led" tells who led. */
  function isLedBy(tokens: Token[], at: number): boolean {
    const [before, verb] = [tokens[at - 1]?.word ?? '', tokens[at]?.word ?? ''];
    return themselves.has(before) || (persons.has(before) && /ed$/u.test(verb));
  }

  /** Verbs with their people, as token ranges. */
  function acts(text: string, tokens: Token[]): Act[] {
    const found: Act[] = [];
    let done = -1;
    let wished = -1;
    /** What was learnt or is wished, and the verb that is joined to it: "ability to lead and mentor teams". */
    const isWished = ({ first, last }: { first: number; last: number }): boolean => {
      const own = mentor.test(tokens[first]?.word ?? '') ? taught : studies;
      const isJoined = wished === first - 2 && joins.has(tokens[first - 1]?.word ?? '');
      if (!isJoined && !isStudied(text, tokens, first, own)) return false;
      wished = last;
      return true;
    };
    for (const hit of verbs.find(tokens)) {
      if (hit.first <= done) continue;
      // "Led by a strong mentor in the team" speaks of somebody else, "under the team lead in a group of five" too.
      if (tokens.slice(Math.max(0, hit.first - 4), hit.first).some(({ word }) => word === 'by')) continue;
      if (
        isUnder(tokens, hit.first, below, between) ||
        isWished(hit) ||
        isWhoLed(tokens, hit.first, relative) ||
        isNoun(text, tokens, hit.last) ||
        isOthers(tokens, hit, others) ||
        isRecipient(tokens, hit, recipients, promotions) ||
        // "Hiring/area managers"
        (hires.has(tokens[hit.last]?.word ?? '') && text[tokens[hit.last]?.to ?? 0] === '/') ||
        // "Hired as part of the team", "hired on a team of four"
        (hires.has(tokens[hit.first]?.word ?? '') &&
          [asRole, inside].some((words) => words.has(tokens[hit.last + 1]?.word ?? ''))) ||
        // "Newly hired staff"
        (hires.has(tokens[hit.first]?.word ?? '') && newly.has(tokens[hit.first - 1]?.word ?? '')) ||
        isPlural(text, tokens, hit, (word) => persons.get(word) === 'people')
      )
        continue;
      if (hit.first === hit.last && isSomebody(tokens, hit.first)) continue;
      if (isChance(text, tokens, hit.first, chances)) continue;
      if (text[(tokens[hit.first] as Token).from - 1] === '-' && isLedBy(tokens, hit.first)) continue;
      const people = peopleOf(text, tokens, hit.first, hit.last);
      if (people === null) continue;
      found.push({ first: hit.first, said: hit.last, last: people, people });
      done = people;
    }
    if (found.length > 0) return found;
    for (const [at, token] of tokens.entries()) {
      if (!trailing.has(token.word)) continue;
      for (let back = at - 1; back >= 0 && back >= at - 6; back--) {
        if (parted(text, tokens[back] as Token, tokens[back + 1] as Token)) break;
        if (!persons.has(tokens[back]?.word ?? '')) continue;
        const first = Math.max(0, back - 2);
        found.push({ first, said: at, last: at, people: back });
        break;
      }
    }
    return found;
  }

  /** True for a verb of teaching: "trained", "provided training to"; it may stand behind its people. */
  function isMentoring(tokens: Token[], { first, said, last, people }: Act): boolean {
    const [own, behind] = [tokens[first]?.word ?? '', tokens[last]?.word ?? ''];
    if (mentor.test(own) || (people < last && mentor.test(behind))) return true;
    // "Lead and coach" leads, whatever else it does.
    if (people < last || verbs.find([tokens[first] as Token]).length > 0) return false;
    return tokens.slice(first, said + 1).some(({ word }) => mentor.test(word));
  }

  /** The number of people whom words that end at an offset tell of: "20 direct reports", "over 100 people as direct reports". */
  function sizeBeside(text: string, tokens: Token[], to: number): number | null {
    const at = tokens.findIndex((token) => token.to === to);
    return persons.get(tokens[at]?.word ?? '') === 'people' ? teamSize(text, tokens, -1, at) : null;
  }

  /** True where another verb of leading than one of mentoring stands between a verb and its people. */
  function managesToo(tokens: Token[], first: number, people: number): boolean {
    return verbs
      .find(tokens.slice(first + 1, people))
      .some((hit) => !mentor.test(tokens[first + 1 + hit.first]?.word ?? ''));
  }

  return (document: Document, places: Place[], jobs: Job[]): LeadershipFact[] => {
    const facts = byTitle(document, places, jobs);
    for (const place of places) {
      const { text, tokens } = place;
      // A list of skills names leadership; a sentence in it (a functional résumé) tells what was led.
      const told = place.section === 'skills' && tokens.length >= 5 && !/[,\t|•]/u.test(text);
      if (!told && !['experience', 'summary', 'none', 'projects'].includes(place.section)) continue;
      const job = place.job === null ? null : jobs[place.job];
      if (job && !counted.has(job.kind)) continue;
      const at = place.line.start;
      const quote = (first: number, last: number) =>
        place.around(evidence(document, at + (tokens[first] as Token).from, at + (tokens[last] as Token).to));
      const found = acts(text, tokens).filter(
        ({ first, last }) =>
          !notTitle.test(text.slice((tokens[first] as Token).from, (tokens[last] as Token).to)),
      );
      for (const act of found) {
        const { first, last, people } = act;
        // "Train, develop and manage a team": whoever manages one as well leads it.
        const alone = !managesToo(tokens, first, people);
        // "Hired three engineers": who leads them is not told.
        const hired = alone && hires.has(tokens[first]?.word ?? '') && !teams.has(tokens[people]?.word ?? '');
        const between = tokens.slice(first, people);
        const teaches = hired ? between.some(({ word }) => mentor.test(word)) : isMentoring(tokens, act);
        facts.push({
          kind: alone && teaches ? 'mentoring' : hired ? 'technical' : 'team',
          teamSize: hired ? null : teamSize(text, tokens, first, people),
          job: place.job,
          evidence: quote(first, last),
        });
      }
      if (found.length > 0 || !tokens.some((token) => telling.has(token.word))) continue;
      const match = phrase.exec(text);
      if (match === null) continue;
      const from = match.index;
      // "Worked with the technical lead": an article parts nothing.
      const beforeIt = tokens.findLast(({ word, to }) => to <= from && !articles.has(word))?.word ?? '';
      if (withOthers.has(beforeIt) || below.has(beforeIt)) continue;
      const size = sizeBeside(text, tokens, from + match[0].length);
      facts.push({
        kind: size === null ? 'technical' : 'team',
        teamSize: size,
        job: place.job,
        evidence: place.around(evidence(document, at + from, at + from + match[0].length)),
      });
    }
    return facts;
  };
}
