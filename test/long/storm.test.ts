import { describe, test } from 'vitest';
import { surviveStorm } from '../support/hook-storm.ts';
import { startRedis, withoutRedis } from '../support/servers.ts';

describe('1,000 events with a worker killed in the middle', () => {
  test('queue on Postgres', async () => {
    console.info(await surviveStorm(1000, null));
  });

  test.skipIf(withoutRedis() !== null)('queue on Redis', async () => {
    const redis = await startRedis();
    console.info(await surviveStorm(1000, redis).finally(() => redis.stop()));
  });
});
