import { test } from 'vitest';
import { surviveRandomKills } from '../support/random-kills.ts';

/** KILLS and SEED choose others. */
const [kills, seed] = [Number(process.env.KILLS ?? 200), Number(process.env.SEED ?? 7)];

test(`${kills} parts of the service killed at random lose and double nothing`, async () => {
  await surviveRandomKills(kills, seed);
}, 3_600_000);
