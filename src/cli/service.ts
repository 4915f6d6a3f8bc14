import { type Config, readConfig } from '#config.ts';
import { StartFailure } from '#errors.ts';
import { runtimeOf } from '#runtime.ts';
import { type Database, openDatabase } from '#storage/server/database.ts';

/**
 * Address of the service's database: DATABASE_URL, else that of the embedded service which runs on DATA_DIR. Throws
 * StartFailure when there is neither.
 */
export async function serviceDatabase(config: Config): Promise<string> {
  if (config.databaseUrl !== null) return config.databaseUrl;
  const { databaseUrl } = await runtimeOf(config);
  if (!databaseUrl)
    throw new StartFailure('DATABASE_URL: not set, and no service runs on DATA_DIR: start it first');
  return databaseUrl;
}

/** Acts on the service's database and closes it, whatever becomes of it. Gives what that gives. Throws StartFailure when there is none. */
export async function onService<T>(act: (database: Database, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const database = openDatabase(await serviceDatabase(config), 2);
  try {
    return await act(database, config);
  } finally {
    await database.destroy();
  }
}
