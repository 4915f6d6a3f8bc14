import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#config.ts';
import { requireKeysOf } from '#deps.ts';
import { sealer } from '#sealing.ts';
import { secretsKeys } from '#secrets-key.ts';
import { unsealedFor } from '#storage/access/chain.ts';
import { holdAdministrators } from '#storage/access/keys.ts';
import { rolesWithoutPolicy } from '#storage/intake/retention.ts';
import type { Database } from '#storage/server/database.ts';
import { stoppedPeers } from '#storage/server/peers.ts';
import { oldestWaiting } from '#storage/server/waiting.ts';
import { type Check, checked, fail, ok, warn } from './check.ts';

/** Work that waits longer than this waits for somebody who is not there. */
const longWaitSeconds = 600;
const unsealedMinutes = 5;

/** What the service keeps that somebody has to look after: keys, policies, the audit, work that waits, peers that stopped. */
export async function checkContents(database: Database, config: Config): Promise<Check[]> {
  const about = (name: string, look: () => Promise<Check[]>) =>
    checked(name, 'start this release once: it brings the tables up to date', look);
  const groups = [
    await about('secrets', () => checkSecrets(database, config)),
    await about('keys', async () => {
      const { ids, whole } = await holdAdministrators(database, new Date());
      const next = 'npx prescreen key create --owner <name>';
      if (ids.length === 0) return [fail('keys', 'none can administer everything', next)];
      return [
        whole
          ? ok('keys', `${ids.length} that can administer everything`)
          : warn('keys', 'none that can administer everything lasts without an end and sees everybody', next),
      ];
    }),
    await about('retention', async () => {
      const roles = await rolesWithoutPolicy(database);
      return [
        roles.length === 0
          ? ok('retention', 'a policy covers every role')
          : warn(
              'retention',
              `no policy covers ${roles.length} roles: their applications are kept for ever`,
              'PUT /v1/retention (docs/retention.md)',
            ),
      ];
    }),
    await about('audit', async () => {
      const unsealed = await unsealedFor(database, unsealedMinutes);
      return [
        unsealed === 0
          ? ok('audit', 'sealed')
          : warn(
              'audit',
              `${unsealed} rows have no place in the chain yet`,
              'start a part of the service; then npx prescreen audit verify',
            ),
      ];
    }),
    await about('work', async () => checkWaiting(await oldestWaiting(database))),
    await about('peers', async () => {
      const stopped = await stoppedPeers(database);
      const told = Object.entries(stopped).filter(([, count]) => count > 0);
      return told.map(([what, count]) =>
        warn(
          'peers',
          `${count} ${what}`,
          'GET /v1/connections and /v1/webhook-endpoints tell why; mend and enable them',
        ),
      );
    }),
  ];
  return groups.flat();
}

async function checkSecrets(database: Database, config: Config): Promise<Check[]> {
  // Looking makes no key.
  if (config.secretsKeys.length === 0 && !existsSync(join(config.dataDir, 'secrets-key')))
    return [warn('secrets', 'there is no key that seals them here', 'set SECRETS_KEY as the service has it')];
  await requireKeysOf(database, sealer(await secretsKeys(config)));
  return [
    ok('secrets', config.secretsKeys.length > 0 ? 'SECRETS_KEY opens all' : 'the key in DATA_DIR opens all'),
  ];
}

/** Work by how many seconds its oldest has waited. */
export function checkWaiting(oldest: Record<string, number>): Check[] {
  const late = Object.entries(oldest).filter(([, seconds]) => seconds > longWaitSeconds);
  return late.length === 0
    ? [ok('work', 'nothing waits for long')]
    : late.map(([what, seconds]) =>
        warn(
          'work',
          `the oldest ${what} has waited ${Math.round(seconds / 60)} minutes`,
          'see that a worker runs; more of them read more at once',
        ),
      );
}
