import { expect, test } from 'vitest';
import { hasShortYears } from '#domain/readers/dates/order.ts';
import { dateReader } from '#domain/readers/dates.ts';
import type { PartialDate } from '#domain/resume.ts';
import { rules } from '../../support/corpus.ts';

const read = dateReader(rules.lexicon);

function show(date: PartialDate | 'present'): string {
  if (date === 'present') return 'present';
  const last = date.lastMonth !== date.month ? `..${date.lastMonth}` : '';
  return date.month === null ? String(date.year) : `${date.year}-${date.month}${last}`;
}

const forms: [string, string][] = [
  ['Mar 2019 – Present', '2019-3 → present'],
  ['from June 2006 to present', '2006-6 → present'],
  ['desde el 2006 hasta la fecha', '2006 → present'],
  ['Desde el año 2010 hasta el año 2014', '2010 → 2014'],
  ['Septmber 2014 – Present', '2014-9 → present'],
  ['Agust 2010 - Novemver 2011', '2010-8 → 2011-11'],
  ['Dezenbro/2012 até Janeiro/2015', '2012-12 → 2015-1'],
  ['Janurary 2010 to December 2011', '2010-1 → 2011-12'],
  // Names are near shorter months: "Ferrero", "Javier".
  ['Ferrero 2015 – 2018', '2015 → 2018'],
  ['Colegio San Javier 2015 – 2018', '2015 → 2018'],
  ['03/2019-04/2020', '2019-3 → 2020-4'],
  ['2009/02-2010/03', '2009-2 → 2010-3'],
  ['2013/04 – 10', '2013-4 → 2013-10'],
  ['2020/05-03', '2020-5'],
  ['(10/2018) - (Actual)', '2018-10 → present'],
  ['(2014) – (2016)', '2014 → 2016'],
  ['05 2019 – 09 2022', '2019-5 → 2022-9'],
  ['10 2022 – Attuale', '2022-10 → present'],
  ['07/’20 – 04/’22', '2020-7 → 2022-4'],
  ["Aug' 11 - Sep' 15", '2011-8 → 2015-9'],
  ['Aug’ 11 - Sep’15', '2011-8 → 2015-9'],
  ['February 21’’ - November 22’’', '2021-2 → 2022-11'],
  ["June 20' - August 20'", '2020-6 → 2020-8'],
  ['Agosto de 2022 a Data Atual', '2022-8 → present'],
  ['2018 – à nos jours', '2018 → present'],
  ['2018 – hasta el momento', '2018 → present'],
  ['1945 bis zur Gegenwart', '1945'],
  ['01-06/2023', '2023-1 → 2023-6'],
  ['01.–06.2023', '2023-1 → 2023-6'],
  ['2017 (Julho) - 2018(JULHO)', '2017-7 → 2018-7'],
  ['entre junho de 2006 e fevereiro de 2007', '2006-6 → 2007-2'],
  ['zwischen März 2016 und Mai 2018', '2016-3 → 2018-5'],
  ['Finales de 2016 – Verano de 2017', '2016-9..12 → 2017-6..8'],
  ['early 2016 – mid-2018', '2016-1..4 → 2018-5..8'],
  ['Anfang 2016 – Ende 2018', '2016-1..4 → 2018-9..12'],
  ['2019-03 to 2020-04', '2019-3 → 2020-4'],
  ['2019/03 – 2020/04', '2019-3 → 2020-4'],
  ['May – October 2013', '2013-5 → 2013-10'],
  ['Sept – Aug 2023', '2022-9 → 2023-8'],
  ['August 2012-Janurary 2013', '2012-8 → 2013-1'],
  ['2017/02/28-2021/11', '2017-2 → 2021-11'],
  ['Januar 2024 – offen', '2024-1 → present'],
  ['Mayo 2024 (6 meses)', '2024-5 → 2024-10'],
  ['Dec. 2022 (2 months)', '2022-12 → 2023-1'],
  ['Juil 2013 (1 mois)', '2013-7 → 2013-7'],
  ['4-2007 &ndash; 5-2013', '2007-4 → 2013-5'],
  ['2016–18', '2016 → 2018'],
  ['2016-2018', '2016 → 2018'],
  ['since March 2019', '2019-3 → present'],
  ['seit 03/2019', '2019-3 → present'],
  ['depuis 2019', '2019 → present'],
  ['15.03.2019 - 30.06.2020', '2019-3 → 2020-6'],
  ['03/15/2019 - 06/30/2020', '2019-3 → 2020-6'],
  ['01/10/2012 - 05/05/2013', '2012-10 → 2013-5'],
  ['Q3 2019 – Q1 2021', '2019-7..9 → 2021-1..3'],
  ['Summer 2018 – Spring 2019', '2018-6..8 → 2019-3..5'],
  ['2017 –', '2017 → present'],
  ['2023+', '2023 → present'],
  ['2023+ users', '2023'],
  ['Northwind Ltd (staff 2001+)', '2001'],
  ['Northwind Ltd (2000+)', '2000'],
  ['AUG 2024- TO May 2025', '2024-8 → 2025-5'],
  ['2020 - current position', '2020 → present'],
  ['Sept 2007-June 2009', '2007-9 → 2009-6'],
  ["Jan '19 – Feb '20", '2019-1 → 2020-2'],
  ['Dic 2014 a la actualidad', '2014-12 → present'],
  ['janv. 2018 – aujourd’hui', '2018-1 → present'],
  ['de marzo de 2015 a junio de 2018', '2015-3 → 2018-6'],
  ['Mrz 2019 bis heute', '2019-3 → present'],
  ['gennaio 2016 – oggi', '2016-1 → present'],
  ['jan 2016 t/m dec 2018', '2016-1 → 2018-12'],
  ['6/04 to 1/05', '2004-6 → 2005-1'],
  ['Feb 2006 Jan 2007', '2006-2 → 2007-1'],
  ['March 15, 2019 to April 2, 2020', '2019-3 → 2020-4'],
  ['January 2007 till date', '2007-1 → present'],
  ['2021 – hasta ahora', '2021 → present'],
  ['2021 – até agora', '2021 → present'],
  ['Feb 2015 – In progress', '2015-2 → present'],
  ['Eté 2018 – Eté 2019', '2018-6..8 → 2019-6..8'],
  ['2010 to 2012, 2014 to 2015', '2010 → 2012; 2014 → 2015'],
  ['Jan 2010 - Feb 2011 (1 yr 2 mos)', '2010-1 → 2011-2'],
  ['06/11 Present', '2011-6 → present'],
  ['09/09 02/10', '2009-9 → 2010-2'],
  ['19931995', '1993 → 1995'],
  ['2008present', '2008 → present'],
  ['May 2014January 2015', '2014-5 → 2015-1'],
  ["from Dec' 2015 to Sept' 2016", '2015-12 → 2016-9'],
  ['Jan2014 to till date', '2014-1 → present'],
  ['Jul08 Nov10', '2008-7 → 2010-11'],
  ['4/29/08 3/27/09', '2008-4 → 2009-3'],
  ['May September 2010', '2010-5 → 2010-9'],
  ['June 1996 (ongoing)', '1996-6 → present'],
  ['May 2014 onwards', '2014-5 → present'],
  ['2005- Continuing', '2005 → present'],
  ['September 1st 2000 Until: September 30 2012', '2000-9 → 2012-9'],
  ['May 2019', '2019-5'],
  ['2020-03 to 2018-01', '2020-3 → 2018-1'],
  ['09-18 - Now', '2018-9 → present'],
  ['03-17 - 08-18', '2017-3 → 2018-8'],
  ['seit 07.16', '2016-7 → present'],
  ['since 07/16', '2016-7 → present'],
  ['May 2012 － June 2013', '2012-5 → 2013-6'],
  ['2015 July - Sept', '2015-7 → 2015-9'],
  ['2018, Aug–Sep', '2018-8 → 2018-9'],
  ['Diciembre 2024 –> 2025', '2024-12 → 2025'],
  ['Agosto 2021 –> Enero 2022', '2021-8 → 2022-1'],
  ['05.2019 - ∞ NORTHWIND', '2019-5 → present'],
  ['2017 - Agosto', '2017-8'],
  ['2017 - Agosto 2018', '2017 → 2018-8'],
  ['2017 - Aug 18', '2017 → 2018-8'],
  ['2017 - agosto de 2019', '2017 → 2019-8'],
  ['2017 – May 5, 2019', '2017 → 2019-5'],
  ["2017 - August '19", '2017 → 2019-8'],
  ['2016 - May Department Stores', '2016'],
  ['2008-pres', '2008 → present'],
  ['6/19969/1996', '1996-6 → 1996-9'],
  ['Fevrier 2010 - Decembre 2012', '2010-2 → 2012-12'],
  ["janv. 2010 – ajourd'hui", '2010-1 → present'],
  ['2015 – presnet', '2015 → present'],
  ['2013.06-至今', '2013-6 → present'],
  ['2013年6月至今', '2013-6 → present'],
  ['2014年-2016年', '2014 → 2016'],
  ['06 / 2015 - 07 / 2016', '2015-6 → 2016-7'],
  ['April 2012\nto\nJanuary 2013', '2012-4 → 2013-1'],
  ['FROM: JAN 2013 TO: MAR 2013', '2013-1 → 2013-3'],
  ['2017–(ongoing) Senior Engineer', '2017 → present'],
  ['2015 - (2016 promoted) Developer', '2015; 2016'],
  ['February 2019--: Systems Administrator', '2019-2 → present'],
  ['Técnico de 2018', '2018'],
  ['January 2016 - September 2018, March 2019 - February 2023', '2016-1 → 2018-9; 2019-3 → 2023-2'],
];

test.each(forms)('%s', (text, expected) => {
  const found = read(text).map((range) =>
    range.single ? show(range.start) : `${show(range.start)} → ${show(range.end)}`,
  );
  expect(found.join('; ')).toBe(expected);
});

const negatives = [
  '2008/2010/2013, Oracle',
  '+1 (555) 555-0123',
  '10+ years of experience',
  'Served 2,000 customers',
  'ISO 27001',
  'version 3.11',
  'B2B and 24/7 support',
  'Room 1204',
  'may lead a team',
  '4 of 7 days',
  'Page 1 of 3',
  'IPv4 and UTF-8',
  '20181234567',
  'order 20072',
  'may grow by 45',
  'ratio 4/05',
  'call 05-16-77 - 10-12',
  'score 03-17',
  'open from 08.30 on',
];

test.each(negatives)('no date in: %s', (text) => {
  expect(read(text)).toEqual([]);
});

test('offsets cover the words of the range', () => {
  const text = 'Lead Engineer, Northwind   Mar 2019 – Present, Berlin';
  const [range] = read(text);
  expect(text.slice(range?.from, range?.to)).toBe('Mar 2019 – Present');
});

test.each([
  ['April 2009 to December', '2009-4 → 2009-12'],
  ['The Mill | April 2009 – December', '2009-4 → 2009-12'],
  // Its year stands in the next cell, or the years are a list.
  ['Jan 2019 - June\t2021\tEngineer', '2019-1 → 2021-6'],
  ['2008, 2010, 2011, 2012', '2008; 2010; 2011; 2012'],
  ['2010, to 2014', '2010 → 2014'],
])('an end without a year, and years of a list: %s', (text, expected) => {
  const found = read(text).map((range) =>
    range.single ? show(range.start) : `${show(range.start)} → ${show(range.end)}`,
  );
  expect(found.join('; ')).toBe(expected);
});

test.each([
  ['2018-25 and 2012-18, 2010-11', true],
  ['2018-25, 2010-11', false],
  ['Start: 2009-10\nEnd: 2010-12\nStart: 2008-09\nEnd: 2009-10', false],
  // One ends where the other begins.
  ['2012 -14\n2009-11\n2007-09', true],
  ['2012 -14\n2009-11\n2006-08', false],
  ['2018-25 and 2012-18, 2019-03', false],
  ['2013-14 and 2015-16, 2005-09 – 2010-10', false],
])('short years of a document: %s', (text, expected) => {
  expect(hasShortYears(text)).toBe(expected);
});
