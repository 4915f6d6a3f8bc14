/** Where whole files lie by names of 64 hexadecimal digits. What `place` has returned survives a crash. */
export interface Shelf {
  /** When the bytes under a name were placed or touched last; null where there are none. */
  placedAt(name: string): Promise<Date | null>;
  /** Moves a file of the local disk, which is whole there, under a name. */
  place(path: string, name: string): Promise<void>;
  /** Gives the bytes under a name another time of being placed. */
  touch(name: string, at: Date): Promise<void>;
  /** Hands the path of a file on the local disk with the bytes to `act` and gives what that gives; null where there are none. */
  withFile<T>(name: string, act: (path: string) => Promise<T>): Promise<T | null>;
  remove(name: string): Promise<void>;
  /** All names, in their order. */
  names(): AsyncIterable<string>;
  /** Throws when nothing can be written. */
  check(): Promise<void>;
}

/** A name with the folder that it lies in: some thousand files each. */
export const pathOfName = (name: string) => `${name.slice(0, 2)}/${name}`;

/** The name in such a path; null for anything else. */
export function nameInPath(path: string): string | null {
  return /^([0-9a-f]{2})\/(\1[0-9a-f]{62})$/.exec(path)?.[2] ?? null;
}
