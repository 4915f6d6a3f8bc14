import { plainDocument } from '#formats/text/plain.ts';
import { readResume } from './corpus.ts';

export const read = (...lines: string[]) => readResume(plainDocument('text', [lines.join('\n')], false));

export const jobs = (...lines: string[]) =>
  read(...lines).resume.jobs.map(
    (job) => `${job.title?.value ?? '-'} @ ${job.company?.value ?? '-'} (${job.kind})`,
  );

export const skills = (...lines: string[]) =>
  read(...lines)
    .resume.skills.filter((skill) => skill.impliedBy.length === 0)
    .map((skill) => skill.id);
