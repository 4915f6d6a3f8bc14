import { doubtsOf } from '../judging/doubts.ts';
import { skillUse, totalMonths } from '../judging/experience.ts';
import { findingsOf } from '../judging/findings.ts';
import { allFieldMonths } from '../judging/score.ts';
import { dateText } from '../people/corrections.ts';
import { isListed, type Job, type PartialDate, type Reading } from '../resume.ts';
import { intervalOf, monthOf } from '../tenure.ts';

/*
 * JSON Resume (https://jsonresume.org/schema, draft 1.x) with what it has no place for under `meta`.
 * A date is as precise as the page: `YYYY` or `YYYY-MM`; no `endDate` means current.
 */

function day(date: PartialDate, end: boolean): string {
  const month = end ? date.lastMonth : date.month;
  return month === null ? String(date.year) : `${date.year}-${String(month).padStart(2, '0')}`;
}

function workOf(job: Job) {
  return {
    ...(job.company ? { name: job.company.value } : {}),
    ...(job.title ? { position: job.title.value } : {}),
    ...(job.start ? { startDate: day(job.start, false) } : {}),
    ...(job.end && job.end !== 'present' ? { endDate: day(job.end, true) } : {}),
  };
}

/** When a job ran by each reading of its dates, as month numbers (year × 12 + month from 0), half open; null where it adds nothing. */
function spansOf(job: Job, asOf: string) {
  const until = monthOf(asOf);
  const [low, value, high] = (['low', 'value', 'high'] as const).map((one) => intervalOf(job, until, one));
  return { low, value, high };
}

/** A reading as JSON Resume (`resume`) and the facts beyond it (`meta`), months as of a day (`YYYY-MM-DD`). */
export function jsonResume({ resume, contact }: Pick<Reading, 'resume' | 'contact'>, asOf: string) {
  const months = totalMonths(resume, asOf);
  const work = resume.jobs.filter((job) => job.kind !== 'volunteer' && job.kind !== 'none');
  return {
    resume: {
      basics: {
        ...(contact.name ? { name: contact.name.value } : {}),
        ...(contact.email ? { email: contact.email.value } : {}),
        ...(contact.phone ? { phone: contact.phone.value } : {}),
        profiles: contact.links.map((url) => ({ url })),
      },
      work: work.map(workOf),
      volunteer: resume.jobs
        .filter((job) => job.kind === 'volunteer')
        .map((job) => {
          const { name, ...rest } = workOf(job);
          return { ...(name ? { organization: name } : {}), ...rest };
        }),
      education: resume.education.map((one) => ({
        ...(one.institution ? { institution: one.institution } : {}),
        ...(one.degree ? { studyType: one.degree.value } : {}),
      })),
      skills: resume.skills
        .filter(isListed)
        .map((skill) => ({
          name: skill.id,
          // The words of the document for it, as they are written there.
          ...(skill.impliedBy.length === 0
            ? { keywords: [...new Set(skill.mentions.map((mention) => mention.evidence.quote))].slice(0, 10) }
            : {}),
        }))
        .concat(resume.otherSkills.map((skill) => ({ name: skill.value }))),
      languages: resume.languages.map((one) => ({ language: one.value })),
      certificates: resume.credentials.map((one) => ({ name: one.value })),
    },
    meta: {
      asOf,
      language: resume.language,
      experience: {
        months,
        fieldMonths: allFieldMonths(resume, asOf),
        statedYears: resume.statedYears?.value ?? null,
      },
      jobs: resume.jobs.map((job) => ({
        kind: job.kind,
        fields: job.fields,
        occupation: job.occupations?.[0] ?? null,
        occupations: job.occupations ?? [],
        title: job.title,
        company: job.company,
        dates: job.dates,
        start: job.start && dateText(job.start),
        end: job.end && dateText(job.end),
        spans: spansOf(job, asOf),
      })),
      skills: resume.skills.map((skill) => ({
        id: skill.id,
        ...skillUse(resume, skill.mentions, asOf),
        impliedBy: skill.impliedBy,
        mentions: skill.mentions.map((mention) => ({ ...mention.evidence, section: mention.section })),
      })),
      practices: resume.practices.map((practice) => ({
        id: practice.id,
        mentions: practice.mentions.map((mention) => ({ ...mention.evidence, section: mention.section })),
      })),
      leadership: resume.leadership.map((fact) => ({
        ...fact.evidence,
        kind: fact.kind,
        teamSize: fact.teamSize,
      })),
      integrity: resume.integrity.map((fact) => ({ kind: fact.kind, how: fact.how, ...fact.evidence })),
      doubts: doubtsOf(resume, { months }),
      findings: findingsOf(resume, asOf),
    },
  };
}
