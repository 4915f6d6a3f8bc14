/** Objects that a repair looks at: more are no damage but an attack. */
const mostObjects = 100_000;

/**
 * A damaged PDF with a new page tree, catalogue and trailer behind what is left of it: a file that lost its end still holds
 * its pages, without what names them (ISO 32000-1, 7.5). Pages in object streams, which are compressed, are not found. Gives
 * null when there is no page.
 */
export function repairedPdf(bytes: Uint8Array): Uint8Array | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const pages: string[] = [];
  let top = 0;
  let objects = 0;
  // Looked for once for all objects that lie before it: a file that has none is not searched again for each.
  let end = 0;
  for (const match of text.matchAll(/(?:^|[\r\n])[ \t]{0,8}(\d{1,7}) 0 obj\b/g)) {
    objects += 1;
    if (objects > mostObjects) return null;
    const number = Number(match[1]);
    top = Math.max(top, number);
    const start = match.index + match[0].length;
    if (end !== -1 && end < start) end = text.indexOf('endobj', start);
    const dictionary = text.slice(start, Math.min(end === -1 ? text.length : end, start + 4000));
    if (end !== -1 && /\/Type\s*\/Page\b/.test(dictionary)) pages.push(`${number} 0 R`);
  }
  if (pages.length === 0) return null;
  const last = text.lastIndexOf('endobj') + 'endobj'.length;
  const [tree, catalogue] = [top + 1, top + 2];
  const added = [
    '',
    `${tree} 0 obj`,
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.join(' ')}]>>`,
    'endobj',
    `${catalogue} 0 obj`,
    `<</Type/Catalog/Pages ${tree} 0 R>>`,
    'endobj',
    'trailer',
    `<</Root ${catalogue} 0 R/Size ${catalogue + 1}>>`,
    'startxref',
    '0',
    '%%EOF',
    '',
  ].join('\n');
  return Buffer.concat([bytes.subarray(0, last), Buffer.from(added, 'latin1')]);
}

/** True for a file whose last object no table of objects follows (ISO 32000-1, 7.5.5). What servers append behind the end is no loss. */
export function lostItsEnd(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return file.lastIndexOf('startxref') <= file.lastIndexOf('endobj');
}
