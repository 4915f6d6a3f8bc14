import { sql } from 'kysely';
import type { Caller, Preset } from '#domain/people/access.ts';
import type { Connection } from '../server/database.ts';
import { oldestFirst, type Page } from '../server/pages.ts';
import { knownScopes } from './keys.ts';
import type { AccessTables } from './tables.ts';

/** Somebody who may sign in, with what they may do then. */
export interface Person extends Caller {
  email: string;
  invitedBy: string;
  createdAt: Date;
  /** True once they have signed in: their account at the provider is bound to this one. */
  bound: boolean;
  disabledAt: Date | null;
}

type Row = Omit<
  AccessTables['people'],
  'created_at' | 'expires_at' | 'disabled_at' | 'issuer' | 'subject'
> & {
  issuer: string | null;
  subject: string | null;
  created_at: Date;
  expires_at: Date | null;
  disabled_at: Date | null;
};

function personOf(row: Row): Person {
  return {
    id: row.id,
    owner: row.name,
    ownerKind: 'person',
    email: row.email,
    preset: row.preset as Preset,
    scopes: knownScopes(row.scopes),
    teams: row.teams,
    invitedBy: row.invited_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    bound: row.subject !== null,
    disabledAt: row.disabled_at,
  };
}

type Invited = Pick<Person, 'id' | 'owner' | 'email' | 'preset' | 'scopes' | 'teams' | 'expiresAt'>;

/** Adds somebody who may sign in. Throws the database's error 23505 when their address is another's. */
export async function addPerson(transaction: Connection, person: Invited, by: string): Promise<void> {
  await transaction
    .insertInto('people')
    .values({
      id: person.id,
      name: person.owner,
      email: person.email,
      preset: person.preset,
      scopes: person.scopes,
      teams: person.teams,
      expires_at: person.expiresAt,
      invited_by: by,
    })
    .execute();
}

/** Changes what somebody may do; disabling ends their sessions. */
export async function changePerson(
  transaction: Connection,
  id: string,
  change: Partial<Pick<Person, 'preset' | 'scopes' | 'teams' | 'expiresAt' | 'disabledAt'>>,
): Promise<void> {
  const { preset, scopes, teams, expiresAt, disabledAt } = change;
  await transaction
    .updateTable('people')
    .set({
      ...(preset === undefined ? {} : { preset }),
      ...(scopes === undefined ? {} : { scopes }),
      ...(teams === undefined ? {} : { teams }),
      ...(expiresAt === undefined ? {} : { expires_at: expiresAt }),
      ...(disabledAt === undefined ? {} : { disabled_at: disabledAt }),
    })
    .where('id', '=', id)
    .execute();
  if (disabledAt) await transaction.deleteFrom('sessions').where('caller_id', '=', id).execute();
}

/** Somebody by id, held until the end of the transaction when asked; null when there is nobody. */
export async function findPerson(connection: Connection, id: string, held = false): Promise<Person | null> {
  const query = connection.selectFrom('people').selectAll().where('id', '=', id);
  const row = await (held ? query.forUpdate() : query).executeTakeFirst();
  return row ? personOf(row) : null;
}

/** A page of those who may sign in, or of those who are in none but some teams, oldest first. */
export async function listPeople(
  connection: Connection,
  page: Page,
  teams: string[] | null,
): Promise<Person[]> {
  let query = connection.selectFrom('people').selectAll().$call(oldestFirst(page));
  if (teams !== null) query = query.where(sql<boolean>`teams <@ ${teams}`);
  const rows = await query.execute();
  return rows.map(personOf);
}

/**
 * Who signs in with an account of a provider: whom it is bound to, else whoever was invited by its address, which binds it.
 * Null when there is nobody, or they are disabled or over at `now`.
 */
export async function recognisePerson(
  transaction: Connection,
  account: { issuer: string; subject: string; email: string | null },
  now: Date,
): Promise<Person | null> {
  const { issuer, subject, email } = account;
  const usable = transaction
    .selectFrom('people')
    .selectAll()
    .where('disabled_at', 'is', null)
    .where(sql<boolean>`(expires_at is null or expires_at > ${now})`);
  const bound = await usable.where('issuer', '=', issuer).where('subject', '=', subject).executeTakeFirst();
  if (bound) return personOf(bound);
  if (email === null) return null;
  const invited = await usable
    .where('subject', 'is', null)
    .where(sql<boolean>`lower(email) = lower(${email})`)
    .forUpdate()
    .executeTakeFirst();
  if (!invited) return null;
  await transaction.updateTable('people').set({ issuer, subject }).where('id', '=', invited.id).execute();
  return personOf({ ...invited, issuer, subject });
}
