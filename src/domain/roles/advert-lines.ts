import { headerReader } from '../readers/jobs/heading/headers.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { alternatives, fold } from '../words/words.ts';
import type { AdvertWords } from './advert-words.ts';

type Block = 'must' | 'wanted' | 'nice' | 'duties' | 'ignored' | 'intro';

/** A line of an advert that asks for something; `from` and `to` are code points of the text. */
export interface Asked {
  text: string;
  /** The words of `from` to `to` as they stand. */
  line: string;
  from: number;
  to: number;
  /** How much it is wanted. */
  block: Exclude<Block, 'ignored' | 'intro'>;
  /** True when its own words say that nothing goes without it. */
  strict: boolean;
  /** True when its own words say that it is not needed: it asks for nothing. */
  isFree: boolean;
}

/** Words of a name that is told by its initials. */
const longestInitials = 3;
/** Words of a heading that stands over a list. */
const longestHeading = 6;
/** Words with capitals, up to four. */
const titled = /(?<![\p{L}\p{N}])(?:\p{Lu}[\p{L}+#-]*\s){0,3}\p{Lu}[\p{L}+#-]*/gu;

/** A line without the marks before and behind its words; linear in them, which a pattern of those at its end is not. */
function withoutMarks(line: string): string {
  let end = line.length;
  while (/[\s:*?!.]/u.test(line[end - 1] ?? '')) end -= 1;
  return line.slice(0, end).replace(/^[\s#*•▪–-]+/u, '');
}

/** A pattern of whole words of a list. */
export function anyWord(list: string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives(list)})(?![\\p{L}\\p{N}])`, 'iu');
}

/** Makes a reader of adverts: what their lines ask for, as much wanted as their words or the heading above say, and their title. */
export function advertReader(lexicon: Lexicon, advert: AdvertWords) {
  const headers = headerReader(lexicon);
  const [must, nice] = [anyWord(advert.must), anyWord(advert.nice)];
  const offered = anyWord(advert.ignored);
  const { phrases, none, needed } = advert.notAsked;
  const notAsked = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${alternatives(phrases)}|(?:${alternatives(none)})(?:\\s[^\\s,:]{1,40}){1,5}\\s(?:${alternatives(needed)}))(?![\\p{L}\\p{N}])`,
    'iu',
  );
  const titleLabel = new RegExp(`^\\s*(?:${alternatives(advert.titleLabels)})\\s*:\\s*(.{3,100})$`, 'iu');
  const open = alternatives(advert.openToAll);
  const openToAll = new RegExp(`\\((?:${open})(?:\\s*[/|,]\\s*(?:${open}))*\\)`, 'giu');
  const short = `(?<=(?<![\\p{L}\\d.])(?:${alternatives(advert.shortForms)}))\\.`;
  const sentence = new RegExp(`(?:[^;.]|[;.](?=\\S)|${short})+`, 'giu');
  const tail = new RegExp(` (?:${alternatives(advert.headingTails)})$`, 'iu');
  const [mustAlone, niceAlone] = [aloneIn(advert.must), aloneIn(advert.nice)];
  const joined = new RegExp(
    `\\s(?:${alternatives(lexicon.languages.flatMap(({ grammar }) => grammar.joins))})\\s`,
    'iu',
  );
  const headings: [Block, Set<string>][] = (['must', 'nice', 'ignored', 'duties', 'wanted'] as const).map(
    (block) => [block, new Set(advert[block].map(fold))],
  );

  function blockOf(line: string): Block | null {
    const bare = fold(withoutMarks(line).replace(/['’]/g, "'")).replace(tail, '');
    if (bare === '' || bare.length > 60) return null;
    for (const [block, names] of headings) if (names.has(bare)) return block;
    const isHeading = /:\s*$/.test(line) && bare.split(' ').length <= 6;
    if (!isHeading) return null;
    return nameWithin(bare);
  }

  /** The block of the first name of a heading that stands within words. */
  function nameWithin(bare: string): Block | null {
    for (const [block, names] of headings)
      for (const name of names) if (` ${bare} `.includes(` ${name} `)) return block;
    return null;
  }

  /** What a heading over a list says by a name within it: "Our benefits – just for you"; of an unknown one that opens an advert, that what follows is asked for. */
  function blockOver(line: string, before: Block): Block | null {
    return nameWithin(fold(withoutMarks(line))) ?? (before === 'intro' ? 'wanted' : null);
  }

  /** How much the words of a text say that it is wanted; null where they say nothing. What stands in brackets is said of them alone, but for "(nice to have)". */
  function saidOf(own: string): 'must' | 'nice' | null {
    const plain = own.replace(/\([^()]*\)/gu, (inside) =>
      niceAlone.test(inside) || mustAlone.test(inside) ? inside : ' ',
    );
    return nice.test(plain) ? 'nice' : must.test(plain) ? 'must' : null;
  }

  /** Parts of a sentence that are wanted each for itself: "DATEV and Excel, SAP FI preferred". */
  function partsOf(sentence: string): string[] {
    const at = sentence.lastIndexOf(', ');
    const [before, behind] = [sentence.slice(0, at), sentence.slice(at)];
    const isApart =
      at > 0 &&
      saidOf(behind) === 'nice' &&
      saidOf(before) === null &&
      joined.test(before) &&
      !joined.test(behind);
    return isApart ? [before, behind] : [sentence];
  }

  /** A heading before its own text: "Requirements: 8+ years in construction; first aid". */
  function inlineHeading(line: string): { block: Block; length: number } | null {
    const found = /^[^:]{3,40}:(?=\s+\S{2})/u.exec(line);
    const block = found ? blockOf(found[0]) : null;
    return found && block !== null ? { block, length: found[0].length } : null;
  }

  /** What a line asks for, sentence by sentence; `from` is where it begins, in code points, `skip` what its heading takes. */
  function itemsOf(line: string, from: number, skip: number, block: Asked['block']): Asked[] {
    const items: Asked[] = [];
    // Code points up to the last match, counted as they come.
    let [at, points] = [0, 0];
    for (const match of line.slice(skip).matchAll(sentence)) {
      let start = skip + match.index;
      for (const own of partsOf(match[0])) {
        if (/\p{L}{2}/u.test(own)) {
          points += [...line.slice(at, start)].length;
          at = start;
          const said = saidOf(own);
          items.push({
            // Patterns look through it: a run of blanks costs them its square.
            text: own
              .replace(/\s+/gu, ' ')
              .replace(/^[\s,*•▪●–-]+/u, '')
              .trim(),
            line: own,
            from: from + points,
            to: from + points + [...own].length,
            block: said ?? block,
            strict: said === 'must' || (said === null && block === 'must'),
            isFree: notAsked.test(own.replace(/’/gu, "'")),
          });
        }
        start += own.length;
      }
    }
    return items;
  }

  function asked(text: string): Asked[] {
    const found: Asked[] = [];
    let block: Block = 'intro';
    let from = 0;
    const lines = text.split('\n');
    for (const [index, line] of lines.entries()) {
      const length = [...line].length;
      const own: Block | null =
        blockOf(line) ?? (isOverList(line, lines, index) ? blockOver(line, block) : null);
      const inline: { block: Block; length: number } | null = own === null ? inlineHeading(line) : null;
      if (own !== null) block = own;
      else if (inline !== null) block = inline.block;
      if (own === null && block !== 'ignored' && block !== 'intro')
        found.push(...itemsOf(line, from, inline?.length ?? 0, block));
      from += length + 1;
    }
    return found.length > 0 ? found : inProse(text);
  }

  /** What an advert without any heading asks for: its sentences, but for those on what the employer gives. */
  function inProse(text: string): Asked[] {
    const found: Asked[] = [];
    const lines = text.split('\n');
    const title = titleOf(lines.filter((line) => line.trim() !== ''));
    let from = 0;
    for (const line of lines) {
      if (bareTitle(line, openToAll) !== title) found.push(...itemsOf(line, from, 0, 'wanted'));
      from += [...line].length + 1;
    }
    return found.filter(({ text: own }) => !offered.test(own));
  }

  /** "We look for a Backend Engineer who …": the title within a line that holds more. */
  function titleWithin(line: string): string | undefined {
    return [...line.matchAll(titled)].map(([words]) => words).find((words) => headers.titleScore(words) >= 2);
  }

  function titleOf(lines: string[]): string {
    const labelled = lines.map((line) => titleLabel.exec(line)?.[1]).find((one) => one !== undefined);
    const first = lines
      .slice(0, 15)
      .find((line) => line.length < 90 && headers.titleScore(bareTitle(line, openToAll)) > 0);
    const within = labelled || first ? undefined : lines.map(titleWithin).find((one) => one !== undefined);
    return bareTitle(labelled ?? first ?? within ?? lines[0] ?? 'Role', openToAll).slice(0, 100);
  }

  return { asked, titleOf };
}

/** A text of nothing but one of some words, in brackets or not: "(nice to have)". */
function aloneIn(list: string[]): RegExp {
  return new RegExp(`^[\\s(]*(?:${alternatives(list)})[\\s).!]*$`, 'iu');
}

/** A short line over items, as a heading is that no list has. */
function isOverList(line: string, lines: string[], index: number): boolean {
  const next = lines.slice(index + 1, index + 3).find((one) => one.trim() !== '');
  const words = line.trim().split(/\s+/).length;
  return (
    words <= longestHeading &&
    /^\s*\p{L}/u.test(line) &&
    !/[.!,]\s*$/u.test(line) &&
    /^\s*[*•▪●–-]\s/u.test(next ?? '')
  );
}

function bareTitle(line: string, openToAll: RegExp): string {
  return line
    .replace(/^[\s#*]+/, '')
    .replace(openToAll, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The words around a certificate's name, without its alternatives: "Valid nursing registration (NMC)"; of several the first that `isOne` says names one. */
export function certificateOf(text: string, or: RegExp, isOne: (part: string) => boolean): string {
  const parts = text.replace(/\s*(?:[;?!]|\.(?!\p{L})).*$/u, '').split(or);
  const first = parts[0] ?? text;
  // "ACCA or CIMA, certified": the name stands before what it is.
  const isName = /\p{Lu}{3}/u.test(first) && first.trim().split(/\s+/).length <= longestInitials;
  return (isName ? first : (parts.find(isOne) ?? first)).trim();
}
