import { Document, LevelFormat, Packer, Paragraph } from 'docx';
import { expect, test } from 'vitest';
import { docx } from '#formats/docx.ts';
import { limits } from '../support/corpus.ts';

test.each([
  // LibreOffice puts headings into a list whose levels set no mark.
  ['no mark', LevelFormat.NONE, '', false],
  ['a word and no number', LevelFormat.NONE, '–', true],
  ['a bullet', LevelFormat.BULLET, '•', true],
  ['a number', LevelFormat.DECIMAL, '%1.', true],
])('a paragraph in a list with %s', async (_name, format, text, bullet) => {
  const document = new Document({
    numbering: { config: [{ reference: 'own', levels: [{ level: 0, format, text }] }] },
    sections: [
      { children: [new Paragraph({ text: 'Northwind Ltd', numbering: { reference: 'own', level: 0 } })] },
    ],
  });
  const outcome = await docx.read(await Packer.toBuffer(document), limits);
  expect(outcome.ok && outcome.document.lines.map((line) => line.bullet)).toEqual([bullet]);
});
