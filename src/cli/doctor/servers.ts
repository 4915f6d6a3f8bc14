import type { Config } from '#config.ts';
import { checkRedis } from '#queue/queue.ts';
import type { Database } from '#storage/server/database.ts';
import { migrationNames } from '#storage/server/migrate.ts';
import { readSettings, type ServerSettings } from '#storage/server/settings.ts';
import { type Check, checked, fail, ok, warn } from './check.ts';

const leastPostgres = 14;
/** Sessions, signatures and leases compare the two clocks. */
const skewSeconds = 5;
/**
 * Connections of one process at most: 10 for what it asks, and for a queue on Postgres 3 to hand tasks over, and in a worker
 * one a queue and 8 (src/storage/server/database.ts, src/queue/queue.ts).
 */
const connectionsOf = { postgres: { api: 13, worker: 27 }, redis: { api: 10, worker: 10 } };

/** What of Postgres and Redis the service depends on. */
export async function checkServers(database: Database, config: Config): Promise<Check[]> {
  const before = Date.now();
  const groups = [
    await checked('database', 'see that Postgres runs and DATABASE_URL is its address', async () => {
      const settings = await readSettings(database);
      return [
        ...checkPostgres(settings, config.redisUrl === null ? 'postgres' : 'redis'),
        checkClock(settings.now.getTime(), before, Date.now()),
      ];
    }),
    await checked('queue', 'see that Redis runs and REDIS_URL is its address', async () => {
      if (config.redisUrl === null) return [ok('queue', 'on Postgres')];
      const wrong = await checkRedis(config.redisUrl);
      return [
        wrong === null
          ? ok('queue', 'on Redis, which keeps what it has')
          : fail(
              'queue',
              wrong,
              'redis-cli config set maxmemory-policy noeviction, and in its configuration file',
            ),
      ];
    }),
  ];
  return groups.flat();
}

/** Version, settings, migrations and connections of Postgres, which a part takes more of where the queue lies there too. */
export function checkPostgres(settings: ServerSettings, queue: keyof typeof connectionsOf): Check[] {
  const { version, encoding, connections, applied } = settings;
  const shown = `Postgres ${Math.floor(version / 10_000)}.${version % 10_000}`;
  const checks: Check[] = [
    version >= leastPostgres * 10_000
      ? ok('database', shown)
      : fail('database', shown, `upgrade to Postgres ${leastPostgres} or newer`),
  ];
  if (encoding !== 'UTF8')
    checks.push(fail('database', `its encoding is ${encoding}`, 'make the database anew with encoding UTF8'));
  if (!settings.fsync || !settings.synchronousCommit)
    checks.push(
      fail(
        'database',
        'it answers before what it was told is on the disk',
        'set fsync and synchronous_commit to on: files that were accepted may be lost',
      ),
    );
  if (!settings.autovacuum)
    checks.push(warn('database', 'autovacuum is off', 'set autovacuum to on, or it grows and slows'));
  checks.push(checkMigrations(applied));
  const free = connections.most - connections.open;
  const { api, worker } = connectionsOf[queue];
  const found = `${connections.open} of ${connections.most} connections open, an API takes up to ${api}, a worker up to ${worker}`;
  checks.push(
    free >= Math.max(api, worker)
      ? ok('connections', found)
      : warn('connections', found, 'raise max_connections before another part is started'),
  );
  return checks;
}

function checkMigrations(applied: string[]): Check {
  const missing = migrationNames.filter((name) => !applied.includes(name));
  const later = applied.filter((name) => !migrationNames.includes(name));
  if (later.length > 0)
    return fail('tables', `a later release has changed them (${later.join(', ')})`, 'run that release');
  return missing.length === 0
    ? ok('tables', `up to date (${applied.at(-1)})`)
    : warn('tables', `${missing.length} changes are not made yet`, 'start this release: it makes them');
}

/** How far the server's clock is from ours, whatever the way to it took, all in milliseconds. */
export function checkClock(server: number, before: number, after: number): Check {
  const seconds = Math.max(before - server, server - after, 0) / 1000;
  return seconds < skewSeconds
    ? ok('clock', 'that of the database agrees')
    : fail(
        'clock',
        `that of the database differs by ${Math.round(seconds)} s`,
        'let both machines follow a time server (NTP)',
      );
}
