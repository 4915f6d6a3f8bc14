import type { Deps } from '#deps.ts';
import { knownOf, nearPeople, sameAmong } from '#domain/people/same-person.ts';
import type { SameFile } from '#domain/results/shortlist.ts';
import { besideThem, jobsOf } from '#storage/intake/same-people.ts';
import type { ShortlistPlace } from '#storage/results/shortlist.ts';
import type { ReadingVersion } from '#storage/roles/roles.ts';

/** Other files of a role that may be of the same person, by the digest of each file asked for. */
export async function sameFilesOf(
  database: Deps['database'],
  roleId: string,
  shown: ReadingVersion,
  rows: Pick<ShortlistPlace, 'sha256' | 'candidateId' | 'contact'>[],
): Promise<Map<string, SameFile[]>> {
  const people = rows.map(knownOf);
  const ids = rows.map(({ candidateId }) => candidateId);
  const { beside, links } = await besideThem(database, roleId, people, ids);
  // Of many who share a name nobody is compared, and of most nobody is near: their jobs are not asked for.
  const near = nearPeople(people, beside, links);
  const compared = [...near].flatMap(([id, others]) =>
    others.length === 0 ? [] : [id, ...others.map((other) => other.id)],
  );
  const jobs = await jobsOf(database, shown, [...new Set(compared)]);
  const withJobs = <Someone extends { id: string }>(one: Someone) => ({
    ...one,
    jobs: jobs.get(one.id) ?? [],
  });
  const nearWithJobs = new Map([...near].map(([id, others]) => [id, others.map(withJobs)]));
  const byId = new Map(beside.map((other) => [other.id, other]));
  return new Map(
    [...sameAmong(people.map(withJobs), nearWithJobs, links)].map(([id, found]) => [
      id,
      found.map(({ id: other, because, linked }) => ({
        applicationId: byId.get(other)?.applicationId ?? null,
        file: byId.get(other)?.fileName ?? '',
        because,
        linked,
      })),
    ]),
  );
}
