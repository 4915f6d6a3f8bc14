import { expect, test } from 'vitest';
import { kinds } from '#domain/judging/criteria/index.ts';
import { scoringVersion } from '#domain/judging/score.ts';
import { readerVersion } from '#domain/readers/read-resume.ts';
import { cardMarkdown, type Running, systemCardOf } from '#domain/results/system-card.ts';
import { loadRules } from '#rules.ts';

const rules = loadRules();
const running: Running = {
  versions: { release: '1.2.3', reader: readerVersion, scoring: scoringVersion, rules: rules.hash },
  shippedRules: true,
  languages: ['de', 'en'],
  recognition: true,
  roles: rules.roles.map((role) => ({ role, version: 1 })),
  retention: { keepAtMostDays: 180, uncovered: 0 },
  filesSealed: false,
};
const card = systemCardOf(rules.card, running);

test('every kind of criterion is told, and no other', () => {
  expect(Object.keys(rules.card.kinds).sort()).toEqual(kinds.map(({ kind }) => kind).sort());
});

test('the shares of a role make a whole, and must-haves are marked', () => {
  for (const role of card.roles) {
    const sum = role.criteria.reduce((all, one) => all + one.share, 0);
    expect(Math.abs(sum - 100), role.id).toBeLessThan(0.05 * role.criteria.length + 0.01);
  }
  const lead = card.roles.find(({ id }) => id === 'backend-practice-lead');
  const own = rules.roles.find(({ id }) => id === 'backend-practice-lead');
  expect(lead?.criteria.filter(({ mustHave }) => mustHave).map(({ label }) => label)).toEqual(
    own?.criteria.filter(({ must }) => must !== undefined).map(({ label }) => label),
  );
});

test('figures are said to be of other versions where others run: whoever changes the reader measures anew', () => {
  expect(card.measured.current).toBe(true);
  const changed = systemCardOf(rules.card, { ...running, versions: { ...running.versions, reader: '999' } });
  expect(changed.measured.current).toBe(false);
  expect(cardMarkdown(changed)).toContain('reader 999, scoring');
  expect(systemCardOf(rules.card, { ...running, shippedRules: false }).measured.current).toBe(false);
  expect(cardMarkdown(card)).not.toContain('measure anew**');
});

test('what people wrote of a role is text: no picture, link, HTML or cell of its own', () => {
  const [role] = rules.roles;
  const title = '![x](http://evil.example/x.png) <img src=x> | cell \\| other';
  const written = { ...(role as (typeof rules.roles)[number]), title };
  const text = cardMarkdown(systemCardOf(rules.card, { ...running, roles: [{ role: written, version: 1 }] }));
  expect(text).not.toMatch(/(?<!\\)<img|(?<!\\)!\[x|(?<!\\)\| (?:cell|other)/);
  expect(text).toContain('evil.example');
});

test('as a document it has every part, and tables whose cells hold', () => {
  const text = cardMarkdown(card);
  for (const article of ['Art. 10', 'Art. 12', 'Art. 13', 'Art. 14', 'Art. 15', 'GDPR Art. 22'])
    expect(text, article).toContain(article);
  for (const role of rules.roles) expect(text).toContain(`\`${role.id}\``);
  for (const table of text.split('\n\n').filter((part) => part.startsWith('|'))) {
    const columns = new Set(table.split('\n').map((row) => row.replace(/\\./g, '').split('|').length));
    expect(columns.size, table.slice(0, 80)).toBe(1);
  }
  expect(text).toContain('kept for 180 days at most');
  const open = cardMarkdown(
    systemCardOf(rules.card, { ...running, retention: { keepAtMostDays: null, uncovered: 3 } }),
  );
  expect(open).toContain('3 roles have no policy');
});
