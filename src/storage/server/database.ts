import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import { isDiskFull } from '#errors.ts';
import { patientPool } from '#patient-client.ts';
import type { AccessTables } from '../access/tables.ts';
import type { AtsTables } from '../ats/tables.ts';
import type { IntakeTables } from '../intake/tables.ts';
import type { ResultsTables } from '../results/tables.ts';
import type { RolesTables } from '../roles/tables.ts';
import type { ScreeningTables } from '../screening/tables.ts';
import type { WebhooksTables } from '../webhooks/tables.ts';
import type { ServerTables } from './tables.ts';

/** Every table, by the rooms whose they are. */
export type Tables = IntakeTables &
  ScreeningTables &
  RolesTables &
  ResultsTables &
  AtsTables &
  WebhooksTables &
  AccessTables &
  ServerTables;

export type Database = Kysely<Tables>;
/** A database or an open transaction of it. */
export type Connection = Kysely<Tables> | Transaction<Tables>;

/** The database, over a pool of at most `max` connections; one that answers nothing for `answerMs` milliseconds is given up, with null it is waited for. */
export function openDatabase(connectionString: string, max = 10, answerMs: number | null = null): Database {
  const pool = patientPool({ connectionString, max, application_name: 'prescreen' }, answerMs);
  const database = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log(event) {
      if (event.level === 'error' && isDiskFull(event.error)) fullSince.set(database, performance.now());
    },
  });
  return database;
}

/** When a database last told that its disk is full, by the process's own clock. */
const fullSince = new WeakMap<Database, number>();

/** Milliseconds since a database last told that its disk is full; Infinity when it never did. */
export function sinceDiskFull(database: Database): number {
  return performance.now() - (fullSince.get(database) ?? Number.NEGATIVE_INFINITY);
}

const crossed = new Set(['40P01', '40001']);

/** Runs a transaction again, up to three times, when the database gave it up for another one. */
export async function again<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act();
    } catch (error) {
      if (attempt === 3 || !crossed.has(String((error as { code?: unknown }).code))) throw error;
    }
  }
}
