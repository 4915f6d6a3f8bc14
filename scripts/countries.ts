/*
 * Builds `rules/lexicon/countries.txt`, the names of countries in the languages of the lexicons: `node scripts/countries.ts`. They are those
 * of CLDR (Unicode licence) as Node's ICU has them; the same Node gives the same bytes.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Codes of ISO 3166 that name no country a résumé is sent from, or that stand for a continent or a union. */
const none = new Set('AC AN AQ BV CP CQ DG EA EU EZ FX HM IC QO TA TF UM UN XA XB ZZ IO GS NF'.split(' '));
/** Names that are called as employers, people or things of every day are. */
const otherwise = new Set(
  `Island Jersey Maurice Man Montserrat Norfolk Chad Dominique Dominica Reunion Reunión Réunion Riunione Congo Palau Palaos Grenada Barbade Sark Sercq
  Turks Granada Salvador Martinique Guernsey Indie Dania`.split(/\s+/),
);
/** As people write them where CLDR has another name. */
const alsoCalled =
  'Turkey;Türkei;Türkiye;Czech Republic;Macedonia;Ivory Coast;Burma;Palestine;Macau;Macao;Hongkong;Bosnia;Bosnia and Herzegovina;Trinidad and Tobago;Great Britain;Großbritannien;Grande-Bretagne;Gran Bretaña;Grã-Bretanha;Gran Bretagna;Holland;Holanda;Hollande;Olanda;England;Scotland;Wales;Northern Ireland;KSA;UAE;U.A.E.;Moldova;Republic of Korea;República Checa;Tschechische Republik;Russian Federation;США;Российская Федерация'.split(
    ';',
  );

const lexicon = join(import.meta.dirname, '..', 'rules', 'lexicon');
const languages = readdirSync(lexicon, { withFileTypes: true }).flatMap((one) =>
  one.isDirectory() ? one.name : [],
);
const letters = Array.from({ length: 26 }, (_letter, at) => String.fromCharCode(65 + at));
const codes = letters.flatMap((one) => letters.map((two) => one + two)).filter((code) => !none.has(code));
const named = languages.flatMap((language) => {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  return codes.flatMap((code) => names.of(code) ?? []);
});
/** "Hong Kong SAR China", "Myanmar (Burma)", "Congo - Kinshasa": nobody writes them so. */
const plain = (name: string) => !/SAR|R\.A\.S|RAS di|RAE|Sonderverwaltung/.test(name);
const written = named
  .filter(plain)
  .flatMap((name) => [name.replace(/\s*\(.*\)$/u, ''), ...(/\((\p{L}+)\)$/u.exec(name)?.slice(1) ?? [])])
  .flatMap((name) => [name, ...(name.includes(' & ') ? [name.replace(' & ', ' and ')] : [])]);
const countries = [...written, ...alsoCalled]
  .map((name) => name.replaceAll('’', "'"))
  .filter((name) => name.length > 2 && !otherwise.has(name))
  .sort((a, b) => (a < b ? -1 : 1));
writeFileSync(join(lexicon, 'countries.txt'), `${[...new Set(countries)].join('\n')}\n`);
