import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { CompactBody } from '#api/compact-bodies.ts';
import { linkNext, readCursor, writeCursor } from '#api/cursors.ts';
import { ShortlistBody } from '#api/result-bodies.ts';
import type { Routes } from '#api/route.ts';
import { Id, problemResponses, RoleId } from '#api/schemas.ts';
import { ShortlistQuery } from '#api/shortlist-query.ts';
import { csvStream } from '#csv.ts';
import type { Deps } from '#deps.ts';
import { isBlind, seesOwnOnly } from '#domain/people/access.ts';
import { asTags } from '#domain/people/notes.ts';
import { Problem } from '#errors.ts';
import { noteRead } from '#flows/access/reads.ts';
import { notedTable } from '#flows/results/noted-table.ts';
import type { Sections, ShortlistPosition } from '#flows/results/sections.ts';
import { shortlist as makeShortlist } from '#flows/results/shortlist.ts';
import { shortlistAsList } from '#flows/results/shortlist-list.ts';
import { shortlistTable } from '#flows/results/shortlist-table.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Position = z.object({
  evaluation: z.string().regex(/^[\w.-]{1,200}$/),
  manual: z.object({ receivedAt: z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]{8,15}Z$/), id: Id }).optional(),
  ranked: z
    .object({
      gate: z.number().int().min(0).max(9),
      total: z.number().int().min(0).max(10_000),
      sha256: Sha256,
    })
    .optional(),
  needsReview: z.object({ possible: z.number().int().min(0).max(10_000), sha256: Sha256 }).optional(),
  /** The name of a file is a person's: it is sealed, as addresses are kept in logs. */
  unreadable: z.object({ name: z.base64url().max(4000), id: Id }).optional(),
});

/** The shortlist of a role, as JSON or CSV. */
export const shortlist: Routes = (app, deps) => {
  app.get(
    '/roles/:role/shortlist',
    {
      config: {
        scope: 'shortlist:read',
        of: 'role',
        personal: 'masked',
        media: { 'text/csv': 'text' },
      },
      schema: {
        operationId: 'getShortlist',
        tags: ['shortlist'],
        summary: 'The ranked shortlist of a role, as JSON or CSV',
        description:
          'Four sections: `manual` (read by a person, without a score), `shortlist` (ranked), `needsReview` and `unreadable`. `limit`, `q`, `decision`, `contested` and `ats_state` hold for each; `top`, `from`, `around`, `band`, `min_score`, `must_haves` and `to_check` choose among the ranked only, so that nobody who waits for a person is hidden. `nextCursor` goes on with every section that has more, `nextCursors` with one of them. Counts are of everything, whatever the filter.',
        params: z.object({ role: RoleId }),
        querystring: ShortlistQuery,
        response: { 200: z.union([ShortlistBody, CompactBody]), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { format, columns, delimiter, decimal, bom, view, sort, ...query } = request.query;
      const asked = askedBy(request, query);
      const asCsv = format === 'csv' || (format === undefined && prefersCsv(request.headers.accept ?? ''));
      reply.header('vary', 'accept');
      if (!asCsv)
        return view === 'compact'
          ? listFor(deps, request, reply, asked)
          : wholeFor(deps, request, reply, asked);
      const caller = callerOf(request);
      const { roleId } = asked;
      const table = await shortlistTable(deps, { ...asked, blind: isBlind(caller), order: sort });
      const shown = columns ?? table.columns;
      const unknown = shown.find((column) => !table.columns.includes(column));
      if (unknown !== undefined)
        throw new Problem('bad_request', `columns: there is no column "${unknown}".`, {
          columns: table.columns,
        });
      const rows = await notedTable(deps, caller, asked, table.rows);
      reply
        .header('content-type', 'text/csv; charset=utf-8; header=present')
        .header('content-disposition', `attachment; filename="shortlist-${roleId}.csv"`);
      return (reply as FastifyReply).send(csvStream(shown, rows, { delimiter, decimal, bom: bom ?? true }));
    },
  );

  app.get(
    '/roles/:role/shortlist/compact',
    {
      config: { scope: 'shortlist:read', of: 'role', personal: 'masked' },
      schema: {
        operationId: 'getCompactShortlist',
        tags: ['shortlist'],
        summary: 'The shortlist as a list shows it, without evidence',
        description:
          'The same sections, filters and cursors as `getShortlist`; of each criterion only its status and level, in the order of `criteria`. Evidence comes with each application.',
        params: z.object({ role: RoleId }),
        querystring: ShortlistQuery.omit({
          view: true,
          format: true,
          columns: true,
          sort: true,
          delimiter: true,
          decimal: true,
          bom: true,
        }),
        response: { 200: CompactBody, ...problemResponses },
      },
    },
    (request, reply) => listFor(deps, request, reply, askedBy(request, request.query)),
  );
};

type Chosen = Omit<
  z.infer<typeof ShortlistQuery>,
  'view' | 'format' | 'columns' | 'sort' | 'delimiter' | 'decimal' | 'bom'
>;

/** What a caller asks of a shortlist, and what they may see of it. */
function askedBy(request: FastifyRequest, { limit, cursor, ...query }: Chosen) {
  const caller = callerOf(request);
  // Who looks for a name would see by what is found whose it is.
  if (query.q !== undefined && isBlind(caller))
    throw new Problem('blind', 'Words are not searched blind: what is found would tell whose they are.');
  if (query.answer !== undefined && isBlind(caller) && !/^\d{1,4}$/.test(query.answer.value))
    throw new Problem('blind', 'Words of answers are not searched blind: a number of days can be.');
  const filter = {
    bands: query.band ?? null,
    minimum: query.min_score === undefined ? null : Math.round(query.min_score * 100),
    mustHaves: query.must_haves === 'met',
    toCheck: query.to_check === 'true',
    top: query.top ?? null,
    from: query.from ?? null,
    around: query.around ?? null,
    decision: query.decision ?? null,
    atsState: query.ats_state ?? null,
    contested: query.contested === 'true',
    broughtBy: seesOwnOnly(caller) ? caller.owner : null,
    words: query.q ?? null,
    tag: query.tag === undefined ? null : (asTags([query.tag])[0] ?? null),
    receivedAfter: query.received_after === undefined ? null : new Date(query.received_after),
    answer: query.answer ?? null,
  };
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
  return { roleId: (request.params as { role: string }).role, filter, asked: given, limit, cursor };
}

type Asked = ReturnType<typeof askedBy>;

/** A page of the shortlist with its evidence. */
async function wholeFor(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  { cursor, ...asked }: Asked,
) {
  const page = await makeShortlist(deps, { ...asked, after: positionOf(deps, cursor) });
  return answered(deps, request, reply, { ...page, list: page.shortlist });
}

/** The same as a list. */
async function listFor(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  { cursor, ...asked }: Asked,
) {
  const page = await shortlistAsList(deps, { ...asked, after: positionOf(deps, cursor) });
  return answered(deps, request, reply, page);
}

type Ids = { applicationId: string | null }[];

/** A page with the cursors of the next; that it was read is kept. */
async function answered<
  List extends { role: { id: string }; manual: Ids; shortlist: Ids; needsReview: Ids; unreadable: Ids },
>(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  page: { list: List; next: Sections; evaluation: string },
) {
  const { manual: people, shortlist: entries, needsReview: review, unreadable: unread } = page.list;
  await noteRead(deps, callerOf(request), {
    action: 'shortlist.read',
    roleId: page.list.role.id,
    applicationIds: [people, entries, review, unread].flatMap((rows) =>
      rows.flatMap((one) => one.applicationId ?? []),
    ),
    as: 'json',
  });
  const write = (sections: Sections) => cursorOf(deps, page.evaluation, sections);
  const { manual, ranked, needsReview, unreadable } = page.next;
  const nextCursor = write(page.next);
  linkNext(request, reply, deps.config.publicUrl, nextCursor);
  const nextCursors = {
    manual: write(manual ? { manual } : {}),
    shortlist: write(ranked ? { ranked } : {}),
    needsReview: write(needsReview ? { needsReview } : {}),
    unreadable: write(unreadable ? { unreadable } : {}),
  };
  return { ...page.list, nextCursor, nextCursors };
}

const sealedFor = 'shortlist cursor';

/** A cursor of the sections that go on; null when none does. */
function cursorOf(deps: Deps, evaluation: string, { unreadable, ...rest }: Sections): string | null {
  if (unreadable === undefined && Object.keys(rest).length === 0) return null;
  const sealed = unreadable && {
    id: unreadable.id,
    name: deps.sealer.seal(unreadable.fileName, sealedFor).toString('base64url'),
  };
  return writeCursor({ evaluation, ...rest, ...(sealed ? { unreadable: sealed } : {}) });
}

/** Where a cursor of ours points; null for the first page. Throws Problem `invalid_cursor`. */
function positionOf(deps: Deps, cursor: string | undefined): ShortlistPosition | null {
  const read = readCursor(cursor, Position);
  if (read === null) return null;
  const { unreadable, manual, ranked, needsReview, evaluation } = read;
  return {
    evaluation,
    ...(manual ? { manual } : {}),
    ...(ranked ? { ranked } : {}),
    ...(needsReview ? { needsReview } : {}),
    ...(unreadable ? { unreadable: { id: unreadable.id, fileName: openName(deps, unreadable.name) } } : {}),
  };
}

function openName(deps: Deps, name: string): string {
  try {
    return deps.sealer.open(Buffer.from(name, 'base64url'), sealedFor).toString('utf8');
  } catch {
    throw new Problem('invalid_cursor', 'The cursor was made by another installation or an older key.');
  }
}

/** True when a caller asks for CSV and not for JSON as well. */
function prefersCsv(accept: string): boolean {
  return /\btext\/csv\b/.test(accept) && !/\bapplication\/json\b/.test(accept);
}
