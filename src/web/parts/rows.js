import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Rows from which on only those in sight are in the page, and what each is then high, in pixels. */
const many = 150;
const height = 64;
const around = 8;
/** Rows before the end of those that are here at which the next ones are asked for. */
const ahead = 60;

/** True for a list of which only the rows in sight are in the page. @param {any[]} rows */
export const isMany = (rows) => rows.length > many;

/** The body of a long table: only the rows in sight, with room for the others; asks for more before its end.
 * @param {{ rows: any[], columns: number, at: string | null, more: (() => void) | null, row: (entry: any, index: number) => any }} props */
export function Rows({ rows, columns, at, more, row }) {
  const body = useRef(/** @type {any} */ (null));
  const [first, setFirst] = useState(0);
  const asked = useRef(0);
  // Rows as they were made: one that stays in sight is not made anew. Whatever changes a row is a new `row`.
  const made = useRef(
    /** @type {{ row: unknown, nodes: Map<any, any> }} */ ({ row: null, nodes: new Map() }),
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
  useEffect(() => {
    const index = virtual ? rows.findIndex((one) => one.applicationId === at) : -1;
    if (index < 0) return;
    // Whoever goes on by keys is followed.
    const top = (body.current?.getBoundingClientRect().top ?? 0) + index * height;
    if (top < 80 || top > innerHeight - 2 * height) scrollBy(0, top - innerHeight / 3);
    setTimeout(() => document.getElementById(`row-${at}`)?.focus({ preventScroll: true }), 60);
  }, [at]);
  if (!virtual) return html`<tbody>${rows.map(row)}</tbody>`;
  const last = Math.min(rows.length, first + shown);
  const room = (/** @type {string} */ key, /** @type {number} */ count) =>
    count > 0 &&
    html`<tr key=${key} aria-hidden="true"><td colspan=${columns} style=${{ height: `${count * height}px`, padding: 0 }}></td></tr>`;
  const before = made.current.row === row ? made.current.nodes : new Map();
  made.current = {
    row,
    nodes: new Map(
      rows.slice(first, last).map((entry, index) => [entry, before.get(entry) ?? row(entry, first + index)]),
    ),
  };
  return html`<tbody ref=${body} class="many">
    ${room('above', first)}${[...made.current.nodes.values()]}${room('below', rows.length - last)}
  </tbody>`;
}
