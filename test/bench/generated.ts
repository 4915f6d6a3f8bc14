/*
 * Documents of invented people for measurements, varied in layout, format and length as real ones are: of one seed always the
 * same. Two thirds are PDF, as two thirds of what is uploaded are; one to nine jobs, a page to four.
 */
import { type Layout, layouts } from '../../fixtures/layouts/dimensions.ts';
import { html } from '../../fixtures/layouts/html.ts';
import { type Person, type Post, people } from '../../fixtures/layouts/person.ts';
import { printer } from '../../fixtures/layouts/print.ts';
import { markdown, plainText } from '../../fixtures/layouts/text.ts';
import { word } from '../../fixtures/layouts/word.ts';
import { chanceOf } from '../support/chance.ts';
import type { NamedFile } from './setting.ts';

/** Of a hundred documents: how many of each format. */
const formats = [
  ['pdf', 67],
  ['docx', 22],
  ['html', 4],
  ['md', 2],
  ['txt', 5],
] as const;
type Format = (typeof formats)[number][0];

/** So many documents of a seed, each named by its number and format. Throws where no browser is installed, which prints the PDF files. */
export async function generated(count: number, seed: number): Promise<NamedFile[]> {
  const browser = await printer();
  try {
    return await drawn(count, seed, browser.print);
  } finally {
    await browser.close();
  }
}

type Print = (page: string) => Promise<Buffer>;

async function drawn(count: number, seed: number, print: Print): Promise<NamedFile[]> {
  const chance = chanceOf(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  const rows = layouts();
  const files: NamedFile[] = [];
  for (let index = 0; index < count; index++) {
    const person = personOf(index, chance, pick);
    const format = formatOf(chance() * 100);
    const bytes = await rendered(person, pick(rows), format, print);
    files.push({ name: `${index}.${format}`, bytes });
  }
  return files;
}

function formatOf(hundredth: number): Format {
  let sum = 0;
  for (const [format, share] of formats) {
    sum += share;
    if (hundredth < sum) return format;
  }
  return 'txt';
}

async function rendered(person: Person, layout: Layout, format: Format, print: Print): Promise<Buffer> {
  if (format === 'pdf') return print(html(person, layout));
  if (format === 'docx') return word(person, layout);
  const text = { html, md: markdown, txt: plainText }[format](person, layout);
  return Buffer.from(text);
}

/** Somebody with the words of one of the people of the fixtures, and a career of their own length. */
function personOf(index: number, chance: () => number, pick: <T>(list: readonly T[]) => T): Person {
  // Half of all in English, the others in every language of the fixtures.
  const model = chance() < 0.5 ? (people.find(({ language }) => language === 'en') as Person) : pick(people);
  const posts: Post[] = [];
  let [year, month] = [2026, 1 + Math.floor(chance() * 12)];
  const jobs = 1 + Math.floor(chance() * chance() * 9);
  for (let at = 0; at < jobs; at++) {
    const end: [number, number] = [year, month];
    const months = 8 + Math.floor(chance() * 52);
    const from = year * 12 + month - 1 - months;
    [year, month] = [Math.floor(from / 12), (from % 12) + 1];
    const post = pick(model.posts);
    const did = Array.from({ length: 2 + Math.floor(chance() * 7) }, () => pick(pick(model.posts).did));
    posts.push({ ...post, start: [year, month], end: at === 0 ? null : end, did: [...new Set(did)] });
  }
  return { ...model, email: `person${index}@example.com`, posts };
}
