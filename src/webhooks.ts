/*
 * Signatures of Standard Webhooks 1.0.0 (https://github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md):
 * HMAC-SHA256 over `id.timestamp.body`, base64 behind `v1,`, several parted by spaces while a secret changes.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const prefix = 'whsec_';

/** A new secret: 32 random bytes as `whsec_<base64>`. */
export function newSecret(): string {
  return `${prefix}${randomBytes(32).toString('base64')}`;
}

/** Fewest bytes of a secret: the standard asks for 24 to 64, some senders have 16. */
const leastBytes = 16;

/** The bytes of a secret as it is written, with or without its prefix; null when they are no base64 or too few. */
function bytesOf(secret: string): Buffer | null {
  const text = secret.startsWith(prefix) ? secret.slice(prefix.length) : secret;
  const bytes = Buffer.from(text, 'base64');
  const strict = bytes.toString('base64').replace(/=+$/, '') === text.replace(/=+$/, '');
  return strict && bytes.length >= leastBytes ? bytes : null;
}

/** Why a text is no secret of the standard; null when it is one. */
export function refuseSecret(secret: string): string | null {
  return bytesOf(secret) === null
    ? `is ${prefix} and base64 of ${leastBytes} bytes or more, such as ${prefix}… from the sender`
    : null;
}

/** The bytes of a secret that was taken. */
function keyOf(secret: string): Buffer {
  const bytes = bytesOf(secret);
  if (bytes === null) throw new Error('no secret of the standard');
  return bytes;
}

function macOf(secret: string, id: string, timestamp: string, body: Buffer): Buffer {
  return createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`).update(body).digest();
}

/** The three headers of a message sent at `seconds` (Unix time), signed by every secret that is valid. */
export function signedHeaders(
  secrets: string[],
  id: string,
  seconds: number,
  body: Buffer,
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const timestamp = String(seconds);
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets
      .map((secret) => `v1,${macOf(secret, id, timestamp, body).toString('base64')}`)
      .join(' '),
  };
}

/** Seconds that a message's time may be off, either way: the constant of the reference library. */
const tolerance = 300;

/** Whether a message is signed by one of the secrets and was sent within five minutes of `seconds`. */
export function isSigned(
  secrets: string[],
  headers: Record<string, string | undefined>,
  body: Buffer,
  seconds: number,
): boolean {
  const id = headers['webhook-id'] ?? '';
  const timestamp = headers['webhook-timestamp'] ?? '';
  if (id === '' || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(seconds - Number(timestamp)) > tolerance) return false;
  const given = (headers['webhook-signature'] ?? '')
    .split(' ')
    .filter((one) => one.startsWith('v1,'))
    .map((one) => Buffer.from(one.slice(3), 'base64'));
  // A text that decodes to nothing would let anybody sign.
  return secrets.some((secret) => {
    if (bytesOf(secret) === null) return false;
    const expected = macOf(secret, id, timestamp, body);
    return given.some((mac) => mac.length === expected.length && timingSafeEqual(mac, expected));
  });
}
