import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventTypes } from '#domain/people/events.ts';

test('the guide to webhooks tells of every type that is sent', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../../docs/integrations/README.md'), 'utf8');
  const told = [...guide.matchAll(/^\| `([a-z_]+\.[a-z_]+)`/gmu)].map(([, type]) => type);
  expect(told.toSorted()).toEqual([...eventTypes].toSorted());
});
