import type { PlacedPage } from '#domain/document.ts';
import { withAccents } from './accents.ts';
import { fieldWords } from './fields.ts';
import { hidingOf } from './hiding.ts';
import { lettersOf } from './letters.ts';
import { paintsOf } from './paints.ts';
import { type Pdfium, pageGeometry } from './pdfium.ts';
import { reachable } from './reachable.ts';
import { runsOf } from './run.ts';
import { mainTurn, turned } from './turned.ts';
import { wordsOf } from './words.ts';

/** What is counted over all pages of a document. */
export interface Tally {
  letters: number;
  /** Letters that the file does not say the meaning of. */
  unmapped: number;
  /** Pages on which letters were left out that go another way than the others. */
  askew: number;
  /** Fields that were left out. */
  fields: number;
  /** Letters that were left out as nobody can tell whether they are seen. */
  unsure: number;
}

export interface ReadPage extends PlacedPage {
  /** True for a page whose text stands sideways: it is read as if it had been turned. */
  turned: boolean;
  /** Its size as people see it, in points. */
  shown: { width: number; height: number };
}

/** The words of a page with their places; those of a form's fields by its handle, 0 where there is none. */
export function readPage(engine: Pdfium, page: number, form: number, tally: Tally): ReadPage {
  const { call } = engine;
  const size = pageGeometry(engine, page);
  const textPage = call.FPDFText_LoadPage!(page);
  const counted: { letters: number; unmapped: number; unread?: number } = { letters: 0, unmapped: 0 };
  const all = lettersOf(engine, textPage, size.matrix, counted);
  tally.letters += counted.letters;
  tally.unmapped += counted.unmapped;
  const { turn, others } = mainTurn(all);
  if (isLoss(turn, others)) tally.askew += 1;
  const lying = turned(size, turn);
  const own = turn === 0 ? all : lettersOf(engine, textPage, lying.matrix, { letters: 0, unmapped: 0 });
  const letters = withAccents(own.filter((letter) => letter.style.turn === 0));
  // What lies over or under sideways text is not looked for: an accusation has to be certain.
  const paints = turn === 0 ? paintsOf(engine, page, size.matrix) : null;
  const judged = { engine, page, size: lying, matrix: size.matrix, painted: paints, runs: runsOf(letters) };
  const { hiding, leftOut, lost } = hidingOf(judged);
  tally.unsure += lost;
  call.FPDFText_ClosePage!(textPage);
  const fields = fieldWords(engine, page, lying.matrix, form);
  tally.fields += fields.left;
  for (const { text } of fields.words) tally.letters += text.length;
  return {
    width: lying.width,
    height: lying.height,
    words: [
      ...wordsOf(
        letters.filter(({ object }) => !leftOut.has(object)),
        hiding,
      ),
      ...fields.words,
    ],
    turned: turn !== 0,
    leftOut: others.trim() !== '' || (counted.unread ?? 0) > 0 || lost > 0,
    shown: { width: size.width, height: size.height },
  };
}

/** Letters that stand sideways beside upright text before it says so: a label or two are no loss. */
const mostAskew = 80;

/** Whether what is left out of a page is a loss: text beside sideways text always is, sideways text when it is long or tells how to reach somebody. */
function isLoss(turn: number, others: string): boolean {
  const letters = others.replace(/\s/g, '').length;
  return letters > 0 && (turn !== 0 || letters > mostAskew || reachable.test(others));
}
