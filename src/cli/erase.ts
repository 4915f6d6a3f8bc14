import { join } from 'node:path';
import { removeBytes } from '#flows/intake/erase.ts';
import { candidatesByEmail } from '#storage/intake/candidates.ts';
import { eraseCandidate } from '#storage/intake/erasure.ts';
import { erasedMarks } from '#storage/server/erased-marks.ts';
import { openFiles } from '#storage/server/file-marks.ts';
import { WrongUse } from './files.ts';
import { printable } from './printable.ts';
import { onService } from './service.ts';

interface EraseOptions {
  by: string;
  email?: string;
  despiteMinimum?: boolean;
}

/**
 * `prescreen erase`: takes a person out of every table and file of the service, by candidate id or by e-mail address. Works
 * on DATABASE_URL, else on the embedded service that runs on DATA_DIR. Gives the exit code.
 */
export async function eraseCommand(id: string | undefined, options: EraseOptions): Promise<number> {
  if ((id === undefined) === (options.email === undefined))
    throw new WrongUse('give a candidate id, or --email');
  return onService(async (database, config) => {
    const ids = id === undefined ? await candidatesByEmail(database, options.email as string) : [id];
    const { files, close } = await openFiles(config);
    try {
      let [candidates, applications, documents] = [0, 0, 0];
      for (const one of ids) {
        // Linked candidates go together: one that follows may be gone already.
        const erasing = { actor: options.by, marks: erasedMarks(join(config.dataDir, 'erased')) };
        const done = await eraseCandidate(
          database,
          one,
          erasing,
          options.despiteMinimum ? 'minimum' : 'nothing',
        );
        if (done.outcome === 'held' || done.outcome === 'kept') {
          process.stderr.write(
            done.outcome === 'held'
              ? `prescreen: a legal hold keeps this person: ${printable(done.reason)}\n`
              : `prescreen: the retention policy keeps this person until ${done.until}; --despite-minimum erases them before\n`,
          );
          return 1;
        }
        if (done.outcome !== 'erased') continue;
        await removeBytes(files, database, done.erased.unreferenced);
        candidates += done.erased.candidates;
        applications += done.erased.applications;
        documents += done.erased.unreferenced.length;
      }
      if (candidates === 0) {
        process.stderr.write('prescreen: there is no such candidate\n');
        return 1;
      }
      process.stdout.write(
        `erased: ${candidates} candidates, ${applications} applications, ${documents} documents\n`,
      );
      return 0;
    } finally {
      close();
    }
  });
}
