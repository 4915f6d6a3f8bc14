import type { Document } from '#domain/document.ts';
import { evidence } from '#domain/evidence.ts';
import type { Job, LeadershipFact } from '#domain/resume.ts';
import { fold } from '#domain/words/words.ts';
import type { Place } from '../places.ts';

/** Kinds of jobs in which somebody leads. */
export const counted = new Set(['job', 'freelance', 'parttime', 'military', 'internship']);
/** Paragraphs at the head of a document, and words of one that names a title. */
const placesOfHead = 5;
const longestHeadline = 10;

/**
 * Makes what reads leadership from the titles of jobs and from a line at the head of a document; `title` finds titles that lead,
 * `notTitle` words that only look like one, `whole` titles, folded, that lead where they are all of one.
 */
export function titleFacts(title: RegExp, notTitle: RegExp, whole: ReadonlySet<string>) {
  const leads = (text: string) => title.test(text) && !notTitle.test(text);
  /** "Bartender / Manager" */
  const isWhole = (text: string) =>
    !notTitle.test(text) && text.split(/\s?[/&|•,]\s?/u).some((part) => whole.has(fold(part.trim())));

  /** A line at the head of a document that says what its person is: "Software Engineer / Lead Architect". */
  function isHeadline({ section, text, tokens }: Place, index: number): boolean {
    if (index >= placesOfHead || section !== 'none' || tokens.length > longestHeadline) return false;
    return /^\p{Lu}[^.:@]*$/u.test(text) && leads(text);
  }

  return (document: Document, places: Place[], jobs: Job[]): LeadershipFact[] => {
    const facts = jobs.flatMap((job, index): LeadershipFact[] => {
      const source = job.title?.evidence[0];
      const isLed = job.kind === 'volunteer' || (counted.has(job.kind) && job.kind !== 'internship');
      if (!isLed || source?.source !== 'document') return [];
      return leads(job.title?.value ?? '') || isWhole(job.title?.value ?? '')
        ? [{ kind: 'title', teamSize: null, job: index, evidence: source }]
        : [];
    });
    const [headline] = places.filter(isHeadline);
    if (!headline) return facts;
    const { start, end } = headline.line;
    return [...facts, { kind: 'title', teamSize: null, job: null, evidence: evidence(document, start, end) }];
  };
}
