import { languageOf } from './small-words.ts';
import { type Recognised, recognise } from './tesseract.ts';

/** Recognises a picture: in English first, and again in its own language when its small words tell another. */
export async function recogniseIn(
  picture: Uint8Array,
  pointsPerPixel: number | null,
  orientation = 1,
): Promise<Recognised | null> {
  const first = await recognise(picture, 'en', pointsPerPixel, orientation);
  if (first === null) return null;
  const language = languageOf(first.words.map((word) => word.text).join(' '));
  if (language === 'en') return first;
  return (await recognise(picture, language, pointsPerPixel, orientation)) ?? first;
}
