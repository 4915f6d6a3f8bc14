/* Jobs of a document that heads no work: they stand below its skills. */
import type { Document } from '#domain/document.ts';
import type { Section } from '#domain/readers/sections.ts';
import type { Entry } from './entries.ts';

/** Dated entries of which most have an employer, from which a list of skills goes on in jobs. */
const fewest = 4;
const share = 0.6;

type Reader = (document: Document, sections: Section[], anywhere: boolean) => Entry[];

/**
 * The jobs in sections of skills, read with `read`: all that stands there as jobs do ("Contoso, LLC (Contract)<tab>7/2016 to 12/2016"), where they
 * are many; else those with a title, an employer and an end.
 */
export function workInSkills(document: Document, sections: Section[], read: Reader): Entry[] {
  const asWork = sections.map((section): Section => ({ ...section, kind: 'experience' }));
  const dated = read(document, asWork, false).filter(({ job }) => job.start !== null);
  const employed = dated.filter(isEmployed);
  if (employed.length >= Math.max(fewest, dated.length * share)) return dated;
  return read(document, sections, true).filter(isEmployed);
}

/** True for an entry with an employer and an end. */
const isEmployed = ({ job }: Entry) => job.company !== null && job.end !== null;
