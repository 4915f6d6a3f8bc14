import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { addFairness } from './cli/fairness-commands.ts';
import { WrongUse } from './cli/files.ts';
import { printable } from './cli/printable.ts';
import { addService } from './cli/service-commands.ts';
import { count } from './cli/values.ts';
import type { Lexicon } from './domain/words/lexicon.ts';
import { StartFailure } from './errors.ts';
import type { ComingLexicon } from './formats/guarded/request.ts';
import { releaseVersion } from './release.ts';
import type { Rules } from './rules.ts';

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

function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

/** The as-of date: the caller's, else today, said on the error stream so that the run can be repeated. */
function asOfOrToday(given: string | undefined): string {
  const made = today();
  if (given && given > made)
    process.stderr.write(`${given} is yet to come: jobs without an end are counted to that day\n`);
  if (given) return given;
  process.stderr.write(`as of ${made} (repeat with --as-of ${made})\n`);
  return made;
}

const asOf = () =>
  new Option('--as-of <day>', 'day that open jobs and months are counted to (YYYY-MM-DD)').argParser(day);

/** The rules of RULES_DIR, for every command alike. Like the commands themselves they are loaded where they are needed. */
async function rules(): Promise<Rules> {
  const [{ configuredRules }, { readConfig }] = await Promise.all([
    import('./rules.ts'),
    import('./config.ts'),
  ]);
  return configuredRules(readConfig(process.env));
}

/** The lexicon of RULES_DIR, for a command that needs no more of the rules. */
async function comingLexicon(): Promise<ComingLexicon> {
  const { readConfig } = await import('./config.ts');
  const config = readConfig(process.env);
  let loading: Promise<Lexicon> | null = null;
  return {
    occupations: join(config.rulesDir, 'occupations'),
    load() {
      loading ??= import('./lexicon-files.ts').then(({ configuredLexicon }) => configuredLexicon(config));
      return loading;
    },
  };
}

const program = new Command('prescreen')
  .description('Reads résumés and ranks them for a role, with the words that earned each point.')
  .version(releaseVersion())
  .exitOverride();
let exitCode = 0;

program
  .command('screen')
  .description('rank files or folders for a role')
  .argument('<paths...>', 'files or folders; - is the standard input')
  .requiredOption('--role <id or file>', 'a shipped role or a YAML file')
  .addOption(asOf())
  .option('--top <n>', 'show the first n, with everyone tied at the cut', count)
  .addOption(new Option('--json', 'the shortlist as JSON').conflicts('csv'))
  .option('--csv', 'the shortlist as a table')
  .action(async (paths: string[], options) => {
    exitCode = await (await import('./cli/screen.ts')).screenCommand(
      paths,
      { ...options, asOf: asOfOrToday(options.asOf) },
      await rules(),
    );
  });

program
  .command('read')
  .description('the facts of each file')
  .argument('<paths...>', 'files or folders; - is the standard input')
  .addOption(asOf())
  .option('--json', 'one JSON object a line')
  .option('--text', 'the text that was read')
  .action(async (paths: string[], options) => {
    exitCode = await (await import('./cli/read.ts')).readCommand(
      paths,
      { ...options, asOf: options.text && !options.json ? today() : asOfOrToday(options.asOf) },
      await comingLexicon(),
    );
  });

const role = program.command('role').description('role packs: check, draft, show, tune');
role
  .command('lint')
  .description('what is wrong with a role before anybody is judged by it')
  .argument('<role>', 'a YAML or JSON file, or the id of a shipped role')
  .option('--json', 'one JSON object a line')
  .action(async (given: string, options) => {
    exitCode = await (await import('./cli/role.ts')).lintCommand(given, options, await rules());
  });
role
  .command('draft')
  .description('a role from a job advert, to be edited')
  .argument('<advert>', 'the advert, in any format that is read; - is the standard input')
  .option('--id <id>', 'the id of the role', 'draft')
  .action(async (advert: string, options) => {
    exitCode = await (await import('./cli/role.ts')).draftCommand(advert, options, await rules());
  });
role
  .command('show')
  .description('a role as the service takes it')
  .argument('<role>', 'a YAML or JSON file, or the id of a shipped role')
  .action(async (given: string) => {
    exitCode = await (await import('./cli/role.ts')).showCommand(given, await rules());
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
    exitCode = await (await import('./cli/tune.ts')).tuneCommand(
      given,
      labelled,
      { ...options, asOf: asOfOrToday(options.asOf) },
      await rules(),
    );
  });

const field = program
  .command('field')
  .description('fields of work: which there are, and which jobs are in one');
field
  .command('list')
  .description('the fields of the rules; of a title, the occupations that it names')
  .argument('[title]', 'such as "head chef", in any of seven languages')
  .action(async (title: string | undefined) => {
    exitCode = (await import('./cli/field.ts')).listCommand(title, await rules());
  });
field
  .command('explain')
  .description('why each job is in a field or not, with the words that say so')
  .argument('<paths...>', 'files or folders')
  .requiredOption('--field <id>', 'a field, or occupation:<id>')
  .option('--role <id or file>', 'a role that brings the field along')
  .option('--json', 'one JSON object a line')
  .action(async (paths: string[], options) => {
    exitCode = await (await import('./cli/field.ts')).explainCommand(paths, options, await rules());
  });

program
  .command('reread')
  .description('read and score anew by this release and its rules, and try unreadable files again')
  .option('--role <id>', 'one role instead of all')
  .requiredOption('--by <name>', 'who asks for it, for the audit')
  .action(async (options) => {
    exitCode = await (await import('./cli/reread.ts')).rereadCommand(options);
  });

program
  .command('erase')
  .description('take a person out of every table and file of the service')
  .argument('[candidate]', 'id of the candidate')
  .option('--email <address>', 'everyone with this e-mail address instead')
  .option('--despite-minimum', 'before the day to which the retention policy keeps them')
  .requiredOption('--by <name>', 'who asks for it, for the audit')
  .action(async (candidate: string | undefined, options) => {
    exitCode = await (await import('./cli/erase.ts')).eraseCommand(candidate, options);
  });

addService(program, (code) => {
  exitCode = code;
});

program
  .command('eval')
  .description(
    'how right reading and ranking are on labelled documents (documents/ and gold/); verdicts checked by eye',
  )
  .argument('[folder]', 'a folder with documents/ and gold/; any folder of documents for --verdicts')
  .option('--role <id or file>', 'a shipped role or a YAML file', 'backend-practice-lead')
  .addOption(asOf())
  .addOption(new Option('--json', 'everything as JSON, for --diff').conflicts('diff'))
  .option('--diff <before.json>', 'what moved since a --json of before')
  .option('--verdicts <count>', 'a sheet of so many verdicts, to be marked by eye', count)
  .option('--seed <number>', 'which verdicts the sheet draws', count, 1)
  .option('--marked <sheet>', 'the figures of a sheet that was marked')
  .action(async (folder: string | undefined, options) => {
    if (options.marked !== undefined) {
      exitCode = (await import('./cli/verdicts.ts')).marksCommand(options.marked, options.json === true);
      return;
    }
    if (folder === undefined) throw new WrongUse('eval: a folder is missing');
    if (options.verdicts !== undefined) {
      const { verdicts: count, seed, role: name } = options;
      const known = await rules();
      const drawn = { count, seed, asOf: asOfOrToday(options.asOf) };
      exitCode = await (await import('./cli/verdicts.ts')).drawCommand(
        folder,
        await (await import('./cli/screen.ts')).findRole(name, known),
        drawn,
        known,
      );
      return;
    }
    exitCode = await (await import('./cli/eval.ts')).evalCommand(
      folder,
      { ...options, asOf: asOfOrToday(options.asOf) },
      await rules(),
    );
  });

addFairness(program, {
  asOf,
  day: asOfOrToday,
  rules,
  done: (code) => {
    exitCode = code;
  },
});

// The line that a terminal writes ^C on ends, and so does that of a bar.
process.once('SIGINT', () => {
  if (process.stderr.isTTY) process.stderr.write('\n');
  process.exit(130);
});

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});
// Whoever reads what is told beside the result may be gone before it is there.
process.stderr.on('error', () => {});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof WrongUse) {
    process.stderr.write(`prescreen: ${printable(error.message)}\n`);
    exitCode = 2;
  } else if (error instanceof StartFailure) {
    process.stderr.write(`prescreen: ${printable(error.message)}\n`);
    exitCode = 1;
  } else throw error;
}
process.exitCode = exitCode;
