/** What a PNG says beside its pixels: the content of its other chunks, as text. Takes the bytes of a whole picture. */
export function pngWords(bytes: Buffer): string {
  const said: string[] = [];
  for (let at = 8; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type !== 'IDAT') said.push(bytes.toString('utf8', at + 8, at + 8 + size));
    // Behind the content stand four bytes of its checksum.
    at += size + 12;
  }
  return said.join('\n');
}
