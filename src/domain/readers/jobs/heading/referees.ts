/* Those who speak for somebody, named beside the dates of a job. */
import type { HeadingLine } from '#domain/readers/jobs/pieces.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { looseAlternatives } from '#domain/words/patterns.ts';

/** Makes what leaves out lines that name such a person ("Supervisor: Jane Doe"), where another line is left. */
export function refereeReader(languages: Words[]): (lines: HeadingLine[]) => HeadingLine[] {
  const labels = looseAlternatives(languages.flatMap(({ grammar }) => grammar.referees));
  const named = new RegExp(`^\\s*(?:${labels})\\s?:\\s+\\p{Lu}`, 'iu');
  return (lines) => {
    const rest = lines.filter((line) => !named.test(line.text));
    return rest.length > 0 ? rest : lines;
  };
}
