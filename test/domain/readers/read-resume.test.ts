import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quote } from '#domain/document.ts';
import { plainDocument } from '#formats/text/plain.ts';
import { readResume, rules } from '../../support/corpus.ts';
import { read } from '../../support/reading.ts';

const pieces = fc.constantFrom(
  'Experience',
  'Skills',
  'Lead Engineer, Northwind Ltd',
  '2016 – 2018',
  'Mar 2019 – Present',
  '- Led a team of eight',
  'Go, Rust, C',
  'anna@example.com',
  '😀 emoji 𝔘 text',
  '((((',
  '2019 - ',
  '\t\t',
  'Ada Quellmann',
  'No Kubernetes',
  'é́é',
  '',
  '100%',
  '• ',
);

const hostile: Record<string, string> = {
  letters: 'a'.repeat(100_000),
  digits: '1'.repeat(100_000),
  dots: 'a.'.repeat(50_000),
  tabs: '\t'.repeat(100_000),
  brackets: '('.repeat(100_000),
  list: 'Java, '.repeat(17_000),
  words: 'Go '.repeat(33_000),
  nested: 'Java (Spring, '.repeat(7_000),
  titles: 'Engineer\n'.repeat(11_000),
  ranges: '2019 - 2020\n'.repeat(8_000),
  jobs: `Experience\n${'Engineer, Acme Ltd\n2019 - 2020\n- Led a team of eight\n'.repeat(2_000)}`,
  names: 'Abc Def\n'.repeat(12_500),
  emoji: '😀 Java, Python\n'.repeat(6_000),
};

test('any text: nothing is thrown, every quote stands at its offsets, and reading twice gives the same', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 40 })), { maxLength: 30 }),
      (lines) => {
        const document = plainDocument('text', [lines.join('\n')], false);
        const first = readResume(document);
        expect(readResume(document)).toEqual(first);
        JSON.stringify(
          first,
          (_key, value: { source?: string; start?: number; end?: number; quote?: string } | null) => {
            if (value?.source === 'document')
              expect(quote(document, { start: value.start as number, end: value.end as number })).toBe(
                value.quote,
              );
            return value;
          },
        );
      },
    ),
    { numRuns: 150 },
  );
});

test.each(Object.entries(hostile))(
  'hostile text of 100,000 characters is read, and the reading stays small: %s',
  (_name, text) => {
    const reading = read(text);
    expect(JSON.stringify(reading).length).toBeLessThan(8_000_000);
  },
  10_000,
);

const marks = [...'.…_-–|/,;:()[]•·*#~ \t'];
test('leaders and rules of any marks between the words of a heading are read, and cost no more than their length', () => {
  const runs = marks.flatMap((one) => [one.repeat(90), ...marks.map((other) => (one + other).repeat(45))]);
  for (const run of runs) {
    const { jobs } = read(
      'Ada Example',
      'Experience',
      `Orvik GmbH${run}Berlin`,
      'Engineer, 2019 - 2021',
      `${run} Nurse ${run}`,
      `2015 - 2017 ${run} Porter, Norvik Ltd`,
    ).resume;
    expect(jobs.length).toBeGreaterThan(0);
  }
}, 30_000);

test.each([
  ['Scrum Master Certification – May 2019', true],
  ['CPA licensed with five years in reporting', true],
  ['Certified Kubernetes Administrator', true],
  ['Pursuing CPA certification', false],
  ['Worked with certified staff', false],
  ['Prepared the files of nine offices for the certified auditor', false],
])('a certificate among highlights: %s', (line, held) => {
  const { credentials } = read(
    'Jane Winslow',
    'Highlights',
    `- ${line}`,
    '- Ledgers',
    'Experience',
    'Clerk, Acme',
    '2019 – 2021',
  ).resume;
  expect(credentials.some(({ value }) => value.includes(line.slice(0, 20)))).toBe(held);
});

test('however many words were read before, a name that no text had asked for is found', () => {
  const rare = rules.lexicon.skills
    .filter(({ id, technology, ambiguous }) => technology && !ambiguous && /^[a-z]{8,}$/.test(id))
    .map(({ id }) => id);
  const letters = (number: number) =>
    [...String(number)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('a');
  for (let at = 0; at < 24; at++) {
    const name = rare[Math.floor((at * rare.length) / 24)] as string;
    const filler = Array.from({ length: 3_000 }, (_, index) => `zu${letters(at * 3_000 + index)}`);
    const lines = ['Jo Example', 'jo@example.com', 'Skills', `${name}, PostgreSQL`, 'Notes'];
    for (let from = 0; from < filler.length; from += 10) lines.push(filler.slice(from, from + 10).join(' '));
    const { skills } = readResume(plainDocument('text', [lines.join('\n')], false)).resume;
    expect(skills.map(({ id }) => id)).toContain(name);
  }
});
