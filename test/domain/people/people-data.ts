/* Pairs that differ in form: wording, order, layout, spelling. What a bare list or a year alone earns less is stated. */
import { against, base, degree, earlier, type Job, lead, type Pair, person, write } from './people-sheet.ts';

const jobs = (first: Partial<Job>, second: Partial<Job>): Job[] => [
  { ...lead, ...first },
  { ...earlier, ...second },
];
const told = (first: string[], second: string[]) => jobs({ lines: first }, { lines: second });
const dated = (first: string, second: string) => jobs({ dates: first }, { dates: second });

const terse = told(
  [
    'Lead team of four engineers: payment services, Java, Spring Boot, AWS',
    'Architecture of booking platform, REST APIs',
    'Jenkins pipelines, daily deploys to production',
    'Fixed failing refunds with accounting team',
  ],
  ['Python services, PostgreSQL, MongoDB, Git, unit tests', 'Moved invoices to another database model'],
);

const wordy = told(
  [
    'In this position it is my pleasure to lead a team that consists of four engineers, who between them run the payment services, all of them written in Java with Spring Boot and hosted on AWS',
    'It was also I who designed the architecture of what is today the booking platform, including each one of the REST APIs that it has',
    'Besides that, I built the Jenkins pipelines that deploy to production, and they do so on each and every day',
    'When refunds were failing, I sat down together with the accounting team and fixed them',
  ],
  [
    'My work in those years was to maintain services that had been written in Python on top of PostgreSQL and MongoDB, for which I used Git and unit tests',
    'Towards the end I moved the invoices over to another database model',
  ],
);

const nonNative = told(
  [
    'I am leading team of four engineers which is running payment services with Java and Spring Boot on AWS',
    'I have designed architecture of booking platform and REST APIs of it',
    'I did pipelines in Jenkins, they deploy to production in every day',
    'Refunds was failing, together with accounting team I have fixed it',
  ],
  [
    'I was maintaining the services in Python with PostgreSQL and MongoDB, and was using Git and unit tests',
    'I have moved the invoices to other model of database',
  ],
);

const prose = [
  'Since March 2021 I have worked as a Senior Backend Developer at Northwind Ltd. There I lead a team of four engineers who run the payment services in Java and Spring Boot on AWS. I designed the architecture of the booking platform and its REST APIs. I built Jenkins pipelines that deploy to production every day. I fixed failing refunds together with the accounting team.',
  '',
  'From June 2019 to February 2021 I worked as a Backend Developer at Contoso Ltd. I maintained Python services on PostgreSQL and MongoDB, with Git and unit tests. I moved the invoices to another database model.',
];

const padding = told(
  [
    'Northwind sells garden furniture in eleven countries and has about four hundred employees in three towns',
    'The company was founded in a barn and still packs every chair by hand before it leaves the yard',
    ...lead.lines,
    'My days are varied: mornings are for planning, afternoons are mostly for reading and writing code',
    'The office is in an old mill beside the river, and twice a week I am at home instead',
  ],
  [
    'Contoso prints calendars, posters and cards for small shops in the north of the country',
    'I joined when the office was one room above the printing hall and the printers were heard all day',
    ...earlier.lines,
    'The job was my first after university and taught me how a small firm earns its money',
  ],
);

const unnamed = told(
  [
    'Lead a team of four engineers who run the payment services',
    'Designed the architecture of the booking platform and its interfaces',
    'Built the tooling that ships each release on the same day',
    'Fixed failing refunds together with the accounting team',
  ],
  ['Maintained services, with unit tests', 'Moved the invoices to another model'],
);
const list = 'Java, Spring Boot, Python, REST, PostgreSQL, MongoDB, AWS, Jenkins, Git';

const functional = person({
  before: ['Key skills', ...[...lead.lines, ...earlier.lines].map((line) => `- ${line}`)],
  experience: 'Work history',
  jobs: told([], []),
});

const split = ({ title, company, dates, lines }: Job) =>
  [`${company}, ${dates}`, title, '', ...lines.map((line) => `* ${line}`)].join('\n');

export const pairs: Pair[] = [
  against('terse', { jobs: terse }, 'Fewer words for the same facts.'),
  against('wordy', { jobs: wordy }, 'More words for the same facts.'),
  against('non-native English', { jobs: nonNative }, 'Grammar is no fact about backend work.'),
  against(
    'prose in the first person',
    { experience: `Experience\n${prose.join('\n')}`, jobs: [] },
    'Sentences and bullets say the same.',
  ),
  against(
    'three pages of words',
    { jobs: padding },
    'What a company sells and where the office is earns nothing.',
  ),
  against(
    'keywords of the jobs again at the end',
    { after: [...degree, '', 'Skills', list, list] },
    'A list repeats what dated jobs already show.',
  ),
  against(
    'keywords that no job shows at the end',
    {
      after: [...degree, '', 'Skills', 'Microservices, OAuth, Gatling, Grafana, communication, fast learner'],
    },
    'A bare list earns 600 of 1000 in microservices (6), security (2), performance (2) and debugging (1): 6600 ÷ 105; adjectives nothing.',
    628,
  ),
  against(
    'adjectives in a summary',
    {
      before: [
        'Summary',
        'Outstanding communicator, team player and fast learner, adaptable and analytical.',
      ],
    },
    'Soft skills are earned by what was done.',
  ),
  against(
    'years stated beside dated jobs',
    { before: ['Summary', 'Backend developer with over twenty years of experience.'] },
    'Dated jobs outweigh a claim.',
  ),
  against(
    'skills in a list instead of the jobs',
    { jobs: unnamed, after: [...degree, '', 'Skills', list] },
    'A bare list earns 400 of 1000 less in languages (9), APIs (6), databases (8), CI/CD (7), cloud (7): 14800 ÷ 105.',
    -1410,
  ),
  against(
    'skills in a technologies line of each job',
    {
      jobs: told(
        [...unnamed[0]!.lines, 'Technologies: Java, Spring Boot, REST, AWS, Jenkins'],
        [...unnamed[1]!.lines, 'Technologies: Python, PostgreSQL, MongoDB, Git'],
      ),
    },
    'A technologies line inside a dated job is shown in that job.',
  ),
  {
    name: 'functional',
    a: functional,
    b: person(),
    difference: -2798,
    why: 'Told outside dated jobs: 400 of 1000 less in seven criteria (weight 46), leadership 630 (14), no described jobs (4), no statements (3 × 600): 29380 ÷ 105. The work history keeps the months.',
  },
  against('forward chronological', { jobs: [earlier, lead] }, 'Order is form.'),
  against('company first', { layout: 'company' }, 'Order within a heading is form.'),
  against(
    'company, title and dates on lines of their own',
    { layout: 'stacked' },
    'Order within a heading is form.',
  ),
  against('dates in a column before the title', { layout: 'rail' }, 'Order within a heading is form.'),
  against('one line a job', { layout: 'pipes' }, 'Order within a heading is form.'),
  against('labels of a form', { layout: 'form' }, 'Order within a heading is form.'),
  against('sentences instead of bullets', { layout: 'sentences' }, 'A sentence is worth its bullet.'),
  against(
    'company with dates, title below, stars',
    { experience: `Experience\n${[lead, earlier].map(split).join('\n\n')}`, jobs: [] },
    'Order within a heading is form.',
  ),
  against(
    'headings in capitals',
    { experience: 'PROFESSIONAL EXPERIENCE', after: ['EDUCATION', degree[1]!] },
    'Look of headings is form.',
  ),
  against(
    'no headings',
    { experience: '', after: [degree[1]!] },
    'Dates and titles tell jobs without a heading.',
  ),
  against(
    'a heading of own words',
    { experience: 'Where I have been building things' },
    'Look of headings is form.',
  ),
  against('numeric dates', { jobs: dated('03/2021 – present', '06/2019 – 02/2021') }, 'A month is a month.'),
  against('ISO dates', { jobs: dated('2021-03 to now', '2019-06 to 2021-02') }, 'A month is a month.'),
  against(
    'short month names, until now',
    { jobs: dated("Mar '21 - now", "Jun '19 - Feb '21") },
    'A month is a month.',
  ),
  against(
    'days of the month',
    { jobs: dated('01.03.2021 – today', '01.06.2019 – 28.02.2021') },
    'A month is a month.',
  ),
  against(
    'since instead of an open end',
    { jobs: dated('since March 2021', 'June 2019 until February 2021') },
    'A month is a month.',
  ),
  against(
    'years alone',
    { jobs: dated('2021 – Present', '2019 – 2021') },
    'Years alone count July to July: 88 months rather than 89 of 96, 10 of 1000 less at weight 22.',
    -21,
  ),
  {
    name: 'wide and narrow blanks',
    a: write(base).replaceAll(', ', ',  ').replaceAll('\n\n', '\n'),
    b: person(),
    difference: 0,
    why: 'Blanks are form.',
  },
];
