import { expect, test } from 'vitest';
import { experience } from '../../../support/reading.ts';

/* Title and employer in one string, with nothing between them. */

test.each<[string, string[], string[]]>([
  [
    'a title before an institution',
    [
      'Nurse Acme Hospital\t2003 – 2014',
      '- Cared for patients',
      '',
      'Teacher Northwind High School\t1998 - 2003',
      '- Taught classes of thirty',
    ],
    ['Nurse @ Acme Hospital, 2003 – 2014', 'Teacher @ Northwind High School, 1998 – 2003'],
  ],
  [
    'a title before a legal form',
    [
      'Store Manager Northwind Ltd\t2000 - 2003',
      '- Sold shoes',
      '',
      'Senior Software Engineer Contoso Systems Inc.\t1998 - 2000',
      '- Wrote software',
    ],
    [
      'Store Manager @ Northwind Ltd, 2000 – 2003',
      'Senior Software Engineer @ Contoso Systems Inc, 1998 – 2000',
    ],
  ],
  [
    'a title before an institution whose name opens with what it is',
    [
      'Infirmière Hôpital Saint-Luc\t2003 – 2014',
      '- Soins aux patients',
      '',
      'Professeur Lycée Dupont\t1998 - 2003',
      '- Cours de français',
    ],
    ['Infirmière @ Hôpital Saint-Luc, 2003 – 2014', 'Professeur @ Lycée Dupont, 1998 – 2003'],
  ],
  [
    'fields of a title, which are no employer',
    [
      'Acme Ltd',
      'Director School Services\t2003 – 2014',
      '- Led a team of thirty',
      '',
      'Contoso Ltd',
      'Manager Hospital Relations\t1998 - 2003',
      '- Visited customers',
    ],
    [
      'Director School Services @ Acme Ltd, 2003 – 2014',
      'Manager Hospital Relations @ Contoso Ltd, 1998 – 2003',
    ],
  ],
  [
    'an employer that is called by what it does',
    ['Editora Tília Ltda', 'Desenvolvedora web', '2014 – 2017', '- Fez o site'],
    ['Desenvolvedora web @ Editora Tília Ltda, 2014 – 2017'],
  ],
  [
    'an employer whose name holds a title',
    [
      'Engineer\t2003 – 2014',
      'Baker Hospital',
      '- Repaired machines',
      '',
      'Teacher\t1998 - 2003',
      'Teacher Training College',
      '- Taught',
    ],
    ['Engineer @ Baker Hospital, 2003 – 2014', 'Teacher @ Teacher Training College, 1998 – 2003'],
  ],
])('%s', (_name, lines, found) => {
  expect(experience(...lines)).toEqual(found);
});
