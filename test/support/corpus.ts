import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placer } from '#domain/judging/place.ts';
import { resumeReader } from '#domain/readers/read-resume.ts';
import { openOccupations } from '#formats/guarded/occupations.ts';
import { openWork } from '#formats/guarded/work-fields.ts';
import { knowLanguages } from '#formats/ocr/small-words.ts';
import { loadRules } from '#rules.ts';

const root = join(import.meta.dirname, '../../fixtures');
export const rules = loadRules();
/** The first role, by which most tests judge. */
export const role = rules.roles.find(
  (one) => one.id === 'backend-practice-lead',
) as (typeof rules.roles)[number];
const occupations = openOccupations(rules.lexicon);
/** Occupations and the content of fields. */
export const work = openWork(rules.lexicon);
/** A reading as it is stored: nobody has placed its jobs yet. */
export const readRaw = resumeReader(rules.lexicon, occupations);
/** Places the jobs of a résumé in fields of work. */
const places = placer(rules.lexicon);
/** A reading as it is judged: with its jobs placed. */
export function readResume(...given: Parameters<typeof readRaw>): ReturnType<typeof readRaw> {
  const reading = readRaw(...given);
  return { ...reading, resume: places.place(reading.resume) };
}
knowLanguages(rules.lexicon.languages);
export const limits = { pages: 60, inflatedBytes: 64 << 20, characters: 500_000, ocr: { pages: 10 } };
export const asOf = '2026-11-01';

/** The cases of fixtures/resumes: name and the path of their document. */
export const cases = readdirSync(join(root, 'resumes'))
  .sort()
  .map((name) => {
    const file = readdirSync(join(root, 'resumes', name)).find((one) =>
      one.startsWith('document.'),
    ) as string;
    return { name, folder: join(root, 'resumes', name), path: join(root, 'resumes', name, file) };
  });

/** The files of a fixture batch. */
export function batchFiles(name: string): { name: string; bytes: Buffer }[] {
  const folder = join(root, 'batches', name);
  return readdirSync(folder)
    .sort()
    .map((file) => ({ name: file, bytes: readFileSync(join(folder, file)) }));
}

export const batchFolder = (name: string) => join(root, 'batches', name);
