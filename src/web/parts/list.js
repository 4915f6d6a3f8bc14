import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ask } from '../api.js';
import { applicationOf, firstRows, listOf, roleOf } from '../asked.js';
import { say } from '../words.js';
import { whenIdle } from './idle.js';
import { useLoaded } from './load.js';
import { useNews } from './news.js';
import { decided, nameOf } from './people.js';

export const sections = ['manual', 'shortlist', 'needsReview', 'unreadable'];
/** Rows of a later page: whoever scrolls so far goes on. */
export const morePageSize = 150;
/** Rows of a page where all of them are wanted. */
const wholePageSize = 500;
/** What moves rows when it changes; decisions move nobody. */
const moving = ['version', 'received', 'pending', 'revisions', 'manual'];
const textOf = (/** @type {unknown} */ error) => String(/** @type {Error} */ (error).message);

/** @type {Record<string, any>} */
const none = {};
/** Rows that come behind the first ones by themselves: enough that a list goes on by itself from there (rows.js). */
const soonRows = 80;

/** A later page of a list. @param {string} role @param {string} query @param {string} cursor @param {number} [size] */
const pageAt = (role, query, cursor, size = morePageSize) =>
  ask('GET', `${roleOf(role)}/shortlist/compact?limit=${size}${query}&cursor=${cursor}`);

/** Where a section goes on behind the pages that are here: null at its end. @param {any} list @param {Record<string, any>} pages @param {string} name */
const cursorOf = (list, pages, name) => (pages[name] ? pages[name].next : list.nextCursors[name]);

/** Adds the next page of a section to a list. @param {string} role @param {string} query @param {any} list @param {string} name @param {number} [size] */
export async function addPage(role, query, list, name, size = morePageSize) {
  const page = await pageAt(role, query, list.nextCursors[name], size);
  list[name].push(...page[name]);
  list.nextCursors[name] = page.nextCursors[name];
}

/** Tells what a colleague has decided meanwhile; saved again, what somebody wrote takes its place. @param {any} entry @param {any} error @returns {Promise<never>} */
async function meanwhile(entry, error) {
  if (error.status !== 412) throw error;
  const { decision } = await ask('GET', applicationOf(entry.applicationId));
  entry.decision = decision;
  throw new Error(
    decision
      ? say('decidedMeanwhile', { what: decided(decision), why: decision.reason })
      : say('tookBackMeanwhile'),
  );
}

/** The list of a role as it is shown: its pages, what is open beside it, and what was decided on this visit.
 * @param {string} role @param {any} me @param {string} query @param {{ open: string | null, at: string | null, sort: string | null }} asked */
export function useList(role, me, query, { open, at, sort }) {
  // How many rows of each section stand there: as many are asked for again, so that nobody who reads far down is thrown back.
  const standing = useRef(
    /** @type {{ query: string, rows: Record<string, number> }} */ ({ query, rows: {} }),
  );
  const { value, failed, again } = useLoaded(async () => {
    const wanted = standing.current.query === query ? standing.current.rows : {};
    const first = await ask('GET', listOf(role, query));
    for (const name of sections)
      while (first.nextCursors[name] !== null && first[name].length < (wanted[name] ?? 0))
        await addPage(role, query, first, name);
    return { ...first, query };
  }, [role, query]);
  // Later pages belong to the list that they go on from.
  const [more, setMore] = useState(
    /** @type {{ of: any, sections: Record<string, any> }} */ ({ of: null, sections: {} }),
  );
  const [recent, setRecent] = useState(/** @type {any[]} */ ([]));
  const [told, setTold] = useState({ said: '', problem: '', waiting: false });
  // Counts up with whatever changes an application that is open.
  const [tick, setTick] = useState(0);
  // Whether somebody has asked for more than comes by itself: they read far down.
  const wentOn = useRef(false);
  const busy = useRef(false);
  // Until when what changes is taken for what this person has just done.
  const busyUntil = useRef(0);
  const pages = more.of === value ? more.sections : none;
  const lists = useMemo(() => sortedBy(listsOf(value, pages), sort), [value, pages, sort]);
  // What stands there until the answer to another question comes tells nothing of how much of that is wanted.
  const own = value?.query === query ? Object.entries(lists) : [];
  standing.current = { query, rows: Object.fromEntries(own.map(([name, rows]) => [name, rows.length])) };

  // What is said again is not heard again, unless it differs.
  const tell = (/** @type {string} */ words) =>
    setTold((before) => ({
      said: before.said === words ? `${words}\u00a0` : words,
      problem: '',
      waiting: false,
    }));
  const refresh = async () => {
    setTick((n) => n + 1);
    setTold((before) => ({ ...before, waiting: false }));
    await again();
  };
  useNews(me.preset === 'integrator' ? null : role, (now, before) => {
    const moved = moving.some((name) => now[name] !== before[name]);
    // What moves rows under the reader waits to be asked for, unless it is their own doing.
    if (
      !moved ||
      performance.now() < busyUntil.current ||
      (open === null && !wentOn.current && now.pending === 0)
    )
      return refresh();
    setTick((n) => n + 1);
    setTold((one) => ({ ...one, waiting: true }));
  });
  const decide = async (
    /** @type {string} */ outcome,
    /** @type {any} */ entry,
    /** @type {string} */ reason,
  ) => {
    const own = `/v1/applications/${entry.applicationId}/decisions`;
    // Only while what was seen counts: a colleague may have decided meanwhile.
    const seen = { 'if-match': `"${entry.decision?.id ?? 'none'}"` };
    const [made] = (
      await ask('POST', own, { outcome, reason }, seen).catch((error) => meanwhile(entry, error))
    ).decisions;
    const one = { id: made.decisionId, own, outcome, name: nameOf(entry) };
    setRecent((before) => [one, ...before].slice(0, 5));
    tell(say('decide', { outcome: say(outcome), who: one.name }));
    await refresh();
  };
  const takeBack = async (/** @type {any} */ one) => {
    if (busy.current) return;
    busy.current = true;
    const problem = await ask('DELETE', `${one.own}/${one.id}`).then(() => '', textOf);
    if (problem === '') tell(say('tookBack', { outcome: say(one.outcome), who: one.name }));
    else setTold((before) => ({ ...before, problem }));
    setRecent((before) => before.filter(({ id }) => id !== one.id));
    busy.current = false;
    await refresh();
  };
  const loadMore = async (/** @type {string} */ name, size = morePageSize) => {
    const of = value;
    const cursor = cursorOf(of, pages, name);
    if (cursor === null) return;
    const page = await pageAt(role, query, cursor, size).catch((error) =>
      setTold((one) => ({ ...one, problem: textOf(error) })),
    );
    if (!page) return;
    setMore((before) => {
      const known = before.of === of ? before.sections : none;
      // Asked for twice, or of a list that is shown no more.
      if (cursorOf(of, known, name) !== cursor) return before;
      const rows = [...(known[name]?.rows ?? []), ...page[name]];
      return { of, sections: { ...known, [name]: { rows, next: page.nextCursors[name] } } };
    });
  };
  // The first page is short, so that it is here at once; the next one comes behind it.
  const short =
    value !== null &&
    // What is sorted is asked for as a whole.
    sort === null &&
    value.nextCursors.shortlist !== null &&
    value.shortlist.length <= firstRows &&
    pages.shortlist === undefined;
  useEffect(() => {
    if (short) whenIdle(() => void loadMore('shortlist', soonRows));
  }, [value, short]);
  // What is sorted is all of it.
  const rest = value && sort !== null ? cursorOf(value, pages, 'shortlist') : null;
  useEffect(() => {
    if (rest) void loadMore('shortlist', wholePageSize);
  }, [rest]);
  // A link to somebody far down: the rows up to theirs are asked for.
  const far = useRef(at ?? open);
  useEffect(() => {
    if (value === null || far.current === null) return;
    const isHere = sections.some((name) => lists[name]?.some((one) => one.applicationId === far.current));
    if (isHere || cursorOf(value, pages, 'shortlist') === null) far.current = null;
    else void loadMore('shortlist', wholePageSize);
  }, [lists]);
  const goOn = (/** @type {string} */ name) => {
    wentOn.current = true;
    return loadMore(name);
  };
  const changed = () => {
    busyUntil.current = performance.now() + 15_000;
    return refresh();
  };
  const nextOf = (/** @type {string} */ name) => cursorOf(value, pages, name);
  return {
    value,
    failed,
    again,
    lists,
    nextOf,
    recent,
    told,
    tell,
    tick,
    refresh,
    changed,
    decide,
    takeBack,
    loadMore: goOn,
  };
}

/** The rows of each section, those of later pages behind. @param {any} value @param {Record<string, any>} more @returns {Record<string, any[]>} */
function listsOf(value, more) {
  if (value === null) return {};
  return Object.fromEntries(sections.map((name) => [name, [...value[name], ...(more[name]?.rows ?? [])]]));
}

/** @type {Record<string, (entry: any) => string | number>} */
const orders = {
  name: (entry) => (entry.name ?? '').toLowerCase(),
  score: (entry) => entry.score,
  // No dated work is none to compare.
  months: (entry) => entry.months || '',
  decided: (entry) => entry.decision?.outcome ?? '',
};

/** Names in the order of an alphabet, the same for everybody. */
const names = new Intl.Collator('en');

/** The ranked in another order: `name` up, `-name` down; equals as they are ranked. @param {Record<string, any[]>} lists @param {string | null} sort */
export function sortedBy(lists, sort) {
  const by = orders[(sort ?? '').replace(/^-/, '')];
  if (!by || !lists.shortlist) return lists;
  const sign = sort?.startsWith('-') ? -1 : 1;
  const compare = (/** @type {any} */ one, /** @type {any} */ other) => {
    const [a, b] = [by(one), by(other)];
    // Whoever has no name, or no decision, comes last whichever way the order goes: the nameless by their file, the others as they are ranked.
    if (a === '' || b === '') {
      if (a !== b) return a === '' ? 1 : -1;
      return by === orders.name ? names.compare(one.file, other.file) : 0;
    }
    return sign * (typeof a === 'string' ? names.compare(a, String(b)) : a - Number(b));
  };
  return { ...lists, shortlist: [...lists.shortlist].sort(compare) };
}
