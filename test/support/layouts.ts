import type { PartialDate } from '#domain/resume.ts';
import { readFile } from '#formats/index.ts';
import type { Layout } from '../../fixtures/layouts/dimensions.ts';
import { html } from '../../fixtures/layouts/html.ts';
import type { Person } from '../../fixtures/layouts/person.ts';
import { markdown, plainText } from '../../fixtures/layouts/text.ts';
import { word } from '../../fixtures/layouts/word.ts';
import { limits, readResume } from './corpus.ts';

/** A person in a layout in every medium; `print` makes a PDF of a page. */
export async function renderings(
  person: Person,
  layout: Layout,
  print: (page: string) => Promise<Buffer>,
): Promise<Record<string, Buffer>> {
  const page = html(person, layout);
  return {
    pdf: await print(page),
    html: Buffer.from(page),
    docx: await word(person, layout),
    md: Buffer.from(markdown(person, layout)),
    txt: Buffer.from(plainText(person, layout)),
  };
}

const day = (date: PartialDate | 'present' | null) =>
  date === null || date === 'present' ? date : `${date.year}-${date.month}`;

/** What reading gives of a rendering, as far as the layout must not change it. */
export async function factsOf(bytes: Buffer, person: Person) {
  const outcome = await readFile(bytes, limits);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { resume, contact } = readResume(outcome.document);
  const listed = new Set(resume.skills.map((skill) => skill.id));
  const named = Object.values(person.skills).flat();
  return {
    name: contact.name?.value,
    email: contact.email?.value,
    jobs: resume.jobs
      .map((job) => [job.title?.value, job.company?.value, day(job.start), day(job.end)].join(' | '))
      .sort(),
    skills: named.filter((skill) => listed.has(skill.toLowerCase())),
    doubts: resume.doubts?.map((doubt) => doubt.kind),
  };
}

/** What everybody should read of a person. */
export function expectedOf(person: Person) {
  return {
    name: person.name,
    email: person.email,
    jobs: person.posts
      .map(({ title, employer, start, end }) =>
        [title, employer, start.join('-'), end?.join('-') ?? 'present'].join(' | '),
      )
      .sort(),
    skills: Object.values(person.skills).flat(),
    doubts: [],
  };
}
