/*
 * Which text objects of a page cannot be seen. Geometry marks suspects: letters under 3 pt among larger ones, an invisible render
 * mode, no opacity, outside the page, something painted over them, or a colour near the last thing painted under
 * them. A suspect of colour or cover counts only when drawing the page with and without it makes no difference,
 * so that white letters on a dark band are not taken for hidden. Invisible letters on a shape of their own outlines are seen:
 * browsers make bold type so, and programs that design pages draw all text as shapes and lay letters over it whose procedures draw
 * nothing. Whatever could not be looked at accuses nobody.
 */
import type { Hiding } from '#domain/document.ts';
import { backgroundAt, isInside, lastAt, type PagePaints, paper } from './paints.ts';
import type { Matrix, Pdfium, Rect } from './pdfium.ts';
import { centreOf, type Run } from './run.ts';
import { twinsOf } from './twins.ts';
import { hasInk, showsThrough, withoutEffect } from './without-effect.ts';

/** Letters below this size, in points, are tiny; on a page that is small as a whole, those below the other. */
const [smallest, smallestShrunk] = [3, 1.5];
/** The largest letters of a page that is small as a whole: a long page that was printed onto one sheet. */
const largestShrunk = 6;

/** What is judged of: the page, its size in points, what is painted on it (null: colours and covers are not judged), its text. */
interface Judged {
  engine: Pdfium;
  page: number;
  size: { width: number; height: number };
  /** From the user space of the page to its points. */
  matrix: Matrix;
  painted: PagePaints | null;
  runs: Run[];
}

/** Letters whose outlines are drawn, filled or not (ISO 32000-1, 9.3.6). */
const isStroked = ({ mode }: Run) => mode === 1 || mode === 2 || mode === 5 || mode === 6;
const isInvisible = (run: Run) => run.mode === 3 || run.mode === 7 || (!isStroked(run) && run.fill[3] < 40);

/** Letters that make a word: of fewer, marks among them, nobody can tell what they ought to draw. */
const fewestDrawn = 3;
/** A word of letters that the procedures of a font ought to draw. */
const oughtToDraw = ({ procedural, letters }: Run) =>
  procedural && letters.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).length >= fewestDrawn;

/** The letters of a run whose middle lies in a box. */
const lettersIn = (run: Run, box: Rect) =>
  run.letters.filter((letter) => isInside(...centreOf(run, letter), box)).length;

/** Letters whose mean is as wide as this, in points, are not tiny, whatever a font says of its size. */
const widestTiny = 2;

/** What of a page's text cannot be seen. */
interface Unseen {
  /** Why each run cannot be seen for certain, by its object. */
  hiding: Map<number, Hiding>;
  /** Objects of which nobody can tell whether they are seen: they count for nothing, and accuse nobody. */
  leftOut: Set<number>;
  /** Letters of these that no copy tells of. */
  lost: number;
}

/** Which runs of a page cannot be seen, and of which nobody can tell. */
export function hidingOf(judged: Judged): Unseen {
  const { size, painted, runs } = judged;
  const hiding = new Map<number, Hiding>();
  const leftOut = new Set<number>();
  const suspects: { run: Run; reason: Hiding }[] = [];
  const isTiny = tinyOn(runs);
  const tinyLetters = runs.filter(isTiny).reduce((sum, run) => sum + run.letters.length, 0);
  const outlined = painted === null ? () => false : outlines(painted, runs);
  const twin = twinsOf(judged);
  let [inks, looks, lost] = [mostLooks, mostLooks, 0];
  const leaveOut = (run: Run) => {
    leftOut.add(run.object);
    lost += run.letters.length;
  };
  /** Whether letters that draw nothing are seen; what a picture of the page shows costs no look. */
  const look = (run: Run): Sight => {
    if (isOnPicture(judged, run)) return 'seen';
    inks -= 1;
    return inks < 0 ? 'unsure' : invisibly(judged, run);
  };
  /** Whether the shapes that stand for letters that draw nothing are seen through what lies over both, such as the shadow of a card. */
  const lookThrough = (run: Run): Sight => {
    inks -= 1;
    if (inks < 0) return 'unsure';
    const shape = painted?.paints.find((paint) => isShapeOf(paint, run));
    return shape && showsThrough(judged, shape.object, run) ? 'seen' : 'unseen';
  };
  for (const run of runs) {
    if (run.letters.length === 0) continue;
    const off = run.letters.every((letter) => {
      const [x, y] = centreOf(run, letter);
      return x < 0 || y < 0 || x > size.width || y > size.height;
    });
    if (isTiny(run) && tinyLetters > 3) hiding.set(run.object, 'tiny');
    else if (isInvisible(run)) {
      const seen = outlined(run) ? 'seen' : look(run);
      if (seen === 'unsure') leaveOut(run);
      else if (seen === 'unseen') hiding.set(run.object, 'invisible_mode');
    } else if (off) hiding.set(run.object, 'off_page');
    else if (painted !== null && !isSubstituted(judged.engine, run)) {
      const reason = isStroked(run) ? 'background_colour' : suspicion(painted, run);
      if (reason !== null) suspects.push({ run, reason });
      else if (oughtToDraw(run)) suspects.push({ run, reason: 'invisible_mode' });
    }
  }
  const unseen = withoutEffect(
    judged,
    suspects.map(({ run }) => run),
  );
  for (const { run, reason } of suspects) {
    if (!unseen.has(run)) continue;
    const seen = !run.procedural ? 'unseen' : reason === 'covered' ? lookThrough(run) : look(run);
    if (seen === 'unseen') hiding.set(run.object, reason);
    // Dark letters on paper of which only the procedures speak: as good as any others.
    else if (seen === 'unsure' && reason !== 'invisible_mode') leaveOut(run);
  }
  // The same words drawn twice are mostly told of once: a shadow that nobody sees lies under letters that everybody does.
  for (const run of runs) {
    if (!hiding.has(run.object) || isTiny(run) || looks === 0) continue;
    looks -= 1;
    const copies = twin(run).filter(({ copy }) => isSeen(judged, copy));
    if (copies.length === 0) continue;
    hiding.delete(run.object);
    if (copies.some(({ isTold }) => isTold)) leftOut.add(run.object);
  }
  return { hiding, leftOut, lost };
}

/** Runs of a page whose copies, or whose ink, are looked at. */
const mostLooks = 500;

/** True when a copy of a run is drawn so that it is seen. */
function isSeen(judged: Judged, copy: Run): boolean {
  const { painted } = judged;
  if (painted === null || isInvisible(copy)) return false;
  return (!isStroked(copy) && suspicion(painted, copy) === null) || !withoutEffect(judged, [copy]).has(copy);
}

/** The pictures that lie at all letters of a run. */
function picturesAt({ painted }: Judged, run: Run): Rect[] {
  return (painted?.paints ?? [])
    .filter(({ colour, box }) => colour === null && lettersIn(run, box) === run.letters.length)
    .map(({ box }) => box);
}

/** True for letters on a picture that is most of the page: a scan with its text. */
function isOnPicture(judged: Judged, run: Run): boolean {
  const { width, height } = judged.size;
  return picturesAt(judged, run).some(
    ([left, top, right, bottom]) => (right - left) * (bottom - top) > (width * height) / 2,
  );
}

type Sight = 'seen' | 'unseen' | 'unsure';

/**
 * Whether letters without colour, on no picture of the whole page, are seen all the same: ink that is no other text's lies there (letters
 * that cut a gradient, a watermark). Of what a smaller picture shows nobody can tell.
 */
function invisibly(judged: Judged, run: Run): Sight {
  const { painted, runs } = judged;
  if (painted === null) return 'unsure';
  // Letters that draw nothing, over a shape of as many lines as letters have: whatever picture lies below.
  if (run.procedural && painted.paints.some((paint) => isShapeOf(paint, run)) && hasInk(judged, run))
    return 'seen';
  if (picturesAt(judged, run).length > 0) return 'unsure';
  if (run.mode === 3 || !hasInk(judged, run)) return 'unseen';
  const shared = runs.some((other) => other !== run && !isInvisible(other) && lettersIn(other, run.box) > 0);
  return shared ? 'unsure' : 'seen';
}

/** Letters of scripts that need a font which the engine has not where the file brings none: it draws nothing, which proves nothing. */
const otherScripts = /[\u0590-\u0dff\u0e00-\u0fff\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]/u;

function isSubstituted({ call }: Pdfium, run: Run): boolean {
  if (!run.letters.some(({ text }) => otherScripts.test(text))) return false;
  return call.FPDFFont_GetIsEmbedded!(call.FPDFTextObj_GetFont!(run.object)) === 0;
}

/** Tells the tiny letters of a page: beside others of a usual size, or too small to be read at all. */
function tinyOn(runs: Run[]): (run: Run) => boolean {
  const isShrunk = runs.every(({ size, letters }) => letters.length === 0 || size <= largestShrunk);
  const least = isShrunk ? smallestShrunk : smallest;
  return (run) => run.size < least && isNarrow(run);
}

/** True for letters as narrow as tiny ones are, whatever their font says of its size. */
function isNarrow(run: Run): boolean {
  const widths = run.letters.reduce((sum, { x0, x1 }) => sum + x1 - x0, 0);
  return widths < run.letters.length * widestTiny;
}

/** What speaks for a run being hidden by what is painted over or under it. */
function suspicion({ paints, order }: PagePaints, run: Run): Hiding | null {
  const z = order.get(run.object) ?? 0;
  const middle = run.letters[run.letters.length >> 1];
  if (middle === undefined) return null;
  const [x, y] = centreOf(run, middle);
  const nearest = lastAt(paints, x, y);
  if (nearest !== undefined && nearest.z > z) return 'covered';
  const background = nearest === undefined ? paper : nearest.colour;
  if (background === null) return 'background_colour';
  return contrast(run.fill, background) < leastContrast ? 'background_colour' : null;
}

/** Contrast below which letters do not stand out of what is under them (1 to 21, WCAG 2.2). */
const leastContrast = 1.3;
/** Lines and curves that the outline of a letter has at least. */
const leastSegments = 4;

/** True for a shape that may be the outlines of all letters of a run. */
function isShapeOf({ colour, segments, box }: PagePaints['paints'][number], run: Run): boolean {
  const { length } = run.letters;
  return colour !== null && segments >= length * leastSegments && lettersIn(run, box) === length;
}

/**
 * Tells invisible runs that lie on a shape of letters: a path as high as their line, of as many segments as their letters need, in a
 * colour that stands out, with no other text on it.
 */
function outlines({ paints }: PagePaints, runs: Run[]): (run: Run) => boolean {
  const invisible = runs.filter(isInvisible);
  if (invisible.length === 0) return () => false;
  const allIn = (some: Run[], box: Rect) => some.reduce((sum, run) => sum + lettersIn(run, box), 0);
  const shapes = paints.filter(({ z, box, colour, segments }) => {
    if (colour === null || segments < leastSegments) return false;
    const letters = allIn(invisible, box);
    if (letters === 0 || segments < letters * leastSegments) return false;
    const background = backgroundAt(paints, z, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2);
    return background !== null && contrast(colour, background) >= leastContrast;
  });
  const visible = runs.filter((run) => !isInvisible(run));
  return (run) =>
    shapes.some(
      ({ box }) =>
        box[3] - box[1] <= run.size * 3 &&
        lettersIn(run, box) === run.letters.length &&
        allIn(visible, run.box) === 0,
    );
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
function contrast(a: readonly number[], b: readonly number[]): number {
  const [one, two] = [luminance(a), luminance(b)];
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
}

/** What each value of a colour's part (0–255) adds to luminance. */
const shares = Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

function luminance(colour: readonly number[]): number {
  const part = (index: number) => shares[colour[index] ?? 0] ?? 1;
  return 0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2);
}
