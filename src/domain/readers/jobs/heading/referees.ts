/* Those who speak for somebody, or with whom somebody worked, named beside the dates of a job. */
import { type HeadingWords, outerComma } from '#domain/readers/jobs/heading-words.ts';
import type { HeadingLine } from '#domain/readers/jobs/pieces.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { listAlternatives, looseAlternatives } from '#domain/words/patterns.ts';
import type { SharedWords } from '#domain/words/shared-words.ts';

/** The name of an institution in capitals: "HAO", "SwRI". */
const abbreviated = /^(?:\p{Lu}{2,6}|\p{Lu}\p{Ll}?\p{Lu}{1,4})$/u;

/** Makes what leaves out lines that name such a person ("Supervisor: Jane Doe"), where another line is left, and doctors between a title and its employer. */
export function refereeReader(
  languages: Words[],
  { doctors }: Pick<SharedWords, 'doctors'>,
  {
    titleScore,
    companyScore,
    isSchoolName,
  }: Pick<HeadingWords, 'titleScore' | 'companyScore' | 'isSchoolName'>,
): (lines: HeadingLine[]) => HeadingLine[] {
  const labels = looseAlternatives(languages.flatMap(({ grammar }) => grammar.referees));
  const named = new RegExp(`^\\s*(?:${labels})\\s?:\\s+\\p{Lu}`, 'iu');
  /** The same behind a title: ", Advisor: Jane Doe", with the name or before it. */
  const advisers = looseAlternatives(
    languages.flatMap(({ grammar }) => [...grammar.referees, ...grammar.advisers]),
  );
  const behindTitle = new RegExp(
    `\\s*[,;(|–-]\\s*(?:${advisers})\\s?:(?:\\s*\\p{Lu}[^\\t|;,)]*\\)?|\\s*$)`,
    'iu',
  );
  const doctor = `(?:${looseAlternatives(doctors)})\\.?\\s\\p{Lu}[\\p{L}.'’-]*(?:\\s\\p{Lu}[\\p{L}.'’-]*){0,3}`;
  const at = listAlternatives(languages, (grammar) => grammar.at);
  const worksWith = new RegExp(
    `\\s(?!(?:${at})\\s)\\p{Ll}{2,10}\\s${doctor}(?:\\s(?:&|\\p{Ll}{1,3})\\s${doctor})?(?=,\\s)`,
    'u',
  );
  return (lines) => {
    const rest = lines.filter((line) => !named.test(line.text));
    return (rest.length > 0 ? rest : lines).map(withoutReferee).map(withoutDoctor);
  };

  /** "Postdoctoral fellow, Northwind College, Leeds, Advisor: Jane Doe" without whom it was with. */
  function withoutReferee(line: HeadingLine): HeadingLine {
    const at = /:/u.test(line.text) ? line.text.search(behindTitle) : -1;
    if (at < 0 || titleScore(line.text.slice(0, at)) < 2) return line;
    // "Nurse – Supervisor: Northwind Hospital".
    const name = line.text.slice(line.text.indexOf(':', at) + 1).split(/[,|\t]/u, 1)[0] ?? '';
    if (isSchoolName(name) || companyScore(name.trim()) >= 3) return line;
    return { ...line, text: line.text.replace(behindTitle, (one) => ' '.repeat(one.length)).trimEnd() };
  }

  /** "Research Assistant with Dr. Jane Doe and Dr. Jo Roe, Northwind" with blanks in the place of the doctors. */
  function withoutDoctor(line: HeadingLine): HeadingLine {
    const found = worksWith.exec(line.text);
    if (found === null || titleScore(line.text.slice(0, found.index)) < 2) return line;
    const rest = line.text.slice(found.index + found[0].length).replace(/[\s(]+$/u, '');
    const [, behind = ''] = rest.split(outerComma);
    // "Nurse for Dr. Roe, Family Home": a practice is the doctor's own.
    if (!abbreviated.test(behind) && !isSchoolName(behind)) return line;
    return { ...line, text: line.text.replace(worksWith, (one) => ' '.repeat(one.length)) };
  }
}
