import { expect, test } from 'vitest';
import { score } from '#domain/judging/score.ts';
import { explainToCandidate, letterIn } from '#domain/results/candidate-explanation.ts';
import { interviewKit } from '#domain/results/interview.ts';
import { asOf, role, rules } from '../../support/corpus.ts';
import { read } from '../../support/reading.ts';

const { resume } = read(
  ...['Robin Example', 'Experience', 'Backend Engineer, Northwind Ltd', 'Jan 2019 – Present'],
  ...['- Built REST APIs in Java with Spring Boot', 'Skills', 'PostgreSQL'],
);
const card = score(resume, role, asOf);

test.each(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'])(
  'there is a letter in %s, with words of its own',
  (language) => {
    const letter = letterIn(rules.letters, language);
    expect(letter.language).toBe(language);
    const told = explainToCandidate(role, card, asOf, letter);
    expect(told).toMatchObject({ language, about: letter.about, rights: letter.rights });
    expect(new Set(rules.letters.map(({ about }) => about[0])).size).toBe(7);
  },
);

test('a language without a letter gets the English one', () => {
  expect(letterIn(rules.letters, 'zh').language).toBe('en');
});

test('what is shown in part is listed as such, and nowhere else', () => {
  const told = explainToCandidate(role, card, asOf, letterIn(rules.letters, 'en'));
  const partly = card.verdicts.filter(({ status }) => status === 'partial').map(({ label }) => label);
  expect(told.partlyShown.map(({ what }) => what).sort()).toEqual([...partly].sort());
  expect(partly).toContain('SQL and NoSQL');
  for (const { what } of told.partlyShown) {
    expect(told.found.map((one) => one.what)).not.toContain(what);
    expect(told.notShown.map((one) => one.what)).not.toContain(what);
  }
});

test('a licence is asked for, not the work with it', () => {
  const asking = {
    ...role,
    questions: { screening: [], technical: [], behavioural: [] },
    criteria: [
      {
        id: 'licence',
        label: 'Driving licence',
        weight: 1,
        reason: 'The van has to be driven.',
        asks: { kind: 'credential' as const, any: ['driving licence'] },
      },
    ],
  };
  const [first] = interviewKit(asking, score(resume, asking, asOf)).questions;
  expect(first?.question).toMatch(/^Do you hold this: Driving licence\?/);
});
