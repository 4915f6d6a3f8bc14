import { sql } from 'kysely';
import { type Identity, identityOf } from '#domain/people/identity.ts';
import type { Contact, Resume } from '#domain/resume.ts';
import type { Connection } from '../server/database.ts';

/** What tells who the people of some applications are, by application. */
export async function identitiesOf(
  connection: Connection,
  applicationIds: string[],
  telling: Identity['telling'] = null,
): Promise<Map<string, Identity>> {
  const { rows } = await sql<{
    id: string;
    file_name: string;
    name: string | null;
    email: string | null;
    phone: string | null;
    contacts: (Contact | null)[];
    education: Resume['education'][];
    employers: string[];
    language: string | null;
  }>`
    select a.id, a.file_name, c.name, c.email, c.phone,
      coalesce((select jsonb_agg(r.contact) from resumes r where r.sha256 = a.sha256 and r.contact is not null), '[]') as contacts,
      coalesce((select jsonb_agg(r.resume->'education') from resumes r where r.sha256 = a.sha256 and r.resume is not null), '[]') as education,
      coalesce((select jsonb_agg(j->'company'->>'value') from resumes r, jsonb_array_elements(r.resume->'jobs') j
        where r.sha256 = a.sha256 and j->'company'->>'value' is not null), '[]') as employers,
      (select max(r.resume->>'language') from resumes r where r.sha256 = a.sha256) as language
    from applications a join candidates c on c.id = a.candidate_id
    where a.id = any(${applicationIds})`.execute(connection);
  return new Map(
    rows.map(({ id, file_name, name, email, phone, contacts, education, employers, language }) => [
      id,
      identityOf({
        contacts: contacts.filter((one) => one !== null),
        names: [name],
        emails: [email],
        phones: [phone],
        fileName: file_name,
        education: education.flat().map(({ institution, evidence }) => ({
          institution,
          evidence: evidence.map((one) =>
            'quote' in one && one.quote !== undefined ? { quote: one.quote } : {},
          ),
        })),
        employers,
        telling,
        language,
      }),
    ]),
  );
}

/** Applications to the roles of some whose person is called by one of some words (lower case), 200 at most. */
export async function namedBeside(
  connection: Connection,
  applicationIds: string[],
  words: string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from applications a join candidates c on c.id = a.candidate_id
    where a.role_id in (select role_id from applications where id = any(${applicationIds}))
      and regexp_split_to_array(lower(c.name), '[^[:alpha:]]+') && ${words}::text[]
    order by a.id limit 200`.execute(connection);
  return rows.map(({ id }) => id);
}
