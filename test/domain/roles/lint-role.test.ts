import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Role } from '#domain/judging/role.ts';
import { roleLinter } from '#domain/roles/lint-role.ts';
import { parseRole } from '#rules.ts';
import { rules, work } from '../../support/corpus.ts';
import { roleSchema, schemaFile } from '../../support/role-schema.ts';

const linter = roleLinter(rules.lexicon, rules.lint);
const lint = (role: Role) => linter(role, work.book());
const pack = rules.roles.find((one) => one.id === 'backend-practice-lead') as Role;
const changed = (change: (role: any) => void): Role => {
  const role = structuredClone(pack) as any;
  change(role);
  return Role.parse(role);
};
const found = (role: Role) => lint(role).map(({ severity, code, path }) => `${severity} ${code} ${path}`);

test.each(rules.roles)('the shipped pack $id has nothing to say against it', (role) => {
  expect(lint(role)).toEqual([]);
});

describe('planted problems', () => {
  test.each([
    ['refuse age', 'Backend lead for our young and dynamic team'],
    ['refuse age', 'Candidates under 35 years old'],
    ['refuse age', 'Young backend lead'],
    ['refuse age', 'We wanted someone young'],
    ['refuse health', 'Healthy backend lead'],
    ['refuse health', 'We wanted someone healthy'],
    ['refuse age', 'Maximum 10 years of experience'],
    ['refuse age', 'Digital native wanted'],
    ['refuse age', 'Recent graduate in computing'],
    ['refuse age', 'Graduated after 2018'],
    ['refuse age', 'Wir sind ein junges Team'],
    ['refuse gender', 'Female candidates preferred'],
    ['refuse gender', 'Salesmen for the north'],
    ['refuse gender', 'Angaben zum Familienstand'],
    ['refuse origin', 'Native English speaker'],
    ['refuse origin', 'German native speakers'],
    ['refuse origin', 'US citizens only'],
    ['refuse origin', 'State your nationality'],
    ['refuse health', 'Must be able-bodied'],
    ['refuse health', 'Bewerbung mit Lichtbild'],
    ['refuse pay', 'Tell us your current salary'],
    ['refuse pay', 'What is your current CTC?'],
    ['refuse age', 'Sie sind uns zu alt.'],
    ['refuse age', 'Wegen Ihres Alters haben wir uns anders entschieden'],
    ['refuse age', 'Ein jüngerer Bewerber passt besser'],
    ['refuse age', 'You are too old for us'],
    ['refuse age', 'We took a younger candidate'],
    ['refuse age', 'Because of your age'],
    ['refuse age', 'Vous êtes trop âgé'],
    ['refuse age', 'Es usted demasiado mayor'],
    ['refuse age', 'Nicht älter als 40 Jahre'],
    ['refuse age', 'Wir wollten niemanden über 50.'],
    ['refuse age', 'Sie sind überqualifiziert'],
    ['refuse age', 'At your age this is hard'],
    ['refuse gender', 'Your maternity leave is too near'],
    ['refuse gender', 'Wegen Ihrer Elternzeit geht es nicht'],
    ['refuse gender', 'Ihre kleinen Kinder brauchen Sie'],
    ['refuse age', 'Must be under 40'],
    ['refuse age', 'Abschluss nach 2018'],
    ['refuse gender', 'Wir suchen einen Mann'],
    ['refuse gender', 'We wanted a man'],
    ['refuse gender', 'We prefer a man for the night shift'],
    ['refuse gender', 'Wir bevorzugen Frauen'],
    ['refuse gender', 'Entwickler (m)'],
    ['refuse health', 'Your disability is a problem for us'],
    ['refuse age', 'Maximal 35 Jahre'],
    ['refuse age', 'Wir suchen einen jungen, motivierten Kollegen'],
    ['refuse gender', 'Nur für Frauen'],
    ['refuse gender', 'männlich'],
    ['refuse gender', 'Wegen Ihrer Schwangerschaft'],
    ['refuse gender', 'unverheiratet'],
    ['refuse health', 'Wegen Ihrer Behinderung'],
    ['refuse health', 'Because of your disability'],
    ['refuse health', 'keine Behinderung'],
    ['refuse origin', 'Wir nehmen nur Deutsche'],
    ['refuse origin', 'Mit Kopftuch geht es leider nicht'],
    ['refuse origin', 'Deutscher Pass'],
    ['refuse origin', 'Wegen Ihres Kopftuchs'],
    ['refuse origin', 'Your accent is a problem'],
    ['refuse pay', 'Gehalt bisher'],
    ['warn prestige', 'Degree of a top university'],
    ['warn place', 'Give your zip code'],
    ['warn place', 'Lives within 10 miles of the office'],
    ['warn gender-tone', 'A coding ninja'],
    ['warn gaps', 'A lückenloser Lebenslauf'],
  ])('%s: %s', (expected, text) => {
    for (const change of [
      (role: any) => (role.summary = text),
      (role: any) => (role.questions.technical[0].question = text),
      (role: any) => (role.criteria[0].label = text),
    ]) {
      const first = lint(changed(change))[0];
      expect(`${first?.severity} ${first?.code}`).toBe(expected);
      if (first?.law !== null) expect(first?.law.length).toBeGreaterThan(10);
    }
  });

  test.each([
    'How do you find race conditions?',
    'Ten or more years of leading teams, up to and including hiring',
    'Fluent German (C1), for customers',
    'Keeps services healthy under load',
    'Works with young people at a school, and with young companies',
    'Cooks healthy meals for engineers',
    'Manages a team of 25 to 30 people',
    'Explain the age of a cache entry',
    'Our stack is too old, help us replace it',
    'Care for older people at home',
    'Entwickler (männlich/weiblich/divers)',
    'Fachkraft, männlich, weiblich oder divers',
    'Wir suchen eine Fachkraft',
    'Schwerbehinderte Menschen werden bei gleicher Eignung bevorzugt',
    'Betreut nur deutsche Kunden',
    'Answers must be under 40 ms',
    'Führungszeugnis, nicht älter als 30 Tage',
    'Ein Haus mit über 40 Jahren Erfahrung',
    'Ein Team von über 50 Menschen',
    'Maternity leave cover for a year',
    'Elternzeitvertretung für ein Jahr',
    'Works with small children at a school',
    'Bis 30 Jahre Garantie auf jedes Dach',
    'Entwickler (m/w/d)',
    'We prefer a manual test to none',
    'Wir sind ein junges Unternehmen',
    'Explain how the disability act changed your work',
  ])('nothing against: %s', (text) => {
    expect(lint(changed((role) => (role.summary = text)))).toEqual([]);
  });

  test('names that rules do not know, with the nearest', () => {
    const role = changed((one) => {
      one.criteria[1].asks.sets[0].any.push('kuberntes');
      one.criteria[0].asks.field = 'backendd';
    });
    expect(lint(role).map(({ code, instead }) => [code, instead])).toEqual([
      ['unknown_field', expect.stringMatching(/^Did you mean “backend”\? There are accounting, backend, /)],
      ['unknown_skill', 'Did you mean “kubernetes”?'],
    ]);
  });

  test('weights that cannot matter, must-haves that cannot be met, criteria twice', () => {
    const role = changed((one) => {
      const skills = one.criteria.find((criterion: any) => criterion.asks.kind === 'skills');
      skills.asks.wanted = skills.asks.sets.length + 1;
      one.criteria.push({ ...structuredClone(one.criteria[0]), id: 'again', must: undefined, weight: 0 });
    });
    expect(found(role)).toEqual([
      'refuse must_have criteria.1.asks.wanted',
      `warn weight criteria.${pack.criteria.length}.weight`,
      `warn double criteria.${pack.criteria.length}.asks`,
    ]);
  });
});

test('errors of a text point at line and field', () => {
  const text = [
    'id: night-nurse',
    'title: Night nurse',
    'summary: Nights.',
    'bands:',
    '  strong: { from: 80 }',
  ].join('\n');
  const parsed = parseRole(text);
  expect(parsed.ok).toBe(false);
  if (parsed.ok) return;
  expect(parsed.errors[0]).toEqual({
    line: 5,
    column: 11,
    field: 'bands.strong.reason',
    message: 'Invalid input: expected string, received undefined',
  });
  const broken = parseRole('id: x\n  title: y: z\n');
  expect(broken).toMatchObject({ ok: false, errors: [{ line: 1 }, {}, {}] });
  expect(parseRole('{"id": "x",}')).toMatchObject({ ok: false });
});

test('the schema for editors is current (npm run role:schema)', () => {
  expect(JSON.parse(readFileSync(schemaFile, 'utf8'))).toEqual(JSON.parse(roleSchema()));
});

test('too heavy statements are named with what they weigh, and what is to be done', () => {
  const heavy = {
    ...pack,
    criteria: pack.criteria.map((one) => (one.asks.kind === 'statement' ? { ...one, weight: 20 } : one)),
  };
  const message = Role.safeParse(heavy).error?.issues[0]?.message ?? '';
  expect(message).toMatch(
    /^Communication, .*: statements like these may weigh at most 5% of all together, and weigh \d+\.\d%; lower their weights, or raise others$/,
  );
});
