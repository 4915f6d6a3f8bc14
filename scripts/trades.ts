/*
 * Builds `rules/lexicon/trades.txt`, the words by which a title is told from an employer beside those of the languages' own lists:
 * `node scripts/trades.ts <folder with the tables of ESCO and O*NET>` (see `rules/occupations/ATTRIBUTION.md`). The same table gives the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { headingWords } from '#domain/readers/jobs/heading-words.ts';
import { plain } from '#domain/words/words.ts';
import { loadLexicon } from '#lexicon-files.ts';

/** English has many such words that are verbs and things as well; its titles are in the list of its own. */
const languages = new Set(['de', 'es', 'fr', 'it', 'nl', 'pt']);

/** A person's trade in one word. */
const trade = /^\p{L}{5,}(?:-\p{L}{3,})?$/u;
/** Words for a science and for who practises it, a machine and who works at it, a firm and its owner. */
const both = /(?:ic[ao]s?|ções|ción|ação|zione|ung|schaft|wesen|ologie|logía|logia)$/u;

/** Trades whose words are names of people, things of every day, ranks or adjectives. */
const otherwise = new Set(
  `aparador arbiter armero arquero artilleros basso bajo barbero barbier bauer becker berger berufe botones bottaio brauer brigada brigadier boscaiolo
  bosco bäcker bürgermeister cabrera cabrero caldeira caldera calefactor caldereira calculateur calculatrice cafeteira cafetier camara cámara canteira
  canteiro cantero cantiniere caporale cartera carteira carteiro cartero carton caseira caseiro catcher cavaliere cazador caçador caçadora cazadora
  chapeau charcutier chasseur cordero comandante comando comparsa concertino consul contrato costa couleur critique croupier danseur deken diamant
  distribuidor distribuidora distributeur donna doublure doble drescher duplo encuadernación equina escolta escudero escort estadística estrella
  etica ética éticas expert experte experta experto expertos extra facteur factrice fante färber fassbinder ferrari ferraro ferreira ferreiro ferrer
  fischer fleischer forestal forestier fornaio fournier fornier förster fraile freira fuhrmann fuchs gantier garde gardes gardener general generale
  gerber gerente gitano glaser gobernante gradation granjera guarda guardia guerrero guida guide hafner hauer hauptmann herrera herrero hirte hofmann
  hunter höker impressora impresora impresor innen interpretação jäger juez juge jurado kaiser kanzler kapitän kapitein karthäuser kellner kerl klerk
  knappe koch konsul köhler köchin krämer krieger kramer küfer kunst kürschner küster lecteur lectrice leser lehrer maire major maler maresciallo
  marchand marin marina marinería marinha marino maréchal masseur matador maton matrice maurer mayor mecânica medici medico medium médium mercier
  messner metzger meier meunier meyer mezclador mezcladora milite mimo mineur mineira mixer mixeur model modela modele modelo modella modello modelos
  modèle moine molinero molina monaco monge monja montero morales moreau muller müller musica música médica médico naso naviera navarro notario
  notaire organisation oste ottica ótica ótico page paquete panettiere pastor pastora pastore pasteur pater patron patronne payer pescador pfarrer pfister
  platero pompier ponto portier portiere portière potier praça primeur primeuriste procuradora promoteur práctico prior quiteria rector regente reiter
  retter richter rosero routier routière sacristan sacristán santero sattler sauter schäfer scheffler scherer schindler schlosser schmied schmidt
  schneider schreiber schreiner schröder schuhmacher schulze schuster schütz seguradora segurança seiler sensitif sergent sobrero software solar soldado
  soldaat soldat soldato solista spengler steiner suter taverna tejedor tejera tejero tejador tenor tessier tisserand tonnelier torera torero torneira
  torneiro torrera torrero tänzer unternehmer vaquero vaquera vacher vestiaire vigile visser vogler voyant voyante wagner wächter weber wirt zapata
  auteur co-auteur autrice général générale generaal minister ministre ministro ministra channel member zapatero zimmermann zimmerer ziegler zouave gerenta
  `.split(/\s+/),
);

const lexicon = loadLexicon(join(import.meta.dirname, '..', 'rules'));
/** What the languages' own lists tell. */
const { titleScore } = headingWords({ ...lexicon, shared: { ...lexicon.shared, trades: [] } });

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder with the tables of ESCO and O*NET.');
const [header = '', ...lines] = readFileSync(join(folder, 'esco-occupations.tsv'), 'utf8').trim().split('\n');
const column = (name: string) => header.split('\t').indexOf(name);
const [language, preferred, alternatives] = [column('language'), column('preferred'), column('alternatives')];
/** Words that English has as well, or of which it makes names. */
const english = new Set(
  ['esco-occupations.tsv', 'esco-occupation-skills.tsv', 'onet-occupations.tsv'].flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => name !== 'esco-occupations.tsv' || line.split('\t')[language] === 'en')
      .flatMap((line) => line.toLowerCase().match(/\p{L}+/gu) ?? []),
  ),
);
/** Names of technologies, of which "Docker" is a trade in French. */
const skills = new Set(lexicon.skills.flatMap(({ id, aliases }) => [id, ...aliases]));
const trades = new Set<string>();
for (const line of lines) {
  const cells = line.split('\t');
  if (!languages.has(cells[language] ?? '')) continue;
  const titles = [cells[preferred] ?? '', ...(cells[alternatives] ?? '').split(' | ')];
  for (const title of titles.flatMap((one) => one.split('/')).map((one) => one.trim().toLowerCase()))
    if (
      trade.test(title) &&
      !both.test(title) &&
      !otherwise.has(title) &&
      !english.has(plain(title)) &&
      !skills.has(title) &&
      titleScore(title) < 2
    )
      trades.add(title);
}
const file = join(import.meta.dirname, '..', 'rules', 'lexicon', 'trades.txt');
writeFileSync(file, `${[...trades].sort((a, b) => (a < b ? -1 : 1)).join('\n')}\n`);
