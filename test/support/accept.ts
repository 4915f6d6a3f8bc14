/* `npm run fixtures:accept [case…]`: writes expected.json anew, for review in the diff, and notes the versions that stand for it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFile } from '#formats/index.ts';
import { cases, limits, readResume } from './corpus.ts';
import { summarize } from './summary.ts';
import { missing, presentVersions, storedVersions, storeVersions } from './versions.ts';

const wanted = process.argv.slice(2);
for (const one of cases.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const outcome = await readFile(readFileSync(one.path), limits);
  if (!outcome.ok) throw new Error(`${one.name}: ${outcome.reason}`);
  writeFileSync(
    join(one.folder, 'expected.json'),
    `${JSON.stringify(summarize(readResume(outcome.document)), null, 2)}\n`,
  );
}

const now = await presentVersions();
const said = missing(storedVersions(), now);
if (said?.includes('raise')) {
  console.error(said);
  process.exitCode = 1;
} else storeVersions(now);
