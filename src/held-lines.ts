/** Writes lines on, or keeps them until it is told that they may follow. */
interface HeldLines {
  /** Takes text that ends in a line break. */
  write(text: string): void;
  /** Writes what was kept, in its order; from now on lines pass as they come. */
  release(): void;
}

/**
 * Lines that wait for what a person looks for first: `npm start` prints the address of the page before what the parts log
 * while they start. `on` is where they go. A process that ends gives out what it still keeps: whoever asks why it ended
 * reads it there.
 */
export function holdLines(on: (text: string) => void): HeldLines {
  let kept: string[] | null = [];
  const release = () => {
    const before = kept ?? [];
    kept = null;
    for (const text of before) on(text);
  };
  process.once('exit', release);
  return {
    write: (text) => {
      if (kept === null) on(text);
      else kept.push(text);
    },
    release: () => {
      process.off('exit', release);
      release();
    },
  };
}
