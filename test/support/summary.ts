import { fieldMonths, totalMonths } from '#domain/judging/experience.ts';
import { jsonResume } from '#domain/results/json-resume.ts';
import type { Reading } from '#domain/resume.ts';
import { asOf } from './corpus.ts';

/** What a golden folder keeps of a reading: the facts, with the words that back the ones that are easily got wrong. */
export function summarize(reading: Reading) {
  const { resume } = reading;
  const { resume: facts, meta } = jsonResume(reading, asOf);
  return {
    basics: facts.basics,
    work: facts.work,
    education: facts.education,
    months: totalMonths(resume, asOf),
    backendMonths: fieldMonths(resume, 'backend', asOf, {}),
    kinds: resume.jobs.map((job) => `${job.kind}: ${job.fields.backend}`),
    statedYears: meta.experience.statedYears,
    language: resume.language,
    skills: resume.skills
      .filter((skill) => skill.impliedBy.length === 0)
      .map(
        (skill) =>
          `${skill.id} (${[...new Set(skill.mentions.map((mention) => mention.section))].join(', ')})`,
      ),
    practices: resume.practices.map((practice) => practice.id),
    leadership: resume.leadership.map(
      (fact) => `${fact.kind}${fact.teamSize === null ? '' : ` of ${fact.teamSize}`}: ${fact.evidence.quote}`,
    ),
    integrity: resume.integrity.map((fact) => `${fact.kind} (${fact.how}): ${fact.evidence.quote}`),
    findings: meta.findings.map((finding) => `${finding.kind}: ${finding.detail}`),
  };
}
