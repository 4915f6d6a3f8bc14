import { describe, expect, test } from 'vitest';
import { datedJobs, read } from '../../../support/reading.ts';

/* Words of Polish and Russian, and what their résumés are made like. */

describe('Polish', () => {
  test.each<[string, string[], string[]]>([
    [
      'an employer behind a small word, and a year with its letter',
      ['Programista Java w Contoso Sp. z o.o.', 'od marca 2019 r. do chwili obecnej'],
      ['Programista Java @ Contoso Sp. z o.o., 2019-3 – now'],
    ],
    [
      'dates above, the title below its employer',
      ['styczeń 2018 - nadal', 'Kierownik zmiany', 'Hurtownia Kwiatów "Malwa", Gdynia'],
      ['Kierownik zmiany @ Hurtownia Kwiatów "Malwa", 2018-1 – now'],
    ],
    [
      'a form',
      ['Stanowisko: Magazynier', 'Firma: Contoso S.A.', 'Okres: 05.2016 – 06.2018', 'Obowiązki: kompletacja'],
      ['Magazynier @ Contoso S.A., 2016-5 – 2018-6'],
    ],
    [
      'names first',
      [
        '2015-2018 Contoso Sp. z o. o. - Specjalista ds. kadr i płac',
        '2012-2015 Uniwersytet Przykładowy - asystent',
      ],
      [
        'Specjalista ds. kadr i płac @ Contoso Sp. z o. o., 2015 – 2018',
        'asystent @ Uniwersytet Przykładowy, 2012 – 2015',
      ],
    ],
    [
      'a letter that is part of a name',
      ['2015 – 2019 R. Halden Ltd, Engineer'],
      ['Engineer @ R. Halden Ltd, 2015 – 2019'],
    ],
    [
      'a firm that is called one',
      ['Tester w firmie Contoso', '03.2013 - 10.2014'],
      ['Tester @ Contoso, 2013-3 – 2014-10'],
    ],
    [
      'a title over its employer',
      ['Edytor tekstów', 'Wydawnictwo Halden', '03.2013 - 10.2014'],
      ['Edytor tekstów @ Wydawnictwo Halden, 2013-3 – 2014-10'],
    ],
    [
      'a department behind the small word',
      ['Specjalista w dziale kadr', 'Contoso, styczeń 2020 - marzec 2022'],
      ['Specjalista w dziale kadr @ Contoso, 2020-1 – 2022-3'],
    ],
  ])('%s', (_what, lines, expected) => {
    expect(datedJobs('Jan Przykładowy', 'Doświadczenie zawodowe', ...lines)).toEqual(expected);
  });
});

describe('Russian', () => {
  test.each<[string, string[], string[]]>([
    [
      'a firm by its form before the name',
      ['Ведущий разработчик Java', 'ООО «Контосо», Москва | Июнь 2019 – по настоящее время'],
      ['Ведущий разработчик Java @ ООО «Контосо», 2019-6 – now'],
    ],
    [
      'years with their word',
      ['2015 – 2018 гг. ООО «Ромашка», бухгалтер', '2012 – 2015 гг. ЗАО «Лютик», помощник бухгалтера'],
      ['бухгалтер @ ООО «Ромашка», 2015 – 2018', 'помощник бухгалтера @ ЗАО «Лютик», 2012 – 2015'],
    ],
    [
      'since and until',
      ['с марта 2019 г. по настоящее время', 'ООО «Контосо», менеджер по продажам', 'Обязанности: продажи'],
      ['менеджер по продажам @ ООО «Контосо», 2019-3 – now'],
    ],
    [
      'a form',
      [
        'Период работы: с 01.03.2015 по 30.04.2019',
        'Организация: ООО "Контосо"',
        'Должность: Инженер',
        'Обязанности: чертежи',
      ],
      ['Инженер @ ООО "Контосо", 2015-3 – 2019-4'],
    ],
    [
      'abbreviated words for today',
      ['Разработчик, ООО Контосо', '03.2021 - наст. время', 'Бариста, Кафе Север', '05.2019 - н.в.'],
      ['Разработчик @ ООО Контосо, 2021-3 – now', 'Бариста @ Кафе Север, 2019-5 – now'],
    ],
    [
      'an employer behind a small word',
      ['Backend-разработчик в Контосо', 'Январь 2020 - Март 2022'],
      ['Backend-разработчик @ Контосо, 2020-1 – 2022-3'],
    ],
    [
      'a firm that is called one',
      ['Веб-разработчик в компании Контосо', 'Январь 2020 - Март 2022'],
      ['Веб-разработчик @ Контосо, 2020-1 – 2022-3'],
    ],
    [
      'a town beside the length of a job',
      [
        'Август 2021 — Октябрь 2022\tООО "Контосо"',
        '1 год 3 месяца\tСанкт-Петербург',
        'Менеджер по продажам',
        '- Продажи',
      ],
      ['Менеджер по продажам @ ООО "Контосо", 2021-8 – 2022-10'],
    ],
    [
      'a title over its employer',
      ['Торговый представитель', 'Северный ветер', 'Январь 2020 - Март 2022'],
      ['Торговый представитель @ Северный ветер, 2020-1 – 2022-3'],
    ],
    [
      'a department behind it',
      ['Менеджер в отделе продаж', 'Контосо, Январь 2020 - Март 2022'],
      ['Менеджер в отделе продаж @ Контосо, 2020-1 – 2022-3'],
    ],
  ])('%s', (_what, lines, expected) => {
    expect(datedJobs('Иван Образцов', 'Опыт работы', ...lines)).toEqual(expected);
  });

  test('a heading with the length of all work behind a dash, and a length below the dates of each', () => {
    const lines = [
      ...['Иван Образцов', 'Желаемая должность', 'Python разработчик', 'Опыт работы — 8 лет 3 месяца'],
      ...['Август 2021 — настоящее время', '5 лет 4 месяца', 'ООО Контосо', 'Программировал.'],
    ];
    expect(read(...lines).resume.language).toBe('ru');
    expect(datedJobs(...lines)).toEqual(['- @ ООО Контосо, 2021-8 – now']);
  });
});
