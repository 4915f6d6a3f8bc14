import type { AtsDocument } from '../adapter.ts';

/** The newest résumé of some documents, else the newest document at all; null when there is none. */
export function newestResume(documents: AtsDocument[]): AtsDocument | null {
  const resumes = documents.filter((one) => one.isResume);
  const among =
    resumes.length > 0 ? resumes : documents.filter((one) => !/cover|letter|anschreiben/i.test(one.name));
  // Of those without a time the last one that is listed counts.
  return among.reduce<AtsDocument | null>(
    (best, one) => (best === null || (one.addedAt ?? '') >= (best.addedAt ?? '') ? one : best),
    null,
  );
}
