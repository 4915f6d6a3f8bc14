import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '#config.ts';
import { StartFailure } from '#errors.ts';

/**
 * Address of the service's database: DATABASE_URL, else that of the embedded service which runs on DATA_DIR. Throws
 * StartFailure when there is neither.
 */
export async function serviceDatabase(config: Config): Promise<string> {
  if (config.databaseUrl !== null) return config.databaseUrl;
  const text = await readFile(join(config.dataDir, 'runtime.json'), 'utf8').catch(() => '{}');
  const { databaseUrl } = JSON.parse(text) as { databaseUrl?: string };
  if (!databaseUrl)
    throw new StartFailure('DATABASE_URL: not set, and no service runs on DATA_DIR: start it first');
  return databaseUrl;
}
