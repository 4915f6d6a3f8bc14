import { readConfig } from '#config.ts';
import { readerVersion } from '#domain/readers/read-resume.ts';
import { Problem } from '#errors.ts';
import { rereadRole } from '#flows/screening/reread.ts';
import { openWork } from '#formats/guarded/work-fields.ts';
import { configuredRules, evaluationId } from '#rules.ts';
import { WrongUse } from './files.ts';
import { onService } from './service.ts';

interface RereadOptions {
  by: string;
  role?: string;
}

/**
 * `prescreen reread`: brings the service's applications up to this release's reader and to the rules of RULES_DIR, and
 * tries unreadable files again. The running workers do it; shortlists that stand are shown until the new ones are whole.
 */
export async function rereadCommand(options: RereadOptions): Promise<number> {
  // What is wrong with the rules is told before a service is looked for.
  const rules = configuredRules(readConfig(process.env));
  return onService(async (database) => {
    const counts = await rereadRole(
      {
        database,
        version: { readerVersion, rulesHash: rules.hash },
        fingerprint: (role, fields) => evaluationId(role, fields, rules),
        work: openWork(rules.lexicon),
        kick: () => {},
      },
      options.role ?? null,
      options.by,
    );
    process.stdout.write(
      `${counts.roles} roles are read and scored anew, ${counts.unreadable} unreadable files are tried again\n`,
    );
    return 0;
  }).catch((error: unknown) => {
    if (error instanceof Problem) throw new WrongUse(error.message);
    throw error;
  });
}
