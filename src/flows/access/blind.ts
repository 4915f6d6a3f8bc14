import type { Deps } from '#deps.ts';
import { maskAnswer, maskDocument } from '#domain/people/blind.ts';
import { identitiesOf } from '#storage/access/identities.ts';

/** An answer without who anybody in it is, and without the people of `about`: for callers who are blind. */
export async function blinded<T>(deps: Deps, answer: T, about: string[] = []): Promise<T> {
  const ids = new Set(about);
  collect(answer, ids);
  return maskAnswer(answer, await identitiesOf(deps.database, [...ids], deps.rules.telling)) as T;
}

/** The text of an application's document without who it is about, as long as it was. */
export async function blindText(deps: Deps, applicationId: string, text: string): Promise<string> {
  const identity = (await identitiesOf(deps.database, [applicationId], deps.rules.telling)).get(
    applicationId,
  );
  return identity === undefined ? '' : maskDocument(text, identity);
}

/** Ids of the applications that an answer names. */
function collect(answer: unknown, ids: Set<string>): void {
  if (answer === null || typeof answer !== 'object') return;
  for (const [key, value] of Object.entries(answer)) {
    if (key === 'applicationId' && typeof value === 'string') ids.add(value);
    else if (key === 'applicationIds' && Array.isArray(value)) for (const id of value) ids.add(String(id));
    else collect(value, ids);
  }
}
