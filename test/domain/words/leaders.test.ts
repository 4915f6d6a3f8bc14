import { describe, expect, test } from 'vitest';
import { leaderReader } from '#domain/words/leaders.ts';
import { openIndex } from '#formats/guarded/occupations.ts';
import { rules } from '../../support/corpus.ts';

/* Titles that lead software, told apart from those that lead the engineering of other trades, and from other work. */
const leads = leaderReader(rules.lexicon.languages);
const told = (title: string) => {
  const found = leads(title);
  return found === null ? 'nothing' : `${found.what}, ${found.by}`;
};

describe.each<[string, Record<string, string[]>]>([
  [
    'English',
    {
      'software, directing': [
        'Director of Software Development',
        'Sr. Director Software Development',
        'Software Engineering Manager',
        'VP, Software Engineering',
        'Head of Software Engineering',
        'Director of Applications Development',
      ],
      'software, crafting': [
        'Principal Software Engineer',
        'Lead Developer',
        'Software Architect',
        'Staff Software Engineer',
      ],
      'technology, directing': [
        'CTO',
        'CTO & Founder',
        'Chief Technology Officer',
        'VP of Engineering',
        'Director of Engineering',
        'Engineering Manager',
        'Head of Technology',
        'Chief System Architect, SVP System Integration',
        'Head of Data Engineering',
        'R&D Manager',
      ],
      'technology, crafting': [
        'Technical Lead',
        'Tech Lead',
        'Principal Engineer',
        'Staff Engineer',
        'Solution Architect',
      ],
      'other, directing': [
        'Director of Manufacturing Engineering',
        'Civil Engineering Manager',
        'Facilities Engineering Manager',
        'Clinical Engineering Manager',
        'Process Engineering Manager',
        'Director of Mechanical Engineering',
      ],
      nothing: [
        'Sales Director, Software',
        'Business Development Manager',
        'Director of Development',
        'IT Support Manager',
        'Software Engineer',
        'Director of Marketing Technology',
        'Lead Curriculum Developer',
        'Master Data Manager',
        'Project Manager – Software Development',
        'Store Manager',
      ],
    },
  ],
  [
    'German',
    {
      'software, directing': [
        'Leiter Softwareentwicklung',
        'Teamleiterin Softwareentwicklung',
        'Abteilungsleiter Anwendungsentwicklung',
      ],
      'software, crafting': ['Softwarearchitektin', 'Chefentwickler'],
      'technology, directing': [
        'Entwicklungsleiter',
        'Technischer Leiter',
        'Leiterin Forschung und Entwicklung',
      ],
      'other, directing': ['Technischer Leiter Produktion', 'Leiter Entwicklung Maschinenbau'],
      nothing: [
        'Leiter Personalentwicklung',
        'Vertriebsleiter',
        'Leiter Geschäftsentwicklung',
        'Teamleiter Einkauf',
      ],
    },
  ],
  [
    'French',
    {
      'software, directing': ['Responsable développement logiciel', 'Directrice des études informatiques'],
      'software, crafting': ['Architecte logiciel', 'Lead développeur'],
      'technology, directing': ['Directeur technique', 'Directrice R&D'],
      'other, directing': ['Directeur technique bâtiment', 'Responsable technique maintenance'],
      nothing: ['Directeur du développement commercial', 'Chef de projet', 'Chef de cuisine'],
    },
  ],
  [
    'Spanish',
    {
      'software, directing': ['Jefa de desarrollo de software', 'Director de Ingeniería de Software'],
      'technology, directing': ['Director de Tecnología', 'Gerente de Ingeniería'],
      'other, directing': ['Gerente de Ingeniería Civil', 'Jefe de ingeniería de procesos'],
      nothing: ['Director de desarrollo de negocio', 'Jefe de ventas'],
    },
  ],
  [
    'Portuguese',
    {
      'software, directing': [
        'Gerente de Desenvolvimento de Software',
        'Coordenador de desenvolvimento de sistemas',
      ],
      'technology, directing': ['Diretora de Tecnologia', 'Gerente de Engenharia'],
      'other, directing': ['Gerente de Engenharia Mecânica'],
      nothing: ['Gerente de Desenvolvimento de Negócios', 'Diretor Comercial'],
    },
  ],
  [
    'Italian',
    {
      'software, directing': ['Responsabile sviluppo software'],
      'software, crafting': ['Architetto software'],
      'technology, directing': ['Direttore tecnico', 'Responsabile Ricerca e Sviluppo'],
      'other, directing': ['Direttore tecnico di cantiere', 'Responsabile ingegneria di processo'],
      nothing: ['Direttore commerciale', 'Responsabile risorse umane'],
    },
  ],
  [
    'Dutch',
    {
      'software, directing': ['Hoofd softwareontwikkeling', 'Teamleider software ontwikkeling'],
      'technology, directing': ['Technisch directeur', 'Hoofd ontwikkeling'],
      'other, directing': ['Manager engineering werktuigbouwkunde'],
      nothing: ['Hoofd personeelsontwikkeling', 'Manager verkoop'],
    },
  ],
  [
    'Polish',
    {
      'software, directing': ['Kierownik działu rozwoju oprogramowania', 'Dyrektor Rozwoju Oprogramowania'],
      'software, crafting': ['Główny programista', 'Architekt oprogramowania'],
      'technology, directing': ['Dyrektor techniczny'],
      'other, directing': ['Dyrektor techniczny zakładu', 'Dyrektor techniczny produkcji'],
      nothing: ['Dyrektor sprzedaży', 'Kierownik projektu'],
    },
  ],
  [
    'Russian',
    {
      'software, directing': ['Руководитель отдела разработки', 'Начальник отдела программистов'],
      'software, crafting': ['Ведущий разработчик', 'Главный программист'],
      'technology, directing': ['Технический директор', 'Директор по технологиям'],
      'other, directing': ['Технический директор завода'],
      nothing: ['Директор по развитию бизнеса', 'Руководитель отдела продаж', 'Менеджер проекта'],
    },
  ],
])('in %s', (_language, table) => {
  test.each(Object.entries(table).flatMap(([what, titles]) => titles.map((title) => [title, what])))(
    '%s: %s',
    (title, what) => {
      expect(told(title as string)).toBe(what);
    },
  );
});

test.each([
  ['CTO', 'chief technology officer'],
  ['VP of Engineering', 'software manager'],
  ['Director of Engineering', 'Architectural and Engineering Managers'],
  ['Technical Lead', 'software developer'],
  ['Principal Engineer', 'software developer'],
  ['Staff Engineer', 'software architect'],
  ['Platform Engineer', 'cloud engineer'],
  ['Solution Architect', 'ICT system architect'],
  ['Tech Lead', 'software architect'],
  ['Head of Software Engineering', 'software manager'],
  ['Leiterin Softwareentwicklung', 'software manager'],
  ['Directeur technique', 'chief technology officer'],
])('%s names its occupations, among them %s', (title, label) => {
  expect(
    openIndex(rules.lexicon)
      .find(title)
      .map((one) => one.label),
  ).toContain(label);
});
