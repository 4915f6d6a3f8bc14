import { test } from 'vitest';
import { surviveStorm } from '../support/hook-storm.ts';

test('a storm of events with a worker killed in its middle loses and doubles none', async () => {
  await surviveStorm(150, null);
});
