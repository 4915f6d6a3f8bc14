import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as states from '#domain/states.ts';
import { startInProcess } from '../support/in-process.ts';

/* What the database allows is what the code knows. */
let service: Awaited<ReturnType<typeof startInProcess>>;
beforeAll(async () => {
  service = await startInProcess({}, { api: false, worker: false });
});
afterAll(() => service.close());

test.each([
  ['decisions', 'outcome', states.outcomes],
  ['batch_items', 'state', states.itemStates],
  ['batches', 'priority', states.priorities],
  ['applications', 'state', states.applicationStates],
  ['evaluations', 'state', states.evaluationStates],
  ['connections', 'state', states.connectionStates],
  ['inbox', 'state', states.eventStates],
  ['polls', 'state', states.workStates],
  ['write_backs', 'state', states.workStates],
  ['webhook_endpoints', 'state', states.endpointStates],
  ['deliveries', 'state', states.deliveryStates],
  ['api_keys', 'owner_kind', states.ownerKinds],
  ['applications', 'screening', states.screenings],
  ['screening_choices', 'because', states.screeningReasons],
  ['contests', 'outcome', states.contestOutcomes],
])('%s.%s', async (table, column, known) => {
  const { rows } = await sql<{ definition: string }>`
    select pg_get_constraintdef(c.oid) as definition from pg_constraint c
    where c.conrelid = ${table}::regclass and c.contype = 'c'`.execute(service.running.deps.database);
  const own = rows.filter(({ definition }) => definition.includes(`(${column} = ANY`));
  const allowed = own.map(({ definition }) =>
    [...definition.matchAll(/'([^']+)'::text/g)].map((one) => one[1]).sort(),
  );
  expect(allowed).toEqual([[...known].sort()]);
});
