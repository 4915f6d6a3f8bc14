import { expect, test } from 'vitest';
import { arranged } from '#formats/word/arranged-boxes.ts';
import { type Block, linesOf } from '#formats/word/blocks.ts';
import { readBlocks, readStyles } from '#formats/word/word-xml.ts';

const spaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const box = (text: string, x: number, y: number) =>
  `<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>${x * 12_700}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>${y * 12_700}</wp:posOffset></wp:positionV><wps:txbx><w:txbxContent>${paragraph(text)}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></w:r>`;
const read = (...parts: string[]): Block[] =>
  readBlocks(`<w:document ${spaces}><w:body>${parts.join('')}</w:body></w:document>`, {
    styles: readStyles(`<w:styles ${spaces}/>`),
    unmarked: new Map(),
    pageColour: 'FFFFFF',
  } as never);
const lines = (...parts: string[]) =>
  linesOf(arranged(read(...parts)), 'main').map(({ text, flow }) => `${flow} ${text}`);
const boxes = [
  box('Clerk, Northwind Ltd', -40, 500),
  box('Education', 300, 40),
  box('Experience', -44, 100),
  box('BSc Physics', 302, 80),
  box('Engineer, Contoso Ltd', -42, 140),
];

test('boxes of one anchor that hold all of the text are read as they are seen, the left column first', () => {
  expect(lines(`<w:p>${boxes.join('')}</w:p>`)).toEqual([
    'main Experience',
    'main Engineer, Contoso Ltd',
    'main Clerk, Northwind Ltd',
    'side Education',
    'side BSc Physics',
  ]);
});

test('boxes beside a text of its own, and few of them, stay where the file has them', () => {
  const text =
    'Built the stock service of a wholesaler of tea with two colleagues and kept it for years. '.repeat(3);
  const drawn = ['Clerk, Northwind Ltd', 'Education', 'Experience', 'BSc Physics', 'Engineer, Contoso Ltd'];
  expect(lines(`<w:p>${boxes.join('')}</w:p>`, paragraph(text.trim()))).toEqual([
    ...drawn.map((one) => `side ${one}`),
    `main ${text.trim()}`,
  ]);
  expect(lines(`<w:p>${boxes.slice(0, 3).join('')}</w:p>`)).toEqual(
    drawn.slice(0, 3).map((one) => `side ${one}`),
  );
});
