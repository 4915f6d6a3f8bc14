import { test } from 'vitest';
import { surviveKills } from '../support/chaos.ts';

/* A bounded sample of test/long/kills.test.ts, which kills everything in batches of 200 on both queues. */
test('kill -9 of the API, every reader and a worker in the middle of a batch, and a database that drops every connection, cost nothing', async () => {
  await surviveKills(['api', 'readers', 'worker', 'connections'], 80, null);
});
