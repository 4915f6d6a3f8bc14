import type { Letter, Turn } from './letters.ts';
import type { Matrix } from './pdfium.ts';

/** Render modes whose letters leave nothing on the page (ISO 32000-1, 9.3.6). */
const unpainted = new Set([3, 7]);

/** The direction in which most of a page's letters are read, and the visible text that goes another way. */
export function mainTurn(letters: Letter[]): { turn: Turn; others: string } {
  const isSeen = ({ text, style }: Letter) => text.trim() !== '' && !unpainted.has(style.mode);
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  let askew = 0;
  for (const letter of letters) {
    if (!isSeen(letter)) continue;
    if (letter.style.turn === null) askew += 1;
    else counts[letter.style.turn] += 1;
  }
  const turn = ([1, 2, 3] as const).reduce((best: Turn, one) => (counts[one] > counts[best] ? one : best), 0);
  if (askew + counts[0] + counts[1] + counts[2] + counts[3] === counts[turn]) return { turn, others: '' };
  const others = letters.filter((letter) => letter.style.turn !== turn && isSeen(letter));
  return { turn, others: others.map(({ text }) => text).join('') };
}

interface Geometry {
  width: number;
  height: number;
  matrix: Matrix;
}

/** A page as it lies when text of a turn is upright. */
export function turned({ width, height, matrix: m }: Geometry, turn: Turn): Geometry {
  const [a, b, c, d, e, f] = m;
  if (turn === 0) return { width, height, matrix: m };
  if (turn === 1) return { width: height, height: width, matrix: [b, -a, d, -c, f, width - e] };
  if (turn === 2) return { width, height, matrix: [-a, -b, -c, -d, width - e, height - f] };
  return { width: height, height: width, matrix: [-b, a, -d, c, height - f, e] };
}
