import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rules } from '../../support/corpus.ts';
import { skills } from '../../support/reading.ts';

const inList = (names: string[]) =>
  skills('Ada Quellmann', 'ada@example.com', '', 'Skills', names.join(', '), '', 'Experience', ...job);
const job = ['Senior Backend Engineer, Northwind Ltd', 'Mar 2019 – Present', '- Built Java services on AWS'];

const written = (names: string[]) => names.map((name) => name.charAt(0).toUpperCase() + name.slice(1));
const everyday = written(rules.lexicon.skills.filter((one) => one.ambiguous).map(({ id }) => id));
const programs = written(rules.lexicon.skills.filter((one) => one.application).map(({ id }) => id));

test('one more item in a list of skills takes no other away, whatever it vouches for', () => {
  const names = fc.uniqueArray(fc.constantFrom(...everyday, ...programs, 'Kafka'), {
    minLength: 1,
    maxLength: 5,
  });
  const more = fc.oneof(fc.constantFrom(...programs), fc.constantFrom(...everyday));
  fc.assert(
    fc.property(names, more, (list, one) => {
      expect(inList([...list, one])).toEqual(expect.arrayContaining(inList(list)));
    }),
    { numRuns: 400 },
  );
});

test.each([
  [['React', 'Salesforce', 'SAP'], 'react'],
  [['React', 'Salesforce'], 'react'],
  [['Accounting', 'E107', 'Xt:commerce'], 'accounting'],
  [['Go', 'Kafka', 'Excel', 'Salesforce', 'SAP', 'Word', 'Outlook', 'Figma'], 'go'],
])('%j names %s', (list, id) => {
  expect(inList(list)).toContain(id);
});

test.each([
  [
    ['- Java: expert', '- Scala: good', '- Python: basic', '- React: advanced'],
    ['java', 'python', 'react', 'scala'],
  ],
  [
    ['Angular  |  Basic', 'Python  |  Expert', 'Vue.js  |  Basic'],
    ['angular', 'javascript', 'python', 'vue.js'],
  ],
])('levels beside names: %j', (lines, ids) => {
  const found = skills('Ada Quellmann', 'ada@example.com', '', 'Skills', ...lines);
  expect(found.filter((id) => [...ids, 'basic'].includes(id))).toEqual(
    ids.filter((id) => found.includes(id)),
  );
  expect(found).toEqual(expect.arrayContaining(ids.filter((id) => id !== 'javascript')));
  expect(found).not.toContain('basic');
});

test('what was studied, told of or liked is no skill, but for its tools', () => {
  const found = skills(
    ...[
      'Ada Quellmann',
      'ada@example.com',
      '',
      'Education',
      'BSc Business Administration, Hill University, 2012',
    ],
    ...['Coursework: Discrete Mathematics, Economics, PostgreSQL', '', 'Recommendations'],
    ...[
      'She is a team player with organizational skills and an eager learner, says Jo Sakai.',
      '',
      'Interests',
      'Cooking, sailing, Yoga',
    ],
  );
  expect(found).toEqual(['postgresql']);
});

test.each([
  ['See http://example.com/a/News_Content4.aspx?n=1 and https://www.meetup.com/docker', []],
  ['Mise en place de sauvegardes pour dix clients', []],
  ['Consultant of Axis Communications and Continental Automotive Systems', []],
  ['Node.js/Express and GitHub Actions/Jenkins', ['express', 'github actions', 'jenkins', 'node.js']],
])('%s names %j', (line, ids) => {
  const found = skills(
    'Ada Quellmann',
    'ada@example.com',
    '',
    'Experience',
    'Clerk, Acme Ltd',
    '2015 - 2019',
    `- ${line}`,
  );
  const unwanted = ['asp.net', 'meetup.com', 'docker', 'food preparation', 'apache axis'];
  expect(found.filter((id) => unwanted.includes(id) || ids.includes(id as never))).toEqual(ids);
});

test.each([[['Go', 'Excel', 'SAP']], [['Go', 'Excel']]])('%j tells of no language of programmers', (list) => {
  expect(inList(list)).not.toContain('go');
});
