import { crc32 } from 'node:zlib';

/** What the directory of a zip says of one entry, where it lies. Left out it is true. */
export interface Lies {
  name?: Buffer;
  flags?: number;
  method?: number;
  /** 64 bits, written as zip64 (APPNOTE 4.5.3). */
  size?: bigint;
  compressedSize?: bigint;
  crc?: number;
  extra?: Buffer;
}

/** A zip of stored files, written by hand, so that its directory may say anything. */
export function hostileZip(files: { name: string; bytes: Uint8Array; lies?: Lies }[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, lies = {} } of files) {
    const label = Buffer.from(name);
    const crc = crc32(bytes);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50);
    head.writeUInt16LE(20, 4);
    head.writeUInt32LE(crc, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt32LE(bytes.length, 22);
    head.writeUInt16LE(label.length, 26);
    local.push(head, label, Buffer.from(bytes));
    const shown = lies.name ?? label;
    const extra = Buffer.concat([zip64(lies), lies.extra ?? Buffer.alloc(0)]);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(45, 4);
    entry.writeUInt16LE(45, 6);
    entry.writeUInt16LE(lies.flags ?? 0, 8);
    entry.writeUInt16LE(lies.method ?? 0, 10);
    entry.writeUInt32LE(lies.crc ?? crc, 16);
    entry.writeUInt32LE(lies.compressedSize === undefined ? bytes.length : 0xffffffff, 20);
    entry.writeUInt32LE(lies.size === undefined ? bytes.length : 0xffffffff, 24);
    entry.writeUInt16LE(shown.length, 28);
    entry.writeUInt16LE(extra.length, 30);
    entry.writeUInt32LE(at, 42);
    directory.push(entry, shown, extra);
    at += head.length + label.length + bytes.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, listed, end]);
}

function zip64({ size, compressedSize }: Lies): Buffer {
  const told = [size, compressedSize].filter((one) => one !== undefined);
  if (told.length === 0) return Buffer.alloc(0);
  const field = Buffer.alloc(4 + told.length * 8);
  field.writeUInt16LE(1);
  field.writeUInt16LE(told.length * 8, 2);
  for (const [index, one] of told.entries()) field.writeBigUInt64LE(one, 4 + index * 8);
  return field;
}
