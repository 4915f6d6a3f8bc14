/*
 * Office documents that a password protects. Their own readers see damage: what is encrypted looks like it.
 */
const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** The stream that holds a protected DOCX ([MS-OFFCRYPTO] 2.3.4.4). */
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');
const sector = 512;
/** First bytes of the stream of a Word document, and the flag of encryption at byte 10 ([MS-DOC] 2.5.2, FibBase). */
const wordStart = 0xa5ec;
const encryptedFlag = 0x0100;

/** True for a DOCX, or another package of Office, that only its password opens. */
export function isLockedPackage(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.subarray(0, 8).equals(compound) && buffer.includes(encryptedPackage);
}

/** True for a Word 97–2003 document that only its password opens. */
export function isLockedDoc(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = sector; at + 12 <= buffer.length; at += sector)
    if (buffer.readUInt16LE(at) === wordStart) return (buffer.readUInt16LE(at + 10) & encryptedFlag) !== 0;
  return false;
}

/** True for the manifest of an OpenDocument whose content is encrypted (ODF 1.3, part 2, 4.4). */
export function isLockedManifest(xml: string): boolean {
  return /<(?:[\w-]+:)?encryption-data[\s>]/.test(xml);
}
