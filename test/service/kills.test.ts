import { test } from 'vitest';
import { surviveKill } from '../support/chaos.ts';

/* A bounded sample of test/long/kills.test.ts, which kills everything in batches of 200 on both queues. */
test('kill -9 of a worker and of the API in the middle of a batch costs nothing', async () => {
  await surviveKill('worker', 40, null);
  await surviveKill('api', 40, null);
});

test('kill -9 of every reader costs no file', async () => {
  await surviveKill('readers', 40, null);
});

test('a database that drops every connection ends no process and costs no file', async () => {
  await surviveKill('connections', 60, null);
});
