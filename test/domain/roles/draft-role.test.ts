import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Role } from '#domain/judging/role.ts';
import { resumeReader } from '#domain/readers/read-resume.ts';
import { type Draft, roleDrafter } from '#domain/roles/draft-role.ts';
import { roleLinter } from '#domain/roles/lint-role.ts';
import { openOccupations } from '#formats/guarded/occupations.ts';
import { readFile } from '#formats/index.ts';
import { plainDocument } from '#formats/text/plain.ts';
import { limits, rules, work } from '../../support/corpus.ts';

const draft = roleDrafter(rules.lexicon, rules.adverts, rules.roles, work.occupations, work.book());
const read = resumeReader(rules.lexicon, openOccupations(rules.lexicon));
async function of(name: string): Promise<Draft> {
  const outcome = await readFile(
    readFileSync(join(import.meta.dirname, '../../../fixtures/adverts', `${name}.txt`)),
    limits,
  );
  if (!outcome.ok) throw new Error(outcome.reason);
  return draft(outcome.document.text, read(outcome.document).resume, 'draft');
}
const shown = ({ role }: Draft) =>
  role.criteria.map(({ weight, must, asks }) => {
    const what =
      asks.kind === 'skills'
        ? `${asks.wanted} of ${asks.sets.map((set) => set.label).join(', ')}`
        : asks.kind === 'experience'
          ? `${asks.field} ${asks.years}`
          : asks.kind === 'practice'
            ? asks.practice
            : 'any' in asks
              ? asks.any[0]
              : '';
    return `${asks.kind} ${what} ${weight}${must ? ' must' : ''}`;
  });

describe('adverts', () => {
  test('English, with must-haves, wishes and a salary', async () => {
    const made = await of('backend-en');
    expect(made.role).toMatchObject({
      title: 'Senior Backend Engineer (Payments)',
      salary: { currency: 'EUR', from: 70_000, to: 85_000 },
    });
    expect(shown(made)).toEqual(
      expect.arrayContaining([
        'experience backend 5 20 must',
        'skills 1 of Kotlin or Java 8 must',
        'skills 2 of PostgreSQL, Kafka 8 must',
        'skills 2 of Docker, Kubernetes 8',
        'language english 6',
        'skills 1 of Terraform 3',
        'leadership  6',
      ]),
    );
    expect(made.unread).toEqual(['A sense of humour that survives Mondays']);
    expect(JSON.stringify(made.role.criteria)).not.toMatch(/python/i);
  });

  test('what is said not to be needed asks for nothing, and is listed', async () => {
    const made = ofWords(
      [
        ...['Backend Engineer', '', 'Requirements', '- 5+ years of backend development'],
        ...['- German is not required', '- No university degree needed'],
        ...['- Ein Studium ist keine Voraussetzung', '- Experience with Kafka is required'],
      ].join('\n'),
    );
    expect(shown(made)).toEqual(
      expect.arrayContaining([
        'experience backend 5 20 must',
        expect.stringMatching(/^skills .*Kafka.* must$/),
      ]),
    );
    expect(shown(made).join('\n')).not.toMatch(/language|education/);
    expect(made.unread).toEqual([
      'German is not required',
      'No university degree needed',
      'Ein Studium ist keine Voraussetzung',
    ]);
  });

  test('a nurse', async () => {
    const made = await of('nurse-en');
    expect(made.role.title).toBe('Registered Nurse, Medical Ward');
    expect(shown(made)).toEqual(
      expect.arrayContaining([
        'credential Registration with the nursing council 8 must',
        'experience nursing 2 20 must',
        expect.stringMatching(/^skills 2 of .*[Ww]ound care.* 8 must$/),
        'leadership  4',
      ]),
    );
  });

  test('an accountant, with wishes in the same list', async () => {
    const made = await of('accountant-en');
    expect(made.role.salary).toMatchObject({ currency: 'GBP', from: 38_000, to: 45_000 });
    expect(shown(made)).toEqual(
      expect.arrayContaining([
        'experience accounting 3 20',
        'language spanish 2',
        expect.stringMatching(/^credential ACCA/),
      ]),
    );
  });

  test('German', async () => {
    const made = await of('backend-de');
    expect(made.role.title).toBe('Backend-Entwickler');
    expect(shown(made)).toEqual(
      expect.arrayContaining([
        'experience backend 4 20 must',
        'skills 1 of Kubernetes 3',
        'language german 6',
        'leadership  4',
      ]),
    );
    expect(made.unread).toEqual(['Freude an rauem Wetter']);
    expect(made.role.salary).toMatchObject({ currency: 'EUR', from: 65_000, to: 78_000 });
  });

  test('French', async () => {
    const made = await of('sales-fr');
    expect(shown(made)).toEqual(
      expect.arrayContaining([
        'experience sales 3 20',
        'credential Permis B 8 must',
        'language english 6',
        'language spanish 2',
      ]),
    );
  });
});

test('a draft is a role that can be saved, and says nothing that the law forbids', async () => {
  const linter = roleLinter(rules.lexicon, rules.lint);
  const lint = (role: Role) => linter(role, work.book());
  for (const name of ['backend-en', 'nurse-en', 'accountant-en', 'backend-de', 'sales-fr']) {
    const made = await of(name);
    expect(Role.safeParse(made.role).error, name).toBeUndefined();
    expect(
      lint(made.role).filter((one) => one.severity === 'refuse'),
      name,
    ).toEqual([]);
    expect(made).toEqual(await of(name));
  }
  const nothing = draft(
    'Nothing here.\n',
    read({
      format: 'txt',
      pages: null,
      text: 'Nothing here.\n',
      lines: [],
      ownDate: null,
      links: [],
      notes: [],
    }).resume,
    'x',
  );
  expect(nothing.notes.length).toBeGreaterThan(0);
  expect(Role.safeParse(nothing.role).success).toBe(true);
});

describe('any trade', () => {
  const drafted = (...lines: string[]) => {
    const document = plainDocument('text', [lines.join('\n')], false);
    return draft(document.text, read(document).resume, 'draft');
  };

  test('years in a trade count the trade, a part of them the occupation; the pay is not used', () => {
    const made = drafted(
      ...['Head Chef – Northwind House', '', 'What you bring'],
      ...["- At least 4 years' experience in professional kitchens, two of them as head chef"],
      ...['- Level 2 food hygiene certificate', '- Lead a brigade of six', '- A good ear for jazz'],
      ...['£30,000 to £35,000 a year'],
    );
    expect(shown(made)).toEqual(
      expect.arrayContaining([
        'experience head-chef-trade 4 20 must',
        expect.stringMatching(/^experience occupation:\S+ 2 14$/),
        'credential Level 2 food hygiene certificate 8',
      ]),
    );
    const leads = made.role.criteria.find(({ asks }) => asks.kind === 'leadership')?.asks;
    expect(leads).toMatchObject({ teamSize: 6 });
    expect(made.role.fields).toMatchObject([
      { id: 'head-chef-trade', isco: expect.arrayContaining(['3434', '5120']) },
    ]);
    expect(made.unread).toEqual(['A good ear for jazz', '£30,000 to £35,000 a year']);
    const asked = made.role.questions.technical.map(({ criterion }) => criterion);
    expect(asked).not.toContain('level-2-food-hygiene-certificate');
  });

  test('a licence is asked for by its name, not by how much it is wanted', () => {
    const made = drafted(
      'Elektroniker (m/w/d)',
      ...[
        'Ihr Profil',
        '- Führerschein Klasse B zwingend erforderlich',
        '- Führerschein der Klasse C/CE wünschenswert',
      ],
      '- Gas Safe registration is a must',
    );
    const asked = made.role.criteria.flatMap(({ asks, must }) =>
      asks.kind === 'credential' ? [{ any: asks.any, must: must !== undefined }] : [],
    );
    expect(asked).toEqual(
      expect.arrayContaining([
        { any: expect.arrayContaining(['Führerschein Klasse B', 'führerschein B']), must: true },
        { any: expect.arrayContaining(['führerschein Klasse C', 'führerschein Klasse CE']), must: false },
        { any: expect.arrayContaining(['Gas Safe registration']), must: true },
      ]),
    );
    expect(asked.flatMap(({ any }) => any).join()).not.toMatch(/erforderlich|wünschenswert|a must/);
  });

  test('headings within lines, years in words, and a degree in a subject or a near one', () => {
    const made = drafted(
      ...[
        'Teacher of Physics',
        'Requirements: three years or more of teaching experience; a degree in physics or a near subject',
      ],
    );
    expect(shown(made)).toEqual(
      expect.arrayContaining(['experience teaching 3 20 must', 'education physics 4']),
    );
  });

  test('"or" joins what it stands between, and a list that it ends', () => {
    const asked = (...lines: string[]) =>
      drafted('Backend Engineer', 'What you bring', ...lines).role.criteria.flatMap(({ asks, label }) =>
        asks.kind === 'skills' ? [[label, asks.wanted, asks.sets.map(({ any }) => any.join('|'))]] : [],
      );
    expect(asked('- Java or Kotlin, PostgreSQL, Kafka')).toEqual([
      ['Java or Kotlin, PostgreSQL, Kafka', 3, ['java|kotlin', 'postgresql', 'kafka']],
    ]);
    expect(asked('- AWS, GCP or Azure')).toEqual([['AWS or GCP or Azure', 1, ['aws|gcp|azure']]]);
    expect(asked('- Docker/Kubernetes and Terraform')).toEqual([
      ['Docker / Kubernetes, Terraform', 2, ['docker|kubernetes', 'terraform']],
    ]);
    expect(asked('- PostgreSQL und Kafka, Java oder Kotlin')[0]?.slice(1)).toEqual([
      3,
      ['postgresql', 'kafka', 'java|kotlin'],
    ]);
    expect(asked('- Python (or Go, or Rust)')).toEqual([['Python or Go or Rust', 1, ['python|go|rust']]]);
  });

  test('a draft speaks the language of its advert', async () => {
    const made = await of('backend-de');
    expect(made.role.criteria[0]?.reason).toMatch(/^Die Anzeige sagt: „/);
    const own = [
      ...made.role.questions.screening.map(({ question }) => question),
      ...made.role.questions.technical.map(({ question, goodAnswer }) => `${question} ${goodAnswer}`),
      ...Object.values(made.role.bands).map(({ reason }) => reason),
    ];
    expect(own.join(' ')).not.toMatch(/\b(?:the|your|what|first|could)\b/i);
    for (const [language, phrases] of Object.entries(rules.adverts.phrases))
      for (const [name, phrase] of Object.entries(phrases))
        if (typeof phrase !== 'string')
          expect(Object.keys(phrase), `${language} ${name}`).toEqual(
            Object.keys(rules.adverts.phrases.de?.[name as 'fields'] ?? {}).filter(() => language !== 'en'),
          );
        else
          expect(phrase.match(/\{\w+\}/g), `${language} ${name}`).toEqual(
            rules.adverts.phrases.en?.[name as 'reason'].match(/\{\w+\}/g),
          );
  });

  test('a skill that must be there is met by a list', () => {
    const made = drafted('Backend Engineer', 'Must have', '- Java and Kotlin');
    const skills = made.role.criteria.find(({ asks }) => asks.kind === 'skills');
    // Both of two, each listed; of a longer list people name some.
    expect(skills?.must?.atLeast).toBe(600);
    const more = drafted('Backend Engineer', 'Must have', '- Java, Kotlin and Kafka');
    expect(more.role.criteria.find(({ asks }) => asks.kind === 'skills')?.must?.atLeast).toBe(200);
  });
});

/** A draft of an advert's words. */
const ofWords = (words: string) => {
  const document = plainDocument('txt', [words], false);
  return draft(document.text, read(document).resume, 'draft');
};

test.each<[string, string, string[]]>([
  [
    'Backend Engineer\n\nWe look for a colleague with 5+ years of experience in backend development. You know Java, Kafka and PostgreSQL. Kubernetes is a plus. You have led a team of developers.',
    'Backend Engineer',
    [
      'experience backend 5 20 must',
      'leadership  10',
      'skills 3 of Java, Kafka, PostgreSQL 8',
      'skills 1 of Kubernetes 3',
    ],
  ],
  [
    'We are looking for a Payroll Clerk with 3 years of experience in payroll. Excel is a plus. We offer: Java workshops.',
    'Payroll Clerk',
    ['experience accounting 3 20'],
  ],
])('an advert of sentences without a heading, %j', (words, title, criteria) => {
  const made = ofWords(words);
  expect(made.role.title).toBe(title);
  expect(shown(made)).toEqual(expect.arrayContaining(criteria));
  expect(JSON.stringify(made.role.criteria)).not.toContain('workshops');
});

const drafted = (...lines: string[]) => {
  const document = plainDocument('text', [lines.join('\n')], false);
  return shown(draft(document.text, read(document).resume, 'draft'));
};

test.each([
  [
    'a wish below a line of must-haves',
    ['Senior Developer', 'Must have: Python, Kafka', 'Nice to have: Docker'],
    ['skills 2 of Python, Kafka 8 must', 'skills 1 of Docker 3'],
  ],
  [
    'the same in one line',
    ['Backend Engineer', 'Required: Python. Nice to have: Docker.'],
    ['skills 1 of Python 8 must', 'skills 1 of Docker 3'],
  ],
  [
    'German',
    ['Entwickler', 'Muss: Python, Kafka', 'Wünschenswert: Docker'],
    ['skills 2 of Python, Kafka 8 must', 'skills 1 of Docker 3'],
  ],
  [
    'what is presupposed',
    ['Buchhalter', 'Kenntnisse in DATEV setzen wir voraus.', 'Kenntnisse in Lexware werden vorausgesetzt.'],
    ['skills 1 of DATEV 8 must', 'skills 1 of Lexware 8 must'],
  ],
  [
    'names that are words of every day',
    ['Senior Java Developer', 'Must have: Java, Spring', 'Nice to have:', '- Experience with Go'],
    ['skills 2 of Java, Spring 8 must', 'skills 1 of Go 3'],
  ],
  [
    'words of every day that are no names',
    [
      'Backend Engineer',
      'Requirements:',
      '- Kafka',
      '- Go the extra mile',
      '- Express yourself',
      '- Excel in a team',
    ],
    ['skills 1 of Kafka 8'],
  ],
  [
    'names in a trade that has nothing to do with them',
    ['Sales Manager', 'Requirements:', '- Salesforce', '- Spring', '- Swift'],
    ['skills 1 of Salesforce 8'],
  ],
  [
    'the word between two, not the first of its kind',
    ['Backend Engineer', 'Requirements:', '- A bit of everything, and Python or Kotlin'],
    ['skills 1 of Python or Kotlin 8'],
  ],
])('%s', (_what, lines, expected) => {
  expect(drafted(...lines)).toEqual(expected);
});
