import { expect, test } from 'vitest';
import { experience, read } from '../../../support/reading.ts';

/* Clients named within a heading, and lines between a heading and its dates that tell of the employer. */

test.each<[string, string[], string[]]>([
  [
    'a client behind a comma, a bar, a dash or in brackets is the employer where nobody else is',
    [
      ...['Java Developer, Client: Contoso Bank', 'Jan 2018 - Mar 2020', '- Wrote services', ''],
      ...['Java Developer | Client: Halden Bank', 'Jan 2016 - Dec 2017', '- Wrote services', ''],
      ...['Java Developer - Client: Fabrikam Bank, Leeds', 'Jan 2014 - Dec 2015', '- Wrote services', ''],
      ...['Java Developer (Client: Lowtide Bank)', 'Jan 2012 - Dec 2013', '- Wrote services'],
    ],
    [
      'Java Developer @ Contoso Bank, 2018-1 – 2020-3',
      'Java Developer @ Halden Bank, 2016-1 – 2017-12',
      'Java Developer @ Fabrikam Bank, 2014-1 – 2015-12',
      'Java Developer @ Lowtide Bank, 2012-1 – 2013-12',
    ],
  ],
  [
    'an employer of its own stays beside a client in brackets',
    [
      ...[
        'Java Developer (Client: Contoso Bank)',
        'Northwind Staffing',
        'Jan 2018 - Mar 2020',
        '- Tested',
        '',
      ],
      ...['Senior Java Developer (Client: Fabrikam), Northwind Staffing', 'Jan 2016 - Dec 2017', '- Tested'],
    ],
    [
      'Java Developer @ Northwind Staffing, 2018-1 – 2020-3',
      'Senior Java Developer @ Northwind Staffing, 2016-1 – 2017-12',
    ],
  ],
  [
    'labels parted by bars lose their bars',
    ['Client: Fabrikam Insurance | Role: QA Analyst | Jan 2016 - Dec 2017', '- Tested'],
    ['QA Analyst @ Fabrikam Insurance, 2016-1 – 2017-12'],
  ],
  [
    'a sentence on the employer between its heading and dates alone',
    [
      ...['Northwind Ltd, Leeds — Data Engineer', 'Northwind is a supplier of wind turbines in Europe.'],
      ...['2018 – 2020', '- Built pipelines', '- Ran the warehouse', ''],
      ...['Contoso AG, Zurich — Software Developer', 'Contoso sells insurance to small firms.'],
      ...['2015 – 2018', '- Wrote services in Java'],
    ],
    ['Data Engineer @ Northwind Ltd, 2018 – 2020', 'Software Developer @ Contoso AG, 2015 – 2018'],
  ],
  [
    'and below a title over its employer',
    [
      ...['Data Engineer', 'Northwind Ltd, Leeds', 'Northwind is a supplier of wind turbines in Europe.'],
      ...['Jan 2018 – Mar 2020', '- Built pipelines', ''],
      ...['Software Developer', 'Contoso AG, Zurich', 'Contoso sells insurance to small firms.'],
      ...['Mar 2015 – Dec 2017', '- Wrote services in Java'],
    ],
    ['Data Engineer @ Northwind Ltd, 2018-1 – 2020-3', 'Software Developer @ Contoso AG, 2015-3 – 2017-12'],
  ],
  [
    'a sentence below dates over the next dates is the text of its own job',
    [
      ...['Jan 2018 – Mar 2020', 'Data Engineer, Northwind Ltd', 'I built pipelines for all of Europe.'],
      ...['Mar 2015 – Dec 2017', 'Software Developer, Contoso AG', 'I wrote services for small firms.'],
    ],
    ['Data Engineer @ Northwind Ltd, 2018-1 – 2020-3', 'Software Developer @ Contoso AG, 2015-3 – 2017-12'],
  ],
])('%s', (_name, lines, expected) => {
  expect(experience(...lines)).toEqual(expected);
});

test('what stands behind a client in brackets is quoted where it stands', () => {
  const line = 'Senior Java Developer (Client: Fabrikam), Northwind Staffing';
  const { resume } = read('Jo Example', 'Experience', line, 'Jan 2016 - Dec 2017', '- Tested');
  expect(resume.jobs[0]?.company?.evidence[0]).toMatchObject({ quote: 'Northwind Staffing' });
});
