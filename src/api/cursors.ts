import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { Problem } from '#errors.ts';
import { Cursor, Limit } from './schemas.ts';

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

/** Where a page of a list ends that is ordered by the making of its rows. */
export const MadePosition = z.object({ createdAt: z.iso.datetime(), id: z.string().regex(/^[\w-]{1,64}$/) });

/** The query of a list that has pages and nothing else to ask. */
export const PageQuery = z.strictObject({ limit: Limit, cursor: Cursor });

/**
 * The page of rows of which one more was asked for than it holds, with the cursor of the next one (null at the end), which
 * stands in the Link header as well.
 */
export function cut<T>(
  rows: T[],
  limit: number,
  positionOf: (last: T) => Record<string, unknown>,
  to: { request: FastifyRequest; reply: FastifyReply; publicUrl: string | null },
): { page: T[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? writeCursor(positionOf(last)) : null;
  linkNext(to.request, to.reply, to.publicUrl, nextCursor);
  return { page, nextCursor };
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
