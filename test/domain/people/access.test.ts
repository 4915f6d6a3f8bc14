import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  presetNames,
  presets,
  type Rights,
  type Scope,
  scopesOf,
  strongerThan,
} from '#domain/people/access.ts';

const rights = (more: Partial<Rights> = {}): Rights => ({
  preset: 'recruiter',
  scopes: ['roles:read'],
  teams: null,
  expiresAt: null,
  ...more,
});
const [soon, later] = [new Date('2026-12-01T00:00:00Z'), new Date('2027-01-01T00:00:00Z')];

test.each<[string, Partial<Rights>, Partial<Rights>, string | null]>([
  ['the same', {}, {}, null],
  ['a scope more', { scopes: ['roles:read', 'decide'] }, {}, 'the scope decide'],
  ['a scope fewer', { scopes: [] }, {}, null],
  ['every role from a team', { teams: null }, { teams: ['a'] }, 'every role'],
  ['another team', { teams: ['a', 'b'] }, { teams: ['a'] }, 'the team b'],
  ['no team', { teams: [] }, { teams: ['a'] }, null],
  ['a team from every role', { teams: ['a'] }, { teams: null }, null],
  ['without an end', { expiresAt: null }, { expiresAt: soon }, 'a life beyond 2026-12-01T00:00:00.000Z'],
  ['a later end', { expiresAt: later }, { expiresAt: soon }, 'a life beyond 2026-12-01T00:00:00.000Z'],
  ['an earlier end', { expiresAt: soon }, { expiresAt: later }, null],
])('%s', (_, given, giver, more) => {
  expect(strongerThan(rights(given), rights(giver))).toBe(more);
});

test('a blind preset has all of its scopes but the one that sees', () => {
  for (const preset of presetNames) {
    const { scopes: own, beyond } = scopesOf(preset, null, true);
    expect([own, beyond]).toEqual([presets[preset].filter((scope) => scope !== 'pii:read'), null]);
  }
  expect(scopesOf('hiring_manager', ['roles:read', 'admin'], false).beyond).toBe('admin');
});

test('who is no stronger than somebody who is no stronger than a third is no stronger than them', () => {
  const some = fc.record({
    preset: fc.constantFrom(...presetNames),
    scopes: fc.subarray(['roles:read', 'decide'] as Scope[]),
    teams: fc.option(fc.subarray(['a', 'b'])),
    expiresAt: fc.option(fc.constantFrom(soon, later)),
  });
  fc.assert(
    fc.property(some, some, some, (one, other, third) => {
      fc.pre(strongerThan(one, other) === null && strongerThan(other, third) === null);
      expect(strongerThan(one, third)).toBeNull();
    }),
  );
});
