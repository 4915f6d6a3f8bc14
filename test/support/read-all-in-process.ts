/* `node read-all-in-process.ts <files>`: what this very process reads of each, one line of JSON a file. */
import { readFileSync } from 'node:fs';
import { readFile } from '#formats/index.ts';
import { limits, readResume } from './corpus.ts';

const { ocr: _recognised, ...textLimits } = limits;
for (const path of process.argv.slice(2)) {
  const outcome = await readFile(readFileSync(path), textLimits);
  if (!outcome.ok) {
    console.log(JSON.stringify({ path, reason: outcome.reason }));
    continue;
  }
  const { contact, resume } = readResume(outcome.document);
  console.log(JSON.stringify({ path, contact, resume }));
}
