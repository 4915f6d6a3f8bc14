import { expect, test } from 'vitest';
import { datedJobs, experience } from '../../../support/reading.ts';

/* Employers before places, behind small words and beside blanks, and what room parts. */

test.each<[string, string[], string[]]>([
  [
    'a place behind a colon',
    [
      ...['Data Manager — Northwind: Boston, MA', 'March 2022 - present', '- Wrote plans', ''],
      ...['Nurse - Halden Hospital: Boston, MA', 'March 2019 - June 2021', '- Nursed'],
    ],
    ['Data Manager @ Northwind, 2022-3 – now', 'Nurse @ Halden Hospital, 2019-3 – 2021-6'],
  ],
  [
    'a bracket that the next line closes',
    [
      'Research Engineering Intern — Contoso Diagnostics (formerly Fabrikam Medical',
      'Systems): Tucson, AZ',
      ...['May 2017 - August 2017', '- Researched'],
    ],
    [
      'Research Engineering Intern @ Contoso Diagnostics (formerly Fabrikam Medical Systems), 2017-5 – 2017-8',
    ],
  ],
  [
    'a month alone behind an employer, below a title that room parts from the text above',
    [
      ...['Designer', 'Northwind Ltd | May 2016 - May 2017', 'Drew things', ''],
      ...['Branding Lead', 'Contoso Ltd | November 2015', 'Led branding'],
    ],
    ['Designer @ Northwind Ltd, 2016-5 – 2017-5', 'Branding Lead @ Contoso Ltd, 2015-11 – 2015-11'],
  ],
  [
    'a member above the room is not the title below it',
    [
      ...[
        'Northfield Society (Member)',
        '',
        'Design Lead, Founding Team',
        'The Halden Foundation | 2020 to present',
      ],
      '- Led design',
    ],
    ['Design Lead, Founding Team @ The Halden Foundation, 2020 – now'],
  ],
  [
    'an employer above the room is that of the title below it',
    [
      'University of Halden',
      '',
      'Systems Administrator - Cedar Falls',
      'May 2016 - May 2017',
      '- Ran servers',
    ],
    ['Systems Administrator - Cedar Falls @ University of Halden, 2016-5 – 2017-5'],
  ],
  [
    'names with small words, asides, slashes and fields',
    [
      ...['Research Engineer with Centre for Acoustics\tNov 2022 - Feb 2023', '- Measured', ''],
      ...['Creative Consultant, SKD (promoted)\tNov 2020 - Feb 2022', '- Created', ''],
      ...['Sales, Marketing & Events Manager, Contoso Ltd\tJan 2018 – Jun 2020', '- Sold', ''],
      ...['Lark Bar, Hostess/July 2015-October 2017', '- Hosted'],
    ],
    [
      'Research Engineer @ Centre for Acoustics, 2022-11 – 2023-2',
      'Creative Consultant @ SKD, 2020-11 – 2022-2',
      'Sales, Marketing & Events Manager @ Contoso Ltd, 2018-1 – 2020-6',
      'Hostess @ Lark Bar, 2015-7 – 2017-10',
    ],
  ],
  [
    'an employer before a field of its title',
    ['Contoso, Sales and Marketing Manager, Leeds\t1/2015 – 6/2016', '- Sold'],
    ['Sales and Marketing Manager @ Contoso, 2015-1 – 2016-6'],
  ],
  [
    'a title that a colon closes',
    [
      '(jan 2019 – today)\tNorthwind',
      'DevOps engineer:',
      '- setup',
      '(jan 2016 – dec 2018)\tContoso',
      'Developer:',
      '- code',
    ],
    ['DevOps engineer @ Northwind, 2019-1 – now', 'Developer @ Contoso, 2016-1 – 2018-12'],
  ],
  [
    'a department between a title and its university',
    [
      ...[
        '2012–2013\tResearch Assistant Professor',
        'Department of Psychiatry',
        'Northfield University (Boston, MA)',
      ],
      ...['2008–2012\tLecturer', 'Northwind University (Boston, MA)'],
    ],
    [
      'Research Assistant Professor @ Northfield University, 2012 – 2013',
      'Lecturer @ Northwind University, 2008 – 2012',
    ],
  ],
  [
    'dates of a form that a full stop closes',
    ['Systems Analyst', 'Company: Northwind', 'Duties: Development in Java', 'Period: 07/2020 to 08/2021.'],
    ['Systems Analyst @ Northwind, 2020-7 – 2021-8'],
  ],
])('%s', (_name, lines, expected) => {
  expect(experience(...lines)).toEqual(expected);
});

test.each<[string, string[], string[]]>([
  [
    'German, on the line below the title',
    [
      ...['Berufserfahrung', '2010 – 2013\tSoftwareentwicklerin', 'bei der Northwind GmbH', ''],
      ...['2006 – 2008\tVerkäuferin', 'bei Nordlicht in Innsbruck'],
    ],
    [
      'Softwareentwicklerin @ Northwind GmbH, 2010 – 2013',
      'Verkäuferin @ Nordlicht in Innsbruck, 2006 – 2008',
    ],
  ],
  [
    'Spanish, where the name or the place tells it from a field',
    [
      ...[
        'Experiencia laboral',
        'Ingeniera de Datos en Bravo, Quito',
        'Junio 2014 - Febrero 2015',
        '- Modelos',
        '',
      ],
      ...['Desarrollador backend en Banco Bravo', 'Junio 2010 - Febrero 2012', '- API', ''],
      ...['Ingeniera en Sistemas, Quito', 'Junio 2008 - Febrero 2009', '- Redes'],
    ],
    [
      'Ingeniera de Datos @ Bravo, 2014-6 – 2015-2',
      'Desarrollador backend @ Banco Bravo, 2010-6 – 2012-2',
      'Ingeniera en Sistemas @ -, 2008-6 – 2009-2',
    ],
  ],
  [
    'Spanish, beside the sort of a contract',
    ['Experiencia laboral', 'Desarrolladora - Contrato temporal - Bravo (2020 – 2021)', '- API'],
    ['Desarrolladora @ Bravo, 2020 – 2021'],
  ],
  [
    'French',
    [
      ...[
        'Expérience professionnelle',
        'Infirmière à l’Hôpital Central, Paris',
        'Juin 2015 - Février 2021',
        '- Soins',
        '',
      ],
      ...['Développeuse à la Société Bravo, Lyon', 'Juin 2012 - Février 2015', '- Code', ''],
      ...['Infirmière à Lyon', 'Juin 2010 - Février 2012', '- Soins'],
    ],
    [
      'Infirmière @ Hôpital Central, 2015-6 – 2021-2',
      'Développeuse @ Société Bravo, 2012-6 – 2015-2',
      'Infirmière à Lyon @ -, 2010-6 – 2012-2',
    ],
  ],
  [
    'Chinese, parted by a blank',
    [
      ...['工作经历', '2015.03 - 2018.05 某某科技有限公司 软件工程师', '负责后端开发', ''],
      ...['2012.03 - 2015.02 某光软件股份有限公司 高级工程师', '负责前端开发'],
    ],
    ['软件工程师 @ 某某科技有限公司, 2015-3 – 2018-5', '高级工程师 @ 某光软件股份有限公司, 2012-3 – 2015-2'],
  ],
])('employers behind small words: %s', (_name, lines, expected) => {
  expect(datedJobs('Ana Quistendal', 'ana@example.com', ...lines)).toEqual(expected);
});
