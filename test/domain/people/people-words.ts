/* Pairs that differ in the words: spelling, abbreviations, typos, titles in both genders. */
import { against, earlier, type Job, lead, type Pair, person, write } from './people-sheet.ts';

const told = (first: string[], second: string[]): Job[] => [
  { ...lead, lines: first },
  { ...earlier, lines: second },
];

const short = told(
  [
    'TS and JS services on K8s and GCP, deployed with GH Actions',
    'REST and gRPC APIs, Postgres and Mongo, CI/CD',
  ],
  ['Scripts on MS SQL', 'Moved the invoices to another DB model'],
);
const long = told(
  [
    'TypeScript and JavaScript services on Kubernetes and Google Cloud Platform, deployed with GitHub Actions',
    'REST and gRPC APIs, PostgreSQL and MongoDB, continuous integration and continuous delivery',
  ],
  ['Scripts on Microsoft SQL Server', 'Moved the invoices to another database model'],
);

const acronyms = told(
  ['Services on AWS with REST APIs and CI/CD; a move to DDD and TDD', 'SLAs and KPIs agreed with QA'],
  ['RDBMS and SQL queries, OOP in C#', 'OWASP rules and SSO for the portal'],
);
const expanded = told(
  [
    'Services on Amazon Web Services with RESTful application programming interfaces and continuous integration and delivery; a move to domain-driven design and test-driven development',
    'Service level agreements and key performance indicators agreed with quality assurance',
  ],
  [
    'Relational databases and queries in Structured Query Language, object-oriented programming in C#',
    'Rules of the Open Web Application Security Project and single sign-on for the portal',
  ],
);

const british = told(
  [
    'Lead a team of four engineers and organise their training programme',
    'Optimised slow queries and modernised the authorisation of the catalogue',
    'Analysed the behaviour of the data centre and centralised its monitoring',
  ],
  ['Containerised the licence server, standardised tests', 'Prioritised and catalogued the defects'],
);
const american = told(
  [
    'Lead a team of four engineers and organize their training program',
    'Optimized slow queries and modernized the authorization of the catalog',
    'Analyzed the behavior of the data center and centralized its monitoring',
  ],
  ['Containerized the license server, standardized tests', 'Prioritized and cataloged the defects'],
);

const typos = told(
  [
    'Lead a team of four engineers who run teh payment services in Java and Spring Boot on AWS',
    'Designed the architecture of the bookng platform and it’s REST APIs',
    'Built Jenkins pipelines that deploy to production evry day',
    'Fixed failing refunds togehter with the acounting team',
  ],
  ['Maintaned Python services on PostgreSQL and MongoDB, with Git and unit tests', ...earlier.lines.slice(1)],
);
const misspelt = told(
  [
    'Lead a team of four enginers who run the payment services in Java and Spring Boot on AWS',
    'Desinged the architecure of the booking platform and its REST APIs',
    'Built Jenkins piplines that deploy to producton every day',
    'Fixd failing refunds together with the accounting team',
  ],
  ['Maintained Pyhton services on Postgress and MongoDB, with Git and unit tets', ...earlier.lines.slice(1)],
);

const ordered = (first: string, second: string) =>
  told(lead.lines, [`Brought the invoices ${first}`, `Kept the orders ${second}`]);

/** Titles of two jobs in both genders, read by their general words, with the lines that tell the work. */
const careers: [
  language: string,
  headings: [string, string],
  present: string,
  he: [string, string],
  she: [string, string],
  lines: string[],
][] = [
  [
    'German',
    ['Berufserfahrung', 'Kenntnisse'],
    'heute',
    ['Softwareentwickler', 'Teamleiter Entwicklung'],
    ['Softwareentwicklerin', 'Teamleiterin Entwicklung'],
    ['Java-Dienste mit PostgreSQL und Kafka', 'Automatisierte Auslieferung mit Jenkins auf AWS'],
  ],
  [
    'German with a colon',
    ['Berufserfahrung', 'Kenntnisse'],
    'heute',
    ['Softwareentwickler', 'Softwarearchitekt'],
    ['Softwareentwickler:in', 'Softwarearchitekt:in'],
    ['Java-Dienste mit PostgreSQL und Kafka', 'Automatisierte Auslieferung mit Jenkins auf AWS'],
  ],
  [
    'French',
    ['Expérience', 'Compétences'],
    "aujourd'hui",
    ['Développeur', "Chef d'équipe technique"],
    ['Développeuse', "Cheffe d'équipe technique"],
    ['Services Java avec PostgreSQL et Kafka', 'Déploiement automatisé avec Jenkins sur AWS'],
  ],
  [
    'French with a middle dot',
    ['Expérience', 'Compétences'],
    "aujourd'hui",
    ['Développeur', 'Ingénieur logiciel'],
    ['Développeur·euse', 'Ingénieur·e logiciel'],
    ['Services Java avec PostgreSQL et Kafka', 'Déploiement automatisé avec Jenkins sur AWS'],
  ],
  [
    'Spanish',
    ['Experiencia', 'Conocimientos'],
    'actualidad',
    ['Desarrollador', 'Jefe de equipo'],
    ['Desarrolladora', 'Jefa de equipo'],
    ['Servicios en Java con PostgreSQL y Kafka', 'Despliegue automatizado con Jenkins en AWS'],
  ],
  [
    'Portuguese',
    ['Experiência', 'Conhecimentos'],
    'atual',
    ['Desenvolvedor', 'Arquiteto de software'],
    ['Desenvolvedora', 'Arquiteta de software'],
    ['Serviços em Java com PostgreSQL e Kafka', 'Implantação automatizada com Jenkins na AWS'],
  ],
  [
    'Italian',
    ['Esperienza', 'Competenze'],
    'oggi',
    ['Programmatore', 'Direttore tecnico'],
    ['Programmatrice', 'Direttrice tecnica'],
    ['Servizi Java con PostgreSQL e Kafka', 'Rilascio automatizzato con Jenkins su AWS'],
  ],
];

const gendered = careers.map(([language, [experience, skills], present, he, she, lines]): Pair => {
  const side = ([first, second]: [string, string]) =>
    write({
      head: ['Kim Sander', 'kim.sander@example.com'],
      before: [],
      experience,
      jobs: [
        { title: second, company: 'Northwind', dates: `03/2021 – ${present}`, lines },
        { title: first, company: 'Contoso', dates: '06/2019 – 02/2021', lines },
      ],
      after: [skills, 'Git, Docker, Linux'],
      layout: 'title',
      labels: ['', '', '', ''],
    });
  return {
    name: `${language}: ${she.join(', ')} and ${he.join(', ')}`,
    a: side(she),
    b: side(he),
    difference: 0,
    why: 'The gender of a title is not scored.',
  };
});

export const pairs: Pair[] = [
  {
    name: 'British and American spelling',
    a: person({ jobs: british }),
    b: person({ jobs: american }),
    difference: 0,
    why: 'Spelling is form.',
  },
  {
    name: 'abbreviations and full names',
    a: person({ jobs: short }),
    b: person({ jobs: long }),
    difference: 0,
    why: 'K8s is Kubernetes, TS is TypeScript.',
  },
  {
    name: 'acronyms and their words',
    a: person({ jobs: acronyms }),
    b: person({ jobs: expanded }),
    difference: 0,
    why: 'TDD is test-driven development.',
  },
  against('typos in ordinary words', { jobs: typos }, 'A slip of the pen is no fact about backend work.'),
  against(
    'typos in the words of the trade',
    { jobs: misspelt },
    'Terms are matched as they are spelt, for a guess could credit what nobody wrote; a person corrects the fact.',
    -915,
  ),
  {
    name: 'word order around "without downtime"',
    a: person({ jobs: ordered('without downtime to MySQL', 'without any losses in Redis') }),
    b: person({ jobs: ordered('to MySQL without downtime', 'in Redis without any losses') }),
    difference: 0,
    why: 'What was done without is not what it was done with.',
  },
  {
    name: 'Java-Dienste and Dienste in Java',
    a: person({ jobs: told(['Java-Dienste mit PostgreSQL und Kafka'], earlier.lines.slice(1)) }),
    b: person({ jobs: told(['Dienste in Java mit PostgreSQL und Kafka'], earlier.lines.slice(1)) }),
    difference: 0,
    why: 'A German compound names its parts.',
  },
  {
    name: 'every change and every commit',
    a: person({ jobs: told([...lead.lines, 'Built the tooling that checks every change'], earlier.lines) }),
    b: person({ jobs: told([...lead.lines, 'Built the tooling that checks every commit'], earlier.lines) }),
    difference: 0,
    why: 'A change of code is no change carried through.',
  },
  ...gendered,
];
