import type { Doubt, DoubtKind, Evidence, Resume } from '../resume.ts';
import { duration } from './criteria/evidence/durations.ts';
import { doubtInWords } from './doubted.ts';
import type { Scorecard } from './score.ts';

/** A doubt as a person sees it: what the reading could not explain, in words, with its places. It never changes a score. */
export interface ShownDoubt {
  kind: DoubtKind | 'stated_differs';
  detail: string;
  evidence: Evidence[];
}

/** How far stated years may pass the months of the dates before these are doubted: half of them, and two years. */
const mostShare = 1.5;
const mostBeyond = 24;

/** What a reading could not explain, and stated years that its dates do not show; in a fixed order. */
export function doubtsOf(
  resume: Pick<Resume, 'doubts' | 'statedYears'>,
  scorecard: Pick<Scorecard, 'months'>,
): ShownDoubt[] {
  const shown: ShownDoubt[] = (resume.doubts ?? []).map(({ kind, evidence }) => ({
    kind,
    detail: `${doubtInWords({ kind, evidence })}${pagesOf(evidence)}`,
    evidence,
  }));
  const stated = resume.statedYears;
  if (stated && stated.value * 12 > scorecard.months.high * mostShare + mostBeyond)
    shown.push({
      kind: 'stated_differs',
      detail: `${stated.value} years are stated, ${duration(scorecard.months.value)} were read from dates`,
      evidence: stated.evidence,
    });
  return shown;
}

/** " on page 2", " on pages 1 and 3"; nothing where pages are unknown. */
function pagesOf(evidence: Doubt['evidence']): string {
  const pages = [...new Set(evidence.flatMap(({ page }) => (page === null ? [] : [page])))].sort(
    (a, b) => a - b,
  );
  if (pages.length === 0) return '';
  const last = pages.pop() as number;
  return pages.length === 0 ? ` on page ${last}` : ` on pages ${pages.join(', ')} and ${last}`;
}
