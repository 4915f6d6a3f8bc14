import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Document, PlacedWord } from '#domain/document.ts';
import { composeLines } from '#domain/page/layout.ts';
import { mendLetters } from '#domain/page/letters.ts';
import { knownWords } from '#domain/words/known-words.ts';
import { loadRules } from '../../../src/rules.ts';

/* Letters that a font lost come back where known words say how. Invented lines. */
const knows = knownWords(loadRules().lexicon);
const word = (text: string, line: number): PlacedWord => ({
  text,
  x0: 50,
  x1: 50 + text.length * 5,
  y0: 92 + line * 14,
  y1: 102 + line * 14,
  base: 100 + line * 14,
  size: 10,
  bold: false,
  hiding: null,
  edges: [...text].map((_letter, at) => 50 + at * 5),
});
function documentOf(...lines: string[]): Document {
  const placed = [{ width: 595, height: 842, words: lines.map(word) }];
  return { format: 'pdf', pages: 1, ...composeLines(placed), placed, ownDate: null, links: [], notes: [] };
}
const mended = (...lines: string[]) =>
  mendLetters(documentOf(...lines), knows)
    .text.trimEnd()
    .split('\n');

test.each([
  {
    what: 'a ligature drawn as a mark',
    lines: ['Opera_ons and migra_on', 'Data integra_on, Pe_te Quellon'],
    expected: ['Operations and migration', 'Data integration, Petite Quellon'],
  },
  {
    what: 'a ligature drawn as a capital',
    lines: ['Senior SoMware Engineer', 'MicrosoM Excel, LeM the team'],
    expected: ['Senior Software Engineer', 'Microsoft Excel, Left the team'],
  },
  {
    what: 'the one at the end of a word',
    lines: ['Sta! Engineer, o!ice of the sta!', 'Hired sta! and o!shore teams', 'E!icient work!'],
    expected: ['Staff Engineer, office of the staff', 'Hired staff and offshore teams', 'Efficient work!'],
  },
  {
    what: 'gaps in the place of ligatures, where many words say so',
    lines: [
      'Launch Opera ons Engineering',
      'Automa on of tes ng, distribu on',
      'communica on, injec on, valida ng',
      'Ba ery, mee ngs, Robo cs',
    ],
    expected: [
      'Launch Operations Engineering',
      'Automation of testing, distribution',
      'communication, injection, validating',
      'Battery, meetings, Robotics',
    ],
  },
  {
    what: 'few gaps, and words that stand apart',
    lines: ['Opera ons of a shop', 'Voor ons team, in ons land, bij ons thuis, van ons', 'we set on a me'],
    expected: ['Opera ons of a shop', 'Voor ons team, in ons land, bij ons thuis, van ons', 'we set on a me'],
  },
  {
    what: 'one alone, where it is no word without',
    lines: ['Sta! Engineer since 2019! Great!'],
    expected: ['Staff Engineer since 2019! Great!'],
  },
  {
    what: 'ligatures drawn as a comma, a figure and other marks, each alike in its font',
    lines: [
      'Senior So,ware Architect, Microso, Excel',
      'So3ware and Microso3 Word',
      'Na@ve loca@on',
      'pla^orm',
    ],
    expected: [
      'Senior Software Architect, Microso, Excel',
      'Software and Microso3 Word',
      'Native location',
      'platform',
    ],
  },
  {
    what: 'figures and marks that words of technology have, where nothing tells otherwise',
    lines: ['b2b and k8s,docker on s3fs', 'write to ada@example.com'],
    expected: ['b2b and k8s,docker on s3fs', 'write to ada@example.com'],
  },
  {
    what: 'letters that were read by the table of another system',
    lines: ['Kauffrau f¸r B¸ro', 'Gesch‰ftsf¸hrung und F\u02c6rderung', 'PERS÷NLICHE DATEN, Erfahrung'],
    expected: ['Kauffrau für Büro', 'Geschäftsführung und Förderung', 'PERSÖNLICHE DATEN, Erfahrung'],
  },
  {
    what: 'a mark of such a table alone',
    lines: ['5‰ of all, 3÷4, a¸b'],
    expected: ['5‰ of all, 3÷4, a¸b'],
  },
  {
    what: 'letters that the file gives no meaning',
    lines: ['The \ufffdnal speci\ufffdcation', 'Teams of 5\ufffd20, \ufffdTanker, front\ufffdend'],
    expected: ['The final specification', 'Teams of 5-20, Tanker, front-end'],
  },
  {
    what: 'small capitals of which the i is given small',
    lines: ['SENiOR ENGiNEER', 'SKiLLS', 'ViRGiNiA QUELLiN'],
    expected: ['SENIOR ENGINEER', 'SKILLS', 'VIRGINIA QUELLIN'],
  },
  {
    what: 'a gap behind a ligature',
    lines: ['Offi ce manager with certifi cation'],
    expected: ['Office manager with certification'],
  },
  {
    what: 'letters scrambled by a wrong table',
    lines: ['5Â years at CafÃ© Lune'],
    expected: ['5 years at Café Lune'],
  },
])('$what', ({ lines, expected }) => {
  expect(mended(...lines)).toEqual(expected);
});

test.each([
  [['JavaScript, TypeScript, GitHub', 'PostgreSQL and MySQL']],
  [['my_table, your_file', 'snake_case in code']],
  [['Great! Best team! Yes! A word! Hi!']],
  [['iOS and macOS, TiDB, UiTM']],
  [['Wi fi for the whole hall', 'Sci fi novels']],
  [['ticker_tape@example.com', 'https://example.com/opera_ons']],
])('%j stays as it is', (lines) => {
  const document = documentOf(...lines);
  expect(mendLetters(document, knows)).toBe(document);
});

test('every letter keeps a place', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          'sta!',
          'o!ice',
          'SENiOR',
          'ENGiNEER',
          'opera_on',
          'migra_on',
          'CafÃ©',
          'Offi ce',
          'plain',
        ),
        {
          minLength: 1,
        },
      ),
      (words) => {
        const { placed } = mendLetters(documentOf(words.join(' ')), knows);
        for (const { words: all } of placed ?? [])
          for (const one of all) {
            expect(one.edges).toHaveLength(one.text.length);
            expect(one.edges).toEqual([...one.edges].sort((a, b) => a - b));
          }
      },
    ),
  );
});

test.each(['a‰', 'fl', 'a,', 'aa3a', 'So,ware'])(
  '%j again and again in one word is read, and costs no more than its length',
  (piece) => {
    const lines = (count: number) => [
      'Kauffrau f¸r B¸ro',
      'Gesch‰ftsf¸hrung und F\u02c6rderung',
      piece.repeat(count),
    ];
    const costOf = (count: number) => {
      const document = documentOf(...lines(count));
      const begun = performance.now();
      mendLetters(document, knows);
      return performance.now() - begun;
    };
    costOf(1_000);
    expect(costOf(80_000)).toBeLessThan(costOf(20_000) * 12 + 400);
  },
);
