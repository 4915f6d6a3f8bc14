import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take a minute or more, the longest first: begun late, one of them would have a core to itself at the end. */
const longest = [
  ...['test/docs', 'test/formats/pool', 'test/service/kills', 'test/service/embedded', 'test/service/page'],
  ...['test/service/postgres-watch', 'test/service/topology', 'test/cli/commands', 'test/api/fuzz'],
  ...['test/ats/end-to-end', 'test/service/role-page', 'test/slim', 'test/service/outages', 'test/cli/read'],
  ...[
    'test/api/access-table',
    'test/service/sign-in',
    'test/cli/eval',
    'test/api/batches',
    'test/api/pictures',
  ],
].map((name) => `${name}.test.ts`);

/** The order in which files are begun: the longest first, then as vitest has them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const place = ({ moduleId }: TestSpecification) => {
      const at = longest.indexOf(relative(process.cwd(), moduleId).replaceAll('\\', '/'));
      return at === -1 ? longest.length : at;
    };
    return sorted.toSorted((a, b) => place(a) - place(b));
  }
}
