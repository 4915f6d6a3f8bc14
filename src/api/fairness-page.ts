import { createHash } from 'node:crypto';
import type { CategoryRow, Measure } from '#domain/fairness/report.ts';
import type { RoleFairness } from '#flows/results/fairness.ts';
import { html } from './pages.ts';

const style = `:root{color-scheme:light dark}body{font:15px/1.45 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;break-after:avoid}.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}th,td{text-align:right;padding:.25rem .5rem;border-bottom:1px solid GrayText;vertical-align:top}
th[scope=row]{min-width:9rem}th[scope=row],thead th:first-child{text-align:left}tr{break-inside:avoid}.note{border-left:4px solid #b45f06;padding:.4rem .8rem}
caption{text-align:left;padding-bottom:.4rem}@media print{body{margin:0;max-width:none;font-size:11px}}`;

/** What may be loaded: the style that stands in it. */
export const fairnessPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'`;

const titles = { sex: 'By sex', race: 'By race or ethnicity', sex_and_race: 'By both' } as const;
const words = (code: string | undefined) => (code ?? '').replaceAll('_', ' ');
const percent = (value: number | null) => (value === null ? '–' : `${(value * 100).toFixed(1)}\u00a0%`);
const ratio = (value: number | null) => (value === null ? '–' : value.toFixed(3));
const chance = (p: number) => (p < 0.001 ? '< 0.001' : p.toFixed(3));

function measureCells(measure: Measure | null): string {
  if (measure === null) return '<td>–</td>'.repeat(4);
  const { hits, rate, impactRatio, belowThreshold, test } = measure;
  const told =
    test === null
      ? '–'
      : test.use === 'fisher'
        ? `${chance(test.fisherP)} (Fisher)`
        : `${chance(test.zP ?? 1)} (z ${test.z?.toFixed(2)})`;
  return `<td>${hits}</td><td>${percent(rate)}</td><td>${ratio(impactRatio)}${belowThreshold ? ' <strong>below</strong>' : ''}</td><td>${told}</td>`;
}

function line(row: CategoryRow): string {
  const name = [words(row.sex), words(row.race)].filter(Boolean).join(', ');
  if (row.suppressed)
    return `<tr><th scope="row">${html(name)}</th><td colspan="10">too few to be shown</td></tr>`;
  return `<tr><th scope="row">${html(name)}${row.excluded ? ' (left out of the ratios)' : ''}</th><td>${row.n}</td><td>${percent(row.share)}</td>${measureCells(row.selection)}${measureCells(row.scoring)}</tr>`;
}

/** A report as a page to be printed. */
export function fairnessPage(report: RoleFairness): string {
  const { role, settings, rejections } = report;
  const head = [
    'people',
    'share',
    'selected',
    'rate',
    'impact ratio',
    'p',
    'above median',
    'rate',
    'impact ratio',
    'p',
  ];
  const tables = report.tables.map(
    ({
      by,
      rows,
      unknown,
    }) => `<h2>${titles[by]}</h2><div class="wide" tabindex="0" role="region" aria-label="${titles[by]}"><table>
<thead><tr><th scope="col">category</th>${head.map((one) => `<th scope="col">${one}</th>`).join('')}</tr></thead>
<tbody>${rows.map(line).join('\n')}<tr><th scope="row">nothing is known of</th><td>${unknown ?? '–'}</td><td colspan="9"></td></tr></tbody></table></div>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${html(`Rates of ${role.title}`)}</title><style>${style}</style></head><body><main>
<h1>${html(`Rates of ${role.title}`)}</h1>
<p class="note">${html(report.notice)}</p>
<p>Role ${html(role.id)}, version ${role.version}; ${report.applications} applications were scored, ${report.advanced} advanced. The median is ${report.median ?? '–'} points; a score is above it, not at it.
An impact ratio is a rate against the highest rate of its table; below ${settings.threshold} the four-fifths indicator is set (29 CFR 1607.4(D); no law of New York names a bound).${settings.excludeBelow > 0 ? ` Categories of less than ${settings.excludeBelow * 100} % of the data have no ratio (6 RCNY § 5-301(d)): their number and rate stand here.` : ''}${settings.suppressBelow > 0 ? ` Categories of fewer than ${settings.suppressBelow} people are not shown, nor those from which they could be reckoned.` : ''}
p: the chance of such a difference to the highest rate if there were none; Fisher's exact test where fewer than five are expected, else the pooled z.</p>
<p>Of ${rejections.rejected} rejections ${rejections.unopened} were of people whose result and document nobody had opened before.</p>
${tables.join('\n')}</main></body></html>`;
}
