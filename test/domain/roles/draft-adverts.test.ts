import { describe, expect, test } from 'vitest';
import { resumeReader } from '#domain/readers/read-resume.ts';
import { type Draft, roleDrafter } from '#domain/roles/draft-role.ts';
import { roleLinter } from '#domain/roles/lint-role.ts';
import { advertLinter, wordLinter } from '#domain/roles/lint-words.ts';
import { openOccupations } from '#formats/guarded/occupations.ts';
import { plainDocument } from '#formats/text/plain.ts';
import { rules, work } from '../../support/corpus.ts';

const draft = roleDrafter(rules.lexicon, rules.adverts, rules.roles, work.occupations, work.book());
const read = resumeReader(rules.lexicon, openOccupations(rules.lexicon));

/** The draft of an advert of some lines. */
function drafted(...lines: string[]): Draft {
  const document = plainDocument('txt', [lines.join('\n')], false);
  return draft(document.text, read(document).resume, 'draft');
}
const criteriaOf = (...lines: string[]) =>
  drafted(...lines).role.criteria.map(({ label, asks, must }) => `${asks.kind} ${label}${must ? ' !' : ''}`);

describe('headings', () => {
  test.each([
    ['Main duties of the job', 'skills wound care'],
    ['Main duties of the job:', 'skills wound care'],
    ['Key responsibilities of the role', 'skills wound care'],
    ['What a day on the ward looks like', 'skills wound care'],
    ['Our benefits – just for you', null],
    ['We can offer you:', null],
    ['What we can offer', null],
    ['Das bieten wir Ihnen', null],
  ])('%s', (heading, wanted) => {
    const found = criteriaOf(
      'Registered Nurse',
      'Requirements',
      '- 2 years of nursing',
      heading,
      '- wound care',
    );
    expect(found).toEqual(['experience Nursing experience', ...(wanted === null ? [] : [wanted])]);
  });

  test('a heading that no list has is one above items only, and before any that is known', () => {
    expect(
      criteriaOf(
        'Registered Nurse',
        'About the ward',
        'Wound care is what we do.',
        '',
        'Requirements',
        '- phlebotomy',
      ),
    ).toEqual(['skills phlebotomy']);
  });

  test('a heading that no list has, over the items that open an advert, asks', () => {
    expect(
      criteriaOf('Registered Nurse', 'The person we dream of', '- 2 years of nursing', '- wound care'),
    ).toEqual(['experience Nursing experience', 'skills wound care']);
  });

  test('a stop behind a short form ends no sentence', () => {
    const made = drafted(
      'Buchhalter',
      'Ihr Profil',
      '- Kenntnisse in Programmen (z. B. DATEV) und mind. gute Laune',
    );
    expect(made.role.criteria.map(({ label }) => label)).toEqual(['DATEV']);
    expect(made.unread).toEqual([]);
  });

  test('"the successful candidate will" asks', () => {
    expect(
      criteriaOf('Teacher', 'The successful candidate will:', '- hold Qualified Teacher Status (QTS)'),
    ).toEqual(['credential hold Qualified Teacher Status (QTS)']);
  });
});

describe('years', () => {
  test.each([
    ["Minimum 12 months' post-registration experience in an acute setting", 1],
    ['18 months of nursing experience', 1.5],
    ['At least one year of ward experience', 1],
    ['Mindestens ein Jahr Berufserfahrung', 1],
    ['Five years of nursing', 5],
    ['A 12-month fixed-term contract', null],
    ['At least 18 years old', null],
    ['30-day sabbatical after 3 years', null],
    ['A four year degree in nursing', null],
    ['Must be 23 years of age or older', null],
    ['Mindestens 21 Jahre alt', null],
    ['A year of changes lies before us', null],
    ['Experience gained in the last 12 months', null],
    ['Training in the first 6 months of experience', null],
  ])('%s', (line, years) => {
    const asked = drafted('Registered Nurse', 'Requirements', `- ${line}`).role.criteria.flatMap(
      ({ asks }) => (asks.kind === 'experience' ? asks.years : []),
    );
    expect(asked).toEqual(years === null ? [] : [years]);
  });
});

describe('certificates', () => {
  const forms = (line: string) =>
    drafted('Registered Nurse', 'Requirements', `- ${line}`).role.criteria.flatMap(({ asks }) =>
      asks.kind === 'credential' ? [asks.any] : [],
    );

  test.each([
    ['Current NMC registration (adult)', ['NMC registration (adult)', 'NMC registration', 'NMC']],
    ['A Personal Licence (APLH) is essential', ['Personal Licence (APLH)', 'Personal licence', 'APLH']],
    [
      "You hold a valid Class A Commercial Driver's License",
      ["Class A Commercial Driver's License", 'class A cdl', 'cdl-A'],
    ],
    [
      'Weiterbildung zum geprüften Bilanzbuchhalter (IHK)',
      ['geprüften Bilanzbuchhalter (IHK)', 'geprüfter Bilanzbuchhalter'],
    ],
  ])('%s', (line, some) => {
    const [any] = forms(line);
    expect(any?.[0]).toBe(some[0]);
    expect(any).toEqual(expect.arrayContaining(some));
  });

  test.each([
    'Experience with the registration of patients',
    "12 months' post-registration experience",
    'Management of permissions in SharePoint',
    'Knowledge of open source licences',
  ])('%s is no certificate', (line) => expect(forms(line)).toEqual([]));

  test.each([
    ['Relevant studies, forklift licence', 'forklift licence'],
    ["Do you have a driver's license? NOTE: a good one", "driver's license"],
    ['Führerschein Klasse CE inkl. aller Module', 'Führerschein Klasse CE'],
  ])('%s names %s', (line, name) => expect(forms(line)[0]?.[0]).toBe(name));

  test('a budget for certifications is none', () =>
    expect(forms('€2,000 a year for certifications')).toEqual([]));

  test('letters that are a skill name no paper', () => {
    expect(forms('AWS certification')[0]).not.toContain('AWS');
  });
});

describe('what is asked for', () => {
  test.each([
    [
      'IELTS 7.0 where English is not the first language',
      [],
      ['IELTS 7.0 where English is not the first language'],
    ],
    ['High school diploma or GED', [], ['High school diploma or GED']],
    ['A high degree of autonomy', [], ['A high degree of autonomy']],
    ['Able to lift up to 50 lbs', [], ['Able to lift up to 50 lbs']],
    ['A degree in nursing', ['education A degree in nursing'], []],
    ['Phlebotomy; phlebotomy as told by XQZ', ['skills Phlebotomy'], ['phlebotomy as told by XQZ']],
  ])('%s', (line, criteria, unread) => {
    const made = drafted('Registered Nurse', 'Requirements', `- ${line}`);
    expect(made.role.criteria.map(({ label, asks }) => `${asks.kind} ${label}`)).toEqual(
      criteria.length > 0 ? criteria : ['title To be written'],
    );
    expect(made.unread).toEqual(unread);
  });

  test('a wish at the end of a line, and one in brackets, is one for itself', () => {
    const weights = (line: string) =>
      drafted('Accountant', 'Requirements', `- ${line}`).role.criteria.map(
        ({ label, weight }) => `${label} ${weight}`,
      );
    expect(weights('DATEV and MS Excel, SAP FI preferred')).toEqual(['DATEV, MS Excel 8', 'SAP FI 3']);
    expect(weights('DATEV, Lexware, SAP FI preferred')).toEqual(['DATEV, Lexware, SAP FI 3']);
    expect(weights('SAP (FI preferred, CO fine)')).toEqual([expect.stringMatching(/^SAP.* 8$/)]);
    expect(weights('DATEV (nice to have)')).toEqual(['DATEV 3']);
  });

  test('a liking weighs as a trait does', () => {
    const [one] = drafted('Data Engineer', 'What you bring', '- A passion for fighting climate change').role
      .criteria;
    expect(one?.weight).toBe(2);
  });

  test('what the title or the field is called is asked for by its years alone', () => {
    expect(
      criteriaOf(
        'Data Engineer',
        'What you bring',
        '- 4+ years of experience in data engineering',
        '- Python',
      ),
    ).toEqual(['experience Data engineering and data science experience !', 'skills Python']);
    expect(criteriaOf('Senior Java Developer', 'What you bring', '- Java')).toEqual(['skills Java']);
  });

  test('labels are the words of the advert, and names of its language', () => {
    expect(
      criteriaOf(
        ...[
          'Bilanzbuchhalter (m/w/d)',
          'Wir suchen für unser Team in Bremen jemanden, der mit uns die Bücher führt.',
          'Ihr Profil',
          '- Mindestens fünf Jahre Berufserfahrung in der Buchhaltung',
        ],
        ...['- Sehr gute Kenntnisse im Steuerrecht', '- Verhandlungssichere Englischkenntnisse'],
      ),
    ).toEqual(['experience Erfahrung: Buchhaltung !', 'skills Steuerrecht', 'language Englisch']);
  });
});

describe('what the law forbids in an advert', () => {
  const lint = advertLinter(wordLinter(rules.lint), rules.adverts.words.promises);
  const codes = (text: string) => lint(text, []).map(({ code }) => code);

  test.each([
    'All qualified applicants will receive consideration without regard to race, religion or sex.',
    'We welcome applicants regardless of age, sex, race or religion.',
    'Please do not send a photo, date of birth or marital status.',
    'Bewerbungen von Menschen jeden Geschlechts, Alters und jeder Herkunft sind willkommen.',
    'Bitte verzichten Sie auf Angaben zu Familienstand und Geburtsdatum.',
  ])('%s promises that it does not count', (text) => expect(codes(text)).toEqual([]));

  test.each([
    ['Please send your date of birth. We hire regardless of race.', ['age']],
    ['Must be at least 23 years of age for insurance purposes', ['age']],
    ['You are a young and dynamic colleague', ['age']],
    ['Must be at least 18 years of age', []],
    ['At least 23 years of experience', []],
  ])('%s', (text, expected) => expect(codes(text)).toEqual(expected));
});

test('a draft for a waiter can be saved as it is', () => {
  const made = drafted('Waiter', 'Requirements', '- At least 1 year of experience as a waiter');
  const findings = roleLinter(rules.lexicon, rules.lint)(made.role, work.book());
  expect(findings.filter(({ severity }) => severity === 'refuse')).toEqual([]);
  expect(wordLinter(rules.lint)({ path: 'title', text: 'Waitress wanted' })).toHaveLength(1);
});

test('a run of blanks counts as one', () => {
  const made = drafted(
    'Registered Nurse',
    'Requirements',
    `- A good ear${' '.repeat(20_000)}for jazz`,
    `- Forklift${' '.repeat(20_000)}licence`,
  );
  expect(made.unread).toEqual(['A good ear for jazz']);
  expect(made.role.criteria.map(({ label }) => label)).toEqual(['Forklift licence']);
});
