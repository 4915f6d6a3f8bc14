import type { Check } from './accuracy.ts';
import { type Graded, ndcg, pairwiseAgreement } from './ranking-metrics.ts';

/** One document of an evaluation. */
export interface Measured {
  file: string;
  checks: Check[];
  /** Months outside the gold interval; null where gold does not say. */
  monthsError: number | null;
  band: string | null;
  /** Points of the scorecard, for groups of the same person; null when unreadable. */
  score: number | null;
  /** Grade by gold with the order by score and by each baseline; null where gold has no grade. */
  graded: { grade: number; order: number; keywords: number; tfidf: number } | null;
  /** How the rates are broken down: language, format, layout, length. */
  traits: Record<string, string>;
}

interface Measure {
  right: number;
  of: number;
  /** right ÷ of, 0–1. */
  share: number;
}

export interface AccuracyReport {
  documents: number;
  measures: Record<string, Measure>;
  months: { medianError: number; meanError: number; largestError: number };
  jobsF1: { dates: number; title: number };
  ranking: Record<string, { ndcg10: number; pairwise: number }> | null;
  samePerson: {
    groups: number;
    unequal: { id: string; difference: number }[];
    largestDifference: number;
  } | null;
  /** By trait and value: documents, share with at least one check wrong, share that a person has to review. */
  rates: Record<string, Record<string, { documents: number; wrong: number; review: number }>>;
  /** What was wrong, by document; documents without a mistake are left out. */
  wrong: Record<string, string[]>;
}

const round = (value: number) => Math.round(value * 10_000) / 10_000;

/** Figures over all documents. Order of the input does not matter. */
export function accuracyReport(
  documents: Measured[],
  groups: { id: string; files: string[] }[] | null,
): AccuracyReport {
  const sorted = [...documents].sort((a, b) => (a.file < b.file ? -1 : 1));
  const checks = sorted.flatMap((one) => one.checks);
  const measures: Record<string, Measure> = {};
  for (const [name, own] of Map.groupBy(checks, (check) => check.measure)) {
    const right = own.filter((check) => check.right).length;
    measures[name] = { right, of: own.length, share: round(right / own.length) };
  }
  const errors = sorted.flatMap((one) => one.monthsError ?? []).sort((a, b) => a - b);
  return {
    documents: sorted.length,
    measures,
    months: {
      medianError: errors[Math.floor(errors.length / 2)] ?? 0,
      meanError: round(errors.reduce((sum, error) => sum + error, 0) / Math.max(1, errors.length)),
      largestError: errors.at(-1) ?? 0,
    },
    jobsF1: {
      dates: f1(measures['jobs by dates: precision'], measures['jobs by dates: recall']),
      title: f1(measures['jobs by dates: precision'], measures['jobs by title: recall']),
    },
    ranking: rankingOf(sorted),
    samePerson: groups === null ? null : samePersonOf(sorted, groups),
    rates: ratesOf(sorted),
    wrong: Object.fromEntries(
      sorted.flatMap((one) => {
        const wrong = one.checks
          .filter((check) => !check.right)
          .map((check) => `${check.measure}: ${check.detail}`);
        return wrong.length > 0 ? [[one.file, wrong]] : [];
      }),
    ),
  };
}

/** Harmonic mean of precision and recall. */
function f1(precision: Measure | undefined, recall: Measure | undefined): number {
  const [p, r] = [precision?.share ?? 0, recall?.share ?? 0];
  return p + r === 0 ? 0 : round((2 * p * r) / (p + r));
}

function rankingOf(documents: Measured[]): AccuracyReport['ranking'] {
  const graded = documents.flatMap((one) => one.graded ?? []);
  if (graded.length === 0) return null;
  const by = (pick: (one: (typeof graded)[number]) => number) => {
    const items: Graded[] = graded.map((one) => ({ grade: one.grade, score: pick(one) }));
    return { ndcg10: round(ndcg(items, 10)), pairwise: round(pairwiseAgreement(items)) };
  };
  return {
    'this screener': by((one) => one.order),
    'keyword count': by((one) => one.keywords),
    'TF-IDF': by((one) => one.tfidf),
  };
}

function samePersonOf(
  documents: Measured[],
  groups: { id: string; files: string[] }[],
): AccuracyReport['samePerson'] {
  const scores = new Map(
    documents.flatMap((one) => (one.score === null ? [] : [[one.file, one.score] as const])),
  );
  const found = groups.flatMap(({ id, files }) => {
    const own = files.flatMap((file) => scores.get(file) ?? []);
    return own.length < 2 ? [] : [{ id, difference: round(Math.max(...own) - Math.min(...own)) }];
  });
  const unequal = found.filter((one) => one.difference > 0);
  return {
    groups: found.length,
    unequal,
    largestDifference: Math.max(0, ...unequal.map((one) => one.difference)),
  };
}

function ratesOf(documents: Measured[]): AccuracyReport['rates'] {
  const rates: AccuracyReport['rates'] = {};
  for (const trait of ['language', 'format', 'layout', 'length']) {
    const groups = [...Map.groupBy(documents, (one) => one.traits[trait] ?? 'unknown')].sort(([a], [b]) =>
      a < b ? -1 : 1,
    );
    rates[trait] = Object.fromEntries(
      groups.map(([value, own]) => [
        value,
        {
          documents: own.length,
          wrong: round(own.filter((one) => one.checks.some((check) => !check.right)).length / own.length),
          review: round(own.filter((one) => one.band === 'needs_review').length / own.length),
        },
      ]),
    );
  }
  return rates;
}

/** What moved between two reports: measures with other figures, mistakes that are new and mistakes that are gone. */
export function accuracyChanges(before: AccuracyReport, after: AccuracyReport) {
  const names = [...new Set([...Object.keys(before.measures), ...Object.keys(after.measures)])].sort();
  const show = (measure: Measure | undefined) => (measure ? `${measure.right}/${measure.of}` : 'none');
  const list = (report: AccuracyReport) =>
    new Set(Object.entries(report.wrong).flatMap(([file, all]) => all.map((one) => `${file}: ${one}`)));
  const [was, is] = [list(before), list(after)];
  return {
    measures: names
      .map((name) => ({ name, before: show(before.measures[name]), after: show(after.measures[name]) }))
      .filter((one) => one.before !== one.after),
    gone: [...was].filter((one) => !is.has(one)).sort(),
    appeared: [...is].filter((one) => !was.has(one)).sort(),
  };
}
