import { stringify } from 'csv-stringify';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { Problem } from '#errors.ts';
import { shortlist as makeShortlist, shortlistTable } from '#flows/shortlist.ts';
import { linkNext, readCursor, writeCursor } from '../cursors.ts';
import type { Routes } from '../route.ts';
import { Flag, Limit, problemResponses, RoleId, ShortlistBody } from '../schemas.ts';

const bands = ['strong', 'possible', 'weak'] as const;

const Query = z.strictObject({
  band: z.string().optional().describe('strong, possible, weak; several with commas'),
  min_score: z.coerce.number().min(0).max(100).optional().describe('points'),
  must_haves: z.enum(['met']).optional().describe('met: only those whose must-haves are all met'),
  decision: z.enum(['advance', 'hold', 'reject', 'none']).optional(),
  top: z.coerce
    .number()
    .int()
    .min(1)
    .max(5000)
    .optional()
    .describe('the first n, with everyone tied at the cut'),
  limit: Limit,
  cursor: z.string().optional(),
  format: z.enum(['json', 'csv']).optional(),
  columns: z.string().optional().describe('CSV: the columns to write, with commas'),
  delimiter: z
    .enum(['comma', 'semicolon'])
    .default('comma')
    .describe('CSV: semicolon for European spreadsheets'),
  bom: Flag.optional().describe('CSV: start with a byte order mark, for Excel; true unless said otherwise'),
});

const Position = z.object({
  rank: z.number().int().min(1).max(100_000_000),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  evaluation: z.string().regex(/^[\w-]{1,200}$/),
});

export const shortlist: Routes = (app, deps) => {
  app.get(
    '/roles/:role/shortlist',
    {
      config: { scope: 'shortlist:read' },
      schema: {
        tags: ['shortlist'],
        summary: 'The ranked shortlist of a role, as JSON or CSV',
        description:
          'Pages hold `shortlist`; the sections `needsReview` and `unreadable` come whole with the first page. Counts are of everything, whatever the filter.',
        params: z.object({ role: RoleId }),
        querystring: Query,
        response: { 200: ShortlistBody, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { query } = request;
      const wanted = query.band?.split(',').map((band) => band.trim()) ?? null;
      const wrong = wanted?.find((band) => !(bands as readonly string[]).includes(band));
      if (wrong !== undefined)
        throw new Problem('bad_request', `band: "${wrong}" is none of ${bands.join(', ')}.`);
      const { limit, cursor, format, columns, delimiter, bom, ...asked } = query;
      const filter = {
        bands: wanted,
        minimum: query.min_score === undefined ? null : Math.round(query.min_score * 100),
        mustHaves: query.must_haves === 'met',
        top: query.top ?? null,
        decision: query.decision ?? null,
      };
      const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
      const asCsv = format === 'csv' || (format === undefined && prefersCsv(request.headers.accept ?? ''));
      reply.header('vary', 'accept').header('cache-control', 'no-store');
      if (asCsv) {
        const table = await shortlistTable(deps, { roleId: request.params.role, filter, asked: given });
        const shown = columns?.split(',').map((column) => column.trim()) ?? table.columns;
        const unknown = shown.find((column) => !table.columns.includes(column));
        if (unknown !== undefined)
          throw new Problem('bad_request', `columns: there is no column "${unknown}".`, {
            columns: table.columns,
          });
        reply
          .header('content-type', 'text/csv; charset=utf-8; header=present')
          .header('content-disposition', `attachment; filename="shortlist-${request.params.role}.csv"`);
        return (reply as FastifyReply).send(
          stringify(table.rows, {
            header: true,
            columns: shown,
            bom: bom ?? true,
            escape_formulas: true,
            delimiter: delimiter === 'semicolon' ? ';' : ',',
            record_delimiter: 'windows',
            cast: { boolean: (value) => String(value) },
          }),
        );
      }
      const after = readCursor(cursor, Position);
      const page = await makeShortlist(deps, {
        roleId: request.params.role,
        filter,
        after,
        limit,
        asked: given,
      });
      const nextCursor = page.next ? writeCursor({ ...page.next }) : null;
      linkNext(request, reply, deps.config.publicUrl, nextCursor);
      return { ...page.shortlist, nextCursor } as unknown as z.infer<typeof ShortlistBody>;
    },
  );
};

/** True when a caller asks for CSV and not for JSON as well. */
function prefersCsv(accept: string): boolean {
  return /\btext\/csv\b/.test(accept) && !/\bapplication\/json\b/.test(accept);
}
