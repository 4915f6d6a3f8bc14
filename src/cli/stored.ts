import { readConfig } from '#config.ts';
import { codeOf } from '#errors.ts';
import { storedHashes } from '#storage/intake/removals.ts';
import { forgetOlderKeys, openFiles } from '#storage/server/file-marks.ts';
import { onService } from './service.ts';

/**
 * `prescreen files reseal`: seals every stored file with the newest of FILES_KEY, also those that lie as they are; without
 * FILES_KEY's newest key being another nothing changes. Gives the exit code: 1 when a file is left that no key opens.
 */
export async function resealFilesCommand(): Promise<number> {
  const config = readConfig(process.env);
  const { files, close } = await openFiles(config);
  return onService(async (database) => {
    const done = { sealed: 0, as_it_is: 0, none: 0 };
    let failed = 0;
    for await (const sha256 of storedHashes(database)) {
      const outcome = await files.sealAgain(sha256).catch((error: unknown) => {
        process.stderr.write(`prescreen: a file cannot be opened (${codeOf(error)})\n`);
        return null;
      });
      if (outcome === null) failed += 1;
      else done[outcome] += 1;
    }
    process.stdout.write(
      `${done.sealed} files sealed anew, ${done.as_it_is} were as they ought to be, ${failed} cannot be opened\n`,
    );
    if (failed > 0) return 1;
    await forgetOlderKeys(config);
    process.stdout.write(
      'older keys can be taken out of FILES_KEY once every process runs with the new one\n',
    );
    return 0;
  }).finally(close);
}
