import { describe, expect, test } from 'vitest';
import { read } from '../../support/reading.ts';

describe('leadership', () => {
  const found = (line: string) =>
    read('Experience', 'Engineer, Northwind Ltd', '2018 – 2020', `- ${line}`).resume.leadership;
  test.each<[string, string, number | null]>([
    ['Led a team of eight engineers', 'team', 8],
    ['Mentored three junior developers', 'mentoring', 3],
    ['Mentored teammates on testing', 'mentoring', null],
    ['Managed 12 people across two sites', 'team', 12],
    ['Leitung eines Teams von acht Entwicklern', 'team', 8],
    ['Mentoring of over 6,000 Marines', 'mentoring', null],
    ['Led nine engineers. P2V of 400 servers', 'team', 9],
    ['Managed three squads, 17 engineers in total', 'team', 17],
    ['Led a team of 12 engineers (4 contractors)', 'team', 12],
    ['Led a team of 8 supporting 200 developers', 'team', 8],
    ['Supervised a staff of 6 medical clerks, 3 doctors, and 1 psychologist', 'team', 10],
    ['Managed a staff of 25 collectors and 25 administrative assistants', 'team', 50],
    ['Directed an 18-person staff with four direct reports', 'team', 18],
    ['Led a team with over 22 members', 'team', 22],
    ['Lead four developers and two analysts', 'team', 6],
    ['Responsible for 5 teams and 38 engineers', 'team', 38],
    ['Led two teams of software engineers', 'team', null],
    ['Led two seven-person teams', 'team', 7],
    ['Reviewed the work of four GS-12 specialists and six contractors', 'team', 10],
    ['Provide training to staff', 'mentoring', null],
    ['Provided coaching for junior developers', 'mentoring', null],
    ['Leads and trains a team of five', 'team', 5],
    ['Hired three engineers', 'technical', null],
    ['Hired and led a team of five', 'team', 5],
    ['Kept a pool of over 100 people as direct reports', 'team', 100],
    ['Promoted to Team Leader within a year', 'technical', null],
    ['Helped less experienced engineers', 'technical', null],
    ['Technical direction for a 10-engineer product team', 'technical', null],
    ['Directed a 4-person engineering pod', 'team', 4],
    ['Provided technical mentorship to junior engineers', 'mentoring', null],
    ['Grow a team of eight engineers', 'team', 8],
    ['Provided training and guidance to new staff auditors', 'mentoring', null],
    ['Oriented new nurses to the ward', 'team', null],
    ['Served as preceptor on the night shift', 'technical', null],
    ['Delegated tasks to nursing assistants', 'team', null],
    ['Reviewed work of staff accountants', 'team', null],
    ['Was the lead of a team of five', 'team', 5],
    ['Líder de un squad de 5 personas', 'team', 5],
    ['Promovido a líder técnico', 'technical', null],
    ['Zuletzt Teamleitung in der Abteilung', 'technical', null],
    ['Personalführung und Dokumentation', 'technical', null],
    ['Mitarbeiterführung', 'technical', null],
    ['Übernahme der Teamleitung', 'technical', null],
    ['Scaled team to 9 people', 'team', 9],
    ['The team I lead in Oslo was responsible for the ledgers', 'technical', null],
    ['Backend lead for the payments product', 'technical', null],
    ['Manage five to seven adjunct faculty', 'team', 7],
    ['Grew the team from 3 to 11 engineers', 'team', 11],
    ['Oversaw eighty engineers', 'team', 80],
    ['Founded a team of six engineers', 'team', 6],
    ['Had technical responsibility for a team of six', 'team', 6],
    ['Four developers reported directly to me', 'technical', null],
    ['Initiated the mentoring programme for associates', 'technical', null],
    ['Management d’équipe', 'technical', null],
    ['Gestion d’une équipe de 5 développeurs', 'team', 5],
    ['Took a course and led a team of four', 'team', 4],
    ['A manager who led forty engineers', 'team', 40],
  ])('%s', (line, kind, size) => {
    expect(found(line)[0]).toMatchObject({ kind, teamSize: size });
  });

  test.each([
    'Was led by a strong mentor in the team',
    'Eager to lead and inspire a team of five developers',
    'Proven ability to lead and mentor large teams',
    'Capacidad de liderar equipos',
    'Attended a workshop on managing teams',
    'Took a course on leading people through change',
    'Wants to lead a team of engineers',
    'Completed training in coaching employees',
    'Worked for a director who led forty engineers',
    'Managed student accounts and invoices',
    'Supervised student elections',
    'Gestion du temps, travail d’équipe',
    'Outils internes de gestion du personnel',
    'Oversaw all of the workers compensation claims',
    'Worked under the limited supervision of the Director and two managers',
    'Cross-trained as back-up for other representatives',
    'Cross-trained and provided back-up for other representatives',
    'A results-oriented environment with the entire team',
    'Oriented patients and families to the room',
    'Reported changes to the charge nurse',
    'Handled lead generation for the sales team',
    'Ran five kilometres every day',
    'Managed accounts payable for an organization of 30 personnel',
    'Received top performance reviews every year',
    'Self-motivating team player',
    'Greets visitors and directs them to the appropriate staff',
    'Built a service for teachers',
    'Coach, Northfield School Boys Tennis Team',
    'Managed 600 hosts across three data centres',
    'One of the lead CSS developers',
    'Handed a system to the lead lab assistants',
    'Hiked with other leading members of the troop',
    'Built a system to manage data requests and improve team efficiency',
    'Built a bot to allow teams to perform common tasks',
    'Provided support to newly hired staff in the use of the interface',
    'Worked as one of the less experienced staff',
    'Asked less experienced staff for help',
    'Design programs to attract, retain and grow staff',
    'Kept the payroll of growing teams',
    'Enge Zusammenarbeit mit der Teamleitung',
    'Worked with the technical lead',
  ])('none in: %s', (line) => {
    expect(found(line)).toEqual([]);
  });
});

test.each([
  ['Worked under the team lead in a group of five', false],
  ['Work under the guidance of a tech lead in a scrum team of six', false],
  ['Arbeit in einem Scrum-Team unter Leitung des Teamleiters', false],
  ['Managed 1,800 CentOS and Ubuntu servers with Ansible', false],
  ['Leidde de migratie van SQL Server naar Azure, in zijn eentje', false],
  ['Lideré la migración de la base de datos', false],
  ['Dirigé la migration de la base', false],
  ['Leitete die Migration von Oracle', false],
  ['Lideré un equipo de seis personas', true],
  ['Leitung von zwei Teams', true],
  ['Dirigé une équipe de six développeurs', true],
  ['Under budget pressure led a team of five', true],
  ['Team lead of a group of five', true],
  ['Lead developer on a mapping project for a harbour', true],
  ['Worked with the lead developer at the harbour', false],
  // French and Italian verbs are English nouns.
  ['Reported to a member of the management team', false],
  ['Assisted the Payroll Manager in counseling employees', false],
  ['Joined the student leadership development program for graduates', false],
  ['Led the development of courses for supervisors', false],
  ['Responsible for five engineers', true],
  ['Directed the work of staff on the sales floor', true],
  ['Squad leader of 14 soldiers', true],
  ['Directed annual staff recognition programs', false],
  ['Managed department budget', false],
  ['Contributed to the committee and managed team work', false],
  ['Met with head of the communications department', false],
  ['Charged with leading a team of five', true],
  ['Built leading edge solutions for executives', false],
  ['Led meetings with department executives', false],
  ['Earned promotions within the team including 1 lead and 1 manager', false],
  ['Directed over 25 commercials in two years', false],
  ['Answered and directed phone calls to assigned employees', false],
  ['Asked for youth, mentor, and staff feedback', false],
  ['Supervised purchase orders and expense reports', false],
  ['Managed six direct reports', true],
  ['Collaborate daily with supervisors, team leads and team members, to plan', false],
  ['Developed training programs for hiring managers and staff', false],
  ['Responsible for the recruitment of experienced software developers', false],
  ['Managed the work flow for a services department of 120 associates', false],
  ['Oversaw the health and safety of staff and visitors', false],
  ['Supervised and assisted Marines with daily tasks', true],
  ['Trained associates on new tax procedures', true],
  ['Trained users and customers on the new system', false],
  ['Supervised 15 military and civilian personnel', true],
  ['Leading provider of care employing 4,500 professionals', false],
  ['Managed personnel records and personnel policies', false],
  ['Managed the receptionist area and greeted visitors', false],
  ['Greeted customers and directed to the proper staff member', false],
  ['Built relationships between the plant and the team', false],
  ['Generated new leads through current members', false],
  ['Qualified leads for the sales team', false],
  ['Built five packages and libraries giving the team more time', false],
  ['Led requirements gathering with research partners', false],
  ['Student-led and student-managed environments of students', false],
  ["Halden is one of the country's leading energy retailers", false],
  ['Led a project with a team of five', true],
  ['Guided cross-team discussions on engineering practices', false],
  ['Led in learning and adoption of Go across development teams', false],
  ['Led teams across three sites', true],
  ['Led cross-functional teams', true],
  ['Responsible for hiring and managing staff', true],
  ['Responsible for the management system and provide staff and management with reports', false],
  ['Oversee those personnel processes', false],
  ['Oversee all processes and personnel', true],
  ['Managed email exchanges between customers and partners', false],
  ['Self-directed learner seeking a position as a software developer', false],
  ['Liderança técnica na migração de processos', true],
])('leading: %s', (line, led) => {
  const { resume } = read('Experience', 'Backend Engineer, Northwind Ltd', 'Jan 2019 – Present', `- ${line}`);
  expect(resume.leadership.length > 0).toBe(led);
});

test.each([
  ['Software Engineer / Lead Architect', true],
  ['Co-CTO | Northwind', true],
  ['Software Engineer', false],
  ['Worked with the director of a bank on its systems.', false],
  ['Lead generation specialist', false],
])('a headline leads: %s', (headline, leads) => {
  const { leadership } = read(
    'Jane Doe',
    headline,
    'Experience',
    'Engineer, Northwind Ltd',
    '2018 – 2020',
    '- Tests',
  ).resume;
  expect(leadership.length > 0).toBe(leads);
});

test.each([
  ['Trained, developed and managed a team of 15', 'team', 15],
  ['Trained and mentored a team of 15', 'mentoring', 15],
  ['Managed the activities of 150 coaches', 'team', 150],
  ['Supervise up to 10 personnel at one time', 'team', 10],
])('who manages as well leads: %s', (line, kind, teamSize) => {
  const { leadership } = read('Experience', 'Engineer, Northwind Ltd', '2018 – 2020', `- ${line}`).resume;
  expect(leadership).toMatchObject([{ kind, teamSize }]);
});

test("somebody else's post is none that one held, nor are managers who hire", () => {
  const led = (line: string) =>
    read('Experience', 'Accountant, Acme Ltd', 'May 2015 - March 2019', `- ${line}`).resume.leadership.map(
      ({ kind }) => kind,
    );
  expect(led('Prepared packs for the head of treasury and plant managers')).toEqual([]);
  expect(led('Spoke with hiring/area managers at multiple locations')).toEqual([]);
  expect(led('Managing/mentoring support staff')).not.toEqual([]);
  expect(led('Promoted to head of a team of 12 clerks')).not.toEqual([]);
});

test('a quote of leading ends with its sentence, also where no space follows the full stop', () => {
  const { leadership } = read(
    'Experience',
    'Engineer, Northwind Ltd',
    '2018 – 2020',
    `- Trained four recruiters in interviews.Processed salary changes${' of the whole house'.repeat(10)}`,
  ).resume;
  expect(leadership.map(({ evidence }) => evidence.quote)).toEqual(['Trained four recruiters in interviews']);
});

test('the article of several is no number in Portuguese', () => {
  const lines = ['Supervisão dos estagiários e gestão da equipe.', 'Gestão de dois funcionários da loja.'];
  const { resume } = read(
    'Experiência',
    'Coordenador, Acme Ltda',
    'março de 2014 - setembro de 2019',
    ...lines,
    'Formação',
    'Licenciatura em Matemática, Universidade de Lisboa',
  );
  expect(resume.leadership.flatMap(({ kind, teamSize }) => (kind === 'team' ? [teamSize] : []))).toEqual([
    null,
    2,
  ]);
});

test.each([
  'Hired on a team of four other programmers to create an application',
  'Built an autonomous robot in team of three',
  'Built an autonomous robot in a team of three',
  'Generated data alongside lead scientists',
  'Worked with Lead Architect on redesigning infrastructure',
])('works in a group, and leads none: %s', (line) => {
  const { resume } = read('Experience', 'Engineer, Northwind Ltd', '2018 – 2020', `- ${line}`);
  expect(resume.leadership).toEqual([]);
});

describe('supervision of students', () => {
  test.each<[string, string, string | null]>([
    ['Teaching', 'Co-supervision of Master thesis, Example University', 'mentoring'],
    ['Mentoring', 'I have mentored 12 undergraduate students on projects of their own', 'mentoring'],
    ['Mentoring', 'Students mentored or co-mentored', 'mentoring'],
    ['Enseignement', 'Encadrement de 3 stagiaires', 'mentoring'],
    // Somebody else supervised.
    ['Education', 'PhD thesis, supervised by Prof. Example', null],
    ['Projects', 'Master thesis under the supervision of Prof. Example', null],
    ['Research', 'Master Thesis, Supervisor: Prof. Example', null],
    ['Research', 'Supervisor Prof. Example, PhD thesis on ants', null],
    ['Teaching', 'Supervision of the thesis: Prof. Example', null],
    ['Publications', 'Supervision of students: a review', null],
  ])('%s, %j: %s', (heading, line, kind) => {
    expect(read('Jo Example', heading, line).resume.leadership.map((fact) => fact.kind)).toEqual(
      kind === null ? [] : [kind],
    );
  });
});
