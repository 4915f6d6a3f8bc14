import { expect, test } from 'vitest';
import { pngWords } from './support/png-words.ts';

const chunk = (type: string, content: string) => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(Buffer.byteLength(content));
  return Buffer.concat([size, Buffer.from(type + content), Buffer.from('Jane')]);
};

test('of a picture its own words are told, and neither pixels nor checksums', () => {
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const bytes = Buffer.concat([
    signature,
    chunk('IDAT', 'Adam'),
    chunk('tEXt', 'Title\0Ada Roe'),
    chunk('IEND', ''),
  ]);
  expect(pngWords(bytes)).toBe('Title\0Ada Roe\n');
});
