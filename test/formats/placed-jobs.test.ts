import { expect, test } from 'vitest';
import { readFile } from '#formats/index.ts';
import { limits } from '../support/corpus.ts';
import { madePdf } from '../support/made-pdf.ts';
import { jobsOf } from '../support/reading.ts';

/* Jobs of pages on which the places of the words tell more than their order. */

/** A page of words: x and the distance from the top in points, then the words. */
async function jobsAt(words: [number, number, string][]): Promise<string[]> {
  const content = words
    .map(([x, y, text]) => `BT /F1 10 Tf 1 0 0 1 ${x} ${842 - y} Tm (${text}) Tj ET`)
    .join('\n');
  const outcome = await readFile(madePdf([{ content }]), limits);
  if (!outcome.ok) throw new Error(outcome.reason);
  return jobsOf(outcome.document);
}

const head: [number, number, string][] = [
  [44, 50, 'Kim Doe'],
  [44, 64, 'kim.doe@example.com'],
  [44, 90, 'Experience'],
  [52, 108, 'Northwind'],
  [420, 108, 'Leeds, England'],
  [52, 122, 'Senior Software Engineer'],
  [420, 122, 'April 2022 - Present'],
  [44, 136, '\\225'],
  [52, 136, 'The team served as a model for the move of the others'],
];

test.each<[string, [number, number, string][], string[]]>([
  [
    'an employer with its place where the words of the list above begin',
    [
      ...head,
      [52, 158, 'Contoso'],
      [420, 158, 'York, England'],
      [52, 172, 'Software Lead'],
      [420, 172, 'July 2015 - March 2022'],
      [44, 186, '\\225'],
      [52, 186, 'Wrote the billing of three shops'],
    ],
    ['Senior Software Engineer @ Northwind, 2022-4 – now', 'Software Lead @ Contoso, 2015-7 – 2022-3'],
  ],
  [
    'words that go on with a list, and a title below them',
    [
      ...head,
      [52, 148, 'and of its partners'],
      [52, 172, 'Software Lead'],
      [420, 172, 'July 2015 - March 2022'],
      [44, 186, '\\225'],
      [52, 186, 'Wrote the billing of three shops'],
    ],
    ['Senior Software Engineer @ Northwind, 2022-4 – now', 'Software Lead @ Northwind, 2015-7 – 2022-3'],
  ],
  [
    'two columns of rows without any heading',
    [
      [44, 50, 'Kim Doe'],
      [44, 64, 'kim.doe@example.com'],
      ...(
        [
          [
            'Contoso',
            'July 2019 - May 2021',
            'Keeps the shop of a town.',
            'Senior Developer',
            'Java Kafka React Git',
          ],
          [
            'Fabrikam',
            'May 2016 - June 2019',
            'Runs trains in the north.',
            'Software Engineer',
            'Python Redis Git',
          ],
          ['Adatum', 'Jan 2014 - Apr 2016', 'Sells seeds to gardens.', 'Web Developer', 'PHP MySQL jQuery'],
        ] as const
      ).flatMap(([employer, dates, told, title, tools], at): [number, number, string][] => [
        [44, 100 + at * 70, employer],
        [44, 114 + at * 70, dates],
        [44, 128 + at * 70, told],
        [320, 100 + at * 70, title],
        [320, 114 + at * 70, tools],
      ]),
    ],
    [
      'Senior Developer @ Contoso, 2019-7 – 2021-5',
      'Software Engineer @ Fabrikam, 2016-5 – 2019-6',
      'Web Developer @ Adatum, 2014-1 – 2016-4',
    ],
  ],
])('%s', async (_what, words, expected) => {
  expect(await jobsAt(words)).toEqual(expected);
});
