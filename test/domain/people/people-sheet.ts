/* Résumés of the people table, built from shared facts so that both sides of a pair visibly say the same. */

/** Two résumés of equal facts; `difference` is total(a) − total(b) in hundredths of a point. */
export interface Pair {
  name: string;
  a: string;
  b: string;
  difference: number;
  why: string;
  /** Months of backend work that b shows, so that two sides misread alike do not pass; 89 unless told. */
  months?: number;
}

export interface Job {
  title: string;
  company: string;
  dates: string;
  lines: string[];
}

/** How a job is set: which of its facts stands where. */
export type Layout = 'title' | 'company' | 'stacked' | 'rail' | 'pipes' | 'form' | 'sentences';

export interface Sheet {
  head: string[];
  /** What stands between the head and the jobs. */
  before: string[];
  experience: string;
  jobs: Job[];
  after: string[];
  layout: Layout;
  /** Labels of the form layout: dates, title, employer, duties. */
  labels: [string, string, string, string];
}

const bullets = (lines: string[]) => lines.map((line) => `- ${line}`);

const layouts: Record<Layout, (job: Job, labels: Sheet['labels']) => string[]> = {
  title: (job) => [[job.title, job.company].filter(Boolean).join(', '), job.dates, ...bullets(job.lines)],
  company: (job) => [`${job.company} — ${job.title}`, job.dates, ...bullets(job.lines)],
  stacked: (job) => [job.company, job.title, job.dates, ...bullets(job.lines)],
  rail: (job) => [`${job.dates}\t${job.title}, ${job.company}`, ...bullets(job.lines)],
  pipes: (job) => [`${job.title} | ${job.company} | ${job.dates}`, ...bullets(job.lines)],
  form: (job, [dates, title, employer, duties]) => [
    `${dates}: ${job.dates}`,
    `${title}: ${job.title}`,
    `${employer}: ${job.company}`,
    `${duties}:`,
    ...bullets(job.lines),
  ],
  sentences: (job) => [`${job.dates}: ${job.title}, ${job.company}`, `${job.lines.join('. ')}.`],
};

/** The text of a résumé. */
export function write(sheet: Sheet): string {
  const jobs = sheet.jobs.map((job) => layouts[sheet.layout](job, sheet.labels).join('\n'));
  const parts = [
    sheet.head.join('\n'),
    sheet.before.join('\n'),
    [sheet.experience, jobs.join('\n\n')].filter((part) => part !== '').join('\n'),
    sheet.after.join('\n'),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

export const lead: Job = {
  title: 'Senior Backend Developer',
  company: 'Northwind Ltd',
  dates: 'March 2021 – Present',
  lines: [
    'Lead a team of four engineers who run the payment services in Java and Spring Boot on AWS',
    'Designed the architecture of the booking platform and its REST APIs',
    'Built Jenkins pipelines that deploy to production every day',
    'Fixed failing refunds together with the accounting team',
  ],
};

export const earlier: Job = {
  title: 'Backend Developer',
  company: 'Contoso Ltd',
  dates: 'June 2019 – February 2021',
  lines: [
    'Maintained Python services on PostgreSQL and MongoDB, with Git and unit tests',
    'Moved the invoices to another database model',
  ],
};

export const degree = ['Education', 'BSc Computer Science, Example State University'];

/**
 * Seven and a half years of backend work, short of what the role asks in several criteria, so that whatever
 * moves shows: 89 of 96 months; no microservices, performance, security, debugging, communication or learning.
 */
export const base: Sheet = {
  head: ['Robin Hale', 'robin.hale@example.com · +1 202 555 0142'],
  before: [],
  experience: 'Experience',
  jobs: [lead, earlier],
  after: degree,
  layout: 'title',
  labels: ['Dates', 'Position', 'Employer', 'Duties'],
};

export const person = (change: Partial<Sheet> = {}): string => write({ ...base, ...change });

/** A pair whose second side is the base. */
export function against(name: string, change: Partial<Sheet>, why: string, difference = 0): Pair {
  return { name, a: person(change), b: person(), difference, why };
}

/** A pair whose two sides both differ from the base. */
export function pair(name: string, a: Partial<Sheet>, b: Partial<Sheet>, why: string, months = 89): Pair {
  return { name, a: person(a), b: person(b), difference: 0, why, months };
}
