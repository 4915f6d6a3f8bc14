/*
 * `npm run bench [folder] [--documents N] [--seed N] [--rounds N] [--json FILE] [--chart FILE.svg]`: what reading and starting
 * cost, in ratios of one run, over generated documents or those of a folder; what the whole service does is `npm run bench:service`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chart } from './chart.ts';
import { generated } from './generated.ts';
import { coldBatch, formatCosts, pdfCosts, warmingUp } from './reading.ts';
import type { NamedFile } from './setting.ts';
import { starts } from './starts.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    documents: { type: 'string', default: '120' },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '9' },
    json: { type: 'string' },
    chart: { type: 'string' },
  },
});

/** The files of a folder that are read here, in the order of their names. */
function filesOf(folder: string): NamedFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:pdf|docx|html|md|txt)$/.test(name))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

const [folder] = positionals;
const files =
  folder === undefined ? await generated(Number(values.documents), Number(values.seed)) : filesOf(folder);
const count = Number(values.rounds);
const result = {
  of:
    folder === undefined
      ? `${files.length} generated documents, seed ${values.seed}`
      : `${files.length} files`,
  node: process.version,
  cores: availableParallelism(),
  rounds: count,
  pdf: await pdfCosts(files, count),
  formats: await formatCosts(files, count),
  warmingUp: await warmingUp(files),
  coldBatch: await coldBatch(files),
  starts: await starts(files, 5),
};

const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`.padStart(9);
const row = (what: string, value: number, behind: string) =>
  console.log(`${what.padEnd(34)} ${ms(value)}  ${behind}`);
console.log(`${result.of}, ${result.cores} cores, Node ${result.node}, median of ${count} rounds`);
if (result.pdf) {
  console.log(`\n${result.pdf.documents} PDF files, CPU a document`);
  for (const { step, msADocument, ratio } of result.pdf.rows)
    row(step, msADocument, `${ratio.toFixed(2)} × baseline`);
}
console.log('\nthe whole way by format, CPU a document');
for (const { format, documents, msADocument } of result.formats)
  row(format, msADocument, `${documents} files`);
console.log('\na new reader, on the wall');
row('its first file', result.warmingUp.firstMs, '');
row('each of the next 50', result.warmingUp.firstFiftyMs, '');
row('each of the 50 after', result.warmingUp.nextFiftyMs, '');
console.log('\na batch of 200 by two readers, CPU a file');
row('from a cold start', result.coldBatch.coldMs, `${result.coldBatch.ratio.toFixed(2)} × warm`);
row('the same once more', result.coldBatch.warmMs, '');
console.log('\nstarts, on the wall');
for (const { what, ms: value, ratio } of result.starts) row(what, value, `${ratio.toFixed(1)} × bare Node`);
if (values.json) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
if (values.chart && result.pdf) writeFileSync(values.chart, chart(result.pdf.rows));
