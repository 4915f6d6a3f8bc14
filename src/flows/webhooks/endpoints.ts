import { randomBytes, randomUUID } from 'node:crypto';
import type { Deps } from '#deps.ts';
import type { Caller } from '#domain/people/access.ts';
import type { EventType } from '#domain/people/events.ts';
import { Problem } from '#errors.ts';
import type { Page } from '#storage/server/pages.ts';
import {
  claimDelivery,
  countHeld,
  type Delivery,
  findDelivery,
  listAttempts,
  listDeliveries,
  redeliver,
} from '#storage/webhooks/deliveries.ts';
import {
  changeEndpoint,
  dropEndpoint,
  type Endpoint,
  type EndpointChange,
  findEndpoint,
  listEndpoints,
  saveEndpoint,
} from '#storage/webhooks/endpoints.ts';
import { keepForNow } from '#storage/webhooks/messages.ts';
import { newSecret } from '#webhooks.ts';
import { reachOf } from '../access/permit.ts';
import { bodyOf, send } from './deliver.ts';
import { sealSecrets, secretsOf, standing } from './endpoint-secrets.ts';

/** An endpoint as it is shown: its secrets never, only until when each signs. */
export async function describeEndpoint(deps: Deps, endpoint: Endpoint) {
  const { id, url, description, events, state, reason, failingSince, createdBy, createdAt } = endpoint;
  return {
    id,
    url,
    description,
    events,
    state,
    reason,
    failingSince: failingSince?.toISOString() ?? null,
    /** Messages that are kept while it is switched off. */
    held: await countHeld(deps.database, id),
    secrets: secretsOf(deps, endpoint).map((one) => ({ createdAt: one.createdAt, endsAt: one.endsAt })),
    createdBy,
    createdAt: createdAt.toISOString(),
  };
}

/** A page of the endpoints that a caller may see, oldest first. */
export async function allEndpoints(deps: Deps, caller: Caller, page: Page) {
  const found = await listEndpoints(deps.database, page, reachOf(caller).broughtBy);
  return Promise.all(found.map((one) => describeEndpoint(deps, one)));
}

/** An endpoint. Throws Problem `not_found`. */
export async function endpointOf(deps: Deps, id: string): Promise<Endpoint> {
  const found = await findEndpoint(deps.database, id);
  if (found === null) throw new Problem('not_found', 'There is no such webhook endpoint.');
  return found;
}

async function checkUrl(deps: Deps, url: string): Promise<void> {
  const refused = await deps.egress.check(url);
  if (refused) throw new Problem('bad_request', `url: ${refused.message}`, { reason: refused.reason });
}

/** Makes an endpoint. Gives its id and its secret, this once. Throws Problem `bad_request` for an address that may not be called. */
export async function makeEndpoint(
  deps: Deps,
  caller: Caller,
  asked: { url: string; description: string; events: EventType[] },
): Promise<{ id: string; secret: string }> {
  await checkUrl(deps, asked.url);
  const id = `we_${randomBytes(9).toString('hex')}`;
  const secret = newSecret();
  await saveEndpoint(deps.database, {
    ...asked,
    id,
    secrets: sealSecrets(deps, id, [{ value: secret, createdAt: deps.now().toISOString(), endsAt: null }]),
    createdBy: caller.owner,
    broughtBy: reachOf(caller).broughtBy,
  });
  return { id, secret };
}

/** Changes an endpoint; enabling it starts anew. Throws Problem `not_found` or `bad_request`. */
export async function editEndpoint(
  deps: Deps,
  caller: Caller,
  id: string,
  change: Pick<EndpointChange, 'url' | 'description' | 'events' | 'state'>,
): Promise<void> {
  await endpointOf(deps, id);
  if (change.url !== undefined) await checkUrl(deps, change.url);
  if (Object.keys(change).length === 0) return;
  const reason = change.state === 'disabled' ? { reason: 'by hand' } : {};
  await changeEndpoint(deps.database, id, { ...change, ...reason }, caller.owner);
}

/** Takes an endpoint away with its log. Throws Problem `not_found`. */
export async function removeEndpoint(deps: Deps, caller: Caller, id: string): Promise<void> {
  if (!(await dropEndpoint(deps.database, id, caller.owner)))
    throw new Problem('not_found', 'There is no such webhook endpoint.');
}

/**
 * Makes a new secret, shown this once; those before sign along for so many hours, with 0 they end at once. Throws Problem
 * `not_found`.
 */
export async function rotateSecret(
  deps: Deps,
  caller: Caller,
  id: string,
  overlapHours: number,
): Promise<{ secret: string }> {
  const endpoint = await endpointOf(deps, id);
  const now = deps.now();
  const end = new Date(now.getTime() + overlapHours * 3_600_000).toISOString();
  const secret = newSecret();
  const before = standing(deps, endpoint)
    .map((one) => ({ ...one, endsAt: one.endsAt !== null && one.endsAt < end ? one.endsAt : end }))
    .filter((one) => one.endsAt > now.toISOString());
  const all = [{ value: secret, createdAt: now.toISOString(), endsAt: null }, ...before];
  await changeEndpoint(deps.database, id, { secrets: sealSecrets(deps, id, all) }, caller.owner);
  return { secret };
}

/** Sends a test message at once and gives what came back; it stands in the log. Throws Problem `not_found`. */
export async function testEndpoint(deps: Deps, id: string) {
  const endpoint = await endpointOf(deps, id);
  const deliveryId = await keepForNow(deps.database, id, {
    type: 'webhook.test',
    applicationId: null,
    data: { test: true, nonce: randomUUID() },
  });
  const delivery = (await claimDelivery(deps.database, deliveryId, null)) as Delivery;
  const attempt = await send(deps, endpoint, delivery);
  return { deliveryId, ...attempt };
}

/** Deliveries of an endpoint, the newest first. Throws Problem `not_found`. */
export async function deliveriesOf(
  deps: Deps,
  id: string,
  state: Delivery['state'] | null,
  after: Parameters<typeof listDeliveries>[3],
  limit: number,
): Promise<Delivery[]> {
  await endpointOf(deps, id);
  return listDeliveries(deps.database, id, state, after, limit);
}

/** One delivery with its attempts and the body that was sent. Throws Problem `not_found`. */
export async function deliveryOf(deps: Deps, endpointId: string, id: string) {
  // The attempts first: whoever sees one sees what it meant for the delivery too.
  const attempts = await listAttempts(deps.database, id);
  const delivery = await findDelivery(deps.database, id);
  if (delivery === null || delivery.endpointId !== endpointId)
    throw new Problem('not_found', 'There is no such delivery.');
  return { delivery, body: bodyOf(delivery), attempts };
}

/**
 * Sends a delivery again, or all that failed or were held since a time. Gives how many. Throws Problem `not_found`, or
 * `conflict` while the endpoint is switched off.
 */
export async function sendAgain(
  deps: Deps,
  endpointId: string,
  which: { id: string } | { since: Date },
): Promise<number> {
  if ((await endpointOf(deps, endpointId)).state === 'disabled')
    throw new Problem(
      'conflict',
      'The endpoint is switched off: enable it first (PATCH {"state": "active"}).',
    );
  const count = await redeliver(deps.database, endpointId, which);
  if ('id' in which && count === 0) throw new Problem('not_found', 'There is no such delivery.');
  deps.kick();
  return count;
}
