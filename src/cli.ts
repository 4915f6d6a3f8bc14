import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { eraseCommand } from './cli/erase.ts';
import { evalCommand } from './cli/eval.ts';
import { WrongUse } from './cli/files.ts';
import { printable } from './cli/printable.ts';
import { readCommand } from './cli/read.ts';
import { rereadCommand } from './cli/reread.ts';
import { draftCommand, lintCommand, showCommand } from './cli/role.ts';
import { screenCommand } from './cli/screen.ts';
import { tuneCommand } from './cli/tune.ts';
import { StartFailure } from './errors.ts';
import { loadRules } from './rules.ts';

/** A day as `YYYY-MM-DD`. */
function day(value: string): string {
  const date = new Date(`${value}T00:00:00Z`);
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(value) ||
    Number.isNaN(date.getTime()) ||
    !date.toISOString().startsWith(value)
  ) {
    throw new InvalidArgumentError('a day looks like 2026-11-01');
  }
  return value;
}

function count(value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new InvalidArgumentError('a number from 1');
  return Number(value);
}

function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

/** The as-of date: the caller's, else today, said on the error stream so that the run can be repeated. */
function asOfOrToday(given: string | undefined): string {
  if (given) return given;
  const made = today();
  process.stderr.write(`as of ${made} (repeat with --as-of ${made})\n`);
  return made;
}

const asOf = () =>
  new Option('--as-of <day>', 'day that open jobs and months are counted to (YYYY-MM-DD)').argParser(day);

const program = new Command('prescreen')
  .description('Reads résumés and ranks them for a role, with the words that earned each point.')
  .exitOverride();
let exitCode = 0;

program
  .command('screen')
  .description('rank files or folders for a role')
  .argument('<paths...>', 'files or folders')
  .requiredOption('--role <id or file>', 'a shipped role or a YAML file')
  .addOption(asOf())
  .option('--top <n>', 'show the first n, with everyone tied at the cut', count)
  .addOption(new Option('--json', 'the shortlist as JSON').conflicts('csv'))
  .option('--csv', 'the shortlist as a table')
  .action(async (paths: string[], options) => {
    exitCode = await screenCommand(paths, { ...options, asOf: asOfOrToday(options.asOf) }, loadRules());
  });

program
  .command('read')
  .description('the facts of each file')
  .argument('<paths...>', 'files or folders')
  .addOption(asOf())
  .option('--json', 'one JSON object a line')
  .option('--text', 'the text that was read')
  .action(async (paths: string[], options) => {
    exitCode = await readCommand(
      paths,
      { ...options, asOf: options.text && !options.json ? today() : asOfOrToday(options.asOf) },
      loadRules(),
    );
  });

const role = program.command('role').description('role packs: check, draft, show, tune');
role
  .command('lint')
  .description('what is wrong with a role before anybody is judged by it')
  .argument('<role>', 'a YAML or JSON file, or the id of a shipped role')
  .option('--json', 'one JSON object a line')
  .action((given: string, options) => {
    exitCode = lintCommand(given, options);
  });
role
  .command('draft')
  .description('a role from a job advert, to be edited')
  .argument('<advert>', 'the advert, in any format that is read')
  .option('--id <id>', 'the id of the role', 'draft')
  .action(async (advert: string, options) => {
    exitCode = await draftCommand(advert, options);
  });
role
  .command('show')
  .description('a role as the service takes it')
  .argument('<role>', 'a YAML or JSON file, or the id of a shipped role')
  .action((given: string) => {
    exitCode = showCommand(given);
  });
role
  .command('tune')
  .description(
    'who would change bands at other thresholds, and how often labelled people stand on the wrong side',
  )
  .argument('<role>', 'a YAML or JSON file, or the id of a shipped role')
  .argument('<labelled>', 'a folder with documents/ and gold/, or a shortlist as CSV with decisions')
  .addOption(asOf())
  .option('--json', 'everything as JSON')
  .option('--strong <points>', 'where strong begins, for --save', count)
  .option('--possible <points>', 'where possible begins, for --save', count)
  .option('--reason <words>', 'why, for --save')
  .option('--save <file>', 'write the role with these thresholds')
  .action(async (given: string, labelled: string, options) => {
    exitCode = await tuneCommand(
      given,
      labelled,
      { ...options, asOf: asOfOrToday(options.asOf) },
      loadRules(),
    );
  });

program
  .command('reread')
  .description('read and score anew by this release and its rules, and try unreadable files again')
  .option('--role <id>', 'one role instead of all')
  .requiredOption('--by <name>', 'who asks for it, for the audit')
  .action(async (options) => {
    exitCode = await rereadCommand(options);
  });

program
  .command('erase')
  .description('take a person out of every table and file of the service')
  .argument('[candidate]', 'id of the candidate')
  .option('--email <address>', 'everyone with this e-mail address instead')
  .requiredOption('--by <name>', 'who asks for it, for the audit')
  .action(async (candidate: string | undefined, options) => {
    exitCode = await eraseCommand(candidate, options);
  });

program
  .command('eval')
  .description('how right reading and ranking are on labelled documents (documents/ and gold/)')
  .argument('<folder>', 'a folder with documents/ and gold/')
  .option('--role <id or file>', 'a shipped role or a YAML file', 'backend-practice-lead')
  .addOption(asOf())
  .addOption(new Option('--json', 'everything as JSON, for --diff').conflicts('diff'))
  .option('--diff <before.json>', 'what moved since a --json of before')
  .action(async (folder: string, options) => {
    exitCode = await evalCommand(folder, { ...options, asOf: asOfOrToday(options.asOf) }, loadRules());
  });

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof WrongUse) {
    process.stderr.write(`prescreen: ${printable(error.message)}\n`);
    exitCode = 2;
  } else if (error instanceof StartFailure) {
    process.stderr.write(`prescreen: ${error.message}\n`);
    exitCode = 1;
  } else throw error;
}
process.exitCode = exitCode;
