/*
 * `npm run bench [folder]`: how long reading takes, as ratios to PDFium visiting every character with box and colour in
 * the same run, over the PDF files of a folder (fixtures by default). Rounds alternate, so that a drifting machine
 * moves both; the median round counts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '#domain/document.ts';
import { score } from '#domain/judging/score.ts';
import type { Resume } from '#domain/resume.ts';
import { pdfium } from '#formats/pdf/pdfium.ts';
import { pdf } from '#formats/pdf.ts';
import { asOf, limits, readResume, role } from '../support/corpus.ts';

const folder = process.argv[2] ?? join(import.meta.dirname, '../../fixtures');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.pdf'))
  .sort()
  .map((name) => readFileSync(join(folder, name)));
/** Recognition of pictures takes seconds a page and is measured by nobody's eye here. */
const { ocr: _recognised, ...textLimits } = limits;
const engine = await pdfium();

/** The baseline: every character with its box and colour. */
function visit(bytes: Buffer): void {
  const { call, scratch } = engine;
  const buffer = engine.copy(bytes);
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
}

const documents: Document[] = [];
const resumes: Resume[] = [];
const steps: Record<string, () => Promise<void> | void> = {
  'every character (baseline)': () => files.forEach(visit),
  'bytes to Document': async () => {
    documents.length = 0;
    for (const bytes of files) {
      const outcome = await pdf.read(bytes, textLimits);
      if (outcome.ok) documents.push(outcome.document);
    }
  },
  'Document to Resume': () => {
    resumes.length = 0;
    for (const document of documents) resumes.push(readResume(document).resume);
  },
  'Resume to Scorecard': () => {
    for (const resume of resumes) score(resume, role, asOf);
  },
};

const rounds = 25;
const times = new Map(Object.keys(steps).map((name) => [name, [] as number[]]));
for (let round = 0; round <= rounds; round++) {
  for (const [name, step] of Object.entries(steps)) {
    const before = process.cpuUsage();
    await step();
    const used = process.cpuUsage(before);
    if (round > 0) times.get(name)?.push((used.user + used.system) / 1000);
  }
}
const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const baseline = median(times.get('every character (baseline)') ?? []);
console.log(`${documents.length} PDF files, median of ${rounds} rounds, CPU time`);
for (const [name, values] of times) {
  const value = median(values);
  console.log(
    `${name.padEnd(28)} ${(value / Math.max(1, documents.length)).toFixed(2).padStart(7)} ms a document  ${(value / baseline).toFixed(2).padStart(6)} × baseline`,
  );
}
