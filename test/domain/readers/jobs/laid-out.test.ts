import { expect, test } from 'vitest';
import { experience } from '../../../support/reading.ts';

/* Classes of headings that forms of design and office documents showed, each beside what looks alike. */

const did = '- Built the timetables of three lines';
const contoso = ['Contoso Inc.', 'Graphic Designer', 'May 2021 - Dec 2021', did];

test.each<[string, string[], string[]]>([
  [
    'below a heading of its own a job has no employer of what stands above it',
    [...contoso, 'Freelance', 'Designer', 'May 2019 - Aug 2020', did],
    ['Graphic Designer @ Contoso Inc., 2021-5 – 2021-12', 'Designer @ -, 2019-5 – 2020-8'],
  ],
  [
    'a title below another of the same employer has it',
    [...contoso, 'Designer', 'May 2019 - Aug 2020', did],
    ['Graphic Designer @ Contoso Inc., 2021-5 – 2021-12', 'Designer @ Contoso Inc., 2019-5 – 2020-8'],
  ],
])('%s', (_what, lines, expected) => {
  expect(experience(...lines)).toEqual(expected);
});
