/*
 * A check of verdicts by eye: a seeded sample of them as a sheet, on which a reader marks each, and the figure of the marks. The same
 * documents, role and seed give the same sample, whatever the order of the files.
 */
import type { Verdict } from '../judging/score.ts';
import { explain } from '../results/explain.ts';
import type { Resume } from '../resume.ts';
import { oneLine } from '../words/one-line.ts';

/** A verdict that may be drawn: of which document, and what it was judged from. */
export interface Drawn {
  file: string;
  sha256: string;
  role: string;
  resume: Resume;
  verdict: Verdict;
}

/** What a reader says of a verdict: right; wrong, by its status; or right with quotes that do not show it. */
const marks = { r: 'right', w: 'wrong', q: 'badly quoted' } as const;
type Mark = keyof typeof marks;

interface Share {
  marked: number;
  wrong: number;
  badlyQuoted: number;
}

export interface VerdictFigures extends Share {
  /** Verdicts of the sheet without a mark. */
  open: number;
  /** The same by kind of criterion, in the order of the alphabet. */
  byKind: Record<string, Share>;
}

/** The first `count` of all in an order that the seed gives; `digest` scatters texts, as SHA-256 does. */
export function drawVerdicts(
  all: Drawn[],
  count: number,
  seed: number,
  digest: (text: string) => string,
): Drawn[] {
  const key = ({ sha256, role, verdict }: Drawn) => digest(`${seed} ${sha256} ${role} ${verdict.criterion}`);
  return all
    .map((one) => ({ one, key: key(one) }))
    .sort((a, b) => (a.key === b.key ? (a.one.file < b.one.file ? -1 : 1) : a.key < b.key ? -1 : 1))
    .slice(0, count)
    .map(({ one }) => one);
}

/** A sheet to be marked: a verdict a block, with its sentence, every quote and its place. */
export function verdictSheet(drawn: Drawn[]): string {
  const blocks = drawn.map(({ file, role, resume, verdict }, index) => {
    const quotes = verdict.evidence.flatMap((one) =>
      one.source === 'answer' || one.quote === undefined
        ? []
        : [`    ${'page' in one && one.page !== null ? `p. ${one.page}: ` : ''}“${oneLine(one.quote)}”`],
    );
    return [
      `[ ] ${index + 1}  ${oneLine(file)}  ${role}/${verdict.criterion} (${verdict.kind})`,
      `    ${oneLine(explain(verdict, resume))}`,
      `    wanted: ${oneLine(verdict.wanted)}; found: ${oneLine(verdict.found)}`,
      ...quotes,
    ].join('\n');
  });
  const help = Object.entries(marks).map(([mark, says]) => `[${mark}] ${says}`);
  return `Mark each verdict by its document: ${help.join(', ')}. Then: prescreen eval --marked <this file>\n\n${blocks.join('\n\n')}\n`;
}

const heading = /^\[(.?)\] +\d+ {2}.* \((\w+)\)$/;

/** The figures of a marked sheet. Throws Error naming the line of a mark that is none. */
export function readMarks(sheet: string): VerdictFigures {
  const kinds = new Map<string, Share>();
  const all = { marked: 0, wrong: 0, badlyQuoted: 0 };
  let open = 0;
  for (const [index, line] of sheet.split(/\r?\n/).entries()) {
    const found = heading.exec(line);
    if (!found) continue;
    const mark = (found[1] ?? '').trim().toLowerCase();
    if (mark === '') {
      open += 1;
      continue;
    }
    if (!(mark in marks)) throw new Error(`line ${index + 1}: [${mark}] is no mark`);
    const kind = found[2] as string;
    const own = kinds.get(kind) ?? { marked: 0, wrong: 0, badlyQuoted: 0 };
    kinds.set(kind, own);
    for (const share of [all, own]) count(share, mark as Mark);
  }
  return { ...all, open, byKind: Object.fromEntries([...kinds].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function count(share: Share, mark: Mark): void {
  share.marked += 1;
  if (mark === 'w') share.wrong += 1;
  if (mark === 'q') share.badlyQuoted += 1;
}
