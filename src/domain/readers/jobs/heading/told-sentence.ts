/* A heading that is a sentence: "Worked as Senior Engineer in Northwind Ltd", "Trabajé en Panadería Contoso como vendedora". */
import type { HeadingLine } from '#domain/readers/jobs/pieces.ts';
import { behindTold, inEmployer, workedAs, workedWith } from '#domain/readers/jobs/told-words.ts';
import type { Grammar } from '#domain/words/grammar.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { listAlternatives, listOf, spellings } from '#domain/words/patterns.ts';
import { alternatives } from '#domain/words/words.ts';

/** What leads to the dates. */
const openDates = /\s+(?:from|since)\s*$/iu;

/** Makes what parts such a line into its title and its employer; any other line comes back as it is. */
export function sentenceParter(languages: Words[]): (line: HeadingLine) => HeadingLine[] {
  const list = (pick: (grammar: Grammar) => string[]) => listAlternatives(languages, pick);
  const articles = list((grammar) => [...grammar.indefiniteArticles, ...grammar.definiteArticles]);
  const as = `(?:${list((grammar) => grammar.as)})\\s+(?:(?:${articles})\\s+)?`;
  const at = list((grammar) => [
    ...grammar.at,
    ...grammar.worksFor,
    ...grammar.atInSentences,
    ...grammar.atBeforePlace,
  ]);
  const within = `(?:${at})\\s+(?:(?:${articles})\\s+)?`;
  const verbs = alternatives(listOf(languages, (grammar) => grammar.worked).flatMap(spellings));
  // "Then I worked": what opens the sentence, and the verb.
  const worked = `^[\\s•●▪*–-]*(?:[\\p{L}'’]+\\s+){0,2}?(?:${verbs})\\s+`;
  const leading = alternatives(languages.flatMap(({ since, grammar }) => [...since, ...grammar.dates.of]));
  const end = `(?:\\s+(?:${leading}))?[\\s.,]*$`;
  const firm = (more: string) => `(?<company>[\\p{Lu}\\p{N}][^.;${more}]{1,60}?)`;
  const title = '(?<title>\\p{L}[^,.;]{2,60}?)';
  const patterns = [
    new RegExp(`${worked}${as}${title}\\s+${within}${firm('')}${end}`, 'u'),
    new RegExp(`${worked}${within}${firm(',')}(?:,[^,.;]{2,30})?,?\\s+${as}${title}${end}`, 'u'),
  ];
  return (line) => {
    for (const pattern of [workedWith, ...patterns]) {
      const { company, title } = pattern.exec(line.text)?.groups ?? {};
      if (!company || !title) continue;
      return [company, title].map((text) => ({
        ...line,
        text,
        from: line.from + line.text.indexOf(text),
      }));
    }
    return asWorked(line);
  };
}

/** "Worked as Senior Engineer in Northwind Ltd": the words around the title fall away. */
function asWorked(line: HeadingLine): HeadingLine[] {
  const opening = workedAs.exec(line.text);
  if (!opening) return [line];
  const from = line.from + opening[0].length;
  const rest = line.text.slice(opening[0].length).replace(behindTold, '');
  const at = inEmployer.exec(rest);
  if (!at) return [{ ...line, text: rest.replace(openDates, ''), from }];
  const behind = at.index + at[0].length;
  return [
    { ...line, text: rest.slice(0, at.index), from },
    { ...line, text: rest.slice(behind).replace(openDates, ''), from: from + behind },
  ];
}
