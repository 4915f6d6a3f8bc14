import type { Document } from '#domain/document.ts';
import { evidence } from '#domain/evidence.ts';
import type { DateReader } from '#domain/readers/dates.ts';
import type { Piece } from '#domain/readers/jobs/pieces.ts';
import type { Section } from '#domain/readers/sections.ts';
import type { Grammar } from '#domain/words/grammar.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { listAlternatives } from '#domain/words/patterns.ts';
import type { HeaderReader } from '../heading/headers.ts';
import { type Entry, jobOf, place } from './entries.ts';

/** Jobs told in sentences: "From 2015 to 2019 I worked as a backend engineer at Northwind." */
export function proseReader(languages: Words[], dates: DateReader, headers: HeaderReader) {
  const list = (pick: (grammar: Grammar) => string[]) => listAlternatives(languages, pick);
  const title = '((?:[\\p{L}/+#-]+\\s+){0,5}?[\\p{L}+#-]+)';
  const as = `(?:${list((grammar) => grammar.as)})\\s+(?:${list((grammar) => grammar.indefiniteArticles)})?`;
  const at = list((grammar) => [...grammar.at, ...grammar.worksFor]);
  const within = list((grammar) => [...grammar.at, ...grammar.worksFor, ...grammar.atInSentences]);
  const toldAs = new RegExp(
    `\\b${as}\\s*${title}\\s+(?:${within})\\s+(?:the\\s+)?((?:[\\p{Lu}\\p{N}][\\p{L}\\p{N}&.'-]*\\s?){1,4})`,
    'u',
  );
  const toldAt = new RegExp(
    `\\b(?:joined|${at})\\s+((?:[\\p{Lu}][\\p{L}\\p{N}&.'-]*\\s?){1,4}),?\\s+(?:[\\p{L}]+\\s+){0,3}?${as}\\s*${title}(?=[\\s,.]|$)`,
    'u',
  );
  return (document: Document, section: Section, anywhere: boolean): Entry[] => {
    if (section.kind !== 'experience' && !anywhere) return [];
    const first = section.lines[0];
    const last = section.lines.at(-1);
    if (!first || !last) return [];
    const text = document.text.slice(first.start, last.end).replaceAll('\n', ' ');
    const entries: Entry[] = [];
    for (const match of text.matchAll(/[^.!?]+(?:\.(?=\S)[^.!?]*)*[.!?]?/gu)) {
      const sentence = match[0];
      const range = dates(sentence).find((one) => !one.single);
      if (!range) continue;
      const told = toldAs.exec(sentence);
      const other = toldAt.exec(sentence);
      const start = first.start + match.index;
      const piece = (found: RegExpExecArray | null, group: number): Piece | null => {
        const value = found?.[group]?.trim().replace(/[.,]$/, '');
        if (!found || !value) return null;
        const from = start + found.index + found[0].indexOf(value);
        return { text: value, from, to: from + value.length, line: 0, bold: false };
      };
      const titled = piece(told, 1) ?? piece(other, 2);
      if (!titled || headers.titleScore(titled.text) === 0) continue;
      const company = told ? piece(told, 2) : piece(other, 1);
      const job = jobOf(document, { title: titled, company }, range, {
        kind: headers.kind(titled.text),
        described: true,
      });
      job.dates = [evidence(document, start + range.from, start + range.to)];
      entries.push(place(document, job, start, start + sentence.length));
    }
    return entries;
  };
}
