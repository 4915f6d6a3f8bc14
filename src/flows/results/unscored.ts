import type { Deps } from '#deps.ts';
import { manualSteps, type ScreeningChoice } from '#domain/people/human-path.ts';
import { settlesFile } from '#domain/people/review.ts';
import { type ManualEntry, sourceOf, type UnreadableEntry } from '#domain/results/shortlist.ts';
import { type UnreadableReason, unreadableReasons } from '#errors.ts';
import type { ManualRow } from '#storage/results/manual.ts';
import type { Content } from '#storage/results/shortlist.ts';
import type { UnreadableRow } from '#storage/results/unreadable.ts';
import { linksOf } from './links.ts';
import type { ShortlistSections } from './sections.ts';

/* Entries of a shortlist that have no score, and the part of every entry that tells whose it is. */

type Known = Pick<ShortlistSections<Content>, 'profiles' | 'notices' | 'contests' | 'labels'>;

/** Who an entry is about, and what a page knows of them. */
export function whoseOf(
  { profiles, notices, contests, labels }: Known,
  { applicationId, candidateId }: Pick<UnreadableRow, 'applicationId' | 'candidateId'>,
) {
  return sourceOf({
    applicationId,
    candidateId,
    externalProfiles: profiles.get(applicationId ?? ''),
    notices: notices.get(applicationId ?? ''),
    contest: contests.get(applicationId ?? ''),
    labels: labels.get(applicationId ?? ''),
  });
}

/** An application that a person reads. */
export function manualEntry(
  deps: Deps,
  page: Known & Pick<ShortlistSections<Content>, 'choices'>,
  row: ManualRow,
): ManualEntry {
  return {
    ...whoseOf(page, row),
    file: row.fileName,
    candidate: row.candidate,
    state: row.state,
    screening: page.choices.get(row.applicationId) as ScreeningChoice,
    ...manualSteps,
    decision: row.decision,
    links: unreadableLinks(deps, row.applicationId),
  };
}

/** A file that gave no result. */
export function unreadableEntry(
  deps: Deps,
  page: Known & Pick<ShortlistSections<Content>, 'settled'>,
  row: UnreadableRow,
): UnreadableEntry {
  return {
    ...whoseOf(page, row),
    file: row.fileName,
    reason: row.reason,
    detail: row.detail,
    ...wordsOf(row.reason),
    decision: row.decision,
    settled: page.settled.get(row.applicationId ?? '')?.find(settlesFile) ?? null,
    links: row.applicationId ? unreadableLinks(deps, row.applicationId) : {},
  };
}

/** What a recruiter reads of a reason; one that this release does not know is ours to explain. */
function wordsOf(reason: string): { message: string; nextStep: string } {
  return unreadableReasons[reason as UnreadableReason] ?? unreadableReasons.failed;
}

/** Addresses of an application without a result: there is nothing to explain. */
function unreadableLinks(deps: Deps, applicationId: string): Record<string, string> {
  const { self, document } = linksOf(deps, applicationId);
  return { self: self as string, document: document as string };
}
