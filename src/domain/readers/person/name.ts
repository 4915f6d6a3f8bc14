/*
 * The person's name: among lines that read like one, the largest and the nearest to the top; one that agrees with
 * the e-mail address wins. Letter spacing, capitals, titles before and degrees after it are undone:
 *   ANNA VAN DER BERG · J A N E  D O E · Dr. Jane Doe, PMP · Name: Jane Doe · Curriculum vitae of Jane Doe
 */
import { type Document, type Line, textOf } from '#domain/document.ts';
import type { Fact } from '#domain/resume.ts';
import type { Lexicon } from '#domain/words/lexicon.ts';
import { fold, tokenize } from '#domain/words/words.ts';
import { closeUp } from '../structure/heading-text.ts';
import { bare } from './bare-name.ts';
import { formNameReader, titleCase } from './form-name.ts';
import { greeted } from './greeted.ts';
import { belowOf, headOf, topPoints } from './head-lines.ts';
import { agreement, asInAddress, hostOf, profileReader, spelling } from './in-address.ts';
import { largeNames, type Named } from './large-names.ts';
import { candidatesOf, isMarkedName, isProse, scoreOf, tooManyWords } from './name-candidates.ts';
import { isLabelOfName, nameWords } from './name-words.ts';
import { surnamedReader } from './surnamed.ts';
import { titleCutter } from './title-behind.ts';
import { surnameFirst, turned } from './turned.ts';

/** A name in Han or Hangul. */
const unspaced =
  /^(?:\p{Script=Han}{2,4}|\p{Script=Han}{1,3}[ \u3000]\p{Script=Han}{1,3}|\p{Script=Hangul}{2,4})$/u;
/** "R.Velling", "S.K.VELLING": initials without a blank. */
const initialled = /^(?:\p{Lu}\.){1,3}\p{Lu}[\p{L}'’-]{2,}$/u;
/** A cell with a telephone number or an address of mail before or behind others. */
const reaches = /^\s*[+(]?\d[\d\s()+.-]{6,}\t|\t\s*\S+@\S+\.\S+\s*$/u;
/** Lines at the head of a document that may be a name alone. */
const headLines = 8;
/** From this line on, only a line larger than the text, a label or the address makes a name. */
const farDown = 20;

/** Characters of a name with what stands around it. */
const longestRaw = 120;
/** Characters of the word for the document before a name. */
const longestDocument = 40;

/** Words of a name besides its particles, and with them. */
const [mostNames, mostWords] = [6, 8];

export type NameReader = (document: Document, lines: Line[], address: string | null) => Fact<string> | null;

/** Makes a name reader; `isTitle`, `isSkill`, `isPlace` and `isWord` tell a job title, a technology, a town and a word of documents (in small letters) from a name. */
export function nameReader(
  lexicon: Pick<Lexicon, 'languages' | 'shared' | 'skills'>,
  isTitle: (text: string) => boolean,
  isSkill: (text: string) => boolean,
  isPlace: (text: string) => boolean = () => false,
  isWord: (word: string) => boolean = () => false,
): NameReader {
  const { languages } = lexicon;
  const known = nameWords(lexicon);
  const { label } = known;
  const nameOfForm = formNameReader(languages, known);
  const other = languages.flatMap((words) => [
    ...Object.values(words.headings).flat(),
    ...words.companies,
    ...words.degrees,
  ]);
  // Words of headings, institutions and degrees; a surname may be one of them, and then the address tells.
  const otherWords = new Set(other.filter((word) => !/\s/.test(word) && word.length > 2).map(fold));
  const headings = new Set(languages.flatMap((words) => Object.values(words.headings).flat()).map(fold));
  // Behind one of these nobody is named any more; behind a heading of contact facts somebody may be.
  const bodyHeadings = new Set(
    languages
      .flatMap(({ headings: { contact: _contact, ...others } }) => Object.values(others).flat())
      .map(fold),
  );
  const opensBody = (text: string, index: number) =>
    text.length < 60 &&
    bodyHeadings.has(fold(closeUp(text).replace(/^\W+|[\s:]+$/gu, ''))) &&
    !(index === 0 && known.documentAlone.test(text));

  const withoutTitle = titleCutter(lexicon.shared.ranks, isTitle, known.particle);

  const trades = new Set([
    ...lexicon.skills.flatMap(({ id }) => id.match(/\p{L}{3,}/gu) ?? []),
    ...languages.flatMap((words) => [...words.titles, ...words.stopwords].map(fold)),
  ]);
  const isOfTrades = (text: string) => tokenize(text).every(({ word }) => trades.has(word));

  /** Told at little cost: one word alone is no name unless it is large, and no name holds these marks. */
  function isNone(raw: string, big: number): boolean {
    const one = raw.trim();
    const lone =
      big <= 1.5 && !/\S\s+\S/.test(raw) && !label.test(raw) && !unspaced.test(one) && !initialled.test(one);
    if (raw.length > longestRaw || tooManyWords(raw)) return true;
    return !raw.includes('(') && (lone || /[\d@;/+=#&]/.test(raw));
  }

  /** "Gregory Dean Foster": a title that neither begins nor ends its words. */
  function isAmongNames(text: string): boolean {
    const words = text.split(' ');
    return words.length > 2 && !isTitle(words[0] as string) && !isTitle(words.at(-1) as string);
  }

  const profilesIn = profileReader(lexicon.shared.profiles);
  const mailboxes = new Set(lexicon.shared.mailboxes);
  const isSurnamed = surnamedReader(lexicon);
  const isSurnameFirst = surnameFirst(
    (part) =>
      isTitle(part) || isPlace(part) || isSkill(part) || otherWords.has(fold(part)) || known.never.test(part),
    (text) => bare(text, known),
  );

  /** A name without the title that stands with it: in capitals a title may be all of a line, and "Name: Baker Smith" is whole. */
  function ownIn(given: string, is: { surnamed: boolean; said: boolean; agrees: boolean }): string {
    const mixed = given !== given.toUpperCase() || is.agrees;
    const cut = mixed && !is.surnamed && isTitle(given) ? withoutTitle(given) : given;
    return is.said && !readsLikeName(cut, false) ? given : cut;
  }

  /** True where nothing but the word for the document stands before: "CV • Jane Doe"; above a name "CV • English Version" is none. */
  function opensLine(before: string, below: string[]): boolean {
    if (before === '') return true;
    if (before.length > longestDocument || !known.documentAlone.test(before.replace(/\P{L}+$/u, '')))
      return false;
    return below.every((one) => {
      if (headings.has(fold(one.trim()))) return true;
      const [first = ''] = one.trim().split(/\s*[|•·,\t]\s*/u);
      return !readsLikeName(bare(first, known), false) && !isSurnameFirst(one);
    });
  }

  /** A capital behind titles and marks. */
  function opensNamed(raw: string): boolean {
    return /^\P{L}*[\p{Lu}\p{Lt}\p{Lo}]/u.test(raw.trimStart().replace(known.titles, ''));
  }

  /** A name in its usual order, without what stands around it. */
  function givenIn(own: string, label: string | undefined, isFirst: boolean): string {
    const isTurned = label !== undefined || (isFirst && isSurnameFirst(own));
    return bare(isTurned ? turned(own, label ?? ',', known) : own, known);
  }

  /** "Piet de Boer": a particle before the word of a title. */
  function isAfterParticle(text: string): boolean {
    const words = text.split(' ');
    return words.length > 2 && known.particle.test(words.at(-2) as string) && !isTitle(words[0] as string);
  }

  /** True when every word is written like a part of a name. */
  function readsLikeName(text: string, large: boolean): boolean {
    // Names in Han and Hangul have no spaces.
    if (unspaced.test(text) || (initialled.test(text) && !otherWords.has(fold(text)))) return true;
    const words = text.split(' ');
    const long = words.filter((word) => !known.particle.test(word)).length;
    if (words.length < 2 || long > mostNames || words.length > mostWords || text.length > 45) return false;
    if (
      /[\d@:;|/\\[\]{}<>!?•·+=#&]/.test(text) ||
      known.never.test(isSurnamed(text) ? text.slice(0, text.lastIndexOf(' ')) : text)
    )
      return false;
    let capital = 0;
    for (const [at, raw] of words.entries()) {
      const word = raw.replace(/^["“'‘(](.+)["”'’)]$/u, '$1');
      // "RXHARBOUR.example" and "Dipl.-Ing.agr" are none; "Dr.med." opens one.
      const isOpening = at < words.length - 1 && /^\p{Lu}\p{Ll}{1,3}\./u.test(word);
      if (/\.\p{Ll}{2}/u.test(word) && !isOpening) return false;
      // "M." and "Ph." are abbreviated, "Dimitri." ends a sentence.
      if (/\p{L}{4}\.$/u.test(word) || /^\p{L}['’]m$/iu.test(word)) return false;
      if (/^(?:[dlo]['’])?[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}'’.-]*$/u.test(word)) capital += 1;
      else if (!known.particle.test(word) && !(large && capital > 0 && /^\p{Ll}{3,}$/u.test(word)))
        return false;
    }
    return capital >= (large ? 1 : 2);
  }

  /** One word with a capital that is neither a title, a skill nor a town. */
  function mayBeHalf(word: string): boolean {
    return /^\p{Lu}\S+$/u.test(word) && !isTitle(word) && !isSkill(word) && !isPlace(word);
  }

  /** "Doe, Jane" over "Curriculum vitae", with the same in other letters between. */
  function isAboveDocument(document: Document, head: Line[], index: number): boolean {
    const below = index < headLines ? head.slice(index + 1, index + 3) : [];
    return below.some((line) => known.documentAlone.test(textOf(document, line)));
  }

  /** What names no person: a title, a skill, a town, a heading, words of trades. */
  const isOther = (part: string) =>
    isTitle(part) ||
    isSkill(part) ||
    isPlace(part) ||
    headings.has(fold(part)) ||
    known.documentAlone.test(part) ||
    isOfTrades(part);
  const isNoName = (word: string) => isOther(word) || isWord(word.toLocaleLowerCase('en'));
  const large = largeNames(known, { readsLikeName: (text) => readsLikeName(text, true), isOther });

  /** The best name among the lines at the head; `agreeing` tells how many words of a text the address has. */
  function bestIn(
    document: Document,
    { head, body, tallest, isTop }: ReturnType<typeof headOf>,
    address: string | null,
    agreeing: (text: string) => number,
  ): Named | null {
    /** A word of the address alone on its line, over another one, is half a name, however large its neighbours are. */
    const isHalf = (text: string) =>
      mayBeHalf(text.trim()) && agreeing(text) > 0 && !readsLikeName(told(0).trim(), false);
    const told = (index: number) => (head[index] ? textOf(document, head[index]) : '');
    const bodies = new Set<Line['flow']>();
    let best: Named | null = null;
    for (const [index, line] of head.entries()) {
      const text = textOf(document, line);
      // What stands first of all calls the document: "Profil" over a name.
      if (opensBody(text, index)) bodies.add(line.flow);
      if (isProse(text)) continue;
      const big = line.size === null || body === 0 ? 1 : line.size / body;
      const lineLabel = label.exec(text);
      if (index > farDown && big <= 1.1 && !lineLabel && (text.length > 60 || agreeing(text) === 0)) continue;
      const isHalfBelow = isHalf(text) && isHalf(told(index + 1));
      const below = isHalfBelow ? head.slice(index + 1, index + 3) : belowOf(head, index, text);
      const joins = big > 1.35 || (isHalf(text) && isHalf(below[0] ? textOf(document, below[0]) : ''));
      const sort = { large: joins, halves: isHalfBelow };
      for (const found of candidatesOf(document, line, below, sort, { agreeing, isOther: isNoName })) {
        const { from, to, wrapped } = found;
        const raw = greeted(found.raw, known);
        const large = big > 1.5 && (index < 3 || isTop(line));
        if (isNone(raw, big) || known.documentAlone.test(raw)) continue;
        const labelled = label.exec(raw);
        const behindLabel =
          labelled !== null || (lineLabel !== null && line.start + lineLabel[0].length === from);
        const small =
          (large || index === 0) && /^\p{Ll}+ (?:\p{Ll}\. )?\p{Ll}+$/u.test(raw.trim()) && agreeing(raw) > 0;
        if (!small && !labelled && !opensNamed(raw)) continue;
        // A long word in small letters is no part of a name, nor of the titles and degrees around one.
        if (!small && !labelled && !large && !raw.includes('(') && / [a-z]{7,}(?: |$)/.test(raw)) continue;
        const own = small ? raw.trim().toUpperCase() : raw.slice(labelled?.[0].length ?? 0);
        // "Surname / First name  Doe, Jane", "Name: DOE, Jane".
        const given = givenIn(own, labelled?.[0], index === 0 || isAboveDocument(document, head, index));
        const surnamed = isSurnamed(given);
        const said = labelled !== null && isLabelOfName(labelled[0], known);
        const value = ownIn(given, { surnamed, said, agrees: agreeing(given) > 0 });
        // One word alone is a name when it is large and the address has it.
        const matches = agreeing(value);
        const isHigh = index < 3 || (line.box?.y ?? topPoints) < topPoints;
        const alone = /^\p{Lu}\p{L}{2,}$/u.test(value) && big > 1.5 && isHigh && matches > 0;
        if (!alone && !readsLikeName(value, large || said)) continue;
        // Two words with capitals are a name at the head of a document, as its largest line, or where the address has them.
        const isFirst =
          (index === 0 && isMarkedName(text, from - line.start)) ||
          opensLine(text.slice(0, from - line.start), [told(index + 1), told(index + 2)]);
        const atHead = !bodies.has(line.flow) && index < headLines && isFirst;
        // "(+1) 613-555-0101<tab>JANE ROE<tab>…": in capitals between what reaches her.
        const amidContact =
          from > line.start && given === given.toUpperCase() && reaches.test(text) && !isPlace(value);
        const asLargest = big > 1.35 && line.size === tallest;
        if (matches === 0 && !behindLabel && !atHead && !asLargest && !amidContact) continue;
        // Nobody can be reached: a line of words that trades and skills are named by is a title that no list has.
        if (address === null && !behindLabel && matches === 0 && !surnamed && isOfTrades(value)) continue;
        // "Freelance Translator translator@example.com", "GRAPHIC" over "DESIGNER": only names that the address has.
        if (found.unsure && (matches === 0 || value.split(' ').some(isOther))) continue;
        const named = (large && isAmongNames(value)) || isAfterParticle(value) || (atHead && surnamed);
        const titled = isTitle(value) && !named;
        if (matches === 0 && !said && (titled || isSkill(value) || headings.has(fold(value)))) continue;
        // "Publications" over "Presentations": headings of empty sections.
        if (matches === 0 && wrapped && headings.has(fold(text.trim()))) continue;
        const strange =
          matches === 0 && !surnamed && tokenize(value).some(({ word }) => otherWords.has(word));
        const score = scoreOf({ index, big, matches, raw, behindLabel, wrapped, strange });
        if (score > (best?.score ?? 2.5)) {
          const offset = Math.max(0, document.text.slice(from, to).search(/\S/));
          best = { score, value: titleCase(value, known), from: from + offset, to };
        }
      }
    }
    return best;
  }

  return (document, lines, address) => {
    const top = headOf(lines);
    const local = asInAddress(address?.split('@')[0] ?? '');
    const profiles = profilesIn(document.text);
    const spelt = (text: string) => {
      const words = profiles.map((one) => spelling(text, one)).find((count) => count > 0) ?? 0;
      return words > 0 && isOther(text) ? 0 : words;
    };
    // Of "Jane Doe HR" and "Jane Doe" the one that is all of the address.
    const whole = local.replace(/\d/g, '');
    const agreeing = (text: string) =>
      Math.max(agreement(text, local), spelt(text)) + (spelling(text, whole) > 0 ? 0.1 : 0);
    const own = bestIn(document, top, address, agreeing);
    // Where nobody is found otherwise, the host of a mailbox that is anybody's may have the name, above all sections.
    const host = own === null ? hostOf(address, mailboxes) : null;
    const above = { ...top, head: top.head.slice(0, headLines) };
    const hosted = host === null ? null : bestIn(document, above, address, (text) => spelling(text, host));
    return nameOfForm(document, top.head) ?? large(document, lines, { address, found: own ?? hosted });
  };
}
