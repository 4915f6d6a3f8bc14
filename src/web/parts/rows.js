import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Rows from which on only those in sight are in the page, and what each is then high, in pixels. */
const many = 100;
const height = 64;
const around = 8;
/** Rows that are made in one go: what is more waits for the next frame, so that no task holds the page up. */
const atOnce = 6;
/** Rows before the end of those that are here at which the next ones are asked for. */
const ahead = 60;

/** True for a list of which only the rows in sight are in the page. @param {any[]} rows */
export const isMany = (rows) => rows.length > many;

/** What tells a row, also once its entry was asked for anew. @param {any} entry */
const keyOf = (entry) => entry.applicationId ?? entry.file;

/** Which places of a stretch are made now: those that stand there, the one of `at`, and the nearest to the middle (of a list's beginning, to its
 * head); the others get room first.
 * @param {any[]} stretch @param {Set<string>} standing @param {string | null} at @param {boolean} isHead */
function placesOf(stretch, standing, at, isHead) {
  const middle = isHead ? 0 : stretch.length / 2;
  const fresh = stretch.map((_, index) => index).filter((index) => !standing.has(keyOf(stretch[index])));
  const nearest = fresh.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle)).slice(0, atOnce);
  const waiting = new Set(fresh.filter((index) => stretch[index].applicationId !== at));
  for (const index of nearest) waiting.delete(index);
  return waiting;
}

/** The body of a long table: only the rows in sight, with room for the others; asks for more before its end.
 * @param {{ rows: any[], at: string | null, more: (() => void) | null, row: (entry: any, index: number) => any }} props */
export function Rows({ rows, at, more, row }) {
  const body = useRef(/** @type {any} */ (null));
  const [first, setFirst] = useState(0);
  const asked = useRef(0);
  // Rows as they were made: one that stays in sight is not made anew. Whatever changes a row is a new `row`.
  const made = useRef(
    /** @type {{ row: unknown, nodes: Map<any, any>, standing: Set<string> }} */ ({
      row: null,
      nodes: new Map(),
      standing: new Set(),
    }),
  );
  const virtual = isMany(rows);
  const shown = Math.ceil(innerHeight / height) + 2 * around;
  useEffect(() => {
    if (!virtual) return undefined;
    let frame = 0;
    const look = () => {
      frame = 0;
      const top = -(body.current?.getBoundingClientRect().top ?? 0);
      const next = Math.max(0, Math.floor(top / height) - around);
      // In steps, so that most of scrolling changes nothing.
      setFirst(next - (next % 4));
      if (more !== null && next + shown > rows.length - ahead && asked.current < rows.length) {
        asked.current = rows.length;
        more();
      }
    };
    const later = () => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    look();
    addEventListener('scroll', later, { passive: true });
    addEventListener('resize', later);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', later);
      removeEventListener('resize', later);
    };
  }, [virtual, rows.length, more === null]);
  const index = virtual ? rows.findIndex((one) => one.applicationId === at) : -1;
  const followed = useRef(at);
  useEffect(() => {
    if (index < 0) return;
    // Whoever goes on by keys is followed, and whoever comes by a link to a row far down led there.
    const top = (body.current?.getBoundingClientRect().top ?? 0) + index * height;
    if (top < 80 || top > innerHeight - 2 * height) scrollBy(0, top - innerHeight / 3);
    if (followed.current === at) return;
    followed.current = at;
    setTimeout(() => document.getElementById(`row-${at}`)?.focus({ preventScroll: true }), 60);
  }, [at, index < 0]);
  // Those that a frame has no time for come in the next.
  const [, setTurn] = useState(0);
  const whole = useRef(true);
  useEffect(() => {
    if (whole.current) return undefined;
    const frame = requestAnimationFrame(() => setTurn((turn) => turn + 1));
    return () => cancelAnimationFrame(frame);
  });
  const from = virtual ? first : 0;
  const stretch = virtual ? rows.slice(first, first + shown) : rows;
  const before = made.current.row === row ? made.current.nodes : new Map();
  const waiting = placesOf(stretch, made.current.standing, at, from === 0);
  whole.current = waiting.size === 0;
  const nodes = new Map();
  const shownNodes = stretch.map((entry, index) => {
    if (waiting.has(index)) return room(`room-${keyOf(entry)}`, 1);
    const node = before.get(entry) ?? row(entry, from + index);
    nodes.set(entry, node);
    return node;
  });
  made.current = { row, nodes, standing: new Set([...nodes.keys()].map(keyOf)) };
  if (!virtual) return html`<tbody>${shownNodes}</tbody>`;
  return html`<tbody ref=${body} class="many">
    ${room('above', first)}${shownNodes}${room('below', rows.length - first - stretch.length)}
  </tbody>`;

  /** @param {string} key @param {number} count */
  function room(key, count) {
    return (
      count > 0 &&
      // One cell, not as many as there are columns: those that are not shown would take their share of the width.
      html`<tr key=${key} aria-hidden="true"><td style=${{ height: `${count * height}px`, padding: 0 }}></td></tr>`
    );
  }
}
