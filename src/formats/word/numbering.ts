import { attributeOf, parseXml } from './xml.ts';

/** Levels of lists, as `<list> <level>`, that set no mark before their text. */
export type UnmarkedLevels = ReadonlySet<string>;

/** What a level of a list is called. */
export const levelOf = (list: string, level: string | undefined) => `${list} ${level ?? '0'}`;

/**
 * The levels of `word/numbering.xml` whose number is `none` and whose text says nothing else (ECMA-376 part 1, 17.9.17): LibreOffice gives
 * headings such a list. Throws on broken XML.
 */
export function unmarkedLevels(xml: string): UnmarkedLevels {
  const shapes = new Map<string, Set<string>>();
  const found = new Set<string>();
  let shape = '';
  let level = '';
  let list = '';
  let isNone = false;
  let says = '';
  parseXml(xml, {
    open(tag) {
      const value = attributeOf(tag, 'val') ?? '';
      const { local } = tag;
      if (local === 'abstractNum') {
        shape = attributeOf(tag, 'abstractNumId') ?? '';
        shapes.set(shape, new Set());
      } else if (local === 'lvl') {
        level = attributeOf(tag, 'ilvl') ?? '0';
        [isNone, says] = [false, ''];
      } else if (local === 'numFmt') isNone = value === 'none';
      else if (local === 'lvlText') says = value;
      else if (local === 'num') list = attributeOf(tag, 'numId') ?? '';
      else if (local === 'abstractNumId')
        for (const one of shapes.get(value) ?? []) found.add(levelOf(list, one));
    },
    close({ local }) {
      if (local === 'lvl' && isNone && /^(?:%\d|\s)*$/.test(says)) shapes.get(shape)?.add(level);
    },
    text() {},
  });
  return found;
}
