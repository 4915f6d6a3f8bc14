import { totalMonths } from '../judging/experience.ts';
import { isListed, type PartialDate, type Reading } from '../resume.ts';
import type { Skill } from '../words/lexicon.ts';
import { fold, tokenize } from '../words/words.ts';
import type { Gold } from './gold.ts';

/** What was right and what was not in one document: every check with a name, and words about what is wrong. */
export interface Check {
  measure: string;
  right: boolean;
  detail: string;
}

/** How one document came out. */
export type Outcome = { status: 'read'; reading: Reading } | { status: 'unreadable'; reason: string };

/** Months outside the gold interval: 0 inside, null where gold does not say. */
export function monthsError(gold: Gold, months: number): number | null {
  const { low, high } = gold.experience ?? {};
  if (low === null || low === undefined || high === null || high === undefined) return null;
  return Math.max(0, low - months, months - high);
}

const same = (text: string | null | undefined) =>
  fold(text ?? '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A title without what a bracket behind it adds: "Web Developer (part-time)" is a web developer. */
const bare = (title: string | null | undefined) => same(title?.replace(/\s*\([^)]*\)\s*$/u, ''));

function day(date: PartialDate | 'present' | null, end: boolean): string {
  if (date === null) return '';
  if (date === 'present') return 'present';
  const month = end ? date.lastMonth : date.month;
  return month === null ? String(date.year) : `${date.year}-${String(month).padStart(2, '0')}`;
}

/** True when a file's readability came out as gold says. A scan may be reported as such or read with the right name. */
function readableCheck(gold: Gold, outcome: Outcome): Check {
  const found = outcome.status === 'read' ? 'read' : outcome.reason;
  const wanted = gold.readable ? 'read' : (gold.reason ?? 'unreadable');
  const named =
    outcome.status === 'read' &&
    gold.reason === 'no_text' &&
    same(outcome.reading.contact.name?.value) === same(gold.name);
  return { measure: 'readable', right: found === wanted || named, detail: `${found}, gold ${wanted}` };
}

/** The skill that a name in gold means: its canonical id by any spelling, or the name itself. */
type SkillName = (name: string) => string;

/** Makes a reader of skill names, so that gold may call a skill by any of its names. */
export function skillNames(skills: Skill[]): SkillName {
  const key = (name: string) =>
    tokenize(name)
      .map((token) => token.word)
      .join(' ');
  const ids = new Map<string, string>();
  for (const skill of skills)
    for (const name of [...skill.contextual, ...skill.aliases]) ids.set(key(name), skill.id);
  for (const skill of skills) ids.set(key(skill.id), skill.id);
  return (name) => ids.get(key(name)) ?? name;
}

/** Every check that gold allows for one document, as of a day (`YYYY-MM-DD`). */
export function checksOf(gold: Gold, outcome: Outcome, asOf: string, idOf: SkillName): Check[] {
  const checks = [readableCheck(gold, outcome)];
  if (outcome.status === 'unreadable' || !gold.readable) return checks;
  const { resume, contact } = outcome.reading;
  const add = (measure: string, right: boolean, detail: string) => checks.push({ measure, right, detail });
  const equal = (measure: string, found: string, wanted: string) =>
    add(measure, found === wanted, `${found || 'none'}, gold ${wanted || 'none'}`);
  equal('name', same(contact.name?.value), same(gold.name));
  equal('email', fold(contact.email?.value ?? ''), fold(gold.email ?? ''));
  const months = totalMonths(resume, asOf).value;
  const error = monthsError(gold, months);
  if (error !== null)
    add('months', error === 0, `${months}, gold ${gold.experience?.low}–${gold.experience?.high}`);
  if (gold.years_claimed !== undefined)
    equal('stated years', String(resume.statedYears?.value ?? ''), String(gold.years_claimed ?? ''));
  checks.push(...jobChecks(gold, outcome.reading), ...skillChecks(gold, outcome.reading, idOf));
  const flag = (measure: string, found: boolean, wanted: boolean | null | undefined) => {
    if (wanted !== null && wanted !== undefined) add(measure, found === wanted, `${found}, gold ${wanted}`);
  };
  flag('leadership', resume.leadership.length > 0, gold.leadership);
  flag(
    'ci/cd',
    resume.practices.some((practice) => practice.id === 'ci-cd'),
    gold.cicd,
  );
  flag(
    'hidden text',
    resume.integrity.some((fact) => fact.kind === 'hidden_text'),
    gold.hidden_text,
  );
  if (gold.cloud) {
    const named = ['aws', 'azure', 'gcp'].filter((cloud) =>
      resume.skills.some((skill) => skill.id === cloud),
    );
    equal('cloud', named.join(' '), [...gold.cloud].sort().join(' '));
  }
  return checks;
}

/** Jobs by their dates, and by dates and title: found ones are checked for recall, extra ones for precision. */
function jobChecks(gold: Gold, { resume }: Reading): Check[] {
  const checks: Check[] = [];
  const own = resume.jobs.map((job) => ({
    start: day(job.start, false),
    end: day(job.end, true),
    title: bare(job.title?.value),
    // What somebody does unpaid may stand in the document without being in gold's jobs.
    asked: job.kind !== 'volunteer',
    used: false,
  }));
  for (const wanted of gold.jobs) {
    const [start, end, title] = [wanted.start ?? '', wanted.end ?? '', bare(wanted.title)];
    const dated = own.filter((job) => !job.used && job.start === start && job.end === end);
    const found = dated.find((job) => job.title === title) ?? (start === '' ? undefined : dated[0]);
    if (found) found.used = true;
    const label = `${wanted.title ?? ''} ${start}–${end}`;
    checks.push({ measure: 'jobs by dates: recall', right: found !== undefined, detail: label });
    checks.push({
      measure: 'jobs by title: recall',
      right: found !== undefined && found.title === title,
      detail: `${found?.title ?? 'none'}, gold ${label}`,
    });
  }
  const optional = (job: { start: string; end: string }) =>
    gold.optional_jobs.some((one) => job.start === (one.start ?? '') && job.end === (one.end ?? ''));
  for (const job of own.filter((one) => one.used || (one.asked && !optional(one)))) {
    checks.push({
      measure: 'jobs by dates: precision',
      right: job.used,
      detail: `${job.title} ${job.start}–${job.end}`,
    });
  }
  return checks;
}

/** Skills that the document names; a word of everyday language that another name implies (Spring Boot) is not named. */
function skillChecks(gold: Gold, { resume }: Reading, idOf: SkillName): Check[] {
  const found = new Set([
    ...resume.skills.filter(isListed).map((skill) => skill.id),
    ...resume.otherSkills.map((skill) => idOf(fold(skill.value))),
  ]);
  return [
    ...gold.skills.map((id) => ({ measure: 'skills: recall', right: found.has(idOf(id)), detail: id })),
    ...gold.not_skills.map((id) => ({ measure: 'decoys left out', right: !found.has(idOf(id)), detail: id })),
  ];
}
