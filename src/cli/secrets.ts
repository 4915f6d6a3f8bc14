import { readConfig } from '#config.ts';
import { sealer } from '#sealing.ts';
import { secretsKeys } from '#secrets-key.ts';
import { sealAgain } from '#storage/access/sealed.ts';
import { onService } from './service.ts';

/**
 * `prescreen secrets reseal`: seals everything that is sealed with the newest of SECRETS_KEY, so that older keys can be taken
 * out of it. With `forget` what none of the keys opens is given up. Gives the exit code: 1 when something is left that none opens.
 */
export async function resealCommand({ forget }: { forget?: boolean }): Promise<number> {
  const keys = sealer(await secretsKeys(readConfig(process.env)));
  return onService(async (database) => {
    const again = (sealed: Buffer, purpose: string) => {
      try {
        return keys.seal(keys.open(sealed, purpose), purpose);
      } catch {
        return null;
      }
    };
    const nothing = (purpose: string, text: string) => keys.seal(text, purpose);
    const newest = keys.keyIds[0] as Buffer;
    const done = await sealAgain(database, newest, again, forget ? nothing : null);
    for (const { what, resealed, unopened } of done)
      process.stdout.write(
        `${what}: ${resealed} sealed with the newest key${unopened === 0 ? '' : `, ${unopened} that no key of SECRETS_KEY opens${forget ? ' given up' : ''}`}\n`,
      );
    const lost = !forget && done.some(({ unopened }) => unopened > 0);
    process.stdout.write(
      lost
        ? 'add the missing key to SECRETS_KEY and run this again; if it is lost, --forget gives those secrets up\n'
        : 'the older keys can be taken out of SECRETS_KEY once every process runs with the new one\n',
    );
    return lost ? 1 : 0;
  });
}
