/* `npm run fixtures:accept [case…]`: writes expected.json anew, for review in the diff. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFile } from '#formats/index.ts';
import { cases, limits, readResume } from './corpus.ts';
import { summarize } from './summary.ts';

const wanted = process.argv.slice(2);
for (const one of cases.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const outcome = await readFile(readFileSync(one.path), limits);
  if (!outcome.ok) throw new Error(`${one.name}: ${outcome.reason}`);
  writeFileSync(
    join(one.folder, 'expected.json'),
    `${JSON.stringify(summarize(readResume(outcome.document)), null, 2)}\n`,
  );
}
