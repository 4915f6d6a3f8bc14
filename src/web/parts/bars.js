import { html } from 'htm/preact';
import { say } from '../words.js';

const width = 9;
const height = 22;

/** One small bar a criterion, in one picture: filled to its level where it is met, thin where partly met, a line at the foot where it is not
 * mentioned, dotted where it could not be told. Told apart by shape, not by colour alone.
 * @param {{ entry: any, criteria: any[] }} props */
export function Bars({ entry, criteria }) {
  /** @type {Record<string, number>} */
  const counts = { met: 0, partial: 0, not_met: 0, unknown: 0 };
  for (const status of entry.statuses) counts[status] = (counts[status] ?? 0) + 1;
  const all = criteria.length * width;
  return html`<svg class="bars" role="img" aria-label=${say('counts', counts)} viewBox=${`0 0 ${all} ${height + 2}`} width=${all} height=${height + 2}>
    ${criteria.map((criterion, index) => {
      const status = entry.statuses[index];
      const level = entry.levels[index] / 1000;
      const x = index * width + 1;
      const title = html`<title>${`${criterion.label}: ${say(status)}`}</title>`;
      if (status === 'unknown')
        return html`<rect key=${criterion.id} class="unknown" x=${x + 0.5} y="1.5" width=${width - 3} height=${height - 1}>${title}</rect>`;
      if (status === 'not_met')
        return html`<rect key=${criterion.id} class="not_met" x=${x} y=${height - 1} width=${width - 2} height="2">${title}</rect>`;
      const tall = Math.max(3, Math.round(level * height));
      return html`<rect key=${criterion.id} class=${status} x=${x} y=${height + 1 - tall} width=${status === 'partial' ? 3 : width - 2} height=${tall}>${title}</rect>`;
    })}
  </svg>`;
}
