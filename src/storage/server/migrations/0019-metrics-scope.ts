import { type Kysely, sql } from 'kysely';

/** Who may do everything may do what is new. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const table of ['api_keys', 'people'])
    await sql`update ${sql.table(table)} set scopes = scopes || array['metrics:read']
      where 'admin' = any(scopes) and not 'metrics:read' = any(scopes)`.execute(database);
}
