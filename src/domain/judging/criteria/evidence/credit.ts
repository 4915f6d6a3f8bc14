import { counts } from '#domain/judging/experience.ts';
import type { DocumentEvidence, Mention, Resume } from '#domain/resume.ts';

/** Thousandths for a mention shown in a dated job; a bare list entry earns what the pack says. */
const full = 1000;

/** True when the mention stands in the entry of a job, dated and of a kind that counts. */
export function isDemonstrated(mention: Mention, resume: Resume): boolean {
  const job = mention.job === null ? undefined : resume.jobs[mention.job];
  return job !== undefined && counts(job) && job.start !== null;
}

/** Thousandths that the best of some mentions earns: full in a dated job, `listCredit` elsewhere, 0 for none. */
export function creditOf(mentions: Mention[], resume: Resume, listCredit: number): number {
  if (mentions.length === 0) return 0;
  return mentions.some((mention) => isDemonstrated(mention, resume)) ? full : listCredit;
}

/** The mention that shows most: in the newest dated job, else in any job, else the first. */
export function bestMention(mentions: Mention[], resume: Resume): Mention | null {
  const shown = mentions.filter((mention) => isDemonstrated(mention, resume));
  const pool = shown.length > 0 ? shown : mentions;
  return [...pool].sort(byTelling)[0] ?? null;
}

/** Words to quote for a mention: its paragraph, or the words around it in a long one. */
export function quoteOf(mention: Mention): DocumentEvidence {
  return mention.line;
}

/** True for a line that lists names rather than tells what was done. */
function isList({ line }: Mention): boolean {
  const parts = line.quote.split(/[,|;•·\t]/u);
  const words = line.quote.split(/\s+/).length;
  return parts.length >= 4 && words / parts.length < 2.5;
}

/** Sentences before lists, then the newest jobs, then the order of the document. */
function byTelling(a: Mention, b: Mention): number {
  return (
    Number(isList(a)) - Number(isList(b)) ||
    (a.job ?? 99) - (b.job ?? 99) ||
    a.evidence.start - b.evidence.start
  );
}

/** One mention a line, sentences before lists and those of the newest jobs first. */
export function distinctLines(mentions: Mention[]): Mention[] {
  const seen = new Set<number>();
  const sorted = [...mentions].sort(byTelling);
  return sorted.filter((mention) => !seen.has(mention.paragraph) && seen.add(mention.paragraph));
}
