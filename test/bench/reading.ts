/*
 * What reading costs, as ratios to PDFium visiting every character with box and colour of the same PDF files in the same run, and
 * beside pdf-parse, mammoth and `pdftotext`; other formats as milliseconds a document. Also a new reader's first fifty files
 * against its next fifty.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { readConfig } from '#config.ts';
import type { Document } from '#domain/document.ts';
import { score } from '#domain/judging/score.ts';
import type { Resume } from '#domain/resume.ts';
import { readerPool } from '#formats/guarded/pool.ts';
import { readFile } from '#formats/index.ts';
import { pdfium } from '#formats/pdf/pdfium.ts';
import { readAgain } from '#formats/pdf/second-reader.ts';
import { asOf, limits, readResume, role, rules } from '../support/corpus.ts';
import { rounds } from './rounds.ts';
import { kindOf, type NamedFile } from './setting.ts';

/** Recognition of pictures takes seconds a page and is measured by nobody's eye here. */
const { ocr: _recognised, ...textLimits } = limits;

/** Every character of a PDF with its box and colour: what no reader of geometry can do without. */
async function visitor(): Promise<(bytes: Buffer) => void> {
  const { call, scratch, copy } = await pdfium();
  return (bytes) => {
    const buffer = copy(bytes);
    const handle = call.FPDF_LoadMemDocument!(buffer, bytes.length, 0);
    for (let index = 0; handle !== 0 && index < call.FPDF_GetPageCount!(handle); index++) {
      const page = call.FPDF_LoadPage!(handle, index);
      if (page === 0) continue;
      const text = call.FPDFText_LoadPage!(page);
      for (let at = 0; at < call.FPDFText_CountChars!(text); at++) {
        call.FPDFText_GetUnicode!(text, at);
        call.FPDFText_GetLooseCharBox!(text, at, scratch);
        call.FPDFText_GetFillColor!(text, at, scratch, scratch + 4, scratch + 8, scratch + 12);
      }
      call.FPDFText_ClosePage!(text);
      call.FPDF_ClosePage!(page);
    }
    if (handle !== 0) call.FPDF_CloseDocument!(handle);
    call.free!(buffer);
  };
}

async function readAll(files: NamedFile[]): Promise<Document[]> {
  const read: Document[] = [];
  for (const { bytes } of files) {
    const outcome = await readFile(bytes, textLimits);
    if (outcome.ok) read.push(outcome.document);
  }
  return read;
}

/** Reads and scores files, one after another. */
export async function wholeWay(files: NamedFile[]): Promise<void> {
  for (const document of await readAll(files)) score(readResume(document).resume, role, asOf);
}

/** Costs a PDF in milliseconds and as ratios to the baseline; null where there are no PDF files. */
export async function pdfCosts(files: NamedFile[], count: number) {
  const own = files.filter(({ name }) => kindOf(name) === 'pdf');
  if (own.length === 0) return null;
  const visit = await visitor();
  const folder = mkdtempSync(join(tmpdir(), 'prescreen-bench-'));
  const paths = own.map(({ bytes }, index) => {
    const path = join(folder, `${index}.pdf`);
    writeFileSync(path, bytes);
    return path;
  });
  let documents: Document[] = [];
  let resumes: Resume[] = [];
  const steps: Record<string, () => Promise<unknown> | unknown> = {
    'every character (baseline)': () => {
      for (const { bytes } of own) visit(bytes);
    },
    'bytes to Document': async () => {
      documents = await readAll(own);
    },
    'Document to Resume': () => {
      resumes = documents.map((document) => readResume(document).resume);
    },
    'Resume to Scorecard': () => {
      for (const resume of resumes) score(resume, role, asOf);
    },
    'pdf-parse, text alone': async () => {
      for (const { bytes } of own) await readAgain(bytes, textLimits);
    },
  };
  if (spawnSync('pdftotext', ['-v']).error === undefined)
    steps['pdftotext, text alone (spawned)'] = () => {
      for (const path of paths) spawnSync('pdftotext', ['-layout', path, '-']);
    };
  try {
    const costs = await rounds(steps, count);
    const whole = ['bytes to Document', 'Document to Resume', 'Resume to Scorecard'];
    costs['the whole way'] = whole.reduce((sum, name) => sum + (costs[name] ?? 0), 0);
    const baseline = costs['every character (baseline)'] ?? 1;
    const rows = Object.entries(costs).map(([step, ms]) => ({
      step,
      msADocument: ms / own.length,
      ratio: ms / baseline,
    }));
    return { documents: own.length, read: documents.length, rows };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The whole way of each format, in milliseconds a document; DOCX beside mammoth's text alone. */
export async function formatCosts(files: NamedFile[], count: number) {
  const kinds = [...new Set(files.map(({ name }) => kindOf(name)))].sort();
  const steps: Record<string, () => Promise<unknown>> = {};
  for (const kind of kinds) {
    const own = files.filter(({ name }) => kindOf(name) === kind);
    steps[kind] = () => wholeWay(own);
    if (kind === 'docx')
      steps['docx by mammoth, text alone'] = async () => {
        for (const { bytes } of own) await mammoth.extractRawText({ buffer: bytes });
      };
  }
  const costs = await rounds(steps, count);
  return Object.entries(costs).map(([format, ms]) => {
    const documents = files.filter(({ name }) => kindOf(name) === format.split(' ')[0]).length;
    return { format, documents, msADocument: ms / Math.max(1, documents) };
  });
}

/** Milliseconds on the wall of a new reader until its first file, of its first fifty and of its next fifty. */
export async function warmingUp(files: NamedFile[]) {
  const began = performance.now();
  const pool = readerPool({ size: 1, limits: readConfig({}).limits, lexicon: rules.lexicon });
  const spans: number[] = [];
  try {
    for (const { bytes } of files.slice(0, 100)) {
      const from = performance.now();
      await pool.read(async () => bytes);
      spans.push(performance.now() - from);
    }
  } finally {
    await pool.close();
  }
  const sum = (some: number[]) => some.reduce((all, one) => all + one, 0);
  return {
    firstMs: (spans[0] ?? 0) + (performance.now() - began - sum(spans)),
    firstFiftyMs: sum(spans.slice(1, 51)) / Math.max(1, spans.slice(1, 51).length),
    nextFiftyMs: sum(spans.slice(51)) / Math.max(1, spans.slice(51).length),
  };
}

/** Milliseconds of CPU that some processes have used, by their ids; those that are gone are left out. */
function usedBy(pids: number[]): Map<number, number> {
  return new Map(
    pids.flatMap((pid): [number, number][] => {
      try {
        // Behind the name in brackets: utime and stime are the 14th and the 15th field, in hundredths of a second (proc(5)).
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
        return [[pid, (Number(fields[11]) + Number(fields[12])) * 10]];
      } catch {
        return [];
      }
    }),
  );
}

/** CPU of readers for a batch of 200 that begins cold, their start included, and for the same files once more, in milliseconds a file. */
export async function coldBatch(
  files: NamedFile[],
): Promise<{ coldMs: number; warmMs: number; ratio: number }> {
  const own = files.slice(0, 200);
  const pool = readerPool({ size: 2, limits: readConfig({}).limits, lexicon: rules.lexicon });
  const used = new Map<number, number>();
  const look = () => {
    for (const [pid, ms] of usedBy(pool.pids())) used.set(pid, ms);
    return [...used.values()].reduce((all, one) => all + one, 0);
  };
  const batch = async () => {
    const before = look();
    const waiting = [...own];
    const reader = async () => {
      for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
        const { bytes } = file;
        await pool.read(async () => bytes);
        look();
      }
    };
    await Promise.all([reader(), reader()]);
    return (look() - before) / own.length;
  };
  try {
    const [coldMs, warmMs] = [await batch(), await batch()];
    return { coldMs, warmMs, ratio: coldMs / warmMs };
  } finally {
    await pool.close();
  }
}
