/* Pairs that differ in what the law protects or in what is nobody's business. */
import {
  against,
  base,
  degree,
  earlier,
  type Job,
  lead,
  type Pair,
  pair,
  type Sheet,
} from './people-sheet.ts';

const [name = '', contact = ''] = base.head;
const headed = (...lines: string[]): Partial<Sheet> => ({ head: [...base.head, ...lines] });
const ending = (...lines: string[]): Partial<Sheet> => ({ after: [...degree, '', ...lines] });
const told = (...lines: string[]): Partial<Sheet> => ({ jobs: [{ ...lead, lines }, earlier] });

/** The base without a named language, database or review, so that a name or a place that sounds like one shows. */
const nameless: Job[] = [
  {
    ...lead,
    lines: ['Lead a team of four engineers who run the payment services on AWS', ...lead.lines.slice(1)],
  },
  { ...earlier, lines: ['Maintained services, with Git and unit tests', ...earlier.lines.slice(1)] },
];
const called = (first: string, last: string, ...more: string[]): Partial<Sheet> => ({
  head: [`${first} ${last}`, `${first}.${last}@example.com · +1 202 555 0142`.toLowerCase(), ...more],
  before: ['Profile', `${first} is a backend developer who enjoys payments.`],
  jobs: nameless,
});

export const pairs: Pair[] = [
  against(
    'a name of another gender',
    { head: ['Jessica Hale', contact.replace('robin', 'jessica')] },
    'Names are not scored.',
  ),
  against(
    'a name of another origin',
    { head: ['Fatoumata Okonkwo-Diallo', 'f.okonkwo@example.com · +1 202 555 0142'] },
    'Names are not scored.',
  ),
  against(
    'a name in another script',
    { head: ['阮氏花 (Nguyễn Thị Hoa)', 'hoa@example.com · +1 202 555 0142'] },
    'Names are not scored.',
  ),
  pair(
    'a name that is also a technology',
    called('Ruby', 'Go'),
    called('Rosie', 'Gow'),
    'A person is no programming language.',
  ),
  pair(
    'a home that is also a technology',
    called('Adi', 'Putra', 'Surabaya, Java'),
    called('Adi', 'Putra', 'Surabaya, Jawa'),
    'An island is no programming language.',
  ),
  against(
    'address',
    headed('14 Mill Lane, Example Heights, Springfield 01105'),
    'Where somebody lives is not scored.',
  ),
  against(
    'photo caption',
    headed('Photo: Robin Hale at the office, by Studio Example'),
    'Photos are not scored.',
  ),
  against('birth date and age', headed('Born 12 March 1968 in Leeds (58 years)'), 'Age is not scored.'),
  against(
    'graduation year',
    { after: ['Education', 'BSc Computer Science, Example State University, 1986 – 1990'] },
    'Graduation years are not scored.',
  ),
  against(
    'prestige of a school',
    { after: ['Education', 'BSc Computer Science, Massachusetts Institute of Technology'] },
    'Schools are not scored.',
  ),
  against('nationality', headed('Nationality: Kenyan'), 'Nationality is not scored.'),
  against(
    'work authorization',
    headed('Nationality: Kenyan. Work authorization: unrestricted.'),
    'The right to work says nothing about access control.',
  ),
  against(
    'marital status and children',
    headed('Married, two children (born 2021 and 2023)'),
    'Family is not scored.',
  ),
  against('pronouns', { head: [`${name} (she/her)`, contact] }, 'Pronouns are not scored.'),
  against(
    'hobbies',
    ending('Interests', 'Chess, baking bread, long walks with two dogs'),
    'Hobbies are not scored.',
  ),
  against(
    'hobbies that sound like work',
    ending('Interests', 'Amateur theatre with twelve performances a year, climbing courses, geocaching'),
    'A stage performance is no performance work.',
  ),
  pair(
    'mosque and church',
    ending('Volunteering', 'Youth leader, Example Mosque, 2018 – 2020'),
    ending('Volunteering', 'Youth leader, Example Church, 2018 – 2020'),
    'Religion is not scored.',
  ),
  against(
    'party membership',
    ending('Memberships', 'Member of the Example Green Party; speaker of its local branch'),
    'Politics are not scored.',
  ),
  against(
    'union steward',
    ending('Volunteering', 'Shop steward, Example Trade Union, 2019 – 2022'),
    'Union work is not scored.',
  ),
  against(
    'works council within a job',
    told(...lead.lines, 'Elected to the works council, half of my hours since 2022'),
    'An office for the staff takes no month from the job.',
  ),
  against(
    'works council told first within a job',
    told('Elected member of the works council since January 2022', ...lead.lines),
    'An office for the staff takes no month and no work from the job.',
  ),
  against(
    'disability',
    headed('Severely disabled (degree of disability 60), wheelchair user; step-free entrance needed'),
    'Disability is not scored.',
  ),
  against(
    'disability and security',
    headed('I am deaf and rely on captions; social security card at hand'),
    'Disability is not scored.',
  ),
  against(
    'references',
    ending(
      'References',
      'Dana Reyes, Head of Engineering, Northwind Ltd, +1 202 555 0177',
      'Sam Okafor, Team Lead, Contoso Ltd, on request',
    ),
    'What a referee does is not what the person did.',
  ),
  against(
    'current and wanted pay',
    headed('Current salary 84,000 USD, expected salary 95,000 USD'),
    'Pay is not scored.',
  ),
];
