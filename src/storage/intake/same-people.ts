import { sql } from 'kysely';
import { type Applicant, numberEnd } from '#domain/people/same-person.ts';
import type { Job } from '#domain/resume.ts';
import type { ReadingVersion } from '../roles/roles.ts';
import type { Connection } from '../server/database.ts';

/** An application of a role beside others; its id among them is the digest of its file. */
interface Beside extends Applicant {
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
  shown: ReadingVersion,
  people: { name: string | null; email: string | null; phone: string | null }[],
  candidateIds: string[],
): Promise<{ beside: Beside[]; links: [string, string][] }> {
  if (people.length === 0) return { beside: [], links: [] };
  const { rows: links } = await sql<{ candidate_id: string; same_as: string }>`
    select candidate_id, same_as from candidate_links
    where candidate_id = any(${candidateIds}) or same_as = any(${candidateIds})`.execute(connection);
  const linked = links.flatMap((link) => [link.candidate_id, link.same_as]);
  const emails = people.flatMap(({ email }) => (email ? [email.toLowerCase()] : []));
  const phones = people.flatMap(({ phone }) => numberEnd(phone));
  const names = people.flatMap(({ name }) => (name ? spellingsOf(name) : []));
  const { rows } = await sql<{
    id: string;
    sha256: string;
    candidate_id: string;
    file_name: string;
    name: string | null;
    email: string | null;
    phone: string | null;
    jobs: Job[] | null;
  }>`
    select a.id, a.sha256, a.candidate_id, a.file_name, c.name, c.email, c.phone, x.resume->'jobs' as jobs
    from applications a join candidates c on c.id = a.candidate_id
    left join resumes x on x.sha256 = a.sha256 and x.reader_version = ${shown.readerVersion} and x.rules_hash = ${shown.rulesHash}
    where a.role_id = ${roleId} and a.state = 'screened' and (lower(c.email) = any(${emails})
      or right(regexp_replace(coalesce(c.phone, ''), '\\D', '', 'g'), 9) = any(${phones})
      or lower(c.name) = any(${names}) or c.id = any(${linked}))
    order by (c.id = any(${linked})) desc, a.id limit ${most}`.execute(connection);
  const beside = rows.map(({ id, sha256, candidate_id, file_name, jobs, ...row }) => ({
    ...row,
    id: sha256,
    applicationId: id,
    candidateId: candidate_id,
    fileName: file_name,
    jobs: jobs ?? [],
  }));
  const ofCandidate = Map.groupBy(beside, ({ candidateId }) => candidateId);
  const pairs = links.flatMap(({ candidate_id, same_as }) =>
    (ofCandidate.get(candidate_id) ?? []).flatMap((one) =>
      (ofCandidate.get(same_as) ?? []).map((other): [string, string] => [one.id, other.id]),
    ),
  );
  return { beside, links: pairs };
}
