/* The same two careers in every language of the lexicon, each in two layouts, and titles in both genders. */
import { type Job, type Layout, type Pair, type Sheet, write } from './people-sheet.ts';

interface Tongue {
  language: string;
  layouts: [Layout, Layout];
  experience: string;
  labels: Sheet['labels'];
  languages: string[];
  companies: [string, string];
  dates: [string, string];
  /** Leading career: two titles, five lines of the first job, three of the second. */
  leading: string[];
  /** Building career: two titles, six lines of the first job, three of the second. */
  building: string[];
}

const english = {
  experience: 'Experience',
  labels: ['Dates', 'Position', 'Employer', 'Duties'] as Sheet['labels'],
  dates: ['March 2021 – Present', 'June 2019 – February 2021'] as [string, string],
  leading: [
    'Lead Backend Developer',
    'Backend Developer',
    'Lead a team of six developers',
    'Designed the architecture of the order platform',
    'Java and Spring Boot services with REST APIs on AWS',
    'Automated deployment with Jenkins',
    'Reduced the response time of the search from 900 ms to 200 ms',
    'Python services with PostgreSQL and MongoDB, version control with Git',
    'Unit tests and code reviews',
    'Mentored two junior developers',
  ],
  building: [
    'Backend Developer',
    'Software Developer',
    'Split the monolith into microservices',
    'Node.js services with GraphQL on Google Cloud',
    'Authentication and access control',
    'Fixed faults in production and took on-call duty',
    'Wrote the documentation of the APIs',
    'Worked closely with the product team',
    'Migrated the database to MySQL without downtime',
    'PHP and Symfony services with Redis, GitLab CI',
    'Mentored two interns',
  ],
};

const tongues: Tongue[] = [
  {
    language: 'German',
    layouts: ['title', 'form'],
    experience: 'Berufserfahrung',
    labels: ['Zeitraum', 'Funktion', 'Arbeitgeber', 'Aufgaben'],
    languages: ['Sprachen', 'Deutsch (Muttersprache), Englisch (C1)'],
    companies: ['Nordwind GmbH', 'Contoso AG'],
    dates: ['März 2021 – heute', 'Juni 2019 – Februar 2021'],
    leading: [
      'Leitender Backend-Entwickler',
      'Backend-Entwickler',
      'Leitung eines Teams von sechs Entwicklern',
      'Entwurf der Architektur der Bestellplattform',
      'Java- und Spring-Boot-Dienste mit REST-Schnittstellen auf AWS',
      'Automatisierte Auslieferung mit Jenkins',
      'Antwortzeit der Suche von 900 ms auf 200 ms gesenkt',
      'Python-Dienste mit PostgreSQL und MongoDB, Versionsverwaltung mit Git',
      'Unit-Tests und Code-Reviews',
      'Einarbeitung von zwei Junior-Entwicklern',
    ],
    building: [
      'Backend-Entwickler',
      'Softwareentwickler',
      'Monolithen in Microservices zerlegt',
      'Node.js-Dienste mit GraphQL auf Google Cloud',
      'Authentifizierung und Zugriffskontrolle',
      'Fehler im laufenden Betrieb behoben und Rufbereitschaft übernommen',
      'Dokumentation der Schnittstellen verfasst',
      'Eng mit dem Produktteam zusammengearbeitet',
      'Datenbank ohne Ausfall auf MySQL migriert',
      'PHP- und Symfony-Dienste mit Redis, GitLab CI',
      'Zwei Werkstudenten betreut',
    ],
  },
  {
    language: 'French',
    layouts: ['pipes', 'rail'],
    experience: 'Expérience professionnelle',
    labels: ['Période', 'Poste', 'Employeur', 'Missions'],
    languages: ['Langues', 'Français (langue maternelle), anglais (C1)'],
    companies: ['Ventnord SAS', 'Contoso SARL'],
    dates: ["mars 2021 – aujourd'hui", 'juin 2019 – février 2021'],
    leading: [
      'Lead développeur backend',
      'Développeur backend',
      "Encadrement d'une équipe de six développeurs",
      "Conception de l'architecture de la plateforme de commandes",
      'Services Java et Spring Boot avec des API REST sur AWS',
      'Déploiement automatisé avec Jenkins',
      'Temps de réponse de la recherche réduit de 900 ms à 200 ms',
      'Services Python avec PostgreSQL et MongoDB, gestion de versions avec Git',
      'Tests unitaires et revues de code',
      'Mentorat de deux développeurs juniors',
    ],
    building: [
      'Développeur backend',
      'Développeur logiciel',
      'Découpage du monolithe en microservices',
      'Services Node.js avec GraphQL sur Google Cloud',
      "Authentification et contrôle d'accès",
      'Correction de pannes en production et astreintes',
      'Rédaction de la documentation des API',
      "Travail en étroite collaboration avec l'équipe produit",
      'Migration de la base de données vers MySQL sans interruption',
      'Services PHP et Symfony avec Redis, GitLab CI',
      'Accompagnement de deux stagiaires',
    ],
  },
  {
    language: 'Spanish',
    layouts: ['stacked', 'sentences'],
    experience: 'Experiencia profesional',
    labels: ['Período', 'Puesto', 'Empresa', 'Funciones'],
    languages: ['Idiomas', 'Español (lengua materna), inglés (C1)'],
    companies: ['Viento Norte SL', 'Contoso SA'],
    dates: ['marzo de 2021 – actualidad', 'junio de 2019 – febrero de 2021'],
    leading: [
      'Líder técnico de backend',
      'Desarrollador backend',
      'Liderazgo de un equipo de seis desarrolladores',
      'Diseño de la arquitectura de la plataforma de pedidos',
      'Servicios en Java y Spring Boot con API REST en AWS',
      'Despliegue automatizado con Jenkins',
      'Reducción del tiempo de respuesta de la búsqueda de 900 ms a 200 ms',
      'Servicios en Python con PostgreSQL y MongoDB, control de versiones con Git',
      'Pruebas unitarias y revisiones de código',
      'Mentoría de dos desarrolladores junior',
    ],
    building: [
      'Desarrollador backend',
      'Desarrollador de software',
      'División del monolito en microservicios',
      'Servicios en Node.js con GraphQL en Google Cloud',
      'Autenticación y control de acceso',
      'Resolución de averías en producción y guardias',
      'Redacción de la documentación de las API',
      'Trabajo en estrecha colaboración con el equipo de producto',
      'Migración de la base de datos a MySQL sin interrupciones',
      'Servicios en PHP y Symfony con Redis, GitLab CI',
      'Mentoría de dos becarios',
    ],
  },
  {
    language: 'Portuguese',
    layouts: ['company', 'title'],
    experience: 'Experiência profissional',
    labels: ['Período', 'Cargo', 'Empresa', 'Atividades'],
    languages: ['Idiomas', 'Português (língua materna), inglês (C1)'],
    companies: ['Vento Norte Ltda', 'Contoso SA'],
    dates: ['março de 2021 – atual', 'junho de 2019 – fevereiro de 2021'],
    leading: [
      'Líder técnico de backend',
      'Desenvolvedor backend',
      'Liderança de uma equipe de seis desenvolvedores',
      'Projeto da arquitetura da plataforma de pedidos',
      'Serviços em Java e Spring Boot com APIs REST na AWS',
      'Implantação automatizada com Jenkins',
      'Redução do tempo de resposta da busca de 900 ms para 200 ms',
      'Serviços em Python com PostgreSQL e MongoDB, controle de versão com Git',
      'Testes unitários e revisões de código',
      'Mentoria de dois desenvolvedores juniores',
    ],
    building: [
      'Programador backend',
      'Programador de software',
      'Divisão do monólito em microsserviços',
      'Serviços em Node.js com GraphQL na Google Cloud',
      'Autenticação e controlo de acessos',
      'Correção de falhas em produção e serviço de prevenção',
      'Redação da documentação das API',
      'Trabalho em estreita colaboração com a equipa de produto',
      'Migração da base de dados para MySQL sem interrupções',
      'Serviços em PHP e Symfony com Redis, GitLab CI',
      'Mentoria de dois estagiários',
    ],
  },
  {
    language: 'Italian',
    layouts: ['rail', 'company'],
    experience: 'Esperienza professionale',
    labels: ['Periodo', 'Posizione', 'Datore di lavoro', 'Mansioni'],
    languages: ['Lingue', 'Italiano (madrelingua), inglese (C1)'],
    companies: ['Vento del Nord Srl', 'Contoso SpA'],
    dates: ['marzo 2021 – oggi', 'giugno 2019 – febbraio 2021'],
    leading: [
      'Responsabile tecnico backend',
      'Sviluppatore backend',
      'Guida di un team di sei sviluppatori',
      "Progettazione dell'architettura della piattaforma ordini",
      'Servizi Java e Spring Boot con API REST su AWS',
      'Rilascio automatizzato con Jenkins',
      'Riduzione del tempo di risposta della ricerca da 900 ms a 200 ms',
      'Servizi Python con PostgreSQL e MongoDB, controllo di versione con Git',
      'Test unitari e revisioni del codice',
      'Affiancamento di due sviluppatori junior',
    ],
    building: [
      'Sviluppatore backend',
      'Sviluppatore software',
      'Scomposizione del monolite in microservizi',
      'Servizi Node.js con GraphQL su Google Cloud',
      'Autenticazione e controllo degli accessi',
      'Risoluzione di guasti in produzione e reperibilità',
      'Stesura della documentazione delle API',
      'Lavoro in stretta collaborazione con il team di prodotto',
      'Migrazione del database a MySQL senza interruzioni',
      'Servizi PHP e Symfony con Redis, GitLab CI',
      'Affiancamento di due tirocinanti',
    ],
  },
  {
    language: 'Dutch',
    layouts: ['sentences', 'pipes'],
    experience: 'Werkervaring',
    labels: ['Periode', 'Functie', 'Werkgever', 'Taken'],
    languages: ['Talen', 'Nederlands (moedertaal), Engels (C1)'],
    companies: ['Noordenwind BV', 'Contoso NV'],
    dates: ['maart 2021 – heden', 'juni 2019 – februari 2021'],
    leading: [
      'Lead backend-ontwikkelaar',
      'Backend-ontwikkelaar',
      'Leiding over een team van zes ontwikkelaars',
      'Architectuur van het bestelplatform ontworpen',
      "Java- en Spring Boot-services met REST-API's op AWS",
      'Geautomatiseerde uitrol met Jenkins',
      'Responstijd van de zoekfunctie teruggebracht van 900 ms naar 200 ms',
      'Python-services met PostgreSQL en MongoDB, versiebeheer met Git',
      'Unittests en codereviews',
      'Twee junior ontwikkelaars begeleid',
    ],
    building: [
      'Backend-ontwikkelaar',
      'Softwareontwikkelaar',
      'Monoliet opgesplitst in microservices',
      'Node.js-services met GraphQL op Google Cloud',
      'Authenticatie en toegangsbeheer',
      'Storingen in productie opgelost en piketdienst gedraaid',
      "Documentatie van de API's geschreven",
      'Nauw samengewerkt met het productteam',
      'Database zonder uitval naar MySQL gemigreerd',
      'PHP- en Symfony-services met Redis, GitLab CI',
      'Twee stagiairs begeleid',
    ],
  },
];

function career(facts: string[], companies: [string, string], dates: [string, string]): Job[] {
  const [first = '', second = '', ...lines] = facts;
  return [
    { title: first, company: companies[0], dates: dates[0], lines: lines.slice(0, -3) },
    { title: second, company: companies[1], dates: dates[1], lines: lines.slice(-3) },
  ];
}

const head = ['Kim Sander', 'kim.sander@example.com'];

function tonguePairs(tongue: Tongue): Pair[] {
  return (['leading', 'building'] as const).map((facts, index) => {
    const layout = tongue.layouts[index] as Layout;
    const own = { head, before: [], layout, after: tongue.languages };
    const same = { head, before: [], layout, after: ['Languages', 'English (native), German (B2)'] };
    return {
      name: `${tongue.language} against English, ${facts} career, layout ${layout}`,
      a: write({ ...own, ...tongue, jobs: career(tongue[facts], tongue.companies, tongue.dates), layout }),
      b: write({ ...same, ...english, jobs: career(english[facts], tongue.companies, english.dates) }),
      difference: 0,
      why: 'Line by line the same facts; the language of a résumé is not asked for.',
    };
  });
}

export const pairs: Pair[] = tongues.flatMap(tonguePairs);
