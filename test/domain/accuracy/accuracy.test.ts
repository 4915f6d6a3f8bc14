import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Check, checksOf, skillNames } from '#domain/accuracy/accuracy.ts';
import { Gold } from '#domain/accuracy/gold.ts';
import { readFile } from '#formats/index.ts';
import { asOf, cases, limits, readResume, rules } from '../../support/corpus.ts';

const idOf = skillNames(rules.lexicon.skills);

/** Every check of the golden documents that somebody labelled by hand (`gold.json` beside the document). */
async function allChecks(): Promise<Check[]> {
  const checks: Check[] = [];
  for (const { folder, path, name } of cases) {
    const gold = join(folder, 'gold.json');
    if (!existsSync(gold)) continue;
    const outcome = await readFile(readFileSync(path), limits);
    if (!outcome.ok) throw new Error(`${name}: ${outcome.reason}`);
    const own = checksOf(
      Gold.parse(JSON.parse(readFileSync(gold, 'utf8'))),
      { status: 'read', reading: readResume(outcome.document) },
      asOf,
      idOf,
    );
    checks.push(...own.map((check) => ({ ...check, detail: `${name}: ${check.detail}` })));
  }
  return checks;
}

/** Least share of right answers by measure: a change that reads the labelled documents worse fails here. */
const least: Record<string, number> = {
  name: 0.96,
  email: 1,
  months: 0.92,
  'stated years': 0.96,
  'jobs by dates: recall': 0.95,
  'jobs by dates: precision': 0.92,
  'jobs by title: recall': 0.88,
  'skills: recall': 0.92,
  'decoys left out': 0.96,
  leadership: 0.96,
  'ci/cd': 0.98,
  cloud: 0.94,
  'hidden text': 0.98,
};

test('the labelled documents are read as their labels say', async () => {
  const checks = await allChecks();
  expect(checks.length).toBeGreaterThan(2000);
  for (const [measure, share] of Object.entries(least)) {
    const own = checks.filter((check) => check.measure === measure);
    const wrong = own.filter((check) => !check.right).map((check) => check.detail);
    expect(own.length, measure).toBeGreaterThan(40);
    expect(1 - wrong.length / own.length, `${measure}\n${wrong.join('\n')}`).toBeGreaterThanOrEqual(share);
  }
});
