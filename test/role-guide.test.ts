import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rank } from '#domain/judging/rank.ts';
import { score } from '#domain/judging/score.ts';
import { roleLinter } from '#domain/roles/lint-role.ts';
import { readFile } from '#formats/index.ts';
import { parseRole } from '#rules.ts';
import { asOf, cases, limits, readResume, rules, work } from './support/corpus.ts';

test('the role that the guide writes from an empty file is clean and ranks the nurses first', async () => {
  const guide = readFileSync(join(import.meta.dirname, '../docs/roles.md'), 'utf8');
  const text = /```yaml\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
  const parsed = parseRole(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  expect(roleLinter(rules.lexicon, rules.lint)(parsed.role, work.book())).toEqual([]);
  const { ocr: _recognised, ...textLimits } = limits;
  const entries: { sha256: string; title: string; scorecard: ReturnType<typeof score> }[] = [];
  for (const { name, path } of cases) {
    const outcome = await readFile(readFileSync(path), textLimits);
    if (!outcome.ok) continue;
    const { resume } = readResume(outcome.document);
    const title = resume.jobs[0]?.title?.value ?? '';
    entries.push({ sha256: name, title, scorecard: score(resume, parsed.role, asOf) });
  }
  const [first, second] = rank(entries);
  expect(first?.entry.title).toMatch(/nurse|infirm|pflege|enferm/i);
  expect(first?.entry.scorecard.band).toBe('strong');
  expect(first?.entry.scorecard.total).toBeGreaterThan(second?.entry.scorecard.total ?? 0);
});
