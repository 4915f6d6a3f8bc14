/* The process that unpacks one archive: it hands over one file at a time and waits until that one is stored. */
import { readFile } from 'node:fs/promises';
import type { Unpacked, UnpackFailure, UnpackRequest } from '../archives/archive.ts';
import { messageFiles } from '../archives/unpack-mail.ts';
import { zipFiles } from '../archives/unpack-zip.ts';
import { childChannel } from './channel.ts';
import { endWithParent } from './orphan.ts';

const channel = childChannel();
endWithParent(channel);

let next: () => void = () => {};
channel.hear((message: UnpackRequest | 'next') => {
  if (message === 'next') next();
  else void unpack(message);
});

async function unpack({ path, kind, limits, known }: UnpackRequest): Promise<void> {
  const seen = new Set(known);
  const give = (file: Unpacked) =>
    new Promise<void>((done) => {
      next = done;
      const { bytes, ...about } = file;
      channel.send({ ...about, bytes: bytes !== null }, bytes ?? undefined);
    });
  let failure: UnpackFailure | null;
  try {
    failure =
      kind === 'zip'
        ? await zipFiles(path, limits, seen, give)
        : await messageFiles(await readFile(path), kind, limits, seen, give);
  } catch {
    failure = 'corrupt';
  }
  channel.send({ end: failure });
}
