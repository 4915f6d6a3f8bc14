import type { Deps } from '#deps.ts';
import { Role } from '#domain/judging/role.ts';
import { Problem, unreadableReasons } from '#errors.ts';
import { bookOf } from './book.ts';

/**
 * Drafts a role from a job advert in any format that is read, with what the law forbids in either. Nothing is saved: a person edits the draft. Throws Problem
 * `unreadable_advert`.
 */
export async function draftRole(deps: Deps, bytes: Uint8Array, id: string) {
  const outcome = await deps.readers.read(async () => bytes, { anyKind: true });
  if (!outcome.ok) {
    const { message, nextStep } = unreadableReasons[outcome.reason];
    throw new Problem('unreadable_advert', `${message} ${nextStep}`, { reason: outcome.reason });
  }
  const { text, reading } = outcome.read;
  const draft = deps.draft(text, reading.resume, id);
  const role = Role.parse(draft.role);
  const findings = deps.lint(role, await bookOf(deps));
  const ofAdvert = deps.lintAdvert(text, findings);
  return { role, unread: draft.unread, notes: draft.notes, findings: [...findings, ...ofAdvert] };
}
