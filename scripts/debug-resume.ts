/*
 * `npm run debug:resume <file> [--text]`: what each reader sees of one file, in the order of reading: lines with their place and
 * look, sections, jobs, the facts and what was noted. In this process, without limits: for files that are trusted.
 */
import { readFileSync } from 'node:fs';
import { type Document, textOf } from '../src/domain/document.ts';
import { findingsOf } from '../src/domain/judging/findings.ts';
import { resumeReader } from '../src/domain/readers/read-resume.ts';
import { sectionReader } from '../src/domain/readers/sections.ts';
import { openOccupations } from '../src/formats/guarded/occupations.ts';
import { readFile } from '../src/formats/index.ts';
import { knowLanguages } from '../src/formats/ocr/small-words.ts';
import { loadRules } from '../src/rules.ts';

const [path, ...options] = process.argv.slice(2);
if (path === undefined) {
  console.error('give a file: npm run debug:resume cv.pdf');
  process.exit(2);
}
const { lexicon } = loadRules();
knowLanguages(lexicon.languages);
const limits = { pages: 60, inflatedBytes: 64 << 20, characters: 500_000, ocr: { pages: 10 } };
const outcome = await readFile(readFileSync(path), limits);
if (!outcome.ok) {
  console.error(`not read: ${outcome.reason}`);
  process.exit(1);
}
const { document } = outcome;
console.log(
  `${document.format}, ${document.pages ?? 'no'} pages, notes: ${document.notes.join(', ') || 'none'}`,
);
printLines(document);
const sections = sectionReader(lexicon.languages)(document);
console.log('\n# sections');
for (const section of sections) console.log(JSON.stringify(section));
if (!options.includes('--text')) {
  const reading = resumeReader(lexicon, openOccupations(lexicon))(document);
  console.log(`\n# read as ${reading.kind}`);
  console.log('\n# contact', JSON.stringify(reading.contact, null, 1));
  const { jobs, ...facts } = reading.resume;
  console.log('\n# jobs');
  for (const job of jobs) console.log(JSON.stringify(job));
  console.log('\n# facts');
  for (const [name, value] of Object.entries(facts)) console.log(`${name}: ${JSON.stringify(value)}`);
  console.log('\n# findings');
  const today = new Date().toISOString().slice(0, 10);
  for (const { kind, detail } of findingsOf(reading.resume, today)) console.log(`${kind}: ${detail}`);
}

/** A line each: its page, flow, size and marks (b bold, * item, _ white space above, ! hidden), its left edge and its words. */
function printLines(shown: Document): void {
  console.log('\n# lines');
  for (const [at, line] of shown.lines.entries()) {
    const marks = `${line.bold ? 'b' : ' '}${line.bullet ? '*' : ' '}${line.gap ? '_' : ' '}${line.hiding ? '!' : ' '}`;
    const place = `${line.page ?? '-'} ${line.flow.padEnd(6)} ${(line.size ?? 0).toFixed(1).padStart(5)} ${marks}`;
    console.log(
      `${String(at).padStart(4)} ${place} ${String(Math.round(line.box?.x ?? 0)).padStart(4)} ${textOf(shown, line)}`,
    );
  }
}
