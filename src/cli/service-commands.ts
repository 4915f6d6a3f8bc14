import type { Command } from 'commander';
import { count } from './values.ts';

/** Adds the commands that act on a service on its machine; what a command gives is handed on. */
export function addService(program: Command, done: (exitCode: number) => void): void {
  const key = program.command('key').description('keys of the service: made, listed, revoked on its machine');
  key
    .command('create')
    .description('a new key, whatever keys there are; its text is written this once')
    .requiredOption('--owner <name>', 'a named person or a system')
    .option('--kind <kind>', 'person or system', 'person')
    .option('--preset <preset>', 'recruiter, hiring_manager, integrator, monitor or admin', 'admin')
    .option('--scopes <scopes>', 'fewer than the preset has, with commas')
    .option('--blind', 'never sees who somebody is')
    .option('--teams <ids>', 'sees the roles of these teams only, with commas')
    .option('--days <n>', 'ends after so many days', count)
    .action(async (options) => {
      done(await (await import('./key.ts')).createKeyCommand(options));
    });
  key
    .command('list')
    .description('the keys that are not revoked, without their texts')
    .action(async () => {
      done(await (await import('./key.ts')).listKeysCommand());
    });
  key
    .command('revoke')
    .description('revoke a key at once')
    .argument('<id>', 'the eight letters and digits behind ps_')
    .action(async (id: string) => {
      done(await (await import('./key.ts')).revokeKeyCommand(id));
    });

  program
    .command('doctor')
    .description('look at the machine, the servers and what the service keeps, and tell what to do')
    .option('--json', 'everything as JSON')
    .action(async (options) => {
      done(await (await import('./doctor.ts')).doctorCommand(options));
    });

  program
    .command('backup')
    .description('write tables and stored files of the service into a new folder, while it goes on')
    .argument('<folder>', 'a folder that is not there yet')
    .action(async (folder: string) => {
      done(await (await import('./backup.ts')).backupCommand(folder));
    });

  program
    .command('restore')
    .description('put a backup of this or an earlier release into a new database and an empty DATA_DIR')
    .argument('<folder>', 'what `prescreen backup` wrote')
    .option('--trust', 'a backup that no key of SECRETS_KEY has sealed, too: you know who made it')
    .action(async (folder: string, options) => {
      done(await (await import('./backup.ts')).restoreCommand(folder, options));
    });

  program
    .command('files')
    .description('files that the service stores')
    .command('reseal')
    .description('seal them all with the newest of FILES_KEY')
    .action(async () => {
      done(await (await import('./stored.ts')).resealFilesCommand());
    });

  program
    .command('audit')
    .description('who changed or opened what')
    .command('verify')
    .description(
      'go through the chain of the audit: rows that were changed or are missing, contents that were changed',
    )
    .option('--head <place:hash>', 'a head that was written down before')
    .option('--json', 'everything as JSON')
    .action(async (options) => {
      done(await (await import('./audit.ts')).verifyAuditCommand(options));
    });

  program
    .command('secrets')
    .description('secrets of connections and receivers')
    .command('reseal')
    .description('seal them all with the newest of SECRETS_KEY')
    .option(
      '--forget',
      'give up those that no key opens: receivers are switched off, connections paused, until they get secrets anew',
    )
    .action(async (options) => {
      done(await (await import('./secrets.ts')).resealCommand(options));
    });
}
