import { describe, expect, test } from 'vitest';
import { stormOf } from '../support/kill-storm.ts';
import { startRedis, withoutRedis } from '../support/servers.ts';

const storm = { batches: 20, filesEach: 30, kills: 200, seed: 20_261_125 };

describe('200 random kills over 20 batches leave what no kill leaves', () => {
  test('queue on Postgres', async () => {
    const calm = await stormOf({ ...storm, kills: 0 }, null);
    expect(await stormOf(storm, null)).toEqual(calm);
  }, 1_800_000);

  test.skipIf(withoutRedis() !== null)(
    'queue on Redis',
    async () => {
      const run = async (kills: number) => {
        const redis = await startRedis();
        return stormOf({ ...storm, kills }, redis).finally(() => redis.stop());
      };
      const calm = await run(0);
      expect(await run(storm.kills)).toEqual(calm);
    },
    1_800_000,
  );
});
