import { describe, expect, test } from 'vitest';
import { read, skills } from '../../support/reading.ts';

describe('ambiguous words need a technical context', () => {
  test.each<[string[], string[], string[]]>([
    [['Skills', 'Go, Rust, C, R, Spring, Python'], ['go', 'rust', 'c', 'r', 'spring', 'python'], []],
    [
      ['Summary', 'Likes to go the extra mile in spring, never lets a plan rust.'],
      [],
      ['go', 'spring', 'rust'],
    ],
    [
      ['Experience', 'Barista, Java Roasters', '2018 – 2020', '- Sold coffee from Java and Sumatra'],
      [],
      ['java'],
    ],
    [
      ['Experience', 'Chef, Swift Kitchens', '2018 – 2020', '- Express lunch for 80 guests'],
      [],
      ['chef', 'swift', 'express'],
    ],
    [
      ['Experience', 'Engineer, Northwind Ltd', '2018 – 2020', '- Go services on PostgreSQL'],
      ['go', 'postgresql'],
      [],
    ],
    [
      ['Experience', 'Engineer, Oracle', '2018 – 2020', '- Wrote Kafka consumers'],
      ['kafka'],
      ['oracle database'],
    ],
    [
      ['Summary', 'No Kubernetes experience, would like to learn Terraform.'],
      [],
      ['kubernetes', 'terraform'],
    ],
    [['Skills', 'C++ and C#, Node.js, .NET'], ['c++', 'c#', 'node.js', '.net'], ['c']],
    [['Skills', 'JavaScript'], ['javascript'], ['java']],
    [
      ['Experience', 'Engineer, Northwind Ltd', '2018 – 2020', '- Nightly imports with bash and PostgreSQL'],
      ['bash', 'postgresql'],
      [],
    ],
    [
      ['Experience', 'Engineer, Northwind Ltd', '2018 – 2020', '- We rust, then go and Docker follows'],
      ['docker'],
      ['rust', 'go'],
    ],
    [['Education', '2014 Course of programming in Java, Northfield College'], ['java'], []],
    [['Skills', '• 掌握java语言，使用git管理代码'], ['java', 'git'], []],
    [
      [
        'Interests',
        'Sailing, Go, embroidery, Scala, chess, old maps, choir, functional programming, gardening, NLP',
      ],
      [],
      ['go', 'scala', 'functional programming', 'nlp'],
    ],
    [
      ['Skills', 'Java, Docker', 'Currently learning: Rust, Haskell', 'Next: Elixir'],
      ['java', 'docker'],
      ['rust', 'haskell', 'elixir'],
    ],
    [
      ['Skills', 'Java, Docker', 'Currently Learning', 'Rust, Haskell', 'Projects', 'Blog on PostgreSQL'],
      ['java', 'docker', 'postgresql'],
      ['rust', 'haskell'],
    ],
    [
      ['Kenntnisse', 'Java, Docker', 'Am Lernen: Rust', 'Noch keine Erfahrung mit Terraform'],
      ['java', 'docker'],
      ['rust', 'terraform'],
    ],
    [
      ['Skills', 'Deep learning: PyTorch, Keras', 'Machine learning: scikit-learn'],
      ['pytorch', 'keras', 'scikit-learn'],
      [],
    ],
    [
      [
        'Summary',
        'Machine learning with Python, and deep learning using TensorFlow.',
        'Built an e-learning platform on PostgreSQL, teaching and learning Docker.',
        'Not only Kafka but also Redis, with or without JDBC.',
      ],
      ['python', 'tensorflow', 'postgresql', 'docker', 'kafka', 'redis', 'jdbc'],
      [],
    ],
    [
      [
        'Summary',
        '- Learning Rust at night. I am learning Haskell; still learning Scala',
        'PostgreSQL, without Redis',
      ],
      ['postgresql'],
      ['rust', 'haskell', 'scala', 'redis'],
    ],
    [
      ['Experience', 'Engineer, Northwind Ltd', '2018 – 2020', '- Kubernetes und OpenShift für 38 Teams'],
      ['kubernetes'],
      ['microsoft teams'],
    ],
    [['Summary', 'Not interested in blockchain. PostgreSQL every day.'], ['postgresql'], ['blockchain']],
    [
      ['Profil', 'Kubernetes habe ich nie gemacht, Terraform würde ich gern lernen. PostgreSQL täglich.'],
      ['postgresql'],
      ['kubernetes', 'terraform'],
    ],
    [['Perfil', 'Ganas de aprender Kubernetes. PostgreSQL cada día.'], ['postgresql'], ['kubernetes']],
    [['Profiel', 'Nooit met Kubernetes gewerkt. PostgreSQL elke dag.'], ['postgresql'], ['kubernetes']],
    [['Profil', "J'aimerais apprendre Kubernetes. PostgreSQL chaque jour."], ['postgresql'], ['kubernetes']],
    [['Skills', 'Java, Slack, Teams'], ['java', 'slack app', 'microsoft teams'], []],
    [
      ['Werkervaring', 'Assistent, Noordzee Kliniek', 'mrt 2012 – dec 2018', '- Planning'],
      [],
      ['mri scanning'],
    ],
    [
      [
        'Skills',
        'Java, Docker',
        'Autorizzo il trattamento dei miei dati ai sensi del D.Lgs. 196/2003 e del GDPR.',
      ],
      ['java', 'docker'],
      ['gdpr'],
    ],
    [['Skills', 'Java, GDPR'], ['java', 'gdpr'], []],
    [['Freizeit', 'Chor, Nähen, Yoga, Fotografie'], [], ['yoga instruction', 'photography']],
    [['Interests', 'Kubernetes, Go, PostgreSQL, hiking'], ['kubernetes', 'go', 'postgresql'], []],
    [['Summary', 'Wrote open source libraries on PostgreSQL.'], ['postgresql'], ['open source development']],
    [['Contact', 'github.com/python-fan', 'anna@docker.example'], [], ['python', 'docker', 'github']],
  ])('%j', (lines, present, absent) => {
    const found = skills(...lines);
    for (const id of present) expect(found).toContain(id);
    for (const id of absent) expect(found).not.toContain(id);
  });

  test('a framework names its language', () => {
    const java = read('Skills', 'Spring Boot').resume.skills.find((skill) => skill.id === 'java');
    expect(java?.impliedBy).toEqual(['spring boot']);
  });
});

test('points that rate a skill are no list of their own', () => {
  expect(skills('Skills', 'Python ●●●●○', 'R ●●○○○', 'SQL ●●●●●')).toEqual(
    expect.arrayContaining(['r', 'python', 'sql']),
  );
});

test.each([
  [
    "an employer's own product",
    ['Software Engineer at Cisco', '2019 – 2021', '- Java on phones for the Cisco Spark application'],
    ['cisco', 'apache spark', 'spark'],
  ],
  [
    "an employer's own product beside the tools it was made with",
    [
      'DevOps Engineer, Wolfram Research, Inc.',
      '2019 – 2021',
      '- Clusters for Wolfram|Alpha with Helm, Argo CD, Kafka, and Velero.',
    ],
    ['wolfram alpha'],
  ],
  [
    'customers and what something is likened to by its form',
    [
      'Software Engineer, Northwind',
      '2019 – 2021',
      '- Built a Trello-like board and a Slack clone',
      '- Sold to customers such as Oracle and Snowflake',
      '- Kafka for clients such as MongoDB, with PostgreSQL and BDD-style tests',
    ],
    ['trello', 'slack', 'oracle database', 'snowflake', 'mongodb'],
  ],
  [
    'what something is likened to',
    ['Software Engineer, Northwind', '2019 – 2021', '- Built an archive of documents à la Dropbox'],
    ['dropbox'],
  ],
])('%s is no skill', (_what, lines, none) => {
  const found = skills('Experience', ...lines);
  for (const id of none) expect(found).not.toContain(id);
});

test('an employer that a list names among others is a skill all the same', () => {
  expect(
    skills('Experience', 'Engineer at Docker', '2019 – 2021', '- Docker, Kubernetes, Terraform, Ansible'),
  ).toContain('docker');
});

test('a title of a talk or paper names no skill; a list under such a heading does', () => {
  expect(
    skills('Publications', 'On the price of Bitcoin among people who never met each other'),
  ).not.toContain('bitcoin');
  expect(skills('Other', 'HTML, CSS, Docker, Kubernetes and a few more of their sort')).toContain('docker');
});

test('scripts without spaces part from Latin names by themselves', () => {
  expect(skills('专业技能', '熟悉Python语言，熟练使用Kubernetes和PostgreSQL')).toEqual(
    expect.arrayContaining(['python', 'kubernetes', 'postgresql']),
  );
});

test.each<[string, string[], string[], string[]]>([
  [
    'joined',
    ['Skills', 'nmap, JohnTheRipper, Wireshark, OpenVSwitch'],
    ['john the ripper', 'open vswitch'],
    [],
  ],
  ['parted', ['Skills', 'Launch Darkly, PostgreSQL, Docker, Word Press'], ['launchdarkly', 'wordpress'], []],
  [
    'no name in a phrase',
    ['Summary', 'Ten years in design of gardens and in sight of the sea.'],
    [],
    ['indesign'],
  ],
  [
    'with a version',
    ['Skills', 'Struts2, RHEL7, Hibernate, Oracle'],
    ['struts', 'red hat enterprise linux'],
    [],
  ],
  ['misspelt', ['Skills', 'Docker, Kubernates, Terraform, Typescrypt'], ['kubernetes', 'typescript'], []],
  [
    'a word one letter away',
    ['Skills', 'Docker, Kubernetes, Terraform, leaflets, promise'],
    [],
    ['leaflet.js'],
  ],
  ['capitals that part other words', ['Skills', 'GuideSign, Docker, Figma'], [], ['ui design']],
  [
    'two behind a label',
    ['Experience', 'Engineer, Northwind Ltd', '2018 – 2020', 'Languages: Java, Kotlin'],
    ['java', 'kotlin'],
    [],
  ],
])('a spelling of its own: %s', (_what, lines, found, absent) => {
  const names = skills(...lines);
  expect(names).toEqual(expect.arrayContaining(found));
  for (const name of absent) expect(names).not.toContain(name);
});

test.each<[string[], boolean]>([
  [['Jane Doe', 'GitHub: janedoe', 'Summary', 'Writes about gardens.'], false],
  [['Jane Doe', 'LinkedIn | GitHub', 'Summary', 'Writes about gardens.'], false],
  [['Jane Doe', 'Projects', 'Tide tables', 'Github'], false],
  [['Jane Doe', 'Skills', 'Git, GitHub, Docker'], true],
  [
    ['Jane Doe', 'Experience', 'Engineer, Northwind Ltd', '2018 – 2020', '- Moved it to GitHub and Docker'],
    true,
  ],
])('the label of a page of one’s own is no skill: %j', (lines, found) => {
  expect(skills(...lines).includes('github')).toBe(found);
});

test.each<[string, string]>([
  ['Spoke at Hadoop World on tides', 'hadoop'],
  ['Hydrologist for Confluence Environmental Company', 'confluence'],
])('what opens the name of an event or an organisation is no skill: %s', (line, absent) => {
  expect(skills('Experience', 'Engineer, Northwind Ltd', '2018 – 2020', `- ${line}`)).not.toContain(absent);
});

const job = ['Experience', 'Software Engineer, Northwind Ltd', '2018 – 2020'];
const many = 'Docker, Kubernetes, Terraform, PostgreSQL, Ansible, Grafana, Kafka';

test.each<[string, string[], string[], string[]]>([
  [
    'Chinese commas part a list',
    ['专业技能', '熟悉mapreduce，hive，pig，sqoop等'],
    ['hive', 'apache pig'],
    [],
  ],
  [
    'an everyday English word among Chinese',
    ['专业技能', '目前重点投入 Flutter 等跨端技术研究及技术中台建设，提升研发效率'],
    ['flutter'],
    [],
  ],
  [
    'behind the word for what it is',
    [...job, '- Sistema na linguagem R com o framework Spring'],
    ['r', 'spring'],
    [],
  ],
  [
    'the same word of something else',
    ['Summary', 'Kept a framework spring and the language r in order.'],
    [],
    ['r', 'spring'],
  ],
  ['capitals within a name', [...job, '- Built an iOS app for ferries'], ['ios'], []],
  [
    'small letters in a row that ends with a sure one',
    [...job, '- Environments using bash, Vagrant, and Dockerfile'],
    ['bash'],
    [],
  ],
  ['a short list behind a label', [...job, 'Environment: Java, Spring'], ['java', 'spring'], []],
  [
    'everyday names and nothing else',
    [...job, 'Spring, Hibernate, Java'],
    ['spring', 'hibernate', 'java'],
    [],
  ],
  ['islands behind a label', [...job, 'Offices: Java, Bali'], [], ['java']],
  ['one that vouches', [...job, 'Go, Angular'], ['go', 'angular'], []],
  ['a legal form', [...job, '- Accounts of Zenafrik Bank Plc'], [], ['plc programming']],
  ['controllers', [...job, '- Wrote PLC programs for a press'], ['plc programming'], []],
  [
    'pages and classes of code',
    [...job, '- Wrote JSP pages and DAO classes with Kafka, Docker and Redis'],
    ['jsp'],
    ['apple pages', 'cad'],
  ],
  [
    'small letters in a row of everyday words',
    [...job, '- To bash, express, and react'],
    [],
    ['bash', 'express', 'react'],
  ],
  [
    'a level behind a name',
    ['Skills', 'Docker basics', 'Rust Basic Knowledge', 'Python advanced'],
    ['rust'],
    [],
  ],
  [
    'short names side by side where technology is at home',
    [...job, `- ${many}`, '- Components in Java and Vue for ferries'],
    ['java', 'vue.js'],
    [],
  ],
  [
    'an abbreviation where technology is at home',
    [...job, `- ${many}`, '- Automated DNS change requests'],
    ['dns'],
    [],
  ],
  [
    'a Portuguese "no" denies nothing',
    [
      'Experiência',
      'Desenvolvedora, Northwind Ltda',
      '2018 – 2020',
      '- Também ajudou na configuração e no gerenciamento dos projetos e das tarefas no Jira.',
    ],
    ['jira'],
    [],
  ],
  [
    'what is denied in Portuguese',
    ['Resumo', 'Desenvolvedora de serviços para a web há muitos anos, sem experiência com Kubernetes.'],
    [],
    ['kubernetes'],
  ],
])('%s', (_what, lines, found, absent) => {
  const names = skills(...lines);
  expect(names).toEqual(expect.arrayContaining(found));
  for (const name of absent) expect(names).not.toContain(name);
});

test.each<[string, string[], string[]]>([
  [
    'a kind at the end of a sentence',
    [
      ...job,
      `- ${many}`,
      '- Introduced a new quality framework. Swift resolution of tickets',
      '- English as a second language. Express courses',
    ],
    ['swift', 'express'],
  ],
  ['a library of books', [...job, '- Seattle Public Library Spring Reading Program'], ['spring']],
  ['a shouted word', [...job, `- ${many}`, '- Saw the RUST of the ship'], ['rust']],
  [
    'a company among another script, where no technology is at home',
    ['工作经历', '客服专员, 某公司', '2018 – 2020', '- 负责DHL Express的客户服务工作'],
    ['express'],
  ],
  ['what is denied in another language', [...job, '- Keine Erfahrung mit Kubernetes'], ['kubernetes']],
])('no skill: %s', (_what, lines, absent) => {
  const names = skills(...lines);
  for (const name of absent) expect(names).not.toContain(name);
});

test.each([
  ['- Kept pictures in Firebase Storage', 'firebase'],
  ['- Sprints by the agile Scrum methodology', 'agile'],
])('a part names the whole: %s', (line, whole) => {
  expect(read(...job, line).resume.skills.map(({ id }) => id)).toContain(whole);
});

test('the label of a list names a group of skills and is none, alone or as an item it is one', () => {
  const listed = skills('Skills', 'Databases: PostgreSQL, Redis', 'Operating Systems\tLinux, macOS');
  for (const label of ['databases', 'operating systems']) expect(listed).not.toContain(label);
  expect(skills('Skills', 'Docker, PostgreSQL, databases, version control')).toEqual(
    expect.arrayContaining(['databases', 'version control']),
  );
  expect(skills('Skills', 'AWS: EC2, S3')).toContain('aws');
});

test.each([
  ['- Microsoft Certified Professional (MCP) for Linux and Docker', 'model context protocol', false],
  ['- Agents over MCP with Python and an LLM', 'model context protocol', true],
])('an abbreviation that its document explains means that: %s', (line, id, found) => {
  expect(read(...job, line).resume.skills.some((skill) => skill.id === id)).toBe(found);
});

/* What everyday words are among: the decoys that public résumés of other trades held. */
test.each([
  [
    ['Skills', 'Time management ability', 'Exceptional multi-tasker', 'Meticulous attention to detail'],
    'multitasking',
    true,
  ],
  [
    ['Skills', 'Time management ability', 'Exceptional multi-tasker', 'Meticulous attention to detail'],
    'time management',
    true,
  ],
  [
    ['Skills', 'Conflict resolution techniques', 'CRM expertise', 'Good negotiator'],
    'conflict resolution',
    true,
  ],
  [
    ['Skills', 'Exceptional express service to patrons', 'Keen on fish', 'Great with boats'],
    'express',
    false,
  ],
  [[...job, '- Mediated disputes between neighbours'], 'mediation', true],
  [[...job, '- Mediated disputes between neighbours'], 'arbitration', false],
  [[...job, '- Tested with Microsoft Test Manager'], '.net', false],
  [[...job, '- Counted dry goods in the store room'], 'shipping and receiving', false],
  // What joins several abilities of one item names each.
  [
    ['Skills', 'Strong communication, decision-making and time management abilities', 'Great with boats'],
    'time management',
    true,
  ],
  [
    ['Skills', 'Excellent communication, interpersonal and customer service skills', 'Great with boats'],
    'interpersonal skills',
    true,
  ],
  [['Skills', 'Express and Ground freight, Rowing', 'Great with boats'], 'express', false],
  [[...job, '- General Office duties at the Medical Office'], 'microsoft office', false],
  [[...job, '- Remote access for all staff, access to all systems'], 'microsoft access', false],
  [[...job, '- Reports in Microsoft Access'], 'microsoft access', true],
  [[...job, '- Acting as single point of contact'], 'acting', false],
  [['Certificates', 'AWS Brazing Certification'], 'aws', false],
  [[...job, '- Planned the capacity planning of the store'], 'observability', false],
  [['Skills', 'Outlook, Word, Excel, Basic, Budgets'], 'basic', false],
  [['Skills', 'Assembler, Pascal, Basic, C++'], 'basic', true],
  [['Skills', 'AutoCAD, Assembly, Welding'], 'assembly', false],
  [['Experience', 'Chef, Hotel Adler', '2015 – 2018', '- Executive Chef of the Food Service'], 'chef', false],
  [[...job, '- Puppet, Chef and Jenkins for Java services'], 'chef', true],
  [[...job, '- Cargo and Express services by DHL'], 'express', false],
  [[...job, '- Built APIs with Node.js and Express'], 'express', true],
  [[...job, '- Kept vault procedures at our Branch'], 'vault', false],
  [[...job, '- Sent signed IOs to Facebook'], 'ios', false],
  [[...job, '- Wrote RESTful APIs in Java'], 'rest', true],
  [['Skills', 'Driving licence\tB'], 'driving licence class b', true],
  [[...job, '- Troubleshot motor controls, VFDs and drives'], 'variable frequency drives', true],
  [[...job, '- Website: http://example.com'], 'http protocol', false],
  [[...job, '- Institutional Review Board of the hospital'], 'review board', false],
  [[...job, '- Sage accounting and QuickBooks'], 'sage wordpress', false],
  [[...job, '- Bloomberg and Excel for the desk'], 'bloomberg api', false],
  [[...job, '- FMLA, ADA and OSHA rules'], 'ada', false],
  [[...job, '- Trained managers on store procedures'], 'stored procedures', false],
  [[...job, '- DBT therapy with groups'], 'dbt', false],
  [[...job, '- Modelled with dbt on Snowflake'], 'dbt', true],
])('%j: %s', (lines, id, found) => {
  expect(read(...lines).resume.skills.some((skill) => skill.id === id && skill.impliedBy.length === 0)).toBe(
    found,
  );
});

test('what was done for customers, and in the style of a method, is known', () => {
  expect(
    skills(
      'Software Engineer, Northwind',
      '2019 – 2021',
      '- Kafka for clients such as MongoDB, with PostgreSQL and BDD-style tests',
    ),
  ).toEqual(expect.arrayContaining(['bdd', 'kafka', 'postgresql']));
});

test('an everyday word that a list of skills holds is named where a sentence writes it with a capital, alone', () => {
  const facts = read(
    'Experience',
    'Engineer, Northwind Ltd',
    '2018 – 2020',
    '- Billing engine in Java, rewritten in Rust later.',
    '- Swift answers for Project Go of the bank',
    'Skills',
    'Java, Rust, Go, Swift, Kubernetes',
  ).resume.skills;
  const inJobs = facts.filter(({ mentions }) => mentions.some(({ job }) => job !== null)).map(({ id }) => id);
  expect(inJobs).toEqual(['java', 'rust']);
  const unlisted = read(
    'Experience',
    'Engineer, Northwind Ltd',
    '2018 – 2020',
    '- Sold coffee from Java to the town',
  );
  expect(unlisted.resume.skills.map(({ id }) => id)).not.toContain('java');
});
