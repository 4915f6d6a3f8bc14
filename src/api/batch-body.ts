import type * as z from 'zod';
import type { BatchBody } from '#api/schemas.ts';
import type { Deps } from '#deps.ts';
import type { BatchState } from '#domain/states.ts';
import type { Batch } from '#flows/intake/batches.ts';

/** A batch as it is answered: its counts by outcome, and where to go on. */
export function batchBody(batch: Batch, deps: Deps): z.infer<typeof BatchBody> {
  const base = `${deps.config.publicUrl ?? ''}/v1`;
  const { expanding, expanded, ...files } = batch.counts;
  const received = Object.values(files).reduce((sum, count) => sum + count, 0);
  return {
    id: batch.id,
    role: batch.roleId,
    asOf: batch.asOf,
    state: stateOf(batch),
    priority: batch.priority,
    createdBy: batch.createdBy,
    createdAt: batch.createdAt.toISOString(),
    finishedAt: batch.finishedAt?.toISOString() ?? null,
    counts: { received, ...files },
    archives: { expanding, expanded },
    links: {
      self: `${base}/batches/${batch.id}`,
      files: `${base}/batches/${batch.id}/files`,
      events: `${base}/batches/${batch.id}/events`,
      shortlist: `${base}/roles/${batch.roleId}/shortlist`,
    },
  };
}

function stateOf(batch: Batch): BatchState {
  if (batch.cancelledAt !== null) return 'cancelled';
  if (batch.finishedAt !== null) return 'finished';
  return batch.closedAt === null ? 'receiving' : 'running';
}
