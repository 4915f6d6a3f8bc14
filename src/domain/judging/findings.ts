import type { Finding, Job, Resume, UnreadPart } from '../resume.ts';
import { gapsOf, intervalOf, isReversed, monthOf } from '../tenure.ts';
import { duration } from './criteria/evidence/durations.ts';
import { counts, formatMonth, totalMonths } from './experience.ts';

const longestQuietGap = 6;
const staleAfter = 6;

/** What a person may want to look at, as of a day (`YYYY-MM-DD`), in a fixed order. Never changes a score. */
export function findingsOf(resume: Resume, asOf: string): Finding[] {
  const month = monthOf(asOf);
  const work = resume.jobs.filter(counts);
  return [
    ...dateFindings(work, month),
    ...overlaps(work, month),
    ...gaps(work, month),
    ...claims(resume, asOf),
    ...integrity(resume),
    ...stale(resume, month),
  ];
}

function dateFindings(work: Job[], month: number): Finding[] {
  const findings: Finding[] = [];
  for (const job of work) {
    const name = job.title?.value ?? job.company?.value ?? 'a job';
    const shown = job.dates.length > 0 ? job.dates : (job.title?.evidence ?? []);
    const add = (kind: Finding['kind'], severity: Finding['severity'], detail: string) =>
      findings.push({ kind, severity, detail, evidence: shown });
    if (job.start === null || job.end === null) {
      add('undated', 'check', `"${name}" has no dates that could be read; it adds no months`);
      continue;
    }
    if (job.end !== 'present' && isReversed(job.start, job.end))
      add('reversed', 'check', `"${name}" ends before it starts`);
    const start = job.start.year * 12 + (job.start.month ?? 1) - 1;
    const end = job.end === 'present' ? month : job.end.year * 12 + (job.end.month ?? 1) - 1;
    if (start > month || end > month + 1)
      add('future', 'check', `"${name}" has a date after ${formatMonth(month)}`);
    if (job.start.precision === 'year')
      add('year_only', 'info', `"${name}" is dated by years alone; months are an estimate`);
  }
  return findings;
}

function overlaps(work: Job[], month: number): Finding[] {
  const findings: Finding[] = [];
  const dated = work.flatMap((job) => {
    const range = intervalOf(job, month, 'low');
    return range ? [{ job, range }] : [];
  });
  dated.sort((a, b) => a.range.from - b.range.from || a.job.start_at - b.job.start_at);
  for (let at = 1; at < dated.length; at++) {
    const [before, after] = [dated[at - 1] as (typeof dated)[number], dated[at] as (typeof dated)[number]];
    const shared = Math.min(before.range.to, after.range.to) - after.range.from;
    if (shared < 2) continue;
    findings.push({
      kind: 'overlap',
      severity: 'info',
      evidence: [...before.job.dates, ...after.job.dates],
      detail: `${duration(shared)} in two jobs at once; counted once`,
    });
  }
  return findings;
}

function gaps(work: Job[], month: number): Finding[] {
  return gapsOf(work, month, longestQuietGap).map((gap) => ({
    kind: 'gap',
    severity: 'info',
    evidence: [],
    detail: `no dated work from ${formatMonth(gap.from)} to ${formatMonth(gap.to - 1)}; it costs no points`,
  }));
}

function claims(resume: Resume, asOf: string): Finding[] {
  const stated = resume.statedYears;
  if (!stated) return [];
  const { value, high } = totalMonths(resume, asOf);
  if (stated.value * 12 <= high + 12) return [];
  return [
    {
      kind: 'stated_differs',
      severity: 'check',
      evidence: stated.evidence,
      detail: `${stated.value} years stated, ${duration(value)} shown by dates`,
    },
  ];
}

function integrity(resume: Resume): Finding[] {
  const findings: Finding[] = resume.integrity.map((fact) => ({
    kind: fact.kind,
    severity: 'check',
    evidence: [fact.evidence],
    detail:
      fact.kind === 'hidden_text'
        ? 'text that a reader of the page cannot see; it earns no points'
        : 'text addressed to automatic screening; it earns no points',
  }));
  if (resume.damaged)
    findings.push({
      kind: 'damaged',
      severity: 'check',
      evidence: [],
      detail: 'the file is damaged: parts of it may be missing',
    });
  for (const part of resume.unread ?? [])
    findings.push({ kind: 'unread_text', severity: 'check', evidence: [], detail: unreadDetails[part] });
  const listed = resume.skills.filter((skill) => skill.impliedBy.length === 0);
  const shown = listed.filter((skill) => skill.mentions.some((mention) => mention.job !== null));
  if (listed.length >= 15 && shown.length * 5 < listed.length) {
    findings.push({
      kind: 'list_without_jobs',
      severity: 'check',
      evidence: listed
        .slice(0, 1)
        .map((skill) => (skill.mentions[0] as (typeof skill.mentions)[number]).evidence),
      detail: `${listed.length} technologies are listed, ${shown.length} of them appear in a job; the others count as named only`,
    });
  }
  return findings;
}

const unreadDetails: Record<UnreadPart, string> = {
  pictures: 'pages that are pictures were not read',
  letters: 'letters were not read, as the file does not say which ones they are',
  sideways: 'text that stands sideways was not read',
  fields: 'fields of a form were not read',
  unsure: 'text of which nobody can tell whether people see it was not read',
};

function stale(resume: Resume, month: number): Finding[] {
  if (resume.documentDate === null) return [];
  const age = month - monthOf(resume.documentDate);
  if (age <= staleAfter) return [];
  return [
    {
      kind: 'maybe_stale',
      severity: 'info',
      evidence: [],
      detail: `the file says that it was last changed ${duration(age)} before the day of this judgement`,
    },
  ];
}
