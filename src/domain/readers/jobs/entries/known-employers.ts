import type { Document } from '#domain/document.ts';
import { evidence } from '#domain/evidence.ts';
import type { HeaderReader } from '#domain/readers/jobs/heading/headers.ts';
import type { Fact } from '#domain/resume.ts';
import type { Entry } from './entries.ts';

/** Characters of an employer's name that is looked for behind titles. */
const shortest = 4;

/** Entries in order, with titles parted from the employer of another entry: "Support Manager Northwind" beside "Support Associate, Northwind". */
export function withKnownEmployers(document: Document, entries: Entry[], headers: HeaderReader): Entry[] {
  const unnamed = entries.filter(({ job: { title, company } }) => title !== null && company === null);
  const names = unnamed.length === 0 ? [] : employersOf(entries, headers);
  for (const entry of unnamed) {
    const title = entry.job.title?.value ?? '';
    const name = names.find((one) => title.endsWith(` ${one}`)) ?? '';
    const own = title.slice(0, title.length - name.length).trimEnd();
    const to = document.text.indexOf(name, entry.from);
    const from = document.text.lastIndexOf(own, to);
    const isWhole = headers.titleScore(own.split(' ').at(-1) ?? '') >= 2;
    if (name === '' || !isWhole || to >= entry.to || from < entry.from) continue;
    entry.job.title = told(document, own, from);
    entry.job.company = told(document, name, to);
  }
  return entries;
}

/** Employers that stand apart from their titles, each once, the longest first. */
function employersOf(entries: Entry[], headers: HeaderReader): string[] {
  const names = entries.flatMap(({ job: { title, company } }) =>
    title && company?.known && isName(company.value, headers) ? [company.value] : [],
  );
  return [...new Set(names)].sort((one, other) => other.length - one.length || (one < other ? -1 : 1));
}

function isName(text: string, headers: HeaderReader): boolean {
  const isOther = headers.isField(text) || headers.isSubject(text) || headers.isTeam(text);
  return text.length >= shortest && headers.titleScore(text) === 0 && !isOther;
}

function told(document: Document, value: string, from: number): Fact<string> {
  return { value, known: true, evidence: [evidence(document, from, from + value.length)] };
}
