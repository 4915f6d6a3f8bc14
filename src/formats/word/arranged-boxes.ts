import { largest } from '#domain/extremes.ts';
import type { Block, Paragraph, TextBox } from './blocks.ts';

/** Boxes of one anchor that are a page by themselves, and the room between two columns of them, in points. */
const [fewest, gutter] = [4, 100];
/** Points between the tops of boxes that stand beside each other. */
const sameRow = 8;
/** The share of letters outside of such boxes at most. */
const mostOutside = 0.2;

/** White space between what stood in two boxes. */
const gap: Paragraph = { kind: 'paragraph', runs: [], bullet: false, before: 0 };

type Placed = TextBox & { at: NonNullable<TextBox['at']> };

/**
 * Blocks with text boxes of one anchor in the order in which they are seen, column by column, where they hold nearly all of the text: files keep them in the
 * order in which they were drawn. The first column is the text, the other one stays beside it.
 */
export function arranged(blocks: Block[]): Block[] {
  const made: Block[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const run: Placed[] = [];
    while (isPlaced(blocks[at + run.length])) run.push(blocks[at + run.length] as Placed);
    const isOne = new Set(run.map((box) => box.at.frame)).size === 1;
    const others = [...blocks.slice(0, at), ...blocks.slice(at + run.length)];
    const isPage = isOne && run.length >= fewest && lettersIn(others) < lettersIn(run) * mostOutside;
    if (!isPage) {
      made.push(...(run.length > 0 ? run : blocks.slice(at, at + 1)));
      at += Math.max(0, run.length - 1);
      continue;
    }
    const columns = columnsOf(run);
    const [first, beside] = areRows(columns) ? [columns.flat().sort(downThenRight), []] : columns;
    made.push(...first.flatMap((box) => [...box.blocks, gap]), ...beside);
    at += run.length - 1;
  }
  return made;
}

function isPlaced(block: Block | undefined): block is Placed {
  return block?.kind === 'box' && block.at !== undefined;
}

/** Boxes left and right of the widest room between them, each from top to bottom; all in the first where there is no such room. */
function columnsOf(boxes: Placed[]): [Placed[], Placed[]] {
  const edges = [...new Set(boxes.map(({ at }) => at.x))].sort((one, other) => one - other);
  const gaps = edges.map((edge, index) => (edges[index + 1] ?? edge) - edge);
  const widest = largest(gaps, 0);
  const limit = widest < gutter ? Number.POSITIVE_INFINITY : (edges[gaps.indexOf(widest)] as number);
  return [
    boxes.filter(({ at }) => at.x <= limit).sort(downThenRight),
    boxes.filter(({ at }) => at.x > limit).sort(downThenRight),
  ];
}

/** Boxes whose tops are a few points apart are a row. */
function downThenRight(one: Placed, other: Placed): number {
  const [upper, lower] = [one, other].map(({ at }) => Math.round(at.y / sameRow)) as [number, number];
  return upper - lower || one.at.x - other.at.x;
}

/** True where most boxes of the shorter column stand beside one of the other: dates beside titles, and not two columns of text. */
function areRows([left, right]: [Placed[], Placed[]]): boolean {
  const [shorter, longer] = left.length <= right.length ? [left, right] : [right, left];
  const beside = shorter.filter((box) => longer.some(({ at }) => Math.abs(at.y - box.at.y) < sameRow));
  return shorter.length > 1 && beside.length * 2 > shorter.length;
}

function lettersIn(blocks: Block[]): number {
  return blocks.reduce((sum, block) => {
    if (block.kind === 'paragraph') return sum + block.runs.reduce((own, run) => own + run.text.length, 0);
    if (block.kind === 'box') return sum + lettersIn(block.blocks);
    return (
      sum + block.rows.reduce((own, row) => own + row.reduce((all, cell) => all + lettersIn(cell), 0), 0)
    );
  }, 0);
}
