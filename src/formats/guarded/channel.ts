import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { deserialize, serialize } from 'node:v8';

/*
 * What a process that opens files of strangers and its parent say to each other: frames over a pipe, each with its length before
 * it. The parent is believed, so that it may send anything; the other side is not: it sends JSON and bytes, no more than it may,
 * and whatever else comes from it ends it. (The channel that Node brings believes both sides.)
 */
const channelFd = 3;
const head = 8;

/** Takes frames out of a stream: their first word is the length of all, the second that of the part before the bytes. */
function onFrames(
  stream: Duplex,
  most: number,
  take: (first: Buffer, rest: Buffer) => void,
  onBroken: () => void,
): void {
  let chunks: Buffer[] = [];
  let size = 0;
  const whole = () => {
    if (chunks.length > 1) chunks = [Buffer.concat(chunks)];
    return chunks[0] as Buffer;
  };
  let wanted = head;
  stream.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    while (size >= wanted) {
      const buffer = whole();
      wanted = head + buffer.readUInt32LE(0);
      const part = buffer.readUInt32LE(4);
      if (wanted - head > most || part > wanted - head) {
        stream.destroy();
        onBroken();
        return;
      }
      if (size < wanted) return;
      const frame = buffer.subarray(head, wanted);
      chunks = [buffer.subarray(wanted)];
      size -= wanted;
      wanted = head;
      take(frame.subarray(0, part), frame.subarray(part));
    }
  });
}

function frameOf(first: Buffer, rest: Uint8Array): Buffer {
  const frame = Buffer.alloc(head + first.length + rest.length);
  frame.writeUInt32LE(first.length + rest.length, 0);
  frame.writeUInt32LE(first.length, 4);
  first.copy(frame, head);
  frame.set(rest, head + first.length);
  return frame;
}

/** What comes from the other side: an object of JSON, and bytes beside it. */
export type Heard = (message: Record<string, unknown>, bytes: Buffer) => void;

/** The parent's end: hears what is at most `most` bytes; `onBroken` tells of anything else. Gives what sends any value. */
export function parentChannel(
  stream: Duplex,
  most: number,
  heard: Heard,
  onBroken: () => void,
): (message: unknown) => void {
  // A process that has ended is found lost by its end.
  stream.on('error', () => {});
  onFrames(
    stream,
    most,
    (first, rest) => {
      let message: unknown = null;
      try {
        message = JSON.parse(first.toString('utf8'));
      } catch {}
      if (typeof message !== 'object' || message === null) onBroken();
      else heard(message as Record<string, unknown>, rest);
    },
    onBroken,
  );
  return (message) => {
    if (!stream.destroyed) stream.write(frameOf(serialize(message), new Uint8Array()));
  };
}

export interface ChildChannel {
  send(message: object, bytes?: Uint8Array): void;
  hear(take: (message: never) => void): void;
  /** Tells when the parent is gone. */
  onEnd(listener: () => void): void;
}

/** The end of a process that `forkGuarded` started. */
export function childChannel(): ChildChannel {
  const socket = new Socket({ fd: channelFd, readable: true, writable: true });
  socket.on('error', () => {});
  return {
    send: (message, bytes = new Uint8Array()) => {
      socket.write(frameOf(Buffer.from(JSON.stringify(message)), bytes));
    },
    hear: (take) =>
      onFrames(
        socket,
        Number.MAX_SAFE_INTEGER,
        (first) => take(deserialize(first) as never),
        () => {},
      ),
    onEnd: (listener) => socket.on('close', listener),
  };
}
