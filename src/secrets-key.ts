import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '#config.ts';
import { codeOf, StartFailure } from '#errors.ts';

/**
 * The keys that seal secrets, the newest first: the configured ones, else one in the data folder, made at the first start. Throws
 * StartFailure when that one is none.
 */
export async function secretsKeys(config: Pick<Config, 'secretsKeys' | 'dataDir'>): Promise<Buffer[]> {
  if (config.secretsKeys.length > 0) return config.secretsKeys;
  const path = join(config.dataDir, 'secrets-key');
  // Parts that share a folder may start together: one of them makes it.
  await writeFile(path, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' }).catch(
    (error) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    },
  );
  const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64');
  if (key.length !== 32)
    throw new StartFailure(`${path}: is no key of 32 bytes; restore it or set SECRETS_KEY`);
  return [key];
}
