import { verifyAudit } from '#flows/access/chain.ts';
import { WrongUse } from './files.ts';
import { onService } from './service.ts';

const words: Record<string, string> = {
  changed: 'the row was changed',
  missing: 'the row is missing',
  content_changed: 'what the row is about was changed',
  content_missing: 'what the row is about is missing, although the candidate is there',
  not_the_head: 'the row is another than the one that was written down',
};

/**
 * `prescreen audit verify`: goes through the chain of the audit and says what is wrong with it. `head` is a place and hash that were
 * written down before, as this prints them. Gives the exit code: 1 when something is wrong.
 */
export async function verifyAuditCommand(options: { head?: string; json?: boolean }): Promise<number> {
  const [, place, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(options.head ?? '') ?? [];
  if (options.head !== undefined && !hash)
    throw new WrongUse('--head: a place and a hash, such as 120:9f2c…, as this command prints them');
  return onService(async (database) => {
    const found = await verifyAudit(database, hash ? { position: Number(place), hash } : null);
    const wrong = found.problems.length > 0 || found.unsealed > 0;
    if (options.json) {
      process.stdout.write(`${JSON.stringify(found)}\n`);
      return wrong ? 1 : 0;
    }
    for (const { position, id, problem } of found.problems)
      process.stdout.write(`${position}${id === null ? '' : ` (row ${id})`}: ${words[problem]}\n`);
    if (found.unsealed > 0)
      process.stdout.write(
        `${found.unsealed} rows have no place in the chain yet: no process of the service runs, or none can seal\n`,
      );
    process.stdout.write(
      `${found.rows} rows, ${found.problems.length === 0 ? 'nothing changed or missing' : `${found.problems.length} wrong`}\n`,
    );
    if (found.head)
      process.stdout.write(
        `head ${found.head.position}:${found.head.hash} (keep it elsewhere, and give it to --head)\n`,
      );
    return wrong ? 1 : 0;
  });
}
