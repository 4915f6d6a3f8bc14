import { html } from 'htm/preact';
import { say } from '../words.js';
import { placeOf } from './roles.js';

const width = 600;
const lane = 16;
const label = 20;

/** Points that a year's number takes. */
const yearWidth = 32;
/** Where the number of a year stands: behind its line, before it at the right edge. @param {number} at */
const beside = (at) => (at + yearWidth > width ? { x: at - 2, 'text-anchor': 'end' } : { x: at + 2 });

/** Stretches of months that are covered, in time order. @param {{ from: number, to: number }[]} spans */
function union(spans) {
  /** @type {{ from: number, to: number }[]} */
  const merged = [];
  for (const next of [...spans].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = merged.at(-1);
    if (last && next.from <= last.to) last.to = Math.max(last.to, next.to);
    else merged.push({ ...next });
  }
  return merged;
}

/** Jobs as a picture: a lane each, and one of all of them. Solid for what counts, hatched where it is unclear, hollow where it does not; the outline
 * is what the dates allow at most, the line below what they allow at least. The table below it says the same. @param {{ jobs: any[], field: string | null, internships: boolean }} props */
export function Lanes({ jobs, field, internships }) {
  const placed = jobs.filter((job) => job.spans?.high);
  if (placed.length === 0) return null;
  const from = Math.min(...placed.map((job) => job.spans.high.from));
  const to = Math.max(...placed.map((job) => job.spans.high.to));
  const x = (/** @type {number} */ month) =>
    Math.round(((month - from) / Math.max(1, to - from)) * (width - 2)) + 1;
  const wide = (/** @type {{ from: number, to: number }} */ span) => Math.max(2, x(span.to) - x(span.from));
  const worked = union(placed.map((job) => job.spans.high));
  const gaps = worked.slice(1).map((next, at) => ({ from: worked[at]?.to ?? next.from, to: next.from }));
  const rows = placed.length;
  const height = label + (rows + 1) * lane + 4;
  const years = Array.from(
    { length: Math.floor(to / 12) - Math.ceil(from / 12) + 1 },
    (_, at) => Math.ceil(from / 12) + at,
  );
  const each = Math.max(1, Math.ceil(years.length / 8));
  return html`<svg class="lanes" role="img" aria-label=${say('lanes', { n: rows, gaps: gaps.length })} viewBox=${`0 0 ${width} ${height}`}>
    <defs><pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="4" class="hatch" /></pattern></defs>
    ${years.filter((_, at) => at % each === 0).map((year) => html`<g key=${year}><line class="year" x1=${x(year * 12)} x2=${x(year * 12)} y1=${label} y2=${height} /><text ...${beside(x(year * 12))} y="14">${year}</text></g>`)}
    ${placed.map((job, at) => {
      const y = label + at * lane + 2;
      const { place } = placeOf(job, field, internships);
      const { high, low, value } = job.spans;
      return html`<g key=${at}><rect class="most" x=${x(high.from)} y=${y} width=${wide(high)} height=${lane - 5}></rect>
        ${value && html`<rect class=${`at ${place}`} x=${x(value.from)} y=${y} width=${wide(value)} height=${lane - 5}></rect>`}
        ${low && value && (low.from !== value.from || low.to !== value.to) && html`<line class="least" x1=${x(low.from)} x2=${x(low.to)} y1=${y + lane - 4} y2=${y + lane - 4} />`}
        <title>${job.title?.value ?? say('job')}</title></g>`;
    })}
    ${union(placed.flatMap((job) => job.spans.value ?? [])).map((span) => html`<rect key=${span.from} class="all" x=${x(span.from)} y=${label + rows * lane + 5} width=${wide(span)} height="5"></rect>`)}
    ${gaps.map((gap) => html`<path key=${gap.from} class="gap" d=${`M${x(gap.from)} ${height - 12}v8H${x(gap.to)}v-8`} />`)}
  </svg>`;
}
