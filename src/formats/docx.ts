import type { Format, Limits, ReadOutcome } from './format.ts';
import { cleanText, cut } from './text/clean.ts';
import { plainDocument } from './text/plain.ts';
import { arranged } from './word/arranged-boxes.ts';
import { compose, linesOf, unique } from './word/blocks.ts';
import { unmarkedLevels } from './word/numbering.ts';
import { paintsBehind } from './word/painted.ts';
import { unzip } from './word/unzip.ts';
import { readBlocks, readStyles } from './word/word-xml.ts';
import { reasonOf } from './word/xml.ts';

export const docx: Format = {
  id: 'docx',
  // Templates and documents with macros are the same inside; macros are never run.
  mimes: [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.template',
    'application/vnd.ms-word.document.macroenabled.12',
    'application/vnd.ms-word.template.macroenabled.12',
  ],
  read,
  readAgain,
};

const parts =
  /^(?:word\/(?:document|document2|styles|numbering|header\d*|footer\d*)\.xml|word\/_rels\/(?:document|header\d*|footer\d*)\.xml\.rels|docProps\/core\.xml)$/;

const margins = /(?:header|footer)\d*\.xml$/;

async function read(bytes: Uint8Array, limits: Limits): Promise<ReadOutcome> {
  const zip = await unzip(bytes, limits.inflatedBytes, (name) => parts.test(name));
  if (!zip.ok) return zip;
  const xml = (name: string) =>
    zip.files
      .get(name)
      ?.toString('utf8')
      .replace(/^\ufeff/, '');
  const body = xml('word/document.xml') ?? xml('word/document2.xml');
  if (body === undefined) return { ok: false, reason: 'corrupt' };
  try {
    const styles = readStyles(xml('word/styles.xml') ?? '<styles/>');
    const unmarked = unmarkedLevels(xml('word/numbering.xml') ?? '<numbering/>');
    const names = [...zip.files.keys()].sort();
    // Headers and footers paint behind the text of every page too.
    const around = names
      .filter((name) => margins.test(name))
      .map((name) => ({ name, text: xml(name) ?? '' }));
    const pageColour = [body, ...around.map(({ text }) => text)].some(paintsBehind) ? 'unknown' : 'FFFFFF';
    const shared = { styles, unmarked, pageColour };
    const blocksOf = (pattern: RegExp) =>
      around.filter(({ name }) => pattern.test(name)).flatMap(({ text }) => readBlocks(text, shared));
    const pieces = [
      ...unique(linesOf(blocksOf(/header\d*\.xml$/), 'main')),
      ...linesOf(arranged(readBlocks(body, shared)), 'main'),
      ...unique(linesOf(blocksOf(/footer\d*\.xml$/), 'header')),
    ];
    const document = compose('docx', pieces);
    if (document.text.length > limits.characters) return { ok: false, reason: 'too_large' };
    document.links = names
      .filter((name) => name.endsWith('.rels'))
      .flatMap((name) => [...(xml(name) ?? '').matchAll(/Target="((?:mailto:|https?:)[^"]+)"/g)])
      .map((match) => match[1] ?? '')
      .slice(0, 500);
    const properties = xml('docProps/core.xml') ?? '';
    const dated = (what: string) =>
      new RegExp(`<dcterms:${what}[^>]*>(\\d{4}-\\d{2}-\\d{2})`).exec(properties)?.[1];
    document.ownDate = dated('modified') ?? dated('created') ?? null;
    if (zip.damaged) document.notes.push('damaged');
    return { ok: true, document };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

async function readAgain(bytes: Uint8Array, limits: Limits): Promise<ReadOutcome> {
  // mammoth inflates without bounds: it sees only what has passed the bounded unzip whole.
  const zip = await unzip(bytes, limits.inflatedBytes, () => true);
  if (!zip.ok) return zip;
  try {
    const { default: mammoth } = await import('mammoth');
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    return {
      ok: true,
      document: plainDocument('docx', [cut(cleanText(value), limits.characters)], false),
    };
  } catch {
    return { ok: false, reason: 'corrupt' };
  }
}
