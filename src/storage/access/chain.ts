import { sql } from 'kysely';
import type { Connection, Database } from '../server/database.ts';
import { type ChainedRow, chainHash, noHash } from './chain-hash.ts';

/* The chain of the audit: one process at a time gives rows that are committed their place and hash. */

/** A place of the chain, whose hash stands for everything before it. */
export interface Head {
  position: number;
  /** Hexadecimal. */
  hash: string;
}

const slice = 2000;
/** Of the lock that whoever seals holds: any number, the same everywhere. */
const lock = 7_284_911;

interface Raw {
  id: string;
  at: string;
  actor: string;
  action: string;
  subject: string;
  subject_id: string;
  detail: string;
  position: string | null;
  hash: Buffer | null;
}

const columns = sql`id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor, action, subject, subject_id,
  detail::text as detail, position, hash`;

const chained = ({ id, at, actor, action, subject, subject_id, detail }: Raw): ChainedRow => ({
  id: String(id),
  ...{ at, actor, action, subject, subjectId: subject_id, detail },
});

/** Where the chain ends; null while nothing is sealed. */
export async function headOf(connection: Connection): Promise<Head | null> {
  const { rows } = await sql<{ position: string; hash: Buffer }>`
    select position, hash from audit where position is not null order by position desc limit 1`.execute(
    connection,
  );
  const [row] = rows;
  return row ? { position: Number(row.position), hash: row.hash.toString('hex') } : null;
}

/** Seals the rows that are committed and have no place yet, a slice of them. Gives how many; 0 while another process seals. */
export async function sealSlice(database: Database): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    const { rows: locked } = await sql<{ held: boolean }>`
      select pg_try_advisory_xact_lock(${lock}::bigint) as held`.execute(transaction);
    if (!locked[0]?.held) return 0;
    const { rows } = await sql<Raw>`
      select ${columns} from audit where position is null order by id limit ${slice}`.execute(transaction);
    if (rows.length === 0) return 0;
    const head = await headOf(transaction);
    let position = head?.position ?? 0;
    let hash: Buffer = head ? Buffer.from(head.hash, 'hex') : noHash;
    const sealed = rows.map((row) => {
      position += 1;
      hash = chainHash(hash, position, chained(row));
      return { id: row.id, position, hash };
    });
    await sql`
      update audit set position = n.position, hash = n.hash
      from unnest(${sealed.map((one) => one.id)}::bigint[], ${sealed.map((one) => one.position)}::bigint[], ${sealed.map((one) => one.hash)}::bytea[]) as n(id, position, hash)
      where audit.id = n.id`.execute(transaction);
    return rows.length;
  });
}

/** A sealed row with what its content can be checked by. */
interface SealedRow {
  position: number;
  id: string;
  hash: Buffer;
  row: ChainedRow;
}

/** Rows of the chain behind a place, in order, a slice of them. */
export async function sealedAfter(connection: Connection, position: number): Promise<SealedRow[]> {
  const { rows } = await sql<Raw>`
    select ${columns} from audit where position > ${position} order by position limit ${slice}`.execute(
    connection,
  );
  return rows.map((row) => ({
    position: Number(row.position),
    id: String(row.id),
    hash: row.hash as Buffer,
    row: chained(row),
  }));
}

/** How many rows have no place although they are older than so many minutes: nobody seals. */
export async function unsealedFor(connection: Connection, minutes: number): Promise<number> {
  const { rows } = await sql<{ n: string }>`
    select count(*) as n from audit where position is null and at < now() - make_interval(mins => ${minutes})`.execute(
    connection,
  );
  return Number(rows[0]?.n ?? 0);
}

/** Candidates that the audit says were erased are told from contents that are missing by what is left of their applications. */
export async function standing(connection: Connection, applicationIds: string[]): Promise<Set<string>> {
  if (applicationIds.length === 0) return new Set();
  const rows = await connection
    .selectFrom('applications')
    .select('id')
    .where('id', 'in', applicationIds)
    .execute();
  return new Set(rows.map((row) => row.id));
}
