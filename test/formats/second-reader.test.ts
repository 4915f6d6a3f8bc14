import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { detect } from '#formats/index.ts';
import { cases, limits } from '../support/corpus.ts';
import { madePdf } from '../support/made-pdf.ts';

const wordsOf = (text: string) => new Set((text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []) as string[]);
// Letter spacing and text boxes are read by the first reader alone; headers of DOCX are lost by the second.
const apart = new Set(['letter-spaced-headings', 'docx-contact-in-header']);
// Line breaks within a cell glue words in the second reader.
apart.add('docx-two-column-table');
// Accents that are drawn apart from their letters are none of them to the second reader.
apart.add('pdf-tex-accents');
// Names of icons are words to the second reader.
apart.add('pdf-icons-by-name');

test.each(cases.filter(({ name, path }) => !apart.has(name) && /\.(?:pdf|docx)$/.test(path)))(
  '$name: both readers find the same words',
  async ({ path }) => {
    const bytes = readFileSync(path);
    const format = await detect(bytes);
    const [first, second] = [await format?.read(bytes, limits), await format?.readAgain?.(bytes, limits)];
    if (!first?.ok || !second?.ok) throw new Error('one of the readers refused');
    const [a, b] = [wordsOf(first.document.text), wordsOf(second.document.text)];
    const missing = [...b].filter((word) => !a.has(word));
    expect(missing.length, missing.join(' ')).toBeLessThanOrEqual(b.size * 0.02);
  },
);

test('the second reader tells places of words too: labels, texts and dates stay apart', async () => {
  const at = (x: number, y: number, text: string) => `BT /F1 10 Tf ${x} ${y} Td (${text}) Tj ET\n`;
  const content = [
    at(40, 780, 'Experience'),
    at(130, 780, 'Full Stack Developer'),
    at(480, 780, '09/17 - 12/18'),
    at(130, 766, 'Northwind, London'),
    at(130, 740, 'Junior Developer'),
    at(480, 740, '08/16 - 01/17'),
    at(130, 726, 'Contoso, Munich'),
  ].join('');
  const bytes = madePdf([{ content }]);
  const pdf = await detect(bytes);
  const [first, second] = [await pdf?.read(bytes, limits), await pdf?.readAgain?.(bytes, limits)];
  if (!first?.ok || !second?.ok) throw new Error('one of the readers refused');
  expect(second.document.text).toBe(first.document.text);
  expect(second.document.text).toContain('Full Stack Developer\t09/17 - 12/18');
  expect(second.document.lines.every(({ box }) => box !== null)).toBe(true);
});

test('a file is told by its content, not by its name', async () => {
  expect((await detect(Buffer.from('%PDF-1.7 …')))?.id).toBe('pdf');
  expect((await detect(Buffer.concat([Buffer.from('junk\n'), Buffer.from('%PDF-1.7\n1 0 obj\n')])))?.id).toBe(
    'pdf',
  );
  const xhtml =
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "xhtml1-strict.dtd">\n<html><body><p>Ada</p></body></html>';
  expect((await detect(Buffer.from(xhtml)))?.id).toBe('html');
  expect(await detect(Buffer.from('<?xml version="1.0"?><stock><part>1</part></stock>'))).toBeNull();
  expect(await detect(Buffer.from('PK\u0003\u0004 but no document'))).toBeNull();
  const known: [string, string][] = [
    ['Ada Quellmann, Backend Engineer', 'txt'],
    ['# Ada Quellmann', 'txt'],
    ['<!doctype html><html><body>Ada</body></html>', 'html'],
    ['{\\rtf1 Ada}', 'rtf'],
  ];
  for (const [text, id] of known) expect((await detect(Buffer.from(text)))?.id).toBe(id);
  expect((await detect(Buffer.from('\ufeffAda Quellmann', 'utf16le')))?.id).toBe('txt');
  expect(await detect(Buffer.from([0, 1, 2, 3, 4, 5]))).toBeNull();
});
