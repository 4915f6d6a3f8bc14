/*
 * Titles to which the employer's name clings without a mark between them, in entry after entry: "Recruiterbox Fullstack Developer"; or with a
 * hyphen that clings to the name: "Northwind- Project Coordinator".
 */
import type { HeaderReader } from '#domain/readers/jobs/heading/headers.ts';
import type { Headings, Piece } from '#domain/readers/jobs/pieces.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { fold } from '#domain/words/words.ts';

/** Names that must be told by their own words before the other entries of the section are parted as they are. */
const fewest = 2;
/** Words of a name before a title: further ones are the title's. */
const mostBefore = 3;
/** Words of a name behind a title. */
const mostBehind = 6;
/** Letters of a word that a dictionary may be asked for: "SQL" and "II" are in none. */
const shortestWord = 4;

type Side = 'before' | 'behind';

/** A title parted from the name that clings to it; `sure` where a word of the name is in no list of ours. */
interface Parted {
  headings: Headings;
  sure: boolean;
}

interface Word {
  text: string;
  at: number;
}

/** Makes what parts the headings of a section; `knows` says whether a word in small letters is in any list. */
export function gluedReader(
  headers: HeaderReader,
  knows: (word: string) => boolean,
  languages: Words[],
): (drafts: readonly Headings[]) => Headings[] {
  const small = new Set(
    languages
      .flatMap(({ stopwords, grammar }) => [...stopwords, ...grammar.names.of, ...grammar.nameWords])
      .map(fold),
  );
  const isTitleWord = ({ text }: Word) => headers.titleScore(text) > 0;
  const isName = ({ text }: Word) => /^[\p{Lu}\d]/u.test(text) && headers.isNamed(text);
  const isUnknown = ({ text }: Word) => {
    const letters = text.replace(/[^\p{L}]+/gu, '');
    return (
      letters.length >= shortestWord && !knows(letters.toLowerCase()) && headers.titleScore(letters) === 0
    );
  };
  /** Written as no word of a language is: "FreshPaint", "Pex.com". */
  const isCoined = ({ text }: Word) => /\p{Ll}\p{Lu}|\p{L}\.\p{Ll}{2}/u.test(text);
  return parted;

  /** The headings of a section, parted where several without an employer show that a name stands on one side of their titles. */
  function parted(given: readonly Headings[]): Headings[] {
    const drafts = atHyphens(given);
    const bare = drafts.filter(({ title, company }) => title !== null && company === null);
    if (bare.length < fewest) return [...drafts];
    const sure = (side: Side) => new Set(bare.flatMap((draft) => sureName(draft.title as Piece, side))).size;
    const [before, behind] = [sure('before'), sure('behind')];
    if (Math.max(before, behind) < fewest || before === behind) return [...drafts];
    const side = before > behind ? 'before' : 'behind';
    return drafts.map((draft) => {
      if (draft.title === null || draft.company !== null) return draft;
      return part(draft.title, side)?.headings ?? draft;
    });
  }

  /** "Northwind- Project Coordinator", where every title without an employer is written so: of one alone it may be a long word. */
  function atHyphens(drafts: readonly Headings[]): readonly Headings[] {
    const bare = drafts.filter(({ title, company }) => title !== null && company === null);
    const cuts = new Map(bare.map((draft) => [draft, atHyphen(draft.title as Piece)]));
    const isShape = [...cuts.values()].every((found) => found !== null);
    // "Self- Employed Plumber" has the same word before its hyphen again and again.
    const sure = new Set(
      [...cuts.values()].map((found) => (found?.sure ? found.headings.company?.text : '')),
    );
    sure.delete('');
    return isShape && sure.size >= fewest
      ? drafts.map((draft) => cuts.get(draft)?.headings ?? draft)
      : drafts;
  }

  function atHyphen(title: Piece): Parted | null {
    const found = /^([^-–—,;:()|/]{4,})-\s+(?=\p{Lu}\S*\s+\p{L})/u.exec(title.text);
    const [whole, name = ''] = found ?? [''];
    const own = { ...title, text: title.text.slice(whole.length), from: title.from + whole.length };
    if (name === '' || headers.titleScore(own.text) < 2 || headers.isPlace(name)) return null;
    const company = { ...title, text: name, to: title.from + name.length };
    // "Mortgages- Loan Officer", "Java- Software Developer": words that other lists have are a branch or a tool as often.
    const isOwnName = name.split(/\s+/).some((text) => isUnknown({ text, at: 0 }));
    return { headings: { title: own, company }, sure: headers.titleScore(name) === 0 && isOwnName };
  }

  function sureName(title: Piece, side: Side): string[] {
    const found = part(title, side);
    return found?.sure ? [found.headings.company?.text ?? ''] : [];
  }

  function part(title: Piece, side: Side): Parted | null {
    if (headers.titleScore(title.text) < 2 || /[,;:()|/]|\s[-–—]\s/u.test(title.text)) return null;
    const words = [...title.text.matchAll(/\S+/gu)].map((match) => ({ text: match[0], at: match.index }));
    return side === 'before' ? partBefore(title, words) : partBehind(title, words);
  }

  /** "FreshPaint Sr. Software Engineer": names up to the first word that is in a list. */
  function partBefore(title: Piece, words: Word[]): Parted | null {
    const count = words.findIndex((word) => !isUnknown(word) || !isName(word));
    const rest = words[count];
    if (count < 1 || count > mostBefore || !rest) return null;
    return cut(title, rest.at, 'before', words.slice(0, count).some(isCoined));
  }

  /** "CTO HEARTHSIM": names behind the last word of the title. */
  function partBehind(title: Piece, words: Word[]): Parted | null {
    const names = words.slice(words.findLastIndex(isTitleWord) + 1);
    const [first] = names;
    if (!first || first.at === 0 || names.length > mostBehind || !names.every(isName)) return null;
    if (/^(?:[IVX]+|\d+)$/.test(first.text)) return null;
    // "VENDEDOR DE DOCES": in capitals a small word is written as a name is.
    if (/^\p{Lu}{1,3}$/u.test(first.text) && small.has(fold(first.text))) return null;
    return cut(title, first.at, 'behind', names.some(isUnknown));
  }

  function cut(title: Piece, at: number, side: Side, sure: boolean): Parted | null {
    const left = title.text.slice(0, at).trimEnd();
    const pieces = [
      { ...title, text: left, to: title.from + left.length },
      { ...title, text: title.text.slice(at), from: title.from + at },
    ] as const;
    const [own, name] = side === 'before' ? ([pieces[1], pieces[0]] as const) : pieces;
    if (
      headers.titleScore(own.text) < 2 ||
      headers.isPlace(name.text) ||
      headers.companyScore(name.text) <= 0
    )
      return null;
    return { headings: { title: own, company: name }, sure };
  }
}
