import { readConfig } from '#config.ts';
import { sealer } from '#sealing.ts';
import { secretsKeys } from '#secrets-key.ts';
import { sealAgain } from '#storage/access/sealed.ts';
import { openDatabase } from '#storage/server/database.ts';
import { serviceDatabase } from './service.ts';

/**
 * `prescreen secrets reseal`: seals everything that is sealed with the newest of SECRETS_KEY, so that older keys can be taken
 * out of it. Gives the exit code: 1 when something could be opened by none of the keys.
 */
export async function resealCommand(): Promise<number> {
  const config = readConfig(process.env);
  const keys = sealer(await secretsKeys(config));
  const database = openDatabase(await serviceDatabase(config), 2);
  try {
    const done = await sealAgain(database, keys.keyIds[0] as Buffer, (sealed, purpose) => {
      try {
        return keys.seal(keys.open(sealed, purpose), purpose);
      } catch {
        return null;
      }
    });
    for (const { what, resealed, unopened } of done)
      process.stdout.write(
        `${what}: ${resealed} sealed with the newest key${unopened === 0 ? '' : `, ${unopened} that no key of SECRETS_KEY opens`}\n`,
      );
    const lost = done.some(({ unopened }) => unopened > 0);
    process.stdout.write(
      lost
        ? 'add the missing key to SECRETS_KEY and run this again, or make those secrets anew\n'
        : 'the older keys can be taken out of SECRETS_KEY once every process runs with the new one\n',
    );
    return lost ? 1 : 0;
  } finally {
    await database.destroy();
  }
}
