/* What the embedded service that runs on a data folder wrote down of itself, by which others find it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { codeOf } from './errors.ts';

/** What it wrote in runtime.json; nothing where none did, or that cannot be read. */
export async function runtimeOf({
  dataDir,
}: Pick<Config, 'dataDir'>): Promise<{ pid?: number; url?: string; databaseUrl?: string }> {
  try {
    return JSON.parse(await readFile(join(dataDir, 'runtime.json'), 'utf8'));
  } catch {
    return {};
  }
}

/** True when the process lives and is a service of ours: pids are used again. */
export async function isService(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'main.');
  return command.includes('main.');
}
