/* All that a reader runs, in one place: what starts one loads it, and so does what compiles it beforehand. */
export { coverOf } from '#domain/page/cover.ts';
export { resumeReader } from '#domain/readers/read-resume.ts';
export { drawFile, readFile } from '../index.ts';
export { knowLanguages } from '../ocr/small-words.ts';
export { pdfium } from '../pdf/pdfium.ts';
export { childChannel } from './channel.ts';
export { openOccupations } from './occupations.ts';
export { endWithParent } from './orphan.ts';
