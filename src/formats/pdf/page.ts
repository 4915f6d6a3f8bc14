import { largest, smallest } from '#domain/extremes.ts';
import type { PlacedPage } from '#domain/readers/lines.ts';
import { drawFields } from './fields.ts';
import { hidingJudge, paintsOf, type Run } from './hiding.ts';
import { type Letter, lettersOf } from './letters.ts';
import { type Pdfium, pageGeometry, type Rect } from './pdfium.ts';
import { mainTurn, turned } from './turned.ts';
import { wordsOf } from './words.ts';

/** What is counted over all pages of a document. */
export interface Tally {
  letters: number;
  /** Letters that the file does not say the meaning of. */
  unmapped: number;
  /** Visible letters that go another way than those of their page. */
  askew: number;
  /** Fields whose words could not be made out. */
  fields: number;
}

export interface ReadPage extends PlacedPage {
  /** True for a page whose text stands sideways: it is read as if it had been turned. */
  turned: boolean;
}

/** The words of a page with their places. */
export function readPage(engine: Pdfium, page: number, tally: Tally): ReadPage {
  const { call } = engine;
  tally.fields += drawFields(engine, page);
  const size = pageGeometry(engine, page);
  const textPage = call.FPDFText_LoadPage!(page);
  const all = lettersOf(engine, textPage, size.matrix, tally);
  const { turn, others } = mainTurn(all);
  tally.askew += others;
  const lying = turned(size, turn);
  const own = turn === 0 ? all : lettersOf(engine, textPage, lying.matrix, { letters: 0, unmapped: 0 });
  const letters = own.filter((letter) => letter.style.turn === 0);
  const runs = [...Map.groupBy(letters, (letter) => letter.object)].map(([object, some]) =>
    runOf(object, some),
  );
  // What lies over or under sideways text is not looked for: an accusation has to be certain.
  const paints = turn === 0 ? paintsOf(engine, page, size.matrix) : null;
  const judge = hidingJudge(engine, page, lying, paints, runs);
  const hiding = new Map(runs.map((run) => [run.object, judge(run)]));
  call.FPDFText_ClosePage!(textPage);
  return { width: lying.width, height: lying.height, words: wordsOf(letters, hiding), turned: turn !== 0 };
}

function runOf(object: number, letters: Letter[]): Run {
  const seen = letters.filter((letter) => letter.text.trim() !== '');
  const first = letters[0] as Letter;
  const { size, fill, mode } = first.style;
  const centres = seen.map((letter): [number, number] => [
    (letter.x0 + letter.x1) / 2,
    letter.base - size * 0.3,
  ]);
  const box: Rect = [
    smallest(letters.map((letter) => letter.x0)),
    smallest(letters.map((letter) => letter.y0)),
    largest(letters.map((letter) => letter.x1)),
    largest(letters.map((letter) => letter.y1)),
  ];
  return { object, size, fill, mode, centres, box };
}
