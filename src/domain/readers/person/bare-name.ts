import { closeUp } from '../structure/heading-text.ts';
import type { NameWords } from './name-words.ts';

/** "Yiran Ma": a surname written as a degree is, in the letters of a name and behind one word. */
const shortSurname = /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}{1,2}$/u;

/** A name without what stands around it: titles, degrees, letter spacing. */
export function bare(text: string, known: NameWords): string {
  return (
    closeUp(text.trim().replace(/^["“](.+)["”]$/u, '$1'))
      .replace(known.titles, '')
      // "Dipl.-Ing. (FH)".
      .replace(/^\(\p{Lu}{1,4}\)\s+/u, '')
      .replace(known.degrees, (degree, at: number, all: string) =>
        at > 0 && shortSurname.test(all.trim()) ? degree : '',
      )
      .replace(/,\s*(?=(?:jr|sr)\.?$)/iu, ' ')
      .replace(/,\s*(?=(?:I{2,3}|IV)$)/u, ' ')
      // A mark of the language or a charter behind two words at least: "Jane Doe ENG".
      .replace(/(?<=\S \S*\p{Ll}) (?!I{1,3}$|IV$)\p{Lu}{2,3}$/u, '')
      // How Japanese names are read: "山田 花子（ヤマダ ハナコ）".
      .replace(/（[^）]{1,60}）\s*$/u, '')
      // "Jane(Ted) Doe".
      .replace(/(?<=\p{Ll})(?=\(\p{Lu}\p{L}+\)\s)/u, ' ')
      // "(she/her)" falls away; a name one goes by, "(Ted)" or "Ted" in quotes, stays.
      .replace(/\s*\((?!\p{Lu}\p{L}+\))[^)]{1,60}\)\s*/u, ' ')
      .replace(/(?:\s*,|-)\s*$/, '')
      .replace(/(?<=\p{L}{2})(?<!\b(?:jr|sr))\.$/iu, '')
      .replace(/\s+/g, ' ')
      .trim()
      // "Jane Doe's" over the word for the document.
      .replace(/(?<=^\p{Lu}\S{1,30} \p{Lu}\S{0,30})['’]s$/u, '')
  );
}
