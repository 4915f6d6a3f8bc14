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

test.each([[['Go', 'Excel', 'SAP']], [['Go', 'Excel']]])('%j tells of no language of programmers', (list) => {
  expect(inList(list)).not.toContain('go');
});
