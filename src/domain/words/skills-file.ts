import type { Skill } from './lexicon.ts';

const columns = 'id\taliases\tparents\tcontextual\tmarks\tnot before\tnot after';
const title = /^# (?<category>.+?)(?: \((?<kind>no technology|applications|code)\))?$/;
const known = ['ambiguous', 'strong', 'group', 'product', 'application'];
const listOf = (cell: string | undefined) => (cell ? cell.split(' | ') : []);

/**
 * The skills of a file of `rules/skills/`: its first line is `# category` (with ` (no technology)`, ` (applications)` or ` (code)` behind
 * it), its second names the columns, each other line is a skill whose lists are parted by ` | `. Throws Error naming
 * the line that is wrong.
 */
export function parseSkills(text: string): Skill[] {
  const [first = '', header, ...lines] = text.replace(/\n$/, '').split('\n');
  const head = title.exec(first)?.groups;
  if (!head) throw new Error('line 1: "# category" is missing');
  if (header !== columns) throw new Error(`line 2: the columns are ${columns.replaceAll('\t', ', ')}`);
  return lines.map((line, index) => {
    const cells = line.split('\t');
    const marks = cells[4] ? cells[4].split(' ') : [];
    if (cells.length > 7 || !cells[0] || !marks.every((mark) => known.includes(mark)))
      throw new Error(`line ${index + 3}: seven columns at most, and marks are ${known.join(', ')}`);
    return {
      id: cells[0],
      category: head.category ?? '',
      technology: head.kind !== 'no technology',
      application: head.kind === 'applications' || marks.includes('application'),
      code: head.kind === 'code' && !marks.includes('product'),
      aliases: listOf(cells[1]),
      parents: listOf(cells[2]),
      contextual: listOf(cells[3]),
      ambiguous: marks.includes('ambiguous'),
      strong: marks.includes('strong'),
      group: marks.includes('group'),
      notBefore: listOf(cells[5]),
      notAfter: listOf(cells[6]),
    };
  });
}
