import { type Command, InvalidArgumentError, type Option } from 'commander';
import type { Rules } from '#rules.ts';

/** A number within bounds. */
const between = (least: number, most: number) => (value: string) => {
  const number = Number(value);
  if (value.trim() === '' || !(number >= least && number <= most))
    throw new InvalidArgumentError(`a number from ${least} to ${most}`);
  return number;
};

interface Given {
  asOf(): Option;
  /** The as-of date, today's where none was given. */
  day(given: string | undefined): string;
  rules(): Promise<Rules>;
  done(exitCode: number): void;
}

/** Adds `prescreen fairness …`; what a command gives is handed on. */
export function addFairness(program: Command, { asOf, day, rules, done }: Given): void {
  const fairness = program
    .command('fairness')
    .description('rates by what candidates said of themselves, and whether names change a score');
  fairness
    .command('report')
    .description('selection and scoring rates and impact ratios of a role of the service')
    .requiredOption('--role <id>', 'a role of the service')
    .option('--json', 'everything as JSON')
    .option('--csv', 'as a table')
    .option('--threshold <ratio>', 'of the four-fifths indicator', between(0.1, 1), 0.8)
    .option('--exclude-below <share>', 'categories of a smaller share have no ratio', between(0, 0.1), 0)
    .option('--suppress-below <people>', 'smaller categories are not shown; 0 shows all', between(0, 50), 5)
    .action(async (options) => done(await (await import('./fairness.ts')).fairnessReportCommand(options)));
  fairness
    .command('import')
    .description('keep what candidates said of themselves')
    .argument('<csv>', 'with the columns application_id, sex, race; - is the standard input')
    .requiredOption('--role <id>', 'a role of the service')
    .requiredOption('--by <name>', 'who does it, for the audit')
    .action(async (path: string, options) =>
      done(await (await import('./fairness.ts')).fairnessImportCommand(path, options)),
    );
  fairness
    .command('counterfactual')
    .description('say the same of other people, and tell where a score, gate, finding or doubt differs')
    .argument('<paths...>', 'files or folders')
    .requiredOption('--role <id or file>', 'a shipped role, a YAML file, or all shipped roles: all')
    .addOption(asOf())
    .option('--json', 'everything as JSON')
    .action(async (paths: string[], options) =>
      done(
        await (await import('./counterfactual.ts')).counterfactualCommand(
          paths,
          { ...options, asOf: day(options.asOf) },
          await rules(),
        ),
      ),
    );
}
