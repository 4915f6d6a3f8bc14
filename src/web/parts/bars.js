import { html } from 'htm/preact';
import { say } from '../words.js';

const width = 9;
const height = 22;

/** The outline of a criterion's bar. @param {string} status @param {number} level 0 to 1 @param {number} x */
function outline(status, level, x) {
  const box = (/** @type {number} */ left, /** @type {number} */ tall, /** @type {number} */ wide) =>
    `M${left} ${height + 1 - tall}h${wide}v${tall}h${-wide}z`;
  if (status === 'unknown') return box(x + 0.5, height - 0.5, width - 3);
  if (status === 'not_met') return box(x, 2, width - 2);
  return box(x, Math.max(3, Math.round(level * height)), status === 'partial' ? 3 : width - 2);
}

/** One small bar a criterion, in one picture: filled to its level where it is met, thin where partly met, a line at the foot where it is not
 * mentioned, dotted where it could not be told. Told apart by shape, not by colour alone. Bars of a kind are one outline: a
 * long list is scrolled through.
 * @param {{ entry: any, criteria: any[] }} props */
export function Bars({ entry, criteria }) {
  /** @type {Record<string, number>} */
  const counts = { met: 0, partial: 0, not_met: 0, unknown: 0 };
  /** @type {Record<string, string>} */
  const outlines = {};
  const lines = criteria.map(({ label }, index) => {
    const status = entry.statuses[index];
    counts[status] = (counts[status] ?? 0) + 1;
    outlines[status] =
      (outlines[status] ?? '') + outline(status, entry.levels[index] / 1000, index * width + 1);
    return `${label}: ${say(status)}`;
  });
  const all = criteria.length * width;
  return html`<svg class="bars" role="img" aria-label=${say('counts', counts)} viewBox=${`0 0 ${all} ${height + 2}`} width=${all} height=${height + 2}>
    <title>${lines.join('\n')}</title>${Object.keys(outlines).map((status) => html`<path key=${status} class=${status} d=${outlines[status]} />`)}
  </svg>`;
}
