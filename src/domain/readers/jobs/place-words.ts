/* Places as a heading has them: a way to work, a town with its state, its region or its country, an area. */

import { remembering } from '#domain/words/remember.ts';
import type { SharedWords } from '#domain/words/shared-words.ts';
import { alternatives, fold } from '#domain/words/words.ts';

/** What a place alone looks like: a way to work, a town with its state, its region or its country, an area. */
function placePattern(shared: SharedWords): RegExp {
  const places = alternatives(shared.places);
  const areas = alternatives(shared.areas);
  const regions = alternatives([...shared.regions, ...shared.stateCodes]);
  const placePatterns = [
    `(?:${alternatives(shared.workModes)})`,
    // A town of three words at most: "Northwind Health Grand Rapids, MI" holds an employer.
    `(?:[\\p{L}.'-]+\\s+){0,2}[\\p{L}.'-]+\\s?,\\s*[A-Z]{2}(?:,?\\s+\\d{5})?(?:,?\\s+(?:USA?|United States))?`,
    `(?:${places})(?:,\\s*[\\p{L} .]+)*`,
    // "Noida, Uttar Pradesh, India" is a place; "Northwind, Berlin, Germany" is an employer and its own.
    `[\\p{L} .'-]+,\\s*(?:${regions}),\\s*(?:${places})`,
    // "Berlin, Berlin, Germany"
    `(?<town>[\\p{L} .'-]+),\\s*\\k<town>,\\s*(?:${places})`,
    `(?:${alternatives(shared.areasBefore)})\\s[\\p{L} .'-]+`,
    `[\\p{L} .'-]+\\s(?:${areas})(?:,\\s*[\\p{L} .]+)*`,
  ];
  return new RegExp(`^(?:${placePatterns.join('|')})$`, 'iu');
}

/**
 * Makes what tells a place, and a name before a country, which is that of a town as often as an employer's;
 * `companies` holds words for a firm in small letters.
 */
export function placeTests(
  shared: SharedWords,
  companies: ReadonlySet<string>,
): {
  isPlace(text: string): boolean;
  isInCountry(text: string): boolean;
  isInState(text: string): boolean;
  /** True for a name right before a known town and its country. */
  isBeforeTown(text: string): boolean;
} {
  const places = new Set(shared.places.map(fold));
  const modes = alternatives(shared.workModes);
  const place = placePattern(shared);
  const towns = new Set(shared.towns.map(fold));
  // "The Netherlands", "The Philippines"
  const countries = new Set(shared.countries.map(fold).flatMap((country) => [country, `the ${country}`]));
  const states = new Set([...shared.regions, ...Object.values(shared.statesByCode)].map(fold));
  const regions = new Set([...shared.regions, ...shared.stateCodes, ...shared.places].map(fold));
  // "Contoso Trucks AB" lies not in Alberta: without a comma a legal form is no state.
  const forms = new Set(shared.legalForms);
  const codes = alternatives(shared.stateCodes.filter((code) => !forms.has(code.toLowerCase())));
  const inState = new RegExp(`^(?:[\\p{Lu}][\\p{L} .'-]+\\s)?(?:${codes})$`, 'u');
  const placed = new RegExp(`^[\\p{L} .'-]+,\\s*(?:${alternatives(shared.places)})$`, 'iu');
  const nameAndPlace = /^[\p{L} .'-]+,\s*([\p{L} .'-]+)$/u;
  /** A name and a country: the name of a town as often as an employer's. */
  const isInCountry = remembering(
    (text: string): boolean => placed.test(text) || countries.has(fold(nameAndPlace.exec(text)?.[1] ?? '')),
  );
  /** "Savannah, GA (Remote)", "Savannah, GA – Hybrid": a way to work behind a place. */
  const behindPlace = new RegExp(`^(\\p{Lu}.*\\p{L})\\s(?:\\((?:${modes})\\)|[–—/-]\\s(?:${modes}))$`, 'iu');
  const isPlace: (text: string) => boolean = remembering((text: string): boolean => {
    // "U.S.A." is the USA.
    const trimmed = withoutCode(text.trim().replace(/(?<!\p{L})(?:\p{Lu}\.)+\p{Lu}\.?/gu, undotted));
    if (isFirmInState(trimmed) || isFirmAtTown(trimmed)) return false;
    // "Montréal (Québec), Canada"
    const [, town, country] = /^(\p{Lu}[^(),]*\p{L})\s\([^()]+\),\s(\p{Lu}[\p{L} ]+)$/u.exec(trimmed) ?? [];
    if (town !== undefined && isCountry(fold(country ?? '')) && isTown(town)) return true;
    // "Manchester (city centre)"
    const bare = /^(.*\p{L})\s\(\p{Ll}[\p{L} ]+\)$/u.exec(trimmed)?.[1];
    if (bare !== undefined && isTown(bare)) return true;
    const [, where] = behindPlace.exec(trimmed) ?? [];
    if (where !== undefined && isPlace(where)) return true;
    if (place.test(trimmed) || inState.test(trimmed)) return true;
    return [isTown, isInState, isAbroad, areCountries, isRemote, isTownOfCountry, areTowns].some((test) =>
      test(trimmed),
    );
  });

  /** First words of towns of two words and more: "West", "Saint", "Lake". */
  const opensTown = new Set(
    [...Object.keys(shared.townsInStates), ...shared.towns].flatMap((town) => {
      const [first = '', ...more] = fold(town).split(' ');
      return more.length > 0 ? [first] : [];
    }),
  );
  const townEndings = new Set(shared.townEndings.map(fold));
  /** "Blackbarn Media Alexandria, VA": two words and more before a town of the state. */
  function isFirmAtTown(text: string): boolean {
    if (!/,\s?[A-Z]{2}$/.test(text)) return false;
    const [, name = '', town = '', state = ''] = /^(\S+|\S+\s.*\S)\s(\S+),\s*(\p{Lu}{2})$/u.exec(text) ?? [];
    const last = name.split(/\s+/).at(-1) ?? '';
    const isOfTown = isInState(`${last} ${town}, ${state}`) || isInState(`${name} ${town}, ${state}`);
    // "West Seattle, WA", "Old Town Alexandria, VA": a word of the names of towns opens one of its quarters.
    const isName = !opensTown.has(fold(name.split(/\s+/)[0] ?? ''));
    return isName && isInState(`${town}, ${state}`) && !isOfTown && /^\p{Lu}\p{Ll}/u.test(last);
  }

  /** "Orvik Systems, VA": no town of two words ends in a word for a firm. */
  function isFirmInState(text: string): boolean {
    const [, name = ''] = /^(\S+\s.+),\s*\p{Lu}{2}$/u.exec(text) ?? [];
    const last = fold(name.split(/\s+/).at(-1) ?? '');
    return companies.has(last) && !townEndings.has(last);
  }

  /** "Santiago de Querétaro", and no "University of Calder" or "Grupo Bimbo". */
  function isRegionOf(region: string, town: string): boolean {
    return region.endsWith(` ${town}`) && !region.split(' ').some((word) => companies.has(word));
  }

  /** "Costa Rica", "Amman, Jordan", "Noida, Uttar Pradesh, Costa Rica": a country, behind what is known to be a town or a region. */
  function isAbroad(text: string): boolean {
    const parts = fold(text.replace(/(?<=\p{L}{3})\.(?=\s\p{Lu}\p{L}{3,}$)/u, ',')).split(/,\s*/);
    const [first = '', second = '', third] = parts;
    if (!countries.has(parts.at(-1) ?? '') || parts.length > 3) return false;
    if (parts.length === 1 || towns.has(first)) return true;
    // "Northwind, Berlin, Germany" is an employer and its place; "Querétaro, Santiago de Querétaro, México" is one of a town's region.
    return third !== undefined && (states.has(second) || first === second || isRegionOf(second, first));
  }

  const townsInStates = new Map(
    Object.entries(shared.townsInStates).map(([town, codes]) => [fold(town), codes]),
  );
  const codeOf = new Map(
    Object.entries(shared.statesByCode).flatMap(([code, state]) => [
      [fold(code), code],
      [fold(state), code],
    ]),
  );

  /** "Pittsburgh, PA 15216 United States" without the number of the post, and with its comma. */
  const withoutCode = (text: string) =>
    text.replace(/(?<=, \p{Lu}{2}) \d{5}(?:-\d{4})?(?=$| (\p{Lu})|,)/u, (_code, next) =>
      next === undefined ? '' : ',',
    );
  const undotted = (dotted: string) => {
    const letters = dotted.replaceAll('.', '');
    return isCountry(fold(letters)) ? letters : dotted;
  };
  const isCountry = (text: string) => countries.has(text) || places.has(text);
  /** "USA/Japan" */
  const areCountries = (text: string) => {
    const parts = fold(text).split(/\s*[/&]\s*/u);
    return parts.length > 1 && parts.every(isCountry);
  };

  /** "Grenoble France" */
  function isTownOfCountry(text: string): boolean {
    const [, town = '', country = ''] = /^([^,/]{2,30})\s(\S+)$/u.exec(fold(text)) ?? [];
    return towns.has(town) && (countries.has(country) || places.has(country));
  }

  /** "Boulder/Denver, CO" */
  function areTowns(text: string): boolean {
    const [, both = '', state = ''] = /^([^,/]{2,30}\/[^,/]{2,30})(,\s.{2,30})?$/u.exec(text) ?? [];
    const parts = both.split(/\s*\/\s*/u);
    return parts.length === 2 && parts.every((part) => isTown(part) || isInState(`${part}${state}`));
  }

  const mode = new RegExp(`^(?:${modes})\\s*[,(–-]\\s*(?<where>[^,()]+(?:,\\s[^,()]+)?)\\)?$`, 'iu');
  /** "Remote, Brazil", "Remote (Berlin)", "Remote (Seattle, WA)": a way to work and where. */
  const isRemote = (text: string) => {
    const where = fold(mode.exec(text)?.groups?.where?.trim() ?? '');
    return where !== '' && (isCountry(where) || isTown(where) || isInState(where));
  };

  /** "Redmond, WA", "Horizon City, Texas", "Redmond, WA, USA": a town of any size beside its state. */
  function isInState(text: string): boolean {
    const [town = '', state = '', country, ...more] = fold(text).split(/,\s*/);
    if (more.length > 0 || (country !== undefined && !countries.has(country))) return false;
    const code = codeOf.get(state);
    return code !== undefined && (townsInStates.get(town)?.split(' ').includes(code) ?? false);
  }

  /** "Leeds", "Leeds, West Yorkshire", "Alberta". */
  function isTown(text: string): boolean {
    const [town, region, ...more] = fold(text).split(/,\s*/);
    return (
      town !== undefined &&
      (towns.has(town) || states.has(town)) &&
      more.length === 0 &&
      (region === undefined || regions.has(region))
    );
  }

  /** "Contoso Moscow, Russia". */
  function isBeforeTown(text: string): boolean {
    const [name = '', country, ...more] = text.split(', ');
    const at = name.lastIndexOf(' ');
    if (at < 0 || country === undefined || more.length > 0 || isPlace(name)) return false;
    return isPlace(`${name.slice(at + 1)}, ${country}`);
  }

  return { isPlace, isInCountry, isInState, isBeforeTown };
}
