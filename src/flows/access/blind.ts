import type { Deps } from '#deps.ts';
import { isWritten, maskAnswer, maskDocument } from '#domain/people/blind.ts';
import { identitiesOf, namedBeside } from '#storage/access/identities.ts';

/** An answer without who anybody in it is, and without the people of `about`: for callers who are blind. */
export async function blinded<T>(deps: Deps, answer: T, about: string[] = []): Promise<T> {
  const ids = new Set(about);
  collect(answer, ids);
  const words = new Set<string>();
  namesIn(answer, words);
  // What people write of somebody may name another one who applied.
  if (words.size > 0)
    for (const id of await namedBeside(deps.database, [...ids], [...words].slice(0, mostWords))) ids.add(id);
  return maskAnswer(answer, await identitiesOf(deps.database, [...ids], deps.rules.telling)) as T;
}

/** The text of an application's document without who it is about, as long as it was. */
export async function blindText(deps: Deps, applicationId: string, text: string): Promise<string> {
  const identity = (await identitiesOf(deps.database, [applicationId], deps.rules.telling)).get(
    applicationId,
  );
  return identity === undefined ? '' : maskDocument(text, identity);
}

/** Words with a capital that are looked for among names. */
const mostWords = 1000;
const capital = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}]{2,}/gu;

/** Words with a capital in what people wrote. */
function namesIn(answer: unknown, words: Set<string>): void {
  if (answer === null || typeof answer !== 'object') return;
  for (const [key, value] of Object.entries(answer)) {
    if (isWritten(key) && typeof value === 'string')
      for (const [word] of value.matchAll(capital)) words.add(word.toLowerCase());
    else namesIn(value, words);
  }
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
