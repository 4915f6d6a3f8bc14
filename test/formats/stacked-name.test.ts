import { expect, test } from 'vitest';
import { pdf } from '#formats/pdf.ts';
import { limits, readResume } from '../support/corpus.ts';
import { madePdf } from '../support/made-pdf.ts';

const at = (x: number, y: number, size: number, text: string) =>
  `BT /F1 ${size} Tf ${x} ${y} Td (${text}) Tj ET\n`;
const text = Array.from({ length: 12 }, (_, line) =>
  at(50, 600 - line * 14, 10, 'Built the services of a bank and looked after them for years'),
).join('');

/** The name that is read of a page. */
async function nameIn(content: string) {
  const outcome = await pdf.read(madePdf([{ content }]), limits);
  if (!outcome.ok) throw new Error(outcome.reason);
  return readResume(outcome.document).contact.name;
}

/** The name that is read of lines in large letters over one another, of an address, and of a page of text. */
async function nameOf(large: string[], address: string): Promise<string | undefined> {
  const content = [
    at(300, 792, 10, address),
    ...large.flatMap((words, line) => [
      at(50, 780 - line * 36, 30, words),
      at(300, 768 - line * 36, 10, `555-010${line}`),
    ]),
    text,
  ].join('');
  return (await nameIn(content))?.value;
}

test.each([
  [['Ada Maria', 'Quellmann'], 'ada.m@example.com', 'Ada Maria Quellmann'],
  [['ADA Q.', 'MARIA VON', 'QUELLMANN'], 'office@example.com', 'Ada Q. Maria von Quellmann'],
  [['Ada Quellmann', 'Software Engineer'], 'ada.q@example.com', 'Ada Quellmann'],
  [['Ada Quellmann', 'MBA'], 'ada.q@example.com', 'Ada Quellmann'],
  [['Ada Quellmann', 'Curriculum Vitae'], 'ada.q@example.com', 'Ada Quellmann'],
])('%j in the largest letters, facts beside them', async (large, address, name) => {
  expect(await nameOf(large, address)).toBe(name);
});

test.each([
  ['whose words the address has', 'ada@quellmann.example.com', 'Ada Quellmann'],
  ['of nobody who is called so', 'office@example.com', undefined],
])('a name over two lines beside a column %s', async (_name, address, name) => {
  const content = [
    at(300, 792, 10, address),
    at(50, 780, 30, 'Ada'),
    at(300, 768, 10, 'Senior Delivery Lead'),
    at(50, 744, 30, 'Quellmann'),
    at(300, 744, 10, 'github.com/ada'),
    text,
  ].join('');
  const found = await nameIn(content);
  if (name === undefined) expect(found?.value).not.toBe('Ada Senior');
  else {
    expect(found?.value).toBe(name);
    expect(found?.evidence.map((one) => ('quote' in one ? one.quote : ''))).toEqual(['Ada', 'Quellmann']);
  }
});
