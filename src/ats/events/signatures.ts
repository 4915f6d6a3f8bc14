import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** HMAC-SHA256 of some parts, one after the other. */
export function mac(secret: string, ...parts: (string | Buffer)[]): Buffer {
  const made = createHmac('sha256', secret);
  for (const part of parts) made.update(part);
  return made.digest();
}

/** Whether any of the secrets makes the signature, compared in constant time. */
export function anySigns(
  secrets: string[],
  signature: Buffer | null,
  make: (secret: string) => Buffer,
): boolean {
  if (signature === null || signature.length !== 32) return false;
  // Every secret is tried, so that the time tells nothing of which one fits.
  return secrets.map((secret) => timingSafeEqual(make(secret), signature)).includes(true);
}

/** The bytes of a hexadecimal text of 32 bytes; null when it is none. */
export function hex(text: string | undefined): Buffer | null {
  return text !== undefined && /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : null;
}

/** The bytes of a base64 or base64url text of 32 bytes, padded or not; null when it is none. */
export function base64(text: string | undefined): Buffer | null {
  if (text === undefined || !/^[\w+/-]{43}=?$/.test(text)) return null;
  return Buffer.from(text.replaceAll('-', '+').replaceAll('_', '/'), 'base64');
}

/** The body when it is signed; null when it is not. */
export const bodyIf = (signed: boolean, body: Buffer): Buffer | null => (signed ? body : null);

/** A new signing secret for systems that take any text: 32 random bytes as hexadecimal digits. */
export function randomSecret(): string {
  return randomBytes(32).toString('hex');
}

/** A key for events that have no id of their own: equal bytes are the same event. */
export function bodyKey(body: Buffer): string {
  return `sha256-${createHash('sha256').update(body).digest('hex')}`;
}

/** Whether a time in milliseconds lies within a window of now, either way. */
export function isNear(ms: number, nowMs: number, windowMs: number): boolean {
  return Number.isFinite(ms) && Math.abs(nowMs - ms) <= windowMs;
}
