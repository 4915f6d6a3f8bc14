import { createHmac, randomUUID } from 'node:crypto';
import { generic } from '../simulators/generic.ts';

/** The secret of connections that these messages are sent to. */
export const signingSecret = generic.connection('http://x').signingSecret;

/** Sends a body to a hook of the generic system, signed by Standard Webhooks. */
export function postSigned(hook: string, body: unknown, secret = signingSecret): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const [id, seconds] = [`msg_${randomUUID()}`, String(Math.floor(Date.now() / 1000))];
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${text}`).digest('base64');
  return fetch(hook, {
    method: 'POST',
    body: text,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': seconds,
      'webhook-signature': `v1,${signature}`,
    },
  });
}

/** An application as the generic system sends it along, its résumé within. */
export function applicationOf(
  ids: { application: string; candidate: string; job?: string },
  resume: string | null,
  more: Record<string, unknown> = {},
) {
  return {
    type: 'application.updated',
    data: {
      application_id: ids.application,
      candidate_id: ids.candidate,
      job_id: ids.job ?? 'j1',
      candidate: { name: 'Robin Traceling', email: `${ids.candidate}@example.com` },
      documents:
        resume === null
          ? []
          : [
              {
                id: createHmac('sha256', 'file').update(resume).digest('hex'),
                name: 'cv.txt',
                content_base64: Buffer.from(resume).toString('base64'),
              },
            ],
      ...more,
    },
  };
}
