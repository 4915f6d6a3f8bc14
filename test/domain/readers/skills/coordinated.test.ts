import { expect, test } from 'vitest';
import { skills } from '../../../support/reading.ts';

/* Names that share a word with another one, and names in a column of their own. */
const inJob = (...lines: string[]) =>
  skills(
    ...['Ada Quellmann', 'ada@example.com', '', 'Experience', 'Senior Backend Engineer, Northwind Ltd'],
    ...[
      'Mar 2019 – Present',
      '- Built Java and Spring Boot services on AWS with Docker, Kubernetes, Kafka and PostgreSQL',
    ],
    ...lines,
  );

test.each([
  ['- Wrote unit and integration tests', ['unit testing', 'integration testing']],
  [
    '- Unit, functional, and regression testing',
    ['unit testing', 'functional testing', 'regression testing'],
  ],
  ['- Testing: unit, regression, smoke', ['unit testing', 'regression testing', 'smoke testing']],
  ['- OAuth2/OIDC for all services', ['oauth', 'openid connect']],
  ['- Routers and switches of nine sites', ['routers', 'switches']],
  ['- Coaching and mentoring of staff', ['coaching', 'mentoring']],
  ['- JTAG/SWD debugging', ['jtag']],
  ['- Frontend & backend development', ['frontend development', 'backend development']],
  ['- Web design and development for shops', ['web design', 'web development']],
  [
    '- Azure Functions, Service Bus, Event Hubs and Data Factory',
    ['azure functions', 'azure service bus', 'azure event hubs', 'azure data factory'],
  ],
  ['- AWS (EC2, S3, IAM)', ['amazon ec2', 'amazon s3', 'aws iam']],
  ['- An electron-based app', ['electron']],
  ['- A Qt-based viewer', ['qt']],
])('%s names all of it', (line, ids) => {
  expect(inJob(line)).toEqual(expect.arrayContaining(ids));
});

test.each([
  // A name of its own shares nothing.
  ['- Project management and accounting', 'project accounting'],
  ['- Windows Server, XP, migration of mailboxes', 'windows 10 migration'],
  ['- Application engineering, visual/UX design', 'mechanical engineering'],
  ['- Spring Boot, Kafka, REST', 'spring kafka'],
  // Nothing joins them.
  ['- Web design. Development of staff', 'web development'],
  ['- Unit leader; integration tests', 'unit testing'],
  ['- Electron microscopy', 'electron'],
  // A label that makes no name of it.
  ['- Stack: unit, regression', 'unit testing'],
  // Halves of another trade.
  ['- Medical billing and coding of a clinic', 'software development'],
  ['- EMR/EHR of nine clinics', 'amazon emr'],
  ['- Transformers and switchgear', 'transformers nlp'],
])('%s does not name %s', (line, id) => {
  expect(inJob(line)).not.toContain(id);
});

const column = (...lines: string[]) => skills('Ada Quellmann', 'ada@example.com', '', ...lines);

test('a column of names, one a line, is a list also where no heading says so', () => {
  const lines = [
    'Python | 6 years',
    'Java | 8 years',
    'Rust | 4 years',
    'TypeScript | 3 years',
    'Kotlin | 3 years',
  ];
  expect(column(...lines)).toContain('rust');
  // The first and the last of a column under a heading of languages, too.
  expect(column('Languages', ...lines.slice(0, 3))).toEqual(expect.arrayContaining(['java', 'rust']));
  // Everyday words are names where one among them is none.
  expect(
    column('Experience', 'Developer, Northwind Ltd, 2020 – 2024', 'Java', 'JavaScript', 'React'),
  ).toEqual(expect.arrayContaining(['java', 'react']));
  // Beside sentences, or everyday words, it is the word that it is.
  expect(column('Gardening', 'Rust', 'Sailing', 'Chess')).not.toContain('rust');
});

test.each([
  ['Skills', 'PHP, Stripe, Doctrine, Dojo, LAMP', ['stripe', 'doctrine', 'dojo', 'lamp']],
  ['Skills', 'Git, Subversion, CVS', ['svn']],
  ['Skills', 'Sass, Compass, Less, Bootstrap', ['compass sass']],
  ['Skills', 'C++, Make, CMake, Bash, Batch', ['makefile', 'batch scripting']],
])('%s: %s', (heading, line, ids) => {
  expect(column(heading, line)).toEqual(expect.arrayContaining(ids));
});

test.each([
  ['- Stripe and PayPal were our clients', 'doctrine'],
  ['- Make a difference, lead by example', 'makefile'],
  ['- Doctrine of the firm, compass of values', 'doctrine'],
])('%s does not name %s', (line, id) => {
  expect(inJob(line)).not.toContain(id);
});
