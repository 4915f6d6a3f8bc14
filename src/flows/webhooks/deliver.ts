import { retryAfter } from '#ats/calls/api.ts';
import type { Deps } from '#deps.ts';
import { payloadVersion } from '#domain/people/events.ts';
import type { TaskOutcome } from '#queue/tasks.ts';
import type { Lease } from '#storage/server/due.ts';
import {
  type Attempt,
  claimDelivery,
  type Delivery,
  holdDelivery,
  saveAttempt,
} from '#storage/webhooks/deliveries.ts';
import { changeEndpoint, type Endpoint, findEndpoint, noteHealth } from '#storage/webhooks/endpoints.ts';
import { signedHeaders } from '#webhooks.ts';
import { standing } from './endpoint-secrets.ts';

/** Seconds between attempts, as Standard Webhooks 1.0.0 proposes; the last attempt is 75 h 35 min after the first. */
const retrySeconds = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
/** Up to this share more, so that receivers that were away are not met by all at once. */
const jitter = 0.2;
const timeoutMs = 20_000;
const keptBytes = 4096;
/** An endpoint that took nothing for so long is switched off. */
const failingDays = 5;

/** The body of a message: the same bytes at every attempt. A test has no number. */
export function bodyOf(delivery: Pick<Delivery, 'type' | 'happenedAt' | 'data' | 'sequence'>): string {
  return JSON.stringify({
    type: delivery.type,
    timestamp: delivery.happenedAt.toISOString(),
    version: payloadVersion,
    ...(delivery.sequence === null ? {} : { sequence: delivery.sequence }),
    data: delivery.data,
  });
}

/** Sends a message that is due; what comes of it stands in the delivery and its endpoint. */
export async function deliver(deps: Deps, deliveryId: string, lease: Lease): Promise<TaskOutcome> {
  const delivery = await claimDelivery(deps.database, deliveryId, lease);
  if (delivery === null) return 'skipped';
  const endpoint = await findEndpoint(deps.database, delivery.endpointId);
  if (endpoint === null) return 'skipped';
  if (endpoint.state === 'disabled') await holdDelivery(deps.database, deliveryId);
  else await send(deps, endpoint, delivery);
  // There is room for the endpoint's next one.
  deps.kick();
  return 'done';
}

/** One attempt at a delivery: sends, keeps what came back and decides what follows. */
export async function send(deps: Deps, endpoint: Endpoint, delivery: Delivery): Promise<Attempt> {
  const body = Buffer.from(bodyOf(delivery));
  const begun = deps.now().getTime();
  const secrets = standing(deps, endpoint).map((one) => one.value);
  const answer = await deps.egress.send({
    url: endpoint.url,
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Prescreen-Webhooks/1.0',
      ...signedHeaders(secrets, delivery.messageId, Math.floor(begun / 1000), body),
    },
    body,
    hosts: null,
    maxBytes: keptBytes,
    cut: true,
    timeoutMs,
  });
  const ms = deps.now().getTime() - begun;
  const attempt: Attempt = answer.ok
    ? { status: answer.status, ms, error: null, response: printable(answer.body) }
    : { status: null, ms, error: `${answer.reason}: ${answer.message}`, response: null };
  const taken = answer.ok && answer.status >= 200 && answer.status < 300;
  deps.metrics.delivery(taken ? 'delivered' : answer.ok ? 'refused' : 'unreached');
  if (taken) {
    await saveAttempt(deps.database, delivery, attempt, { state: 'delivered' });
    await noteHealth(deps.database, endpoint.id, true);
    return attempt;
  }
  const gone = answer.ok && answer.status === 410;
  const wait = retrySeconds[Math.max(delivery.attempts, 1) - 1];
  const test = delivery.type === 'webhook.test';
  const asked = answer.ok ? (retryAfter(answer.headers['retry-after'], begun) ?? 0) : 0;
  await saveAttempt(
    deps.database,
    delivery,
    attempt,
    gone || test || wait === undefined
      ? { state: 'failed' }
      : { seconds: Math.max(wait * (1 + Math.random() * jitter), asked) },
  );
  const since = test ? null : await noteHealth(deps.database, endpoint.id, false);
  const tooLong = since !== null && deps.now().getTime() - since.getTime() > failingDays * 86_400_000;
  if (gone || tooLong) {
    const reason = gone
      ? 'the receiver answered 410: it is gone'
      : `nothing was taken for ${failingDays} days; see its deliveries, then enable it again`;
    await changeEndpoint(deps.database, endpoint.id, { state: 'disabled', reason }, 'system');
    deps.log.warn({ endpoint: endpoint.id, reason }, 'a webhook endpoint was disabled');
  }
  return attempt;
}

/** Text of an answer as it can be stored and shown. */
function printable(bytes: Buffer): string {
  return bytes
    .toString('utf8')
    .replace(/[\p{Cc}--[\n\t]]/gv, '')
    .slice(0, keptBytes);
}
