import { runMigrations } from 'bullmq';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import type { Database } from './database.ts';
import * as start from './migrations/0001-start.ts';
import * as reviews from './migrations/0002-reviews.ts';
import * as batches from './migrations/0003-batches.ts';
import * as corrections from './migrations/0004-corrections.ts';
import * as answers from './migrations/0005-answers.ts';
import * as handOvers from './migrations/0006-hand-overs.ts';
import * as integrations from './migrations/0007-integrations.ts';
import * as profiles from './migrations/0008-profiles.ts';
import * as gates from './migrations/0009-gates.ts';
import * as fields from './migrations/0010-fields.ts';
import * as access from './migrations/0011-access.ts';
import * as humanPath from './migrations/0012-human-path.ts';
import * as notes from './migrations/0013-notes.ts';
import * as messages from './migrations/0014-messages.ts';
import * as samePeople from './migrations/0015-same-people.ts';
import * as auditChain from './migrations/0016-audit-chain.ts';
import * as retention from './migrations/0017-retention.ts';
import * as demographics from './migrations/0018-demographics.ts';
import * as metricsScope from './migrations/0019-metrics-scope.ts';
import * as standing from './migrations/0020-standing.ts';
import * as views from './migrations/0021-views.ts';
import * as weights from './migrations/0022-weights.ts';
import * as foldedWords from './migrations/0023-folded-words.ts';
import * as costOfWords from './migrations/0024-cost-of-words.ts';
import * as dottedWords from './migrations/0025-dotted-words.ts';
import * as beside from './migrations/0026-beside.ts';

/** Every migration in order. One more is a file in `migrations/` and a line. */
const migrations = {
  '0001-start': start,
  '0002-reviews': reviews,
  '0003-batches': batches,
  '0004-corrections': corrections,
  '0005-answers': answers,
  '0006-hand-overs': handOvers,
  '0007-integrations': integrations,
  '0008-profiles': profiles,
  '0009-gates': gates,
  '0010-fields': fields,
  '0011-access': access,
  '0012-human-path': humanPath,
  '0013-notes': notes,
  '0014-messages': messages,
  '0015-same-people': samePeople,
  '0016-audit-chain': auditChain,
  '0017-retention': retention,
  '0018-demographics': demographics,
  '0019-metrics-scope': metricsScope,
  '0020-standing': standing,
  '0021-views': views,
  '0022-weights': weights,
  '0023-folded-words': foldedWords,
  '0024-cost-of-words': costOfWords,
  '0025-dotted-words': dottedWords,
  '0026-beside': beside,
};

/** Names of every migration, in order. */
export const migrationNames = Object.keys(migrations);

const migratorOf = (database: Database) =>
  new Migrator({ db: database, provider: { getMigrations: async () => migrations } });

/** Brings the tables of the service up to date, under a lock of the migrator. Throws the database's error. */
export async function migrate(database: Database): Promise<void> {
  const { error } = await migratorOf(database).migrateToLatest();
  if (error) throw error;
}

/** Brings an empty database to where an earlier release left its own: the migrations up to one of them. Throws the database's error. */
export async function migrateTo(database: Database, name: string): Promise<void> {
  const { error } = await migratorOf(database).migrateTo(name);
  if (error) throw error;
}

/** Brings the queue's own tables up to date, for a queue on Postgres. */
export async function migrateQueue(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  await client.connect();
  try {
    await runMigrations(client, 'bullmq');
  } finally {
    await client.end();
  }
}
