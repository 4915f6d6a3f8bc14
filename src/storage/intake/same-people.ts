import { sql } from 'kysely';
import { type Applicant, numberEnd } from '#domain/people/same-person.ts';
import type { Job } from '#domain/resume.ts';
import type { ReadingVersion } from '../roles/roles.ts';
import type { Connection } from '../server/database.ts';

/** An application of a role beside others; its id among them is the digest of its file. */
interface Beside extends Omit<Applicant, 'jobs'> {
  applicationId: string;
  candidateId: string;
  fileName: string;
}

/** Applications that are taken at most: more share a name only. */
const most = 2000;

/** A name in small letters as it may be written: as it is, and with its last word first. */
function spellingsOf(name: string): string[] {
  const words = name
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  const [last, first] = [words.at(-1) ?? '', words[0] ?? ''];
  const turned = [last, ...words.slice(0, -1)];
  const back = [...words.slice(1), first];
  return [words.join(' '), turned.join(' '), `${last}, ${words.slice(0, -1).join(' ')}`, back.join(' ')];
}

/** Applications of a role whose person shares an address, a telephone number, a name or a link with some candidates. */
export async function besideThem(
  connection: Connection,
  roleId: string,
  people: { name: string | null; email: string | null; phone: string | null }[],
  candidateIds: string[],
): Promise<{ beside: Beside[]; links: [string, string][] }> {
  if (people.length === 0) return { beside: [], links: [] };
  const { rows: links } = await sql<{ candidate_id: string; same_as: string }>`
    select candidate_id, same_as from candidate_links
    where candidate_id = any(${candidateIds}) or same_as = any(${candidateIds})`.execute(connection);
  const linked = links.flatMap((link) => [link.candidate_id, link.same_as]);
  const emails = people.flatMap(({ email }) => (email ? [email.toLowerCase().slice(0, 200)] : []));
  const phones = people.flatMap(({ phone }) => numberEnd(phone));
  const names = people.flatMap(({ name }) => (name ? spellingsOf(name).map((one) => one.slice(0, 200)) : []));
  const { rows } = await sql<{
    id: string;
    sha256: string;
    candidate_id: string;
    file_name: string;
    name: string | null;
    email: string | null;
    phone: string | null;
  }>`
    with alike as (
      select id from candidates where left(lower(email), 200) = any(${emails})
      union select id from candidates where right(regexp_replace(coalesce(phone, ''), '\\D', '', 'g'), 9) = any(${phones})
      union select id from candidates where left(lower(name), 200) = any(${names})
      union select unnest(${linked}::text[])
    )
    select a.id, a.sha256, a.candidate_id, a.file_name, c.name, c.email, c.phone
    from alike join candidates c using (id) join applications a on a.candidate_id = c.id
    where a.role_id = ${roleId} and a.state = 'screened'
    order by (c.id = any(${linked})) desc, a.id limit ${most}`.execute(connection);
  const beside = rows.map(({ id, sha256, candidate_id, file_name, ...row }) => ({
    ...row,
    id: sha256,
    applicationId: id,
    candidateId: candidate_id,
    fileName: file_name,
  }));
  const ofCandidate = Map.groupBy(beside, ({ candidateId }) => candidateId);
  const pairs = links.flatMap(({ candidate_id, same_as }) =>
    (ofCandidate.get(candidate_id) ?? []).flatMap((one) =>
      (ofCandidate.get(same_as) ?? []).map((other): [string, string] => [one.id, other.id]),
    ),
  );
  return { beside, links: pairs };
}

/** The jobs that documents tell of, by the digest of each file. */
export async function jobsOf(
  connection: Connection,
  shown: ReadingVersion,
  sha256s: string[],
): Promise<Map<string, Job[]>> {
  const { rows } = await sql<{ sha256: string; jobs: Job[] | null }>`
    select sha256, resume->'jobs' as jobs from resumes
    where sha256 = any(${sha256s}) and reader_version = ${shown.readerVersion} and rules_hash = ${shown.rulesHash}`.execute(
    connection,
  );
  return new Map(rows.map(({ sha256, jobs }) => [sha256, jobs ?? []]));
}
