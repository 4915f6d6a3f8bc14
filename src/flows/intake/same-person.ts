import type { Deps } from '#deps.ts';
import type { ApiKey } from '#domain/people/access.ts';
import { type Likeness, likenesses } from '#domain/people/same-person.ts';
import { Problem } from '#errors.ts';
import {
  comparable,
  findCandidates,
  linkedTo,
  type StoredCandidate,
  setLink,
} from '#storage/intake/candidates.ts';

export type { StoredCandidate };

/** Candidates that are compared at most. */
const mostCompared = 500;

interface Match {
  candidate: StoredCandidate;
  /** What they have in common; empty for one that a person linked without it. */
  because: Likeness[];
  linked: boolean;
}

/**
 * Who may be the same person as a candidate, with what says so; those that are linked first. Proposes only: nobody is
 * merged, and every document stays. Throws Problem `not_found`.
 */
export async function matchesOf(
  deps: Deps,
  candidateId: string,
): Promise<{ candidate: StoredCandidate; matches: Match[] }> {
  const [candidate] = await findCandidates(deps.database, [candidateId]);
  if (!candidate) throw new Problem('not_found', 'There is no such candidate.');
  const linked = new Set(await linkedTo(deps.database, candidateId));
  const others = await findCandidates(deps.database, [
    ...new Set([...linked, ...(await comparable(deps.database, candidate, mostCompared))]),
  ]);
  const matches = others
    .map((other) => ({
      candidate: other,
      because: likenesses(candidate, other),
      linked: linked.has(other.id),
    }))
    .filter((match) => match.linked || match.because.length > 0)
    .sort(
      (a, b) =>
        Number(b.linked) - Number(a.linked) ||
        b.because.length - a.because.length ||
        (a.candidate.id < b.candidate.id ? -1 : 1),
    );
  return { candidate, matches };
}

/** Links two candidates as one person or unlinks them. Throws Problem `not_found`, `forbidden` or `bad_request`. */
export async function link(
  deps: Deps,
  caller: ApiKey,
  candidateId: string,
  sameAs: string,
  linked: boolean,
): Promise<{ changed: boolean }> {
  if (caller.ownerKind !== 'person')
    throw new Problem('forbidden', 'Who is the same person is said by a person.');
  if (candidateId === sameAs) throw new Problem('bad_request', 'A candidate is the same as itself.');
  if ((await findCandidates(deps.database, [candidateId, sameAs])).length < 2)
    throw new Problem('not_found', 'There is no such candidate.');
  return { changed: await setLink(deps.database, candidateId, sameAs, linked, caller.owner) };
}
