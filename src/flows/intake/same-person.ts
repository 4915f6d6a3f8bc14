import type { Deps } from '#deps.ts';
import type { Caller } from '#domain/people/access.ts';
import { type Likeness, likenesses } from '#domain/people/same-person.ts';
import { Problem } from '#errors.ts';
import {
  comparable,
  findCandidates,
  linkedTo,
  type StoredCandidate,
  setLink,
} from '#storage/intake/candidates.ts';
import { seenOf } from '../access/permit.ts';
import { noteRead } from '../access/reads.ts';
import { requireNoHold } from './require-no-hold.ts';

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
  caller: Caller,
  candidateId: string,
): Promise<{ candidate: StoredCandidate; matches: Match[] }> {
  const [whole] = await findCandidates(deps.database, [candidateId]);
  const [candidate] = await withinReach(deps, caller, whole ? [whole] : []);
  if (!candidate) throw new Problem('not_found', 'There is no such candidate.');
  const linked = new Set(await linkedTo(deps.database, candidateId));
  const found = await findCandidates(deps.database, [
    ...new Set([...linked, ...(await comparable(deps.database, candidate, mostCompared))]),
  ]);
  const others = await withinReach(deps, caller, found);
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
  const applicationIds = [candidate, ...matches.map((match) => match.candidate)].flatMap((one) =>
    one.applications.map(({ id }) => id),
  );
  await noteRead(deps, caller, { action: 'candidate.matches_read', roleId: null, applicationIds });
  return { candidate, matches };
}

/** Ids of others with the e-mail address or the telephone number of a candidate; none for one that is unknown. */
export async function withSameContact(deps: Pick<Deps, 'database'>, candidateId: string): Promise<string[]> {
  const [candidate] = await findCandidates(deps.database, [candidateId]);
  if (!candidate) return [];
  const others = await findCandidates(
    deps.database,
    await comparable(deps.database, candidate, mostCompared),
  );
  return others
    .filter((other) => likenesses(candidate, other).some((like) => like !== 'name_and_career'))
    .map(({ id }) => id);
}

/** Candidates with those of their applications that a caller may see; whoever has none is left out. */
async function withinReach(
  deps: Deps,
  caller: Caller,
  candidates: StoredCandidate[],
): Promise<StoredCandidate[]> {
  const ids = candidates.flatMap((one) => one.applications.map(({ id }) => id));
  const seen = await seenOf(deps, caller, ids);
  return candidates
    .map((one) => ({ ...one, applications: one.applications.filter(({ id }) => seen.has(id)) }))
    .filter((one, index) => one.applications.length > 0 || candidates[index]?.applications.length === 0);
}

/** Links two candidates as one person or unlinks them. Throws Problem `not_found`, `forbidden`, `bad_request`, or `legal_hold` where parting them would let one of them be erased. */
export async function link(
  deps: Deps,
  caller: Caller,
  candidateId: string,
  sameAs: string,
  linked: boolean,
): Promise<{ changed: boolean }> {
  if (caller.ownerKind !== 'person')
    throw new Problem('forbidden', 'Who is the same person is said by a person.');
  if (candidateId === sameAs) throw new Problem('bad_request', 'A candidate is the same as itself.');
  if ((await findCandidates(deps.database, [candidateId, sameAs])).length < 2)
    throw new Problem('not_found', 'There is no such candidate.');
  if (!linked) await requireNoHold(deps, { candidateId });
  return { changed: await setLink(deps.database, candidateId, sameAs, linked, caller.owner) };
}
