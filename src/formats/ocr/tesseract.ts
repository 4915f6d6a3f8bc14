import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import type { PlacedWord } from '#domain/document.ts';

/*
 * Words of a picture by Tesseract's LSTM engine, compiled to WebAssembly. One build of the engine is named here: the
 * package's own choice depends on the processor, and would give other words on another machine.
 */

/** What of the engine's interface is used. */
interface Engine {
  FS: { writeFile(path: string, bytes: Uint8Array): void; unlink(path: string): void };
  TessBaseAPI: new () => {
    Init(path: null, language: string, mode: number): number;
    SetImageFile(orientation: number, angle: number): number;
    FindLines(): void;
    GetGradient(): number;
    Recognize(monitor: null): number;
    GetTSVText(page: number): string;
    End(): void;
  };
}

/** Words of one picture with the mean confidence of their letters, 0–1. */
export interface Recognised {
  words: PlacedWord[];
  /** Size of the picture in points. */
  width: number;
  height: number;
  confidence: number;
  letters: number;
}

/** Mean confidence, 0–1, of the letters of several pictures. */
export function confidenceOf(pages: Recognised[]): number {
  const letters = pages.reduce((sum, page) => sum + page.letters, 0);
  const sure = pages.reduce((sum, page) => sum + page.confidence * page.letters, 0);
  return letters === 0 ? 0 : sure / letters;
}

const require = createRequire(import.meta.url);
const lstmOnly = 1;
/** Language data by the code of the lexicon. */
const data: Record<string, string> = {
  en: 'eng',
  de: 'deu',
  fr: 'fra',
  es: 'spa',
  pt: 'por',
  it: 'ita',
  nl: 'nld',
};
/** Words that the engine is less sure of than this are noise of pictures and lines. */
const leastConfidence = 25;
/** Radians of skew below which a picture is taken as straight. */
const straight = 0.005;

let engine: Promise<Engine> | null = null;
const apis = new Map<string, InstanceType<Engine['TessBaseAPI']>>();

async function apiFor(
  language: string,
): Promise<{ tesseract: Engine; api: InstanceType<Engine['TessBaseAPI']> }> {
  engine ??= (require('tesseract.js-core/tesseract-core-simd-lstm') as (options: object) => Promise<Engine>)({
    TesseractProgress() {},
    print() {},
    printErr() {},
  });
  const tesseract = await engine;
  const name = data[language] ?? 'eng';
  const known = apis.get(name);
  if (known) return { tesseract, api: known };
  const packed = readFileSync(
    require.resolve(`@tesseract.js-data/${name}/4.0.0_best_int/${name}.traineddata.gz`),
  );
  tesseract.FS.writeFile(`${name}.traineddata`, gunzipSync(packed));
  const api = new tesseract.TessBaseAPI();
  if (api.Init(null, name, lstmOnly) !== 0) throw new Error(`no language data ${name}`);
  apis.set(name, api);
  return { tesseract, api };
}

/**
 * Recognises an encoded picture (PNG, JPEG, TIFF, WebP, BMP, PNM). `pointsPerPixel` is null when the picture does not
 * say its size: it is then taken to be as wide as an A4 page. `orientation` is that of EXIF, 1–8. Null when the engine
 * cannot open the picture.
 */
export async function recognise(
  picture: Uint8Array,
  language: string,
  pointsPerPixel: number | null,
  orientation = 1,
): Promise<Recognised | null> {
  const { tesseract, api } = await apiFor(language);
  try {
    tesseract.FS.writeFile('/input', picture);
    if (api.SetImageFile(orientation, 0) !== 0) return null;
    api.FindLines();
    const skew = api.GetGradient();
    if (api.SetImageFile(orientation, Math.abs(skew) >= straight ? skew : 0) !== 0) return null;
    if (api.Recognize(null) !== 0) return null;
    return fromTable(api.GetTSVText(0), pointsPerPixel);
  } catch {
    // What breaks the engine leaves it in no state to go on: the next picture gets a new one.
    engine = null;
    apis.clear();
    return null;
  }
}

/** Points that a picture is taken to be wide when it does not say how wide it is. */
export const a4Width = 595;

/** The engine's table: a row each for pages (1), blocks (2), paragraphs (3), lines (4) and words (5). */
function fromTable(table: string, pointsPerPixel: number | null): Recognised {
  const words: PlacedWord[] = [];
  let [width, height, scale, letters, sure] = [0, 0, 1, 0, 0];
  let line = { base: 0, size: 0 };
  for (const row of table.split('\n')) {
    const cells = row.split('\t');
    const [level, , , , , , x, y, w, h, confidence] = cells.map(Number) as number[];
    if (level === 1) {
      scale = pointsPerPixel ?? a4Width / Math.max(1, w ?? 1);
      [width, height] = [(w ?? 0) * scale, (h ?? 0) * scale];
    }
    if (level === 4) line = { base: ((y ?? 0) + (h ?? 0) * 0.8) * scale, size: (h ?? 0) * scale * 0.85 };
    const text = cells[11]?.trim() ?? '';
    if (level !== 5 || text === '' || (confidence ?? 0) < leastConfidence) continue;
    const [x0, x1] = [(x ?? 0) * scale, ((x ?? 0) + (w ?? 0)) * scale];
    letters += text.length;
    sure += text.length * ((confidence ?? 0) / 100);
    words.push({
      text,
      x0,
      x1,
      y0: (y ?? 0) * scale,
      y1: ((y ?? 0) + (h ?? 0)) * scale,
      base: line.base,
      size: line.size,
      bold: false,
      hiding: null,
      edges: Array.from({ length: text.length }, (_, at) => x0 + ((x1 - x0) * at) / text.length),
    });
  }
  evenSizes(words);
  return { words, width, height, confidence: letters === 0 ? 0 : sure / letters, letters };
}

/** A line without ascenders or descenders measures smaller than its type: what is near the usual size has it. */
function evenSizes(words: PlacedWord[]): void {
  const sizes = words.map((word) => word.size).sort((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  for (const word of words) if (Math.abs(word.size - usual) < usual * 0.35) word.size = usual;
}
