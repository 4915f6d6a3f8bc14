import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take twenty seconds and more, the longest first: begun late, one of them would have a core to itself at the end. */
const longest = [
  'test/formats/pool',
  'test/docs',
  'test/service/embedded',
  'test/service/postgres-watch',
  'test/service/role-page',
  'test/service/page',
  'test/ats/end-to-end',
  'test/service/page-parts',
  'test/service/silence',
  'test/service/kills',
  'test/service/page-lasting',
  'test/cli/read',
  'test/service/views',
  'test/slim',
  'test/cli/commands',
  'test/service/backup',
  'test/service/scans',
  'test/service/marks',
  'test/api/retention',
  'test/service/storm',
  'test/api/access-table',
  'test/service/topology',
  'test/service/sign-in',
  'test/cli/eval',
  'test/service/files-key',
  'test/api/fuzz',
  'test/service/outages',
  'test/service/upgrade',
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
