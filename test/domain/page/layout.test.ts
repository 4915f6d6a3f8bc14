import { expect, test } from 'vitest';
import type { PlacedWord } from '#domain/document.ts';
import { composeLines, type Way } from '#domain/page/layout.ts';

/* Words in their places to lines: what stands on one line, and what stands in columns. */
const word = (text: string, x0: number, base: number, size = 10, bold = false): PlacedWord => ({
  text,
  x0,
  x1: x0 + text.length * size * 0.5,
  y0: base - size * 0.8,
  y1: base + size * 0.2,
  base,
  size,
  bold,
  hiding: null,
  edges: [...text].map((_letter, at) => x0 + at * size * 0.5),
});
const lines = (words: PlacedWord[], ways: Way[] = []) =>
  composeLines([{ width: 595, height: 842, words }], ways)
    .text.trimEnd()
    .split('\n');

test('a rail of headings in larger letters stays beside its text', () => {
  const text = [
    'University of Calder',
    'BSc Physics',
    'Front-End: HTML, CSS, React',
    'Back-End: Python, Java',
    'Software Engineer',
    'Northwind Ltd',
  ];
  const words = [
    ...text.map((line, at) => word(line, 150, 100 + at * 14)),
    word('EDUCATION', 40, 102, 14),
    word('SKILLS', 40, 130, 14),
    word('EXPERIENCE', 40, 158, 14),
  ];
  expect(lines(words)).toEqual([
    'EDUCATION\tUniversity of Calder',
    'BSc Physics',
    'SKILLS\tFront-End: HTML, CSS, React',
    'Back-End: Python, Java',
    'EXPERIENCE\tSoftware Engineer',
    'Northwind Ltd',
  ]);
});

test('a date set flush right under a centred head is no column', () => {
  const words = [
    word('Jane Doe', 270, 60, 16),
    word('jane.doe@example.com', 250, 80),
    word('EXPERIENCE', 50, 100, 12, true),
    word('Northwind Ltd', 50, 118),
    word('Engineer III', 50, 132),
    word('2019 - Present', 480, 132),
    word('Looked after the payment services of the whole bank', 50, 146),
  ];
  expect(lines(words)).toContain('Engineer III\t2019 - Present');
});

test('a line whose words are spread to both margins is one; a row of labels is not', () => {
  const spread = 'and intuition in the ways of many machines'.split(' ');
  const at = (texts: string[], gap: number) => {
    let x = 50;
    return texts.map((text) => {
      const made = word(text, x, 100);
      x = made.x1 + gap;
      return made;
    });
  };
  expect(lines(at(spread, 14))).toEqual([spread.join(' ')]);
  expect(lines(at(['Playwright', 'Selenium', 'TypeScript', 'Java'], 18))).toEqual([
    'Playwright\tSelenium\tTypeScript\tJava',
  ]);
});

test('a page may be read row by row, or by columns that share their base lines', () => {
  const main = [
    'Built the settlement services of the bank',
    'and moved them to a cluster of machines',
    'with the help of four patient engineers',
    'who had seen such moves in other places',
    'and wrote down what they had seen there',
    'for those who came after them to read.',
  ];
  const side = ['Java', 'Python', 'Kafka', 'Redis', 'Linux', 'Docker'];
  const words = [
    ...main.map((text, at) => word(text, 50, 100 + at * 14)),
    ...side.map((text, at) => word(text, 420, 100 + at * 14)),
  ];
  expect(lines(words, ['rows'])[0]).toBe(`${main[0]}\tJava`);
  expect(lines(words, ['columns'])).toEqual([...main, ...side]);
});

test('the same words in any order of the stream give the same lines', () => {
  const words = ['Jane Doe', 'Experience', 'Engineer'].map((text, at) => word(text, 50, 100 + at * 20));
  expect(lines([...words].reverse())).toEqual(lines(words));
});
