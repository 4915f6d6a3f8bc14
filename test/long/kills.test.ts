import { describe, test } from 'vitest';
import { surviveKills, type Victim } from '../support/chaos.ts';
import { startRedis, withoutRedis } from '../support/servers.ts';

const victims: Victim[] = ['worker', 'readers', 'api', 'both workers', 'connections'];

describe.each(victims)('kill -9 of %s in a batch of 200', (victim) => {
  test('queue on Postgres', () => surviveKills([victim], 200, null));

  test.skipIf(withoutRedis() !== null)('queue on Redis', async () => {
    const redis = await startRedis();
    await surviveKills([victim], 200, redis).finally(() => redis.stop());
  });
});
