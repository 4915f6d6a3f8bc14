/* What applicant-tracking systems (ATS) know of an application: shown beside its result, never a part of it. */

/** What a system can say of an application. It is no decision: the person stays ranked. */
export const atsStates = ['active', 'withdrawn', 'rejected', 'disqualified', 'archived', 'removed'] as const;
export type AtsState = (typeof atsStates)[number];

/** One application at one system, through one connection. `id` and `candidateId` are the system's. */
export interface ExternalProfile {
  connection: string;
  system: string;
  id: string;
  candidateId: string;
  state: AtsState;
}

/** Ids by system, the newest of each: what answers held before a person could have several profiles. */
export function externalIdsOf(profiles: ExternalProfile[]): Record<string, string> {
  return Object.fromEntries(profiles.map(({ system, id }) => [system, id]));
}

/**
 * What the systems say of an application as one word: `active` while it is so at any of them, else the last one's; null
 * when no system knows it.
 */
export function atsStateOf(profiles: ExternalProfile[]): AtsState | null {
  if (profiles.length === 0) return null;
  const last = profiles.at(-1) as ExternalProfile;
  return profiles.some((one) => one.state === 'active') ? 'active' : last.state;
}

/** What a person should know of an application. */
export const noticeKinds = ['profile_deleted', 'newer_document_missing'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Something that a person should know of an application, with what can be done. */
export interface Notice {
  kind: NoticeKind;
  connection: string;
  system: string;
  at: string;
  message: string;
  nextStep: string;
}

/** Sentences for notices, with the next step. */
export const noticeSteps: Record<NoticeKind, { message: string; nextStep: string }> = {
  profile_deleted: {
    message:
      'A profile of this person was deleted in its system; the application stays because another profile or an upload stands for the person.',
    nextStep: 'If the person is to be erased altogether: DELETE /v1/candidates/{candidateId}.',
  },
  newer_document_missing: {
    message: 'A newer résumé could not be fetched; the result is of the one before.',
    nextStep: 'Ask for the résumé and upload it: PUT /v1/applications/{applicationId}/document.',
  },
};
