/*
 * Letters of a Word 97–2003 document that tracked changes deleted. word-extractor 1.0.4 takes a property for "deleted" by five of the
 * bits that number it ([MS-DOC] 2.6.1 has nine and its kind): letters with a spacing of their own fell away with it.
 */

/** What of word-extractor's reader is called. */
interface OleExtractor {
  prototype: { writeCharacterProperties(this: { _pieces: Piece[] }, text: Buffer, tables: Buffer): void };
}

/** A piece of the text of a document, as long as it was read. */
interface Piece {
  text: string;
}

/** An optional hyphen, for which word-extractor writes "undefined", and what it leaves out instead. */
const [optionalHyphen, leftOut] = ['\u001f', '\u0000'];

/** sprmCFRMarkDel ([MS-DOC] 2.6.1), and the bits by which word-extractor knows it. */
const [deleted, taken] = [0x0800, 0x1f];
/** Bytes of the value of a property by its kind; that of the sixth says its length itself. */
const lengths = [1, 1, 2, 4, 2, 2, null, 3];
/** Bytes of a page of properties, and where the file says where these pages are listed ([MS-DOC] 2.5.1, fcPlcfBteChpx). */
const pageBytes = 512;
const [listAt, listLengthAt] = [0x00fa, 0x00fe];

let isMended = false;

/** Has word-extractor's reader take nothing for deleted but what is, and write nothing for optional hyphens. */
export function mendLetters({ prototype }: OleExtractor): void {
  if (isMended) return;
  isMended = true;
  const own = prototype.writeCharacterProperties;
  prototype.writeCharacterProperties = function (text, tables) {
    for (const piece of this._pieces) piece.text = withoutHyphens(piece.text);
    own.call(this, onlyDeletions(text, tables), tables);
  };
}

/** A text of the same length without the hyphens at which its words may break. */
export function withoutHyphens(text: string): string {
  return text.replaceAll(optionalHyphen, leftOut);
}

/** A copy of the stream of a document in which no other property looks like a deletion. */
export function onlyDeletions(text: Buffer, tables: Buffer): Buffer {
  const copy = Buffer.from(text);
  const list = copy.readUInt32LE(listAt);
  const count = (copy.readUInt32LE(listLengthAt) - 4) / 8;
  for (let at = 0; at < count; at++) {
    const page = tables.readUInt32LE(list + (count + 1) * 4 + at * 4) * pageBytes;
    const runs = copy.readUInt8(page + pageBytes - 1);
    for (let run = 0; run < runs; run++) {
      const offset = copy.readUInt8(page + (runs + 1) * 4 + run) * 2;
      if (offset === 0) continue;
      const first = page + offset + 1;
      keepDeletions(copy, first, first + copy.readUInt8(page + offset));
    }
  }
  return copy;
}

function keepDeletions(bytes: Buffer, from: number, to: number): void {
  let at = from;
  while (at < to - 1) {
    const property = bytes.readUInt16LE(at);
    at += 2;
    if ((property & taken) === 0 && property !== deleted && at < to) bytes[at] = (bytes[at] as number) & 0xfe;
    at += lengths[property >> 13] ?? bytes.readUInt8(at) + 1;
  }
}
