import { type Document, type Line, textOf } from '#domain/document.ts';
import type { SectionKind } from '#domain/resume.ts';

/** "2019", "'19". */
const year = /(?:19|20)\d\d|['’]\d\d(?!\d)/;
/** Lines of a summary that is a list, the words that most of them have at most, and their share. */
const fewestItems = 3;
const wordsOfItem = 5;
const shareOfItems = 0.8;

/**
 * "Technical Experience" over lines such as "Databases: MySQL, Redis" and no dates, or "Highlights" over lines such as "Budget planning":
 * a list of skills.
 */
export function isListOfSkills(document: Document, section: { kind: SectionKind; lines: Line[] }): boolean {
  const texts = section.lines.map((line) => textOf(document, line).trim());
  if (section.kind === 'summary') {
    const items = texts.filter(
      (text) =>
        text.split(/\s+/).length <= wordsOfItem && !/[.!?:]$/.test(text) && /^\P{L}*\p{Lu}/u.test(text),
    );
    // Years of a job, or of experience, make it no list, nor does a sentence.
    const counts = texts.some((text) => /(?:19|20)\d\d|(?<!\S)\d{1,2}\+?\s+\p{L}|\.$/u.test(text));
    return !counts && texts.length >= fewestItems && items.length >= texts.length * shareOfItems;
  }
  if (section.kind !== 'experience' || texts.length < 2) return false;
  // "2019 – 2021: Developer, Northwind" is a job.
  const isLabelled = (text: string) => {
    const label = /^([^:]{2,30}):[\s\t]/u.exec(text)?.[1];
    return label !== undefined && !year.test(label) && text.includes(',');
  };
  // A year beside no label, or one that goes on to a month, is a job's, however many lists stand below it.
  const dated = texts.some(
    (text) => year.test(text) && (!isLabelled(text) || /\d\s*[-–—]\s*\p{L}/u.test(text)),
  );
  return texts.filter(isLabelled).length * 2 >= texts.length && !dated;
}
