import type { Document } from '#domain/document.ts';
import { evidence } from '#domain/evidence.ts';
import type { DateReader } from '../dates.ts';
import type { Section } from '../sections.ts';
import { type Entry, jobOf, place } from './entries.ts';
import type { HeaderReader } from './headers.ts';
import type { Piece } from './pieces.ts';

/** Jobs told in sentences: "From 2015 to 2019 I worked as a backend engineer at Northwind." */
export function proseReader(dates: DateReader, headers: HeaderReader) {
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
      const told =
        /\b(?:as|als|comme|como|come)\s+(?:an?|the|une?|eine?n?|un|una|uma|um)?\s*((?:[\p{L}/+#-]+\s+){0,5}?[\p{L}+#-]+)\s+(?:at|for|with|of|bei|chez|en|in|na|no|presso|bij)\s+(?:the\s+)?((?:[\p{Lu}\p{N}][\p{L}\p{N}&.'-]*\s?){1,4})/u.exec(
          sentence,
        );
      const other =
        /\b(?:at|joined|bei|chez|presso|bij|for)\s+((?:[\p{Lu}][\p{L}\p{N}&.'-]*\s?){1,4}),?\s+(?:[\p{L}]+\s+){0,3}?(?:as|als|comme|como|come)\s+(?:an?|the)?\s*((?:[\p{L}/+#-]+\s+){0,5}?[\p{L}+#-]+)(?=[\s,.]|$)/u.exec(
          sentence,
        );
      const at = first.start + match.index;
      const piece = (found: RegExpExecArray | null, group: number): Piece | null => {
        const value = found?.[group]?.trim().replace(/[.,]$/, '');
        if (!found || !value) return null;
        const from = at + found.index + found[0].indexOf(value);
        return { text: value, from, to: from + value.length, line: 0, bold: false };
      };
      const title = piece(told, 1) ?? piece(other, 2);
      if (!title || headers.titleScore(title.text) === 0) continue;
      const company = told ? piece(told, 2) : piece(other, 1);
      const job = jobOf(document, title, company, range.start, range.end, headers.kind(title.text), true);
      job.dates = [evidence(document, at + range.from, at + range.to)];
      entries.push(place(document, job, at, at + sentence.length));
    }
    return entries;
  };
}
