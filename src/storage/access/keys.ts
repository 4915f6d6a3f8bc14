import { sql } from 'kysely';
import { type ApiKey, type Preset, presets, type Scope, scopes } from '#domain/people/access.ts';
import type { OwnerKind } from '#domain/states.ts';
import type { Connection } from '../server/database.ts';
import { oldestFirst, whole } from '../server/pages.ts';
import { hashOf, isSecret, randomText } from './secret-text.ts';

/** Makes a key and gives its text, which is shown this once. */
export async function createKey(
  connection: Connection,
  owner: {
    owner: string;
    ownerKind: OwnerKind;
    preset: Preset;
    scopes?: readonly Scope[];
    /** Null or left out: every role. */
    teams?: string[] | null;
    createdBy: string;
    expiresAt?: Date | null;
    text?: string;
  },
): Promise<{ id: string; text: string }> {
  const [, givenId, givenSecret] = /^ps_([0-9A-Za-z]{8})_([0-9A-Za-z]{32,})$/.exec(owner.text ?? '') ?? [];
  const id = givenId ?? randomText(8);
  const secret = givenSecret ?? randomText(32);
  await connection
    .insertInto('api_keys')
    .values({
      id,
      owner: owner.owner,
      owner_kind: owner.ownerKind,
      preset: owner.preset,
      scopes: [...(owner.scopes ?? presets[owner.preset])],
      teams: owner.teams ?? null,
      hash: hashOf(secret),
      last4: secret.slice(-4),
      created_by: owner.createdBy,
      expires_at: owner.expiresAt ?? null,
      revoked_at: null,
    })
    .execute();
  return { id, text: `ps_${id}_${secret}` };
}

/** The key of a text, compared in constant time; null when it is wrong, expired at `now` or revoked. */
export async function findKey(connection: Connection, text: string, now: Date): Promise<ApiKey | null> {
  const match = /^ps_([0-9A-Za-z]{8})_([0-9A-Za-z]{32,128})$/.exec(text);
  if (!match) return null;
  const row = await connection
    .selectFrom('api_keys')
    .selectAll()
    .where('id', '=', match[1] as string)
    .executeTakeFirst();
  if (!row || !isSecret(row.hash, match[2] as string)) return null;
  if (row.revoked_at !== null || (row.expires_at !== null && row.expires_at <= now)) return null;
  return keyOf(row);
}

/** The scopes of a row that this release knows, in their order: other releases write others. */
export function knownScopes(stored: string[]): Scope[] {
  const now = new Set(stored);
  // A key that the release before makes beside this one: without the scope of this one who reads sees.
  for (const [before, after] of renamed)
    if (now.has(before) && !now.has(after)) now.add(after).add('pii:read');
  return scopes.filter((scope) => now.has(scope));
}

const renamed = [
  ['decisions:write', 'decide'],
  ['keys:write', 'admin'],
] as const;

function keyOf(row: {
  id: string;
  owner: string;
  owner_kind: OwnerKind;
  preset: string;
  scopes: string[];
  teams: string[] | null;
  last4: string;
  created_at: Date;
  expires_at: Date | null;
}): ApiKey {
  return {
    id: row.id,
    owner: row.owner,
    ownerKind: row.owner_kind,
    preset: row.preset as Preset,
    scopes: knownScopes(row.scopes),
    teams: row.teams,
    last4: row.last4,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}

/** Keys that are not revoked, or those of them in none but some teams, oldest first. */
export async function listKeys(
  connection: Connection,
  page = whole,
  teams: string[] | null = null,
): Promise<ApiKey[]> {
  const rows = await connection
    .selectFrom('api_keys')
    .selectAll()
    .where('revoked_at', 'is', null)
    .where(teams === null ? sql<boolean>`true` : sql<boolean>`teams <@ ${teams}`)
    .$call(oldestFirst(page))
    .execute();
  return rows.map(keyOf);
}

/** Revokes a key; false when there is none. */
export async function revokeKey(connection: Connection, id: string, now: Date): Promise<boolean> {
  const result = await connection
    .updateTable('api_keys')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/**
 * Holds the keys that administer every role until the end of the transaction: two who revoke at once come one after the other. Gives
 * those with every scope and without an end as `whole`; where there are none, the one that comes nearest at `now`.
 */
export async function holdAdministrators(
  transaction: Connection,
  now: Date,
): Promise<{ ids: string[]; whole: boolean }> {
  const { rows } = await sql<{ id: string; whole: boolean }>`
    select id, scopes @> ${[...scopes]} and expires_at is null as whole from api_keys
    where revoked_at is null and teams is null and 'admin' = any(scopes) and (expires_at is null or expires_at > ${now})
    order by scopes @> ${[...scopes]} desc, expires_at desc nulls first, id for update`.execute(transaction);
  const whole = rows.filter((row) => row.whole);
  const left = whole.length > 0 ? whole : rows.slice(0, 1);
  return { ids: left.map((row) => row.id), whole: whole.length > 0 };
}

/** A key that is not revoked; null when there is none. */
export async function keyById(connection: Connection, id: string): Promise<ApiKey | null> {
  const row = await connection
    .selectFrom('api_keys')
    .selectAll()
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row ? keyOf(row) : null;
}

/** How many keys there are, revoked ones too. */
export async function countKeys(connection: Connection): Promise<number> {
  const row = await connection
    .selectFrom('api_keys')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
