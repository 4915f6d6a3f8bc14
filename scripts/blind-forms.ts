/*
 * Builds `rules/blind/forms.tsv` from ESCO's titles, whose labels give both forms ("vendeur/vendeuse"):
 * `node scripts/blind-forms.ts <folder with esco-occupations.tsv>`. The same table gives the same bytes. Words that are other words as
 * well ("técnica", "générale") are left out: endings of `common` below.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const from = process.argv[2] as string;
const to = join(import.meta.dirname, '..', 'rules', 'blind', 'forms.tsv');
/** Endings of what describes things as often as people. */
/** Words that name companies, machines and other things as often as people. */
const things = new Set(
  'carrière première seconde segunda primera primeira carteira impresora impressora consultora constructora construtora productora produtora distribuidora editora operadora promotora comercializadora importadora exportadora transportadora seguradora aseguradora financiera financeira emisora emissora'.split(
    ' ',
  ),
);
/** Ends of German nouns: what they cover is not listed. */
const ends: [string, string][] = [
  ...[
    ['erin', 'er'],
    ['orin', 'or'],
    ['entin', 'ent'],
    ['antin', 'ant'],
    ['istin', 'ist'],
    ['eurin', 'eur'],
  ],
  ...[
    ['ologin', 'ologe'],
    ['agogin', 'agoge'],
    ['grafin', 'graf'],
    ['nomin', 'nom'],
    ['wirtin', 'wirt'],
    ['frau', 'mann'],
  ],
] as [string, string][];
const common = /(?:ica|ico|ale|al|iva|ivo|elle|el|ana|ano|pública|ata|esta)$/u;
/** What the labels lack; a hyphen: compounds end in it. */
const more: [string, string][] = [
  ...[
    ['chairwoman', 'chair'],
    ['chairman', 'chair'],
    ['saleswoman', 'sales'],
    ['salesman', 'sales'],
  ],
  ...[
    ['businesswoman', 'business'],
    ['businessman', 'business'],
    ['spokeswoman', 'speaker'],
  ],
  ...[
    ['waitress', 'waiter'],
    ['actress', 'actor'],
    ['stewardess', 'steward'],
    ['hostess', 'host'],
  ],
  ...[
    ['diplômée', 'diplômé'],
    ['certifiée', 'certifié'],
    ['mariée', 'marié'],
    ['titulada', 'titulado'],
  ],
  ...[
    ['casada', 'casado'],
    ['desenvolvedora', 'desenvolvedor'],
    ['programadora', 'programador'],
    ['graduada', 'graduado'],
    ['formada', 'formado'],
    ['laureata', 'laureato'],
  ],
  ...[
    ['-kauffrau', 'kaufmann'],
    ['-fachfrau', 'fachmann'],
    ['-freundin', 'freund'],
    ['-ingenieurin', 'ingenieur'],
  ],
  ...[
    ['-absolventin', 'absolvent'],
    ['-studentin', 'student'],
    ['-architektin', 'architekt'],
    ['-informatikerin', 'informatiker'],
  ],
] as [string, string][];

const rows = readFileSync(join(from, 'esco-occupations.tsv'), 'utf8').split('\n').slice(1);
const forms = new Map<string, string>();
for (const row of rows) {
  const [, , language = '', preferred = '', alternatives = ''] = row.split('\t');
  if (!['de', 'fr', 'es', 'pt', 'it'].includes(language)) continue;
  for (const label of [preferred, ...alternatives.split(' | ')]) {
    const [first, second, third] = label.split('/').map((one) => one.trim());
    if (!first || !second || third !== undefined) continue;
    // German sets the person's word last, the others first.
    const one = (words: string) =>
      words
        .split(/\s+/)
        .at(language === 'de' ? -1 : 0)
        ?.toLowerCase() ?? '';
    const [other, form] = [one(first), one(second)];
    const paired = other !== form && other.length > 4 && form.length > 4 && form.length >= other.length;
    const alike = other.slice(0, 3) === form.slice(0, 3) && !/[^\p{L}]/u.test(form + other);
    if (
      !paired ||
      !alike ||
      (language !== 'de' && (common.test(form) || things.has(form))) ||
      (language === 'de' && !/(?:in|frau)$/.test(form))
    )
      continue;
    if (language === 'de' && ends.some(([end]) => form.endsWith(end))) continue;
    const name = language === 'de' ? `-${form}` : form;
    if (!forms.has(name)) forms.set(name, other);
  }
}
for (const [form, other] of more) forms.set(form, other);
for (const [form, other] of ends) forms.set(`-${form}`, other);
/** Compounds whose end is a word of its own go with that. */
const isCovered = (form: string) =>
  form.startsWith('-') &&
  [...form.slice(1)].some(
    (_, at) => at > 0 && form.length - 1 - at >= 6 && forms.has(`-${form.slice(1 + at)}`),
  );
const lines = [...forms].filter(([form]) => !isCovered(form)).map(([form, other]) => `${form}\t${other}`);
const head =
  '# Words that have a form for each sex, and the form that everybody gets; "-": compounds end in it. Built by scripts/blind-forms.ts from ESCO.';
writeFileSync(to, `${[head, ...lines.sort((a, b) => (a < b ? -1 : 1))].join('\n')}\n`);
