import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { type ApiKey, type Preset, presets, type Scope } from '#domain/people/access.ts';
import type { OwnerKind } from '#domain/states.ts';
import type { Connection } from '../server/database.ts';
import { oldestFirst, whole } from '../server/pages.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz';

function randomText(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length * 2)) {
      if (byte < 216 && text.length < length) text += alphabet[byte % alphabet.length];
    }
  }
  return text;
}

// The secret has 180 bits of entropy, so a plain hash is enough (no password hashing is needed).
const hashOf = (secret: string) => createHash('sha256').update(secret).digest();

/** Makes a key and gives its text, which is shown this once. */
export async function createKey(
  connection: Connection,
  owner: {
    owner: string;
    ownerKind: OwnerKind;
    preset: Preset;
    scopes?: readonly Scope[];
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
  if (!row || !timingSafeEqual(row.hash, hashOf(match[2] as string))) return null;
  if (row.revoked_at !== null || (row.expires_at !== null && row.expires_at <= now)) return null;
  return keyOf(row);
}

/** Who owns a key, revoked or not; null when there is no such key. */
export async function ownerOf(connection: Connection, id: string): Promise<string | null> {
  const row = await connection.selectFrom('api_keys').select('owner').where('id', '=', id).executeTakeFirst();
  return row?.owner ?? null;
}

function keyOf(row: {
  id: string;
  owner: string;
  owner_kind: OwnerKind;
  preset: string;
  scopes: string[];
  last4: string;
  created_at: Date;
  expires_at: Date | null;
}): ApiKey {
  return {
    id: row.id,
    owner: row.owner,
    ownerKind: row.owner_kind,
    preset: row.preset,
    scopes: row.scopes,
    last4: row.last4,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}

/** Keys that are not revoked, oldest first. */
export async function listKeys(connection: Connection, page = whole): Promise<ApiKey[]> {
  const rows = await connection
    .selectFrom('api_keys')
    .selectAll()
    .where('revoked_at', 'is', null)
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

/** How many keys there are, revoked ones too. */
export async function countKeys(connection: Connection): Promise<number> {
  const row = await connection
    .selectFrom('api_keys')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
