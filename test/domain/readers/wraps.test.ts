import { expect, test } from 'vitest';
import type { Document, Line } from '#domain/document.ts';
import { wraps } from '#domain/readers/quoting/wraps.ts';

/** A document of two lines beneath each other: their left edges and the mark of their letters; five points a letter. */
function two(above: string, below: string, { x = [50, 50], bold = [false, false] } = {}) {
  const text = `${above}\n${below}`;
  const lines = [above, below].map((line, at): Line => {
    const start = at === 0 ? 0 : above.length + 1;
    const left = x[at] ?? 50;
    return {
      start,
      end: start + line.length,
      page: 1,
      flow: 'main',
      box: { x: left, y: 100 + at * 12, width: line.length * 5, height: 10 },
      edges: [...`${line} `].map((_letter, index) => left + index * 5),
      size: 10,
      bold: bold[at] === true,
      bullet: false,
      gap: false,
      hiding: null,
    } as unknown as Line;
  });
  return { document: { text, lines } as unknown as Document, lines };
}

test.each([
  // A narrow column, whose next word has no room.
  ['certifies ability to install,', 'manage, repair, and', 200, {}, true],
  ['troubleshoot PC hardware and', 'Windows operating system', 200, {}, true],
  ['restful', 'services', 200, {}, false],
  // Words in bold within a sentence, and a heading in bold above one.
  [
    'Worked with databases of the customers and with local',
    'environments that many used',
    320,
    { bold: [false, true] },
    true,
  ],
  ['Contoso Ltd, Leeds', 'responsible for the shop', 320, { bold: [true, false] }, false],
  // What stands below the last cell of a line goes on with it; what stands elsewhere does not.
  [
    'Tools\tAs a maintainer of the library for tests of the shop, most of',
    'my work was merged by the others of it',
    400,
    { x: [50, 80] },
    true,
  ],
  [
    'Tools\tAs a maintainer of the library for tests of the shop, most of',
    'my work was merged by the others of it',
    400,
    { x: [50, 50] },
    false,
  ],
  // A bracket that is open.
  [
    'Servers of streams for many at once (several videos of',
    'Customers), then others of them',
    320,
    {},
    true,
  ],
])('"%s" over "%s"', (above, below, edge, looks, wanted) => {
  const { document, lines } = two(above, below, looks);
  const [first, second] = lines as [Line, Line];
  expect(wraps(document, first, second, edge, { linking: /\s(?:and|with)\s*$/u })).toBe(wanted);
});
