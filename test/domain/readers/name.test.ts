import { expect, test } from 'vitest';
import { read } from '../../support/reading.ts';

const nameIn = (...lines: string[]) => read(...lines).contact.name?.value ?? null;

test.each([
  [['Ada Quellmann', 'ada.quellmann@example.com'], 'Ada Quellmann'],
  [['ANNA VAN DER BERG', 'anna@example.com'], 'Anna van der Berg'],
  [
    ['JANE MILLER Consultant turned developer. Here to code a better future.', 'jm@example.com'],
    'Jane Miller',
  ],
  [['NORTHWIND LTD', 'Engineer'], null],
  [['Jane', 'Mary', 'Miller', 'jane.miller@example.com'], 'Jane Mary Miller'],
  [['Jane', 'Miller', 'Leeds', 'jane.miller@example.com'], 'Jane Miller'],
  [['Maria Perez de la Guardia', 'mp@example.com'], 'Maria Perez de la Guardia'],
  [['Piet de Boer', 'pb@example.com'], 'Piet de Boer'],
  [['Maria de los Angeles Roe', 'mr@example.com'], 'Maria de los Angeles Roe'],
  [['Ana Luisa da Costa e Silva', 'Developer'], 'Ana Luisa da Costa e Silva'],
  [['COLM O’ROE PRODUCT DESIGNER', 'colmoroe@example.com'], 'Colm O’Roe'],
  [['Emma Cook', 'SOFTWARE ENGINEER', 'zz77@example.com'], 'Emma Cook'],
  [['Peter James Carpenter', 'zz77@example.com'], 'Peter James Carpenter'],
  [['KARIN SCHNEIDER', 'Entwicklerin', 'zz77@example.com'], 'Karin Schneider'],
  [['Line Cook', 'zz77@example.com'], null],
  [['Truck Driver', 'zz77@example.com'], null],
  [['Senior Porter', 'zz77@example.com'], null],
  [['Hotel Steward', 'zz77@example.com'], null],
  [['S.K.Velling', 'skv@example.com'], 'S.K.Velling'],
  [['B.Tech', 'skv@example.com'], null],
  [['Experience', 'Norvik Studios\tArtist', 'Sept 2021 - Present', '- Lit the scenes of a film'], null],
  [['(+1) 613-555-0101\tJANE QUISTENDAL\tLHU@EXAMPLE.COM', 'MODERN AGILE DEVELOPER'], 'Jane Quistendal'],
  [['(+1) 613-555-0101\tNew York\tlhu@example.com', 'Software Engineer'], null],
  [['Built Tools For Sales And Care', 'Developer'], null],
  [['Dr. Jane Doe, PMP', 'jane@example.com'], 'Jane Doe'],
  [['Name: Jane Doe', 'Address: 1 Elm Road'], 'Jane Doe'],
  [['Persönliche Daten', 'Name, Vorname:\tMuster, Erika'], 'Erika Muster'],
  [['Jane Doe -- Senior Software Engineer', 'jane@example.com'], 'Jane Doe'],
  [['Jane Doe Roe, PSM I', 'jane@example.com'], 'Jane Doe Roe'],
  [['jane doe', 'jane.doe@example.com'], 'Jane Doe'],
  [['software engineer', 'jane.doe@example.com'], null],
  [['Curriculum vitae of Jane Doe'], 'Jane Doe'],
  [['Lebenslauf Laura Jansen'], 'Laura Jansen'],
  [['PERSONAL INFORMATION Laura Jansen', 'laura@example.com'], 'Laura Jansen'],
  [['LAURA JANSEN RESUME', 'laura@example.com'], 'Laura Jansen'],
  [['Laura Jansen’s CV', 'laura@example.com'], 'Laura Jansen'],
  [['Profil', 'Laura Jansen', 'Kontakt\tx@example.com'], 'Laura Jansen'],
  [['Curriculum Vitae Laura Jansen', 'laura@example.com'], 'Laura Jansen'],
  [['Profil Arne Wiedehopf', 'arne@example.com'], 'Arne Wiedehopf'],
  [['Lebenslauf', 'Vor- und Nachname: Jörg Müller'], 'Jörg Müller'],
  [['Nombre y apellidos: Lucía Prado Vega'], 'Lucía Prado Vega'],
  [['First name in full: Jane Roe'], 'Jane Roe'],
  [['Robert Meng', 'robert.meng@example.com'], 'Robert Meng'],
  [['H C Verma'], 'H C Verma'],
  [['CP Singh Rathore'], 'CP Singh Rathore'],
  [['Jane Roe, M.Eng.'], 'Jane Roe'],
  [['Jane Roe Software Engineer'], 'Jane Roe'],
  [['JANE ROE SOFTWARE ENGINEER', 'jane.roe@example.com'], 'Jane Roe'],
  [['Jane Roe March 3, 1980'], 'Jane Roe'],
  [['Curriculum vitæ: Jane ROE'], 'Jane ROE'],
  [['Dipl.-Ing. (FH) Jane Roe'], 'Jane Roe'],
  [['John Roe, Jr.'], 'John Roe Jr.'],
  [['CURRICULUM VITAE', 'Name:\tEZENWA, Chukwuemeka Paul', 'Sex:\tMale'], 'Chukwuemeka Paul Ezenwa'],
  [['Name: Jane Roe, MBA'], 'Jane Roe'],
  [['PERSONAL DATA', 'Surname:\tEZENWA', 'Other Names:\tChukwuemeka Paul'], 'Chukwuemeka Paul Ezenwa'],
  [['Lebenslauf', 'Nachname: Quellmann', 'Vorname: Ada'], 'Ada Quellmann'],
  [['Lebenslauf', 'Name: Quellmann', 'Vorname: Ada'], 'Ada Quellmann'],
  [['Curriculum vitae', 'Naam: Quellmann', 'Voornaam: Ada'], 'Ada Quellmann'],
  [['Name: Ada Quellmann', 'Given name: Ada'], 'Ada Quellmann'],
  [['CURRICULUM VITAE', 'Nom : ROE', 'Prénoms : Jeanne Marie'], 'Jeanne Marie Roe'],
  [['王小明', '软件工程师'], '王小明'],
  [['김철수', 'kim@example.com'], '김철수'],
  [['个人简历', '姓名:王小明'], '王小明'],
  [['Personal Details', 'Jane Roe'], 'Jane Roe'],
  [['Hi, I’m Jane Roe 👋'], 'Jane Roe'],
  [['my name is Jane Roe and this is my resume', 'I build services.'], 'Jane Roe'],
  [['Jane Roe MBCS'], 'Jane Roe'],
  [['Jane Roe CEng MIET'], 'Jane Roe'],
  [['Surname(s) / First name(s) Roe, Jane-Ann', 'Address(es) 1 Elm Road'], 'Jane-Ann Roe'],
])('a name in %j', (lines, name) => {
  expect(nameIn(...lines, '', 'Experience', 'Clerk, Acme Ltd', '2015 - 2019')).toBe(name);
});

test.each([
  [['Curriculum Vitae', 'Page 1']],
  [['Senior Engineer', 'Berlin']],
  [['Resume Objective Statement']],
  [['Lebenslauf Senior Entwickler']],
  [['Professional Summary', 'Twelve years of backend work.']],
  [['Marital Status: Single']],
  [['HR PERSONNEL MANAGER']],
  [['Summary', 'Clerk of nine years.', 'Highlights', 'Customer Relations', 'Order Entry']],
  [['Java Engineer', 'Senior Java Engineer Kubernetes']],
])('no name in %j', (lines) => {
  expect(nameIn(...lines, '', 'Experience', 'Clerk, Acme Ltd', '2015 - 2019')).toBeNull();
});

test('half a name a line, in a plain text', () => {
  expect(read('Rosa', 'Lindholm', 'Backend engineer', 'rosa.lindholm@example.com').contact.name?.value).toBe(
    'Rosa Lindholm',
  );
});
