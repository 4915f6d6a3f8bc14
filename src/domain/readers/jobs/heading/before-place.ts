/*
 * Employers that a small word of many meanings leads to: "Líder técnico en ACMO, Santiago", "Infirmière à l’Hôpital Central". The word leads
 * to fields and towns as well ("ingeniera en sistemas", "infirmière à Lyon"), so that the name or the place behind it has to tell.
 */
import type { HeadingWords } from '#domain/readers/jobs/heading-words.ts';
import { type HeadingLine, type Headings, split } from '#domain/readers/jobs/pieces.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { listAlternatives } from '#domain/words/patterns.ts';

/** Where the name of an employer ends. */
const ends = /,\s|\s[-–—|•·]\s|\t|\s\(/gu;
/** Letters of a name that no word is written with: "ACMO", "eCorp". */
const capitals = /^\p{Lu}{2,}|\p{Ll}\p{Lu}/u;

/** Makes what reads title and employer of the first such heading; null where there is none. */
export function beforePlaceReader(
  { titleScore, companyScore, isPlace, isField, isSubject, isSort }: HeadingWords,
  languages: Words[],
): (lines: HeadingLine[]) => Headings | null {
  const small = listAlternatives(languages, (grammar) => grammar.atBeforePlace);
  if (small === '') return () => null;
  const leads = new RegExp(`(?<=\\p{L})\\s+(?:(?:${small})\\s+|(?:${small})\\s?l['’])(?=\\p{Lu})`, 'gu');
  return (lines) => {
    for (const line of lines) {
      const [title, rest, ...more] = split(line.text, line.from, line.row, line.bold, leads);
      if (!title || !rest || more.length > 0 || title.text.includes(', ') || titleScore(title.text) < 2)
        continue;
      const [company, ...behind] = split(rest.text, rest.from, rest.line, rest.bold, ends);
      if (!company || isPlace(company.text) || isField(company.text) || isSubject(company.text)) continue;
      if (titleScore(company.text) > 0 && companyScore(company.text) < 3) continue;
      const isPlaced = behind.length > 0 && isPlace(behind.map(({ text }) => text).join(', '));
      // "Ingeniera en Sistemas": right behind the word of a title stands its field as often.
      const isOpen = titleScore(title.text.split(/\s+/u).at(-1) ?? '') > 0;
      const isName = capitals.test(company.text) || /\s/.test(company.text);
      const isBeside = behind.length > 0 && !isOpen;
      // "Becaria en TPC Punto Final": an internship with a name of capitals.
      const isIntern = isSort(title.text) && capitals.test(company.text);
      if (companyScore(company.text) >= 3 || isBeside || isIntern || (isPlaced && isName))
        return { title, company };
    }
    return null;
  };
}
