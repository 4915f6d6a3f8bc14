/*
 * Where the bands of a role should begin, told by people whose outcome is known. It shows what each threshold would do and
 * how often it would stand against a person's judgement; it changes nothing.
 */
import type { DecisionOutcome } from '../states.ts';
import type { Scorecard } from './score.ts';

export type Label = DecisionOutcome;

/** Somebody whose outcome a person decided. `total` is hundredths of a point, 0–10000. */
export interface Labelled {
  id: string;
  label: Label;
  total: number;
  /** True when the total decides the band: must-haves met, nothing that a person has to look at first. */
  open: boolean;
}

/** What one threshold would do. */
export interface Threshold {
  /** Points, 0–100. */
  from: number;
  above: number;
  /** Ids of those who would change sides compared with the threshold that stands, in the order of their totals. */
  moved: string[];
  /** Wanted in the band, but below it. */
  missed: number;
  /** Above, but not wanted in the band. */
  mistaken: number;
  /** (missed + mistaken) ÷ all whom the threshold divides, 0–1. */
  wrongShare: number;
}

export interface Tuning {
  people: Record<Label, number>;
  /** Those whose band no threshold changes: a must-have is missed, or a person has to look first. */
  fixed: Record<Label, number>;
  bands: Record<'strong' | 'possible', { stands: number; best: number; thresholds: Threshold[] }>;
}

/** Who is wanted in a band: only those who advanced are strong; those on hold are possible too. */
const wanted: Record<'strong' | 'possible', Label[]> = {
  strong: ['advance'],
  possible: ['advance', 'hold'],
};

/**
 * What every threshold from 5 to 95 points would do to people whose outcome is known. `best` stands against the fewest of
 * them, and of several such is the nearest to the one that stands.
 */
export function tuneBands(
  people: Labelled[],
  bands: { strong: { from: number }; possible: { from: number } },
): Tuning {
  const open = people.filter((one) => one.open);
  const sorted = [...open].sort((a, b) => b.total - a.total || (a.id < b.id ? -1 : 1));
  const bandOf = (band: 'strong' | 'possible') => {
    const stands = bands[band].from;
    const at = (from: number): Threshold => {
      const above = sorted.filter((one) => one.total >= from * 100);
      const missed = sorted.filter(
        (one) => one.total < from * 100 && wanted[band].includes(one.label),
      ).length;
      const mistaken = above.filter((one) => !wanted[band].includes(one.label)).length;
      return {
        from,
        above: above.length,
        moved: sorted
          .filter((one) => one.total >= from * 100 !== one.total >= stands * 100)
          .map((one) => one.id),
        missed,
        mistaken,
        wrongShare: sorted.length === 0 ? 0 : (missed + mistaken) / sorted.length,
      };
    };
    const all = Array.from({ length: 91 }, (_, step) => at(step + 5));
    const best = [...all].sort(
      (a, b) =>
        a.missed + a.mistaken - b.missed - b.mistaken ||
        Math.abs(a.from - stands) - Math.abs(b.from - stands) ||
        a.from - b.from,
    )[0] as Threshold;
    return {
      stands,
      best: best.from,
      thresholds: [...all, ...(stands < 5 || stands > 95 ? [at(stands)] : [])]
        .filter((one) => one.from % 5 === 0 || one.from === stands || one.from === best.from)
        .sort((a, b) => a.from - b.from),
    };
  };
  return {
    people: countLabels(people),
    fixed: countLabels(people.filter((one) => !one.open)),
    bands: { strong: bandOf('strong'), possible: bandOf('possible') },
  };
}

function countLabels(people: Labelled[]): Record<Label, number> {
  const count = (label: Label) => people.filter((one) => one.label === label).length;
  return { advance: count('advance'), hold: count('hold'), reject: count('reject') };
}

/** True when the total alone decides the band of a scorecard. */
export function isOpen(card: Pick<Scorecard, 'gate' | 'reviewReasons'>): boolean {
  return card.gate === 'met' && card.reviewReasons.length === 0;
}

export interface BandHint {
  code: 'nobody_strong' | 'most_strong';
  message: string;
}

const enoughToTell = 10;

/** What the spread of bands says about the thresholds; nothing below ten ranked people. Never a change by itself. */
export function bandHints(counts: { ranked: number; strong: number }): BandHint[] {
  if (counts.ranked < enoughToTell) return [];
  const see = 'See where labelled people stand: prescreen role tune, or GET /v1/roles/{role}/thresholds.';
  if (counts.strong === 0)
    return [
      {
        code: 'nobody_strong',
        message: `None of ${counts.ranked} ranked people is strong: the threshold may be too high, or the role asks for what nobody writes. ${see}`,
      },
    ];
  if (counts.strong * 2 > counts.ranked)
    return [
      {
        code: 'most_strong',
        message: `${counts.strong} of ${counts.ranked} ranked people are strong: the band tells little apart. ${see}`,
      },
    ];
  return [];
}
