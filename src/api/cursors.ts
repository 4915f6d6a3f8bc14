import type { FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod';
import { Problem } from '#errors.ts';

/** A position as an opaque text. */
export function writeCursor(position: Record<string, unknown>): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** The position of a cursor of ours. Throws Problem `invalid_cursor` on anything else. */
export function readCursor<T>(cursor: string | undefined, schema: z.ZodType<T>): T | null {
  if (cursor === undefined) return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new Problem(
      'invalid_cursor',
      'Take the cursor from nextCursor or the Link header of the page before.',
    );
  }
}

/** Says where the next page is (RFC 8288). */
export function linkNext(
  request: FastifyRequest,
  reply: FastifyReply,
  publicUrl: string | null,
  cursor: string | null,
): void {
  if (cursor === null) return;
  const url = new URL(request.url, 'http://localhost');
  url.searchParams.set('cursor', cursor);
  reply.header('link', `<${publicUrl ?? ''}${url.pathname}${url.search}>; rel="next"`);
}
