import { tell } from '../words.js';
import { oneLine } from './quote.js';

/* What is said beside the verdicts, and the words that prove either. */

/** Quotes with other words each: those that prove two things at once stand there once. @param {any[]} evidence @returns {any[]} */
export function differing(evidence) {
  const told = new Set();
  return evidence.filter(({ quote }) => {
    const words = quote && oneLine(quote).trim();
    if (!words || told.has(words)) return false;
    told.add(words);
    return true;
  });
}

/** Findings and doubts of the reading, each with the words that it is about; a doubt that tells what a finding tells is left out.
 * @param {any} value @returns {any[]} */
export const remarksOf = (value) =>
  [
    ...(value.findings ?? []),
    ...(value.doubts ?? []).filter(
      (/** @type {any} */ doubt) =>
        !(value.findings ?? []).some((/** @type {any} */ finding) => finding.kind === doubt.kind),
    ),
  ].map((one, at) => ({
    criterion: `remark-${at}`,
    label: tell(one.detail),
    evidence: one.evidence ?? [],
  }));
