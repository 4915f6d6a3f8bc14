import type { ReviewReason } from '../judging/score.ts';

/** Sentences for the reasons why a person has to look first, with the next step. */
export const reviewSteps: Record<ReviewReason, { message: string; nextStep: string }> = {
  must_have_unknown: {
    message: 'A must-have could not be told from the résumé.',
    nextStep: 'Read the résumé or ask the candidate, then decide.',
  },
  hidden_text: {
    message: 'The file holds text that a reader cannot see. It earned no points.',
    nextStep: 'Look at the marked place, then judge by the visible text.',
  },
  screener_text: {
    message: 'The file holds text addressed to automatic screening. It earned no points.',
    nextStep: 'Look at the marked place, then judge by the rest.',
  },
  language_unsupported: {
    message: 'The language of the résumé is not supported.',
    nextStep: 'Have somebody read it who knows the language.',
  },
  low_confidence: {
    message: 'The text was read from a picture with low confidence.',
    nextStep: 'Compare it with the original.',
  },
  correction_unmatched: {
    message: 'A correction found nothing to put right in what was read.',
    nextStep: 'Look at the correction and the résumé, then correct anew or withdraw it.',
  },
  no_facts: {
    message: 'Nothing of a résumé was found in the file: no job, no education, no skills.',
    nextStep: 'Open it. If it is a résumé, read it yourself or type its facts in; else settle it.',
  },
  damaged: {
    message: 'The file is damaged: parts of it may be missing.',
    nextStep: 'Compare it with the original, or ask for the file again.',
  },
  unread_text: {
    message: 'A part of what the pages show could not be read: the findings say which.',
    nextStep: 'Look at the original, and correct what was read by it.',
  },
};
