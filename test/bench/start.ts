/*
 * `npm run bench:start [--json]`: how long starts take, as ratios to a bare Node in the same run: `prescreen --help`, `prescreen read` of
 * one file, the service on a fresh folder and on one that it knows, and the processor time of a new reader's first fifty files
 * against the next fifty (a folder of PDF files may be named: FILES=<folder>). Rounds alternate; the median counts.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asOf, limits, readResume, role } from '../support/corpus.ts';

const root = join(import.meta.dirname, '../..');
const node = process.execPath;
const one = join(root, 'fixtures/resumes/one-column/document.pdf');
const rounds = 7;
const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const commands: Record<string, string[]> = {
  'node -e 0': ['-e', '0'],
  'prescreen --help': [join(root, 'bin/prescreen.js'), '--help'],
  'prescreen read, one file': [join(root, 'bin/prescreen.js'), 'read', one, '--as-of', asOf],
};
const times = new Map(Object.keys(commands).map((name) => [name, [] as number[]]));
for (let round = 0; round <= rounds; round++)
  for (const [name, given] of Object.entries(commands)) {
    const from = performance.now();
    const { status } = spawnSync(node, given, { stdio: 'ignore' });
    if (status !== 0) throw new Error(`${name} ended with ${status}`);
    if (round > 0) times.get(name)?.push(performance.now() - from);
  }

/** Milliseconds until a service on a folder tells its address. */
function answers(folder: string): Promise<number> {
  const from = performance.now();
  const service = spawn(node, [join(root, 'src/main.ts')], {
    env: { ...process.env, DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Promise((done, failed) => {
    let told = 0;
    service.stdout.on('data', (text) => {
      if (told > 0 || !/http:\/\//.test(String(text))) return;
      told = performance.now() - from;
      service.kill('SIGTERM');
    });
    service.on('exit', () => (told > 0 ? done(told) : failed(new Error('the service told no address'))));
  });
}
const folder = mkdtempSync(join(tmpdir(), 'prescreen-bench-'));
const [fresh, again] = [await answers(join(folder, 'data')), await answers(join(folder, 'data'))];
rmSync(folder, { recursive: true, force: true });

/** Processor time of the same work by a process that has read nothing and by one that has read fifty files. */
async function warmth(): Promise<{ first: number; next: number }> {
  const { pdf } = await import('#formats/pdf.ts');
  const { score } = await import('#domain/judging/score.ts');
  const from = process.env.FILES ?? join(root, 'fixtures');
  const files = readdirSync(from, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.pdf'))
    .sort()
    .slice(0, 100)
    .map((name) => readFileSync(join(from, name)));
  const { ocr: _recognised, ...textLimits } = limits;
  const used = async (some: Buffer[]) => {
    const before = process.cpuUsage();
    for (const bytes of some) {
      const outcome = await pdf.read(bytes, textLimits);
      if (outcome.ok) score(readResume(outcome.document).resume, role, asOf);
    }
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / Math.max(1, some.length);
  };
  const half = Math.floor(files.length / 2);
  return { first: await used(files.slice(0, half)), next: await used(files.slice(half)) };
}
const { first, next } = await warmth();

const bare = median(times.get('node -e 0') ?? []);
const rows = [...times].map(([name, values]) => ({ name, ms: median(values), ratio: median(values) / bare }));
rows.push({ name: 'the service, a fresh folder', ms: fresh, ratio: fresh / bare });
rows.push({ name: 'the service, started again', ms: again, ratio: again / bare });
rows.push({ name: 'a file of the first fifty, CPU', ms: first, ratio: first / next });
rows.push({ name: 'a file of the next fifty, CPU', ms: next, ratio: 1 });
if (process.argv.includes('--json')) console.log(JSON.stringify(rows));
else
  for (const { name, ms, ratio } of rows)
    console.log(`${name.padEnd(32)} ${ms.toFixed(0).padStart(7)} ms  ${ratio.toFixed(1).padStart(6)} ×`);
