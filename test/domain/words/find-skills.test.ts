import { describe, expect, test } from 'vitest';
import { findSkills } from '#domain/words/find-skills.ts';
import { rules } from '../../support/corpus.ts';

const found = (text: string, most = 5) => findSkills(rules.lexicon.skills, text, most).map(({ id }) => id);

describe('skills are found by what somebody types', () => {
  test.each<[string, string]>([
    ['k8s', 'kubernetes'],
    ['Kubernetes', 'kubernetes'],
    ['  spring   BOOT ', 'spring boot'],
    ['C#', 'c#'],
    ['c++', 'c++'],
    ['.net', '.net'],
    ['Postgres', 'postgresql'],
    ['nodejs', 'node.js'],
    ['Lohnbuchhaltung', 'payroll'],
  ])('%s: %s', (text, first) => expect(found(text)[0]).toBe(first));

  test('what begins with the words stands before what holds them, and no more than asked for is told', () => {
    const many = found('spring', 20);
    expect(many[0]).toBe('spring');
    expect(many).toContain('spring boot');
    expect(found('spring', 2)).toHaveLength(2);
  });

  test.each([[''], ['   '], ['zzqx'], ['pring boot']])('%j: nothing', (text) =>
    expect(found(text)).toEqual([]),
  );
});
