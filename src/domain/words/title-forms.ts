/*
 * A title as it is looked up among occupations: in small letters without accents and punctuation, parted into what may name the
 * work; rank, gender, place and employer are set aside.
 */
import { fold, plain } from './words.ts';

/** Marks that part a title from its place, its employer, its team or another title. */
const parting =
  /\s+[-–—|•·@]+\s+|[,;:|•–—]\s*|\s\/\s|(?<=\p{L}{4})\/(?=\p{L}{4})|\s+(?:at|bei|chez|presso|bij)\s+(?=\p{Lu})/u;
/** "(m/w/d)", "(f/m/x)", "(CAO)", "[Contract]": nothing in brackets is part of the name of the work. */
const bracketed = /\s*[([{][^)\]}]*[)\]}]?/gu;
/** Endings that write both genders in one word: "Verkäufer:in", "Entwickler*innen", "vendeur·se", "chargé(e)". */
const bothGenders =
  /(?<=\p{L}{3})(?:[:*_·•]|\/-?|\(-?)(?:innen|in|r|e|ne|se|euse|trice|ière|a|ra|ora|o)\)?(?![\p{L}])/giu;
const marks = /[^\p{L}\p{N}+#&]+/gu;

/** The words of a title or a part of one: small letters, no accents, no marks but those of "C++" and "C#"; `&` is "and". */
export function titleWords(text: string): string[] {
  return plain(fold(text))
    .replaceAll('ß', 'ss')
    .replace(marks, ' ')
    .replaceAll('&', ' and ')
    .split(' ')
    .filter((word) => word !== '');
}

/** A title with both genders written once. */
export function oneGender(title: string): string {
  return title.replace(bothGenders, '');
}

/**
 * The parts of a title that may name the work, in words, first the whole: "Manager, Sales" is also "sales manager", and what a
 * dash or a comma parts off stands for itself.
 */
export function titleParts(title: string): string[][] {
  const bare = oneGender(title).replace(bracketed, ' ');
  const pieces = bare.split(parting).map(titleWords);
  const [first = [], second = []] = pieces;
  const turned = pieces.length > 1 && first.length === 1 && second.length > 0 ? [[...second, ...first]] : [];
  const inner = pieces.flatMap((piece) => [...partsAtAnd(piece), ...partsAtOf(piece)]);
  return [...turned, ...pieces, ...inner].filter((words) => words.length > 0);
}

/** "Owner and head chef" names two. */
function partsAtAnd(words: string[]): string[][] {
  const at = words.findIndex((word) => word === 'and' || word === 'und');
  return at < 0 ? [] : [words.slice(0, at), words.slice(at + 1)];
}

/** "Teacher of mathematics" is a mathematics teacher. */
function partsAtOf(words: string[]): string[][] {
  const at = words.indexOf('of');
  return at < 0 ? [] : [[...words.slice(at + 1), ...words.slice(0, at)]];
}

/** The forms of a label that writes both genders as a pair: "vendeur/vendeuse en articles de sport" gives two whole ones. */
export function singleForms(label: string): string[] {
  const at = label.indexOf('/');
  if (at < 0) return [label];
  const [before, behind] = [label.slice(0, at).trim(), label.slice(at + 1).trim()];
  if (before === '' || behind === '') return [label.replace('/', '')];
  const ending = /^-?(in|innen|e|ne|trice|euse|se|a|o|ra)(?=\s|$)/u.exec(behind);
  if (ending) {
    const rest = behind.slice(ending[0].length);
    return [...singleForms(`${before}${rest}`), `${before}${ending[1]}${rest}`];
  }
  const [ours, theirs] = [before.split(' '), behind.split(' ')];
  if (ours.length === theirs.length) return [before, ...singleForms(behind)];
  // The shorter one shares what stands behind, or before, the pair.
  if (ours.length < theirs.length)
    return [[...ours, ...theirs.slice(ours.length)].join(' '), ...singleForms(behind)];
  return [before, ...singleForms([...ours.slice(0, ours.length - theirs.length), ...theirs].join(' '))];
}
