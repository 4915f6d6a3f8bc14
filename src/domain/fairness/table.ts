import type { CategoryRow, FairnessReport, Measure } from './report.ts';

type Cell = string | number | boolean | null;

export const fairnessColumns = [
  ...['table', 'sex', 'race', 'applicants', 'share', 'left_out_of_ratios', 'too_few_to_show'],
  ...[
    'selected',
    'selection_rate',
    'selection_impact_ratio',
    'selection_below_threshold',
    'selection_one_more',
  ],
  ...['selection_z', 'selection_z_p', 'selection_fisher_p', 'selection_test'],
  ...['above_median', 'scoring_rate', 'scoring_impact_ratio', 'scoring_below_threshold', 'scoring_one_more'],
  ...['scoring_z', 'scoring_z_p', 'scoring_fisher_p', 'scoring_test'],
];

/** Digits behind the point: the law's own tables have two or three. */
const rounded = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : Math.round(value * 10_000) / 10_000;

function cellsOf(measure: Measure | null): Cell[] {
  return [
    measure?.hits ?? null,
    rounded(measure?.rate),
    rounded(measure?.impactRatio),
    measure?.belowThreshold ?? null,
    rounded(measure?.oneMore),
    rounded(measure?.test?.z),
    rounded(measure?.test?.zP),
    rounded(measure?.test?.fisherP),
    measure?.test?.use ?? null,
  ];
}

/** A report as one table: a row a category, and one for those of whom nothing is known; rates with four digits. */
export function fairnessRows(report: FairnessReport): Cell[][] {
  const rowOf = (by: string, row: CategoryRow): Cell[] => [
    ...[by, row.sex ?? '', row.race ?? '', row.n, rounded(row.share), row.excluded, row.suppressed],
    ...cellsOf(row.selection),
    ...cellsOf(row.scoring),
  ];
  return report.tables.flatMap(({ by, rows, unknown }) => [
    ...rows.map((row) => rowOf(by, row)),
    [by, 'unknown', 'unknown', unknown, ...Array(fairnessColumns.length - 4).fill(null)],
  ]);
}
