import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kinds } from '#domain/judging/criteria/index.ts';
import { score } from '#domain/judging/score.ts';
import { Grammar } from '#domain/words/grammar.ts';
import { fold, tokenize } from '#domain/words/words.ts';
import { plainDocument } from '#formats/text/plain.ts';
import { loadRules } from '#rules.ts';
import { readResume, rules } from './support/corpus.ts';

const { lexicon } = rules;
const skillIds = new Set(lexicon.skills.map((skill) => skill.id));
const practiceIds = new Set(lexicon.practices.map((practice) => practice.id));

const wordsOf = (name: string) =>
  tokenize(name)
    .map((token) => token.word)
    .join(' ');

test('the hash is the same at every load', () => {
  expect(loadRules().hash).toBe(rules.hash);
});

test('skill ids are unique, lower case, and parents exist', () => {
  expect(skillIds.size).toBe(lexicon.skills.length);
  for (const skill of lexicon.skills) {
    expect(skill.id).toBe(fold(skill.id));
    for (const parent of skill.parents) expect(skillIds, `${skill.id} → ${parent}`).toContain(parent);
  }
});

test('the taxonomy covers software and the work of other trades', () => {
  const spellings = lexicon.skills.flatMap((skill) => [...skill.aliases, ...skill.contextual]);
  expect(lexicon.skills.length).toBeGreaterThanOrEqual(3000);
  expect(spellings.length).toBeGreaterThanOrEqual(8000);
  for (const id of ['wound care', 'accounts payable', 'lesson planning', 'cold calling', 'conduit bending'])
    expect(skillIds, id).toContain(id);
});

test('no alias belongs to two skills', () => {
  const owner = new Map<string, string>();
  const twice: string[] = [];
  for (const skill of lexicon.skills) {
    for (const name of new Set([skill.id, ...skill.aliases, ...skill.contextual].map(wordsOf))) {
      if (owner.has(name)) twice.push(`${name}: ${owner.get(name)} and ${skill.id}`);
      owner.set(name, skill.id);
    }
  }
  expect(twice).toEqual([]);
});

test('practices and fields name skills and practices that exist', () => {
  for (const practice of lexicon.practices)
    for (const tool of practice.tools) expect(skillIds, practice.id).toContain(tool);
  for (const field of lexicon.fields)
    for (const id of field.skills)
      expect(skillIds.has(id) || practiceIds.has(id), `${field.id}: ${id}`).toBe(true);
});

test('every language has its small words, and an empty word is refused', () => {
  for (const { language, grammar } of lexicon.languages) {
    const core = [grammar.joins, grammar.as, grammar.units.year, grammar.units.month, grammar.claims.with];
    for (const list of core) expect(list.length, language).toBeGreaterThan(0);
    expect(Object.keys(grammar.plurals).length, language).toBeGreaterThan(0);
  }
  expect(Grammar.safeParse({ joins: ['und', ''] }).success).toBe(false);
});

test.each([
  [
    'a key in two files',
    'de/more.yaml',
    'titles: [koch]',
    /de\/more\.yaml.*de\/words\.yaml|words\.yaml: titles stands/,
  ],
  ['a wrong key', 'de/grammar.yaml', 'grammar: { join: [und] }', /de\/grammar\.yaml/],
  ['no grammar', 'de/grammar.yaml', '{}', /lexicon\/de: .*grammar/s],
  ['a file beside the folders', 'sv.yaml', 'language: sv', /sv\.yaml: a language is a folder/],
])('%s is refused by name', (_name, file, content, message) => {
  const folder = mkdtempSync(join(tmpdir(), 'prescreen-rules-'));
  try {
    cpSync(rules.folder, folder, { recursive: true });
    writeFileSync(join(folder, 'lexicon', file), content);
    expect(() => loadRules(folder)).toThrow(message);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('every language has the same sections and kinds', () => {
  const sections = [
    'experience',
    'education',
    'skills',
    'projects',
    'summary',
    'volunteer',
    'languages',
    'credentials',
    'contact',
    'other',
  ];
  for (const words of lexicon.languages) {
    expect(Object.keys(words.headings).sort(), words.language).toEqual([...sections].sort());
    expect(new Set(Object.values(words.months)), words.language).toEqual(
      new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
    );
  }
});

describe.each(rules.roles)('role $id', (role) => {
  test('names skills, practices and fields that exist', () => {
    for (const { id, asks } of role.criteria) {
      if (asks.kind === 'skills')
        for (const set of asks.sets) {
          for (const one of [...set.any, ...(set.partly ?? [])]) expect(skillIds, id).toContain(one);
          for (const one of set.deeds ?? []) expect(practiceIds, id).toContain(one);
        }
      if (asks.kind === 'practice' || asks.kind === 'statement')
        expect(practiceIds, id).toContain(asks.practice);
      if (asks.kind === 'experience' || asks.kind === 'work')
        expect(
          lexicon.fields.map((field) => field.id),
          id,
        ).toContain(asks.field);
      expect(kinds.map((kind) => kind.kind)).toContain(asks.kind);
    }
  });

  test('gives a reason for every weight, every must-have and every band', () => {
    for (const criterion of role.criteria) expect(criterion.reason.length, criterion.id).toBeGreaterThan(20);
    expect(role.bands.strong.reason.length).toBeGreaterThan(20);
  });

  test('asks nothing that the law protects', () => {
    const text = JSON.stringify({ criteria: role.criteria, questions: role.questions });
    expect(text).not.toMatch(
      /\b(?:age|gender|sex|married|nationality|religion|pregnan|birth|photo|native speaker|graduation year)\b/i,
    );
  });

  test.each(role.examples)('example: $name', (example) => {
    const { resume } = readResume(plainDocument('text', [example.text], false));
    const card = score(resume, role, example.asOf);
    expect({ band: card.band, total: card.total / 100 }).toMatchObject({ band: example.expect.band });
    if (example.expect.toCheck !== undefined) expect(card.toCheck).toBe(example.expect.toCheck);
    for (const [criterion, status] of Object.entries(example.expect.verdicts)) {
      expect(
        card.verdicts.find((verdict) => verdict.criterion === criterion),
        criterion,
      ).toMatchObject({ status });
    }
  });
});

test('the first role has the criteria that were asked for', () => {
  const role = rules.roles.find((one) => one.id === 'backend-practice-lead');
  expect(role?.criteria.map((criterion) => criterion.id)).toEqual(
    'experience backend-languages architecture apis databases ci-cd microservices version-control cloud leadership projects quality performance security debugging communication problem-solving collaboration adaptability learning'.split(
      ' ',
    ),
  );
  expect(role?.salary).toEqual({ currency: 'USD', period: 'year', from: 120_000, to: 180_000 });
  expect(role?.criteria[0]).toMatchObject({ asks: { years: 8 }, must: { atLeast: 72 } });
  expect(role?.criteria.find((one) => one.id === 'leadership')?.must).toBeUndefined();
});
