import { type Document, type Line, textOf } from '../document.ts';
import { evidence } from '../evidence.ts';
import type { IntegrityFact } from '../resume.ts';
import type { Words } from '../words/lexicon.ts';
import { wordsOf } from '../words/patterns.ts';
import { fold, tokenize } from '../words/words.ts';
import { breakTest } from './integrity/page-breaks.ts';
import { screenerText } from './integrity/screener-text.ts';
import { isSpacer, mostSpacers } from './integrity/spacers.ts';

/** What integrity reading gives: the facts, and whether a text speaks to an automatic screener (it earns nothing). */
interface Integrity {
  facts: IntegrityFact[];
  isAddressed(text: string): boolean;
}

/** Words of a rating: "Very good command of it". */
const mostOfRating = 5;

/** Letters of a document's hidden text from which somebody may have hidden it. */
const fewestHidden = 5;
const lettersOf = (words: IntegrityFact['evidence']) =>
  words.source === 'document' ? (words.quote.match(/\p{L}/gu) ?? []).length : 0;

/** A word that says something: spaces are set with letters that nobody is to see ("ii"). */
const word = /\p{L}{3}|[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2}/u;

/** "#TPL#0f3c-4a1b-9d2e": the number of a template or of a file, of more digits than letters without a blank. */
function isNumber(text: string): boolean {
  const own = text.trim();
  return !/\s/u.test(own) && (own.match(/\d/gu) ?? []).length > (own.match(/\p{L}/gu) ?? []).length;
}

/** Words of the note that the author of a template leaves in it, and how many of them at its opening say so. */
const [mostOfNote, opening] = [40, 8];
const opensNote = /^\s*(?:©|\(c\)|copyright\b)/iu;

/** The words of a text between single blanks. */
const wordsIn = (text: string) =>
  ` ${tokenize(text)
    .map((token) => token.word)
    .join(' ')} `;

/** Words of an older copy in which one may have another form, and letters that its forms share. */
const [fewestOfCopy, stemmed] = [6, 6];

/** "XXXXX": what a template has where nothing was filled in. */
const oneLetter = /^(\p{L})\1+$/u;

/** Words that a page covers, and tenths of them that are seen elsewhere, from which they are an older copy that somebody wrote over. */
const [wordsOfOldCopy, ofOldCopy] = [20, 8];

/** Pages whose covered text is an older copy: nearly all of its words are seen, as they were written anew above it. */
function oldCopies(document: Document, seen: string): Set<number | null> {
  const covered = Map.groupBy(
    document.lines.filter(({ hiding }) => hiding === 'covered'),
    ({ page }) => page,
  );
  const isOld = (lines: Line[]) => {
    const words = lines.flatMap((line) => tokenize(textOf(document, line)).map(({ word }) => word));
    const known = words.filter((word) => seen.includes(` ${word} `));
    return words.length >= wordsOfOldCopy && known.length * 10 >= words.length * ofOldCopy;
  };
  return new Set([...covered].filter(([, lines]) => isOld(lines)).map(([page]) => page));
}

/** What everybody sees: an older copy of it that a file keeps beneath hides nothing. */
const visibleWords = (document: Document) =>
  wordsIn(
    document.lines
      .filter(({ hiding }) => hiding === null)
      .map((line) => textOf(document, line))
      .join('\n'),
  );

/** Makes a reader of text that the page hides and of text that speaks to an automatic screener. */
export function integrityReader(languages: Words[]) {
  const addressed = screenerText(languages);
  const fillers = new Set(
    languages.flatMap((language) => [...language.stopwords, ...language.until, ...language.since]).map(fold),
  );
  const pageWords = wordsOf(languages, (grammar) => grammar.pageWords);
  const months = new Set(languages.flatMap((language) => Object.keys(language.months)).map(fold));
  const formMarks = wordsOf(languages, (grammar) => grammar.formMarks);
  const templateWords = wordsOf(languages, (grammar) => grammar.templateWords);
  const ratings = wordsOf(languages, (grammar) => grammar.ratings);
  /** What the bars and dots of a template say to those who listen: "Very good command" in letters of a point. */
  const isRating = ({ hiding }: Line, text: string) => {
    const words = tokenize(text);
    return hiding === 'tiny' && words.length <= mostOfRating && words.every(({ word }) => ratings.has(word));
  };
  const headings = new Set(
    languages.flatMap((language) => Object.values(language.headings).flat()).map(fold),
  );
  /** "FORMAÇÃO" beneath "EDUCATION": the heading of a template in another language, one word that says nothing of anybody. */
  const isHeading = (text: string) => {
    const own = fold(text.trim().replace(/\s*:$/u, ''));
    return !/\s/u.test(own) && headings.has(own);
  };
  /** "© This free resume template is the copyright of …": a sentence that says early whose template it is, and lists nothing. */
  const isNote = (text: string, words: string[]) => {
    const capitals = text.match(/(?<!\p{L})\p{Lu}/gu)?.length ?? 0;
    return (
      opensNote.test(text) &&
      words.length <= mostOfNote &&
      words.slice(0, opening).some((one) => templateWords.has(one)) &&
      capitals * 2 < words.length &&
      addressed(text) === null
    );
  };
  /**
   * What a page hides without a promise: small words for those who listen to it ("until" between two dates), the number of a page that
   * stands beside it, what a word processor writes around forms, and whose the template is ("© This free resume template …").
   */
  const isFiller = (text: string) => {
    if (formMarks.has(fold(text.trim())) || isNumber(text)) return true;
    const words = tokenize(text).map(({ word }) => word);
    if (isNote(text, words)) return true;
    const [first = ''] = words;
    const numbered = pageWords.has(first)
      ? words.slice(1).map((word) => word.replace(/^\d{1,3}$/, ''))
      : words;
    return numbered.every((word) => word === '' || fillers.has(word) || oneLetter.test(word));
  };

  /**
   * True for an older copy beneath a box, or a footer beyond the edge, whose words all stand among what is seen; of a footer they may be a
   * month, a number or one of pages too.
   */
  const isRepeated = ({ hiding }: Line, text: string, seen: string) => {
    if (hiding !== 'off_page' && hiding !== 'covered') return false;
    const isOfFooter = (word: string) => months.has(word) || pageWords.has(word) || /^\d+$/u.test(word);
    const words = tokenize(text).map(({ word }) => word);
    const others = words.filter(
      (word) => !seen.includes(` ${word} `) && !(hiding === 'off_page' && isOfFooter(word)),
    );
    // "Modernising the …" beneath "Modernized the …": the same sentence with one verb in another form.
    const isForm = (word: string) => word.length >= stemmed && seen.includes(` ${word.slice(0, stemmed)}`);
    return (
      others.length === 0 || (others.length === 1 && words.length >= fewestOfCopy && others.every(isForm))
    );
  };

  function factsOf(document: Document, suspect: boolean): IntegrityFact[] {
    const facts: IntegrityFact[] = [];
    const rated = new Set<IntegrityFact>();
    let spacers = 0;
    const isHiding = document.lines.some(({ hiding }) => hiding !== null);
    const seen = isHiding ? visibleWords(document) : '';
    const old = isHiding ? oldCopies(document, seen) : new Set();
    const isCutByBreak = isHiding ? breakTest(document) : () => false;
    for (const line of document.lines) {
      if (line.hiding === null && !suspect) continue;
      const text = textOf(document, line);
      const tells = word.test(text) && !isFiller(text);
      const isKnown = () =>
        seen.includes(wordsIn(text)) ||
        isRepeated(line, text, seen) ||
        (line.hiding === 'covered' && old.has(line.page)) ||
        isCutByBreak(line);
      if (line.hiding !== null && tells && !isKnown()) {
        const fact: IntegrityFact = {
          kind: 'hidden_text',
          how: line.hiding,
          evidence: evidence(document, line.start, line.end),
        };
        facts.push(fact);
        const fills = isSpacer(document, line) && ++spacers <= mostSpacers;
        if (isRating(line, text) || isHeading(text) || fills) rated.add(fact);
      }
      const found = suspect ? addressed(text) : null;
      if (found) {
        facts.push({
          kind: 'screener_text',
          how: line.hiding ?? 'visible',
          evidence: evidence(document, line.start + found.from, line.start + found.to),
        });
      }
    }
    // Two letters that a logo has left hide nothing from anybody.
    const hidden = facts.filter(({ kind }) => kind === 'hidden_text');
    const letters = hidden.reduce((sum, { evidence: words }) => sum + lettersOf(words), 0);
    // Where more than ratings, headings and spacers is hidden they are a part of it.
    const isNothing = letters < fewestHidden || hidden.every((fact) => rated.has(fact));
    return isNothing ? facts.filter(({ kind }) => kind !== 'hidden_text') : facts;
  }

  return (document: Document): Integrity => {
    // A phrase in a line is one in the whole text too, which is quicker to ask once.
    const suspect = addressed(document.text) !== null;
    return {
      facts: factsOf(document, suspect),
      isAddressed: (text) => suspect && addressed(text) !== null,
    };
  };
}
