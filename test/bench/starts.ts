/* How long it takes until something happens: commands from a cold process, and the service until its first answer. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ended, startPart, testKey } from '../support/servers.ts';
import { median } from './rounds.ts';
import type { NamedFile } from './setting.ts';

const root = join(import.meta.dirname, '../..');
const command = join(root, 'bin/prescreen.js');

/** Milliseconds on the wall of a command, the median of so many; the first one fills the caches and does not count. */
function timed(args: string[], count: number): number {
  const times: number[] = [];
  for (let run = 0; run <= count; run++) {
    const from = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr.slice(0, 300)}`);
    if (run > 0) times.push(performance.now() - from);
  }
  return median(times);
}

/** Milliseconds from `npm start` to the first answer, with an empty data folder. */
async function firstAnswer(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'prescreen-bench-'));
  const from = performance.now();
  const service = await startPart('all', { DATA_DIR: folder, FIRST_KEY: testKey });
  try {
    await fetch(`${service.url}/health/ready`).then((answer) => answer.text());
    return performance.now() - from;
  } finally {
    await ended(service.process, 'SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts in milliseconds, and the commands as ratios to a bare `node -e 0`. */
export async function starts(files: NamedFile[], count: number) {
  const folder = mkdtempSync(join(tmpdir(), 'prescreen-bench-'));
  const file = files.find(({ name }) => name.endsWith('.pdf')) ?? (files[0] as NamedFile);
  const path = join(folder, file.name);
  writeFileSync(path, file.bytes);
  try {
    const bare = timed(['-e', '0'], count);
    const help = timed([command, '--help'], count);
    const read = timed([command, 'read', '--json', path], count);
    const rows = { 'node -e 0': bare, 'prescreen --help': help, 'prescreen read, one PDF': read };
    const answered = await firstAnswer();
    return [
      ...Object.entries(rows).map(([what, ms]) => ({ what, ms, ratio: ms / bare })),
      { what: 'npm start to the first answer', ms: answered, ratio: answered / bare },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
