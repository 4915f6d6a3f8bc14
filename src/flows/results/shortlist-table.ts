import type { Deps } from '#deps.ts';
import type { Role } from '#domain/judging/role.ts';
import type { ManualEntry, ShortlistEntry, UnreadableEntry } from '#domain/results/shortlist.ts';
import {
  columnsOf,
  entryRow,
  inOrder,
  manualRow,
  type RowSource,
  type TableContext,
  type TableRow,
  unreadableRow,
} from '#domain/results/table.ts';
import { blinded } from '../access/blind.ts';
import type { Sections, ShortlistRequest } from './sections.ts';
import { type ShortlistPage, shortlist } from './shortlist.ts';

/** A table whose rows are taken from the database as they are wanted. */
interface ShortlistTable {
  columns: string[];
  rows: AsyncIterable<TableRow>;
  role: Role;
}

const tablePage = 500;

/**
 * The whole shortlist as rows of a table, one section after the other, page by page: no more than a page is held. Facts of
 * the whole table are those of its beginning. For a blind caller nobody is named. In another order than their rank (`tableOrders`) the ranked are
 * held all at once.
 */
export async function shortlistTable(
  deps: Deps,
  request: Omit<ShortlistRequest, 'after' | 'limit' | 'asTable'> & {
    blind: boolean;
    order?: string | undefined;
  },
): Promise<ShortlistTable> {
  const first = await shortlist(deps, { ...request, after: null, limit: tablePage, asTable: true });
  const context: TableContext = {
    roleVersion: first.shortlist.role.version,
    asOf: first.shortlist.asOf,
    complete: first.shortlist.complete,
  };
  async function* pagesOf(section: keyof Sections): AsyncGenerator<ShortlistPage> {
    let page = first;
    for (;;) {
      yield page;
      const at = page.next[section];
      if (at === undefined) return;
      const after = { evaluation: first.evaluation, [section]: at };
      page = await shortlist(deps, {
        ...{ ...request, after, limit: tablePage, asTable: true },
        counted: first.counted,
      });
    }
  }
  const from = (page: ShortlistPage, entry: ShortlistEntry | ManualEntry | UnreadableEntry) =>
    page.sources.get(entry) ?? { source: '', receivedAt: null, asOf: null, reviews: [] };
  /** Entries with where they came from, and without who they are about where nobody may see it. */
  async function* told<Entry extends ShortlistEntry | ManualEntry | UnreadableEntry>(
    page: ShortlistPage,
    entries: Entry[],
  ): AsyncGenerator<[Entry, RowSource]> {
    const shown = request.blind ? await blinded(deps, entries) : entries;
    for (const [index, entry] of entries.entries()) yield [shown[index] as Entry, from(page, entry)];
  }
  async function* rows(): AsyncGenerator<TableRow> {
    // Whoever is read by a person stands at no end of the list.
    for await (const page of pagesOf('manual'))
      for await (const [entry, source] of told(page, page.shortlist.manual))
        yield manualRow(entry, context, source);
    const scored = async function* (
      section: 'ranked' | 'needsReview',
      name: 'shortlist' | 'needsReview',
    ): AsyncGenerator<TableRow> {
      for await (const page of pagesOf(section))
        for await (const [entry, source] of told(page, page.shortlist[name]))
          yield entryRow(entry, first.role, context, source);
    };
    if (request.order === undefined) yield* scored('ranked', 'shortlist');
    else {
      const ranked: TableRow[] = [];
      for await (const row of scored('ranked', 'shortlist')) ranked.push(row);
      yield* inOrder(ranked, request.order);
    }
    yield* scored('needsReview', 'needsReview');
    for await (const page of pagesOf('unreadable'))
      for await (const [entry, source] of told(page, page.shortlist.unreadable))
        yield unreadableRow(entry, context, source);
  }
  return { columns: columnsOf(first.role), rows: rows(), role: first.role };
}
