declare module 'word-extractor' {
  interface Extracted {
    getBody(): string;
    getHeaders(options?: { includeFooters?: boolean }): string;
    getFooters(): string;
    getTextboxes(options?: { includeHeadersAndFooters?: boolean; includeBody?: boolean }): string;
  }
  export default class WordExtractor {
    extract(source: Buffer): Promise<Extracted>;
  }
}

declare module 'word-extractor/lib/word-ole-extractor.js' {
  /** What reads Word's binary format; the reader of `word-extractor` makes one for each file. */
  const OleExtractor: {
    prototype: {
      writeCharacterProperties(this: { _pieces: { text: string }[] }, text: Buffer, tables: Buffer): void;
    };
  };
  export default OleExtractor;
}
