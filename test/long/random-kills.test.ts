import { expect, test } from 'vitest';
import { surviveRandomKills } from '../support/random-kills.ts';
import { withoutRedis } from '../support/servers.ts';

/** KILLS and SEED choose others. */
const [kills, seed] = [Number(process.env.KILLS ?? 200), Number(process.env.SEED ?? 7)];

test(`${kills} parts of the service killed at random lose and double nothing`, async () => {
  await surviveRandomKills(kills, seed, false);
}, 3_600_000);

test(`${kills} parts, its Postgres and its Redis among them, killed at random lose and double nothing`, async () => {
  expect(withoutRedis()).toBeNull();
  await surviveRandomKills(kills, seed, true);
}, 3_600_000);
