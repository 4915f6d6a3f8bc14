import { Document, Packer, Paragraph, TextRun } from 'docx';
import { expect, test } from 'vitest';
import { docx } from '#formats/docx.ts';
import { rtf } from '#formats/rtf.ts';
import { limits } from '../support/corpus.ts';

/** Text of runs, those with `true` in letters that are shown in capitals. */
async function shown(...runs: [string, boolean][]): Promise<string> {
  const children = runs.map(([text, allCaps]) => new TextRun({ text, allCaps }));
  const document = new Document({ sections: [{ children: [new Paragraph({ children })] }] });
  const outcome = await docx.read(await Packer.toBuffer(document), limits);
  return outcome.ok ? outcome.document.text.trim() : 'unread';
}

test.each<[[string, boolean][], string]>([
  [[['tELUS hEALTH', true]], 'TELUS HEALTH'],
  [[['software developer/bUSINESS aNALYST', true]], 'SOFTWARE DEVELOPER/BUSINESS ANALYST'],
  [[['datavail', true]], 'DATAVAIL'],
  [[['Sales consultant | at&t | May 2016', true]], 'Sales consultant | AT&T | May 2016'],
  [
    [
      ['straße', true],
      [' of small letters', false],
    ],
    'STRAßE of small letters',
  ],
  // Typed as they should be, an address, and letters that no style changes.
  [[['Jane McBride', true]], 'Jane McBride'],
  [[['Senior software engineer', true]], 'Senior software engineer'],
  [[['jane.roe@example.com', true]], 'jane.roe@example.com'],
  [[['datavail', false]], 'datavail'],
])('letters that a style shows in capitals, %j', async (runs, text) => {
  expect(await shown(...runs)).toBe(text);
});

test('in RTF', async () => {
  const outcome = await rtf.read(
    Buffer.from('{\\rtf1\\ansi {\\caps datavail}\\par datavail\\par {\\scaps tELUS}\\par}'),
    limits,
  );
  expect(
    outcome.ok && outcome.document.lines.map(({ start, end }) => outcome.document.text.slice(start, end)),
  ).toEqual(['DATAVAIL', 'datavail', 'TELUS']);
});
