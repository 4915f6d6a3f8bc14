import type { Deps } from '#deps.ts';
import { applicantOf, nearPeople, sameAmong } from '#domain/people/same-person.ts';
import type { SameFile } from '#domain/results/shortlist.ts';
import { besideThem, jobsOf } from '#storage/intake/same-people.ts';
import type { ShortlistRow } from '#storage/results/shortlist.ts';
import type { ReadingVersion } from '#storage/roles/roles.ts';

/** Other files of a role that may be of the same person, by the digest of each file asked for. */
export async function sameFilesOf(
  database: Deps['database'],
  roleId: string,
  shown: ReadingVersion,
  rows: Pick<ShortlistRow, 'sha256' | 'candidateId' | 'contact' | 'resume'>[],
): Promise<Map<string, SameFile[]>> {
  const people = rows.map(applicantOf);
  const ids = rows.map(({ candidateId }) => candidateId);
  const { beside, links } = await besideThem(database, roleId, people, ids);
  // Of many who share a name nobody is compared: their jobs are not asked for.
  const near = nearPeople(people, beside, links);
  const jobs = await jobsOf(database, shown, [...new Set([...near.values()].flat().map(({ id }) => id))]);
  const withJobs = new Map(
    [...near].map(([id, others]) => [
      id,
      others.map((other) => ({ ...other, jobs: jobs.get(other.id) ?? [] })),
    ]),
  );
  const byId = new Map(beside.map((other) => [other.id, other]));
  return new Map(
    [...sameAmong(people, withJobs, links)].map(([id, found]) => [
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
