import { expect, test } from 'vitest';
import { datedJobs } from '../../../support/reading.ts';

test.each<[string[], string[]]>([
  // What was done stands behind the bracket of the dates.
  [
    [
      '• Web Developer – Example University (April 2021 – Present) Developed a suite of tools for data.',
      '• Responsibilities: Worked with a team on web sites.',
      '• Web Developer – Example Hospital (October 2020 – April 2021) Maintained web pages.',
    ],
    [
      'Web Developer @ Example University, 2021-4 – now',
      'Web Developer @ Example Hospital, 2020-10 – 2021-4',
    ],
  ],
  // A town behind the bracket is no deed.
  [
    ['Developer, Example GmbH (2019 – 2021) Munich', '• Built tools'],
    ['Developer @ Example GmbH, 2019 – 2021'],
  ],
  [
    ['Estagiária, 01/2018 para 11/2019', 'Neves Advogados – Pelotas'],
    ['Estagiária @ Neves Advogados, 2018-1 – 2019-11'],
  ],
  [
    ['06/2021 – today Teamlead Robotics, Example Technology GmbH, Berlin.', '– Built the first cell'],
    ['Teamlead Robotics @ Example Technology GmbH, 2021-6 – now'],
  ],
  [
    ['04/2014 – 05/2016', 'Summer Student – Example University'],
    ['Summer Student @ Example University, 2014-4 – 2016-5'],
  ],
])('%j', (lines, jobs) => {
  expect(datedJobs('Jo Example', 'Experience', ...lines)).toEqual(jobs);
});

test.each<[string, boolean]>([
  ['Member of Thesis Committee, Example University', false],
  ['Co-supervision of Master thesis, Example University', false],
  ['Member of the Executive Committee, Example University', true],
  ['Member of the Advisory Board & Lecturer, Example University', true],
  ['Member of Technical Staff, Example University', true],
])('work or a seat beside it, %j', (heading, works) => {
  expect(datedJobs('Jo Example', 'Experience', `2018 – 2019 ${heading}`)).toHaveLength(works ? 1 : 0);
});
