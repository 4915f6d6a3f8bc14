import type { Hiding, PlacedWord } from '#domain/document.ts';
import type { Letter } from './letters.ts';

/** Letters in stream order to runs without wide gaps, one base line and one visibility each. */
export function wordsOf(letters: Letter[], hiding: Map<number, Hiding | null>): PlacedWord[] {
  const words: PlacedWord[] = [];
  let word: PlacedWord | null = null;
  let last: Letter | null = null;
  let rights: number[] = [];
  /** The smallest size of a letter behind which room alone parts the words of a run; 0 where none does. */
  let roomy = 0;
  const close = () => {
    if (word === null) return;
    closeSpacing(word, rights, roomy);
    rights = [];
    roomy = 0;
    const kept = word.text.trimEnd();
    word.edges.length = kept.length;
    word.text = kept;
    if (kept !== '') words.push(word);
    word = null;
  };
  for (const letter of letters) {
    const blank = letter.text.trim() === '';
    if (blank) {
      if (word !== null && last && Math.abs(letter.base - last.base) < 1 && !word.text.endsWith(' ')) {
        word.text += ' ';
        word.edges.push(letter.x0);
        rights.push(letter.x0);
        // The engine's own idea of a space, too.
        if (letter.x0 === letter.x1) roomy = smaller(roomy, last.style.size);
      }
      continue;
    }
    const hidden = hiding.get(letter.object) ?? null;
    const gap: number = last ? letter.x0 - last.x1 : 0;
    const size = letter.style.size;
    const far = gap > Math.max(size * 1.15, 9) || gap < -size * 0.5;
    if (
      word === null ||
      !last ||
      far ||
      Math.abs(letter.base - last.base) > size * 0.35 ||
      word.hiding !== hidden
    ) {
      close();
      word = {
        text: '',
        x0: letter.x0,
        x1: letter.x1,
        y0: letter.y0,
        y1: letter.y1,
        base: letter.base,
        size,
        bold: letter.style.bold,
        hiding: hidden,
        edges: [],
        looks: [{ x: letter.x0, look: letter.style.look }],
      };
    } else if ((gap > size * 0.17 || isNewWord(last, letter, gap)) && !word.text.endsWith(' ')) {
      word.text += ' ';
      word.edges.push(last.x1);
      rights.push(letter.x0);
      roomy = smaller(roomy, size);
    }
    if (last && last.style.look !== letter.style.look && word.text.endsWith(' '))
      word.looks?.push({ x: letter.x0, look: letter.style.look });
    for (let unit = 0; unit < letter.text.length; unit++) {
      word.edges.push(letter.x0);
      rights.push(letter.x1);
    }
    word.text += letter.text;
    word.x1 = Math.max(word.x1, letter.x1);
    word.y0 = Math.min(word.y0, letter.y0);
    word.y1 = Math.max(word.y1, letter.y1);
    last = letter;
  }
  close();
  return words;
}

/** Points from which letters are those of a name at the head of a page: two fonts part its words although no room is there. */
const sizeOfName = 25;

/**
 * True for a capital behind a small letter of another run with some room between them, and for letters of one size and two
 * fonts ("Jane" before a bold "Miller"): a space of a smaller font parts the names of a heading, and is narrow for their size.
 */
function isNewWord(last: Letter, letter: Letter, gap: number): boolean {
  const { size, font } = letter.style;
  const isRoom = gap > size * 0.08;
  if (last.object === letter.object || (!isRoom && size < sizeOfName)) return false;
  const areLetters = [last, letter].every(({ text }) => /\p{L}$/u.test(text));
  if (areLetters && last.style.font !== font && last.style.size === size) return true;
  return isRoom && /\p{Ll}$/u.test(last.text) && /^\p{Lu}/u.test(letter.text);
}

/** Letters of a run from which its room between letters is known. */
const fewestSpaced = 5;

/** True where most letters of a run stand at least so far apart, in points: in prose they touch. Nothing is made for it. */
function areApart({ text, edges }: PlacedWord, rights: number[], least: number): boolean {
  let [apart, pairs, last] = [0, 0, -1];
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) === 32) continue;
    if (last >= 0) {
      pairs += 1;
      if ((edges[at] ?? 0) - (rights[last] ?? 0) >= least) apart += 1;
    }
    last = at;
  }
  return apart * 2 >= pairs;
}

/** The smaller of two sizes, the first of which may be 0 for none. */
function smaller(known: number, size: number): number {
  return known === 0 ? size : Math.min(known, size);
}

/**
 * Undoes letter spacing ("E X P E R I E N C E", with kerned pairs "E D U CAT I O N", small capitals drawn one by one "Experi ence"): only
 * gaps wider than the usual one between letters part words.
 */
function closeSpacing(word: PlacedWord, rights: number[], roomy: number): void {
  const parts = word.text.trim().split(' ');
  const isSpaced = parts.length >= 3 && word.text.length <= parts.length * 3.6;
  if (!isSpaced && (roomy === 0 || !areApart(word, rights, roomy * 0.09))) return;
  const letters = [...word.text].flatMap((text, index) =>
    text === ' ' ? [] : [{ text, left: word.edges[index] ?? 0, right: rights[index] ?? 0 }],
  );
  // A few letters do not tell what is usual between them.
  if (!isSpaced && letters.length < fewestSpaced) return;
  const gaps = letters.slice(1).map((letter, index) => letter.left - (letters[index]?.right ?? 0));
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  // In prose of short words most letters touch; spaced letters do not.
  if (usual < (roomy || word.size) * 0.09) return;
  const least = Math.max(usual * 1.6, roomy === 0 ? 0 : word.size * 0.2);
  // Room behind the mark that opens a list's item is room.
  const marked = roomy > 0 && !/[\p{L}\p{N}]/u.test(letters[0]?.text ?? '');
  const roomOf = (index: number) => (marked && index === 1 ? roomy * 0.1 : least);
  word.text = '';
  word.edges = [];
  for (const [index, letter] of letters.entries()) {
    if (index > 0 && (gaps[index - 1] ?? 0) > roomOf(index)) {
      word.text += ' ';
      word.edges.push(letters[index - 1]?.right ?? 0);
    }
    word.text += letter.text;
    word.edges.push(letter.left);
  }
}
