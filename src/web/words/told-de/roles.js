/* Was beim Bearbeiten einer Stelle gesagt wird, und wenn eine Anfrage scheitert. */

/** @type {[string, string][]} */
export const roles = [
  ['“{WORDS}”: {why}', '„{WORDS}“: {why}'],
  [
    'It asks for an age or for what stands for one.',
    'Das fragt nach einem Alter oder nach dem, was dafür steht.',
  ],
  [
    'Ask for what the work needs, without an upper limit of age or years.',
    'Fragen Sie nach dem, was die Arbeit braucht, ohne eine Obergrenze an Alter oder Jahren.',
  ],
  [
    'A gap or a record says little about the work, and weighs on carers and the ill.',
    'Eine Lücke oder eine Akte sagt wenig über die Arbeit und belastet Pflegende und Kranke.',
  ],
  [
    'Ask for recent practice of a skill, when the work needs it.',
    'Fragen Sie nach jüngerer Übung einer Fähigkeit, wenn die Arbeit sie braucht.',
  ],
  [
    'Words of this kind keep people from applying who would be right.',
    'Solche Worte halten Menschen von der Bewerbung ab, die die richtigen wären.',
  ],
  ['Say what is done and how well.', 'Sagen Sie, was getan wird und wie gut.'],
  ['It asks for a sex, a gender or a family.', 'Das fragt nach einem Geschlecht oder nach Familie.'],
  [
    "Name the work; leave the person's sex and family out.",
    'Nennen Sie die Arbeit; lassen Sie Geschlecht und Familie weg.',
  ],
  ['It asks for health, a body or looks.', 'Das fragt nach Gesundheit, Körper oder Aussehen.'],
  [
    'Name the task and its demands; adjustments are for after an offer.',
    'Nennen Sie die Aufgabe und ihre Anforderungen; Anpassungen kommen nach einem Angebot.',
  ],
  [
    'It asks for an origin, a nationality, a religion or what stands for one.',
    'Das fragt nach Herkunft, Staatsangehörigkeit, Religion oder dem, was dafür steht.',
  ],
  [
    'Ask for the right to work, and for a level of a language that the work needs.',
    'Fragen Sie nach dem Recht zu arbeiten und nach der Sprachstufe, die die Arbeit braucht.',
  ],
  [
    'Current or past pay may not be asked for.',
    'Nach heutigem oder früherem Gehalt darf nicht gefragt werden.',
  ],
  [
    'State the range of the role and ask for the expectation.',
    'Nennen Sie die Spanne der Stelle, und fragen Sie nach der Erwartung.',
  ],
  ['An address often stands for an origin.', 'Eine Adresse steht oft für eine Herkunft.'],
  [
    'Say where the work is done and when somebody has to be there.',
    'Sagen Sie, wo gearbeitet wird und wann jemand da sein muss.',
  ],
  [
    "A school's or an employer's name says little about the work and much about a family.",
    'Der Name einer Schule oder eines Arbeitgebers sagt wenig über die Arbeit und viel über eine Familie.',
  ],
  ['Ask for the skill or the result.', 'Fragen Sie nach der Fähigkeit oder dem Ergebnis.'],
  ['rules/ know no {sort} “{NAME}”.', 'Die Regeln kennen dies nicht: {sort} „{NAME}“.'],
  [
    'See rules/ for the {sort}s, or add it there.',
    'Was es gibt, steht in rules/; dort lässt es sich ergänzen.',
  ],
  ['Did you mean “{NAME}”?', 'Meinten Sie „{NAME}“?'],
  ['There is no field “{NAME}”.', 'Es gibt kein Feld „{NAME}“.'],
  [
    'Did you mean “{NAME}”? There are {FIELDS}; occupation:<id> names an occupation (GET /v1/occupations?q=), and a role may bring fields of its own.',
    'Meinten Sie „{NAME}“? Es gibt {FIELDS}; occupation:<id> nennt einen Beruf (GET /v1/occupations?q=), und eine Stelle kann eigene Felder mitbringen.',
  ],
  [
    'There are {FIELDS}; occupation:<id> names an occupation (GET /v1/occupations?q=), and a role may bring fields of its own.',
    'Es gibt {FIELDS}; occupation:<id> nennt einen Beruf (GET /v1/occupations?q=), und eine Stelle kann eigene Felder mitbringen.',
  ],
  ['There are {IDS}.', 'Es gibt {IDS}.'],
  ['Nothing is known by the name “{NAME}”.', 'Unter dem Namen „{NAME}“ ist nichts bekannt.'],
  [
    'Name ids of rules/skills and rules/practices, or labels of ESCO’s skills.',
    'Nennen Sie Kennungen aus rules/skills und rules/practices oder Bezeichnungen der Fähigkeiten von ESCO.',
  ],
  [
    'GET /v1/occupations?q= finds occupations by their title.',
    'GET /v1/occupations?q= findet Berufe nach ihrem Titel.',
  ],
  ['{LABEL} weighs nothing and is no must-have.', '{LABEL} wiegt nichts und ist kein Muss.'],
  ['Give it a weight, or leave it out.', 'Geben Sie ihm ein Gewicht, oder lassen Sie es weg.'],
  [
    '{LABEL} can move the total by less than half a point.',
    '{LABEL} kann die Summe um weniger als einen halben Punkt bewegen.',
  ],
  ['Give it more weight, or leave it out.', 'Geben Sie ihm mehr Gewicht, oder lassen Sie es weg.'],
  ['The must-have asks for {n} {UNIT}: {n2} is all of it.', 'Das Muss verlangt {n} {UNIT}: {n2} ist alles.'],
  ['Ask for {n} or less.', 'Verlangen Sie {n} oder weniger.'],
  [
    '{LABEL} asks for the same as {OTHER}: it counts twice.',
    '{LABEL} verlangt dasselbe wie {OTHER}: es zählt doppelt.',
  ],
  ['Keep one of them, with the weight of both.', 'Behalten Sie eines davon, mit dem Gewicht beider.'],
  [
    '{LABEL} is a must-have by an answer: everyone who has not answered needs review.',
    '{LABEL} ist ein Muss nach einer Antwort: wer nicht geantwortet hat, muss angesehen werden.',
  ],
  [
    'Ask everyone the question, or drop the must-have.',
    'Stellen Sie die Frage allen, oder lassen Sie das Muss weg.',
  ],
  ['{n} of {n2} can never be met.', '{n} von {n2} lassen sich nie erfüllen.'],
  ['Ask for no more than there are.', 'Verlangen Sie nicht mehr, als es gibt.'],
  [
    'None of {n} applications shows anything of {LABEL}.',
    'Keine von {n} Bewerbungen zeigt etwas von {LABEL}.',
  ],
  [
    'Check its words, or whether the role is read by the right people.',
    'Prüfen Sie seine Worte, oder ob die Stelle die Richtigen erreicht.',
  ],
  [
    'None of {n} ranked people is strong: the threshold may be too high, or the role asks for what nobody writes. {see}',
    'Niemand von {n} Eingestuften ist stark: die Schwelle kann zu hoch sein, oder die Stelle verlangt, was niemand schreibt. {see}',
  ],
  [
    '{n} of {n2} ranked people are strong: the band tells little apart. {see}',
    '{n} von {n2} Gereihten sind stark: die Stufe unterscheidet wenig. {see}',
  ],
  [
    'See where labelled people stand: prescreen role tune, or GET /v1/roles/{role}/thresholds.',
    'Wo bezeichnete Menschen stehen, zeigen prescreen role tune und GET /v1/roles/{role}/thresholds.',
  ],
];

/** @type {[string, string][]} */
export const problems = [
  [
    'That value does not stand there, or no longer: a colleague may have put it right meanwhile. Read the application again, and put right what it says now.',
    'Dieser Wert steht dort nicht oder nicht mehr: Vielleicht wurde er inzwischen berichtigt. Lesen Sie die Bewerbung neu, und berichtigen Sie, was jetzt da steht.',
  ],
  [
    'The job would end ({END}) before it begins ({START}). Put the other date right first.',
    'Die Stelle endete ({END}), bevor sie beginnt ({START}). Berichtigen Sie zuerst das andere Datum.',
  ],
  [
    '{DATE} is yet to come: nobody has begun then.',
    '{DATE} liegt in der Zukunft: Da hat noch niemand begonnen.',
  ],
  [
    '{DATE} is yet to come; what lasts ends with "present".',
    '{DATE} liegt in der Zukunft; was andauert, endet mit „present“.',
  ],
  [
    'criteria: {LABELS}: statements like these may weigh at most {n}% of all together, and weigh {n2}%; lower their weights, or raise others',
    '{LABELS}: solche Aussagen dürfen zusammen höchstens {n} % wiegen und wiegen {n2} %; senken Sie ihre Gewichte, oder erhöhen Sie andere',
  ],
  ['bands: the band “possible” must start below “strong”', 'Die Stufe „möglich“ muss unter „stark“ beginnen'],
  ['bands.{BAND}.from: Too big: expected number to be <=100', 'Eine Stufe beginnt bei höchstens 100 Punkten'],
  ['There is no role {NAME}. GET /v1/roles lists them.', 'Es gibt keine Stelle {NAME}.'],
  [
    'There is a field {NAME} already: take another id.',
    'Das Feld {NAME} gibt es schon; wählen Sie einen anderen Kurznamen.',
  ],
  [
    'There is a role {NAME} already: PUT /v1/roles/{OTHER} changes it.',
    'Die Stelle {NAME} gibt es schon; wählen Sie einen anderen Kurznamen.',
  ],
  [
    'An invitation is for those whom nobody has rejected. Nothing was given: {n} of {n2} are rejected.',
    'Eingeladen wird nur, wem nicht abgesagt ist. Es wurde nichts ausgegeben: {n} von {n2} sind abgesagt.',
  ],
  [
    'A rejection is given after a named person has decided so. Nothing was given: {n} of {n2} have no such decision.',
    'Eine Absage gibt es erst, wenn ein Mensch abgesagt hat. Nichts wurde ausgegeben: für {n} von {n2} hat das niemand entschieden.',
  ],
  ['body: “{WORDS}”: {why}', 'Text: „{WORDS}“: {why}'],
  ['subject: “{WORDS}”: {why}', 'Betreff: „{WORDS}“: {why}'],
  [
    'There is nothing at {ADDRESS}. The addresses are listed at /docs.',
    'Unter dieser Adresse gibt es nichts.',
  ],
  [
    'Nobody has said {FIELDS} yet: an administrator says it once for all messages (“Employer, with the address”; PUT /v1/notice-settings), or take {NAMES} out of the words.',
    'Diese Felder sind noch nicht ausgefüllt: {FIELDS}. Die Verwaltung legt sie einmal für alle fest; oder nehmen Sie {NAMES} aus dem Text.',
  ],
  ['There is no result for this application yet.', 'Zu dieser Bewerbung gibt es noch kein Ergebnis.'],
  ['{WHO} (by the link of {BY})', '{WHO} (über den Link von {BY})'],
  ['The advert says: “{WORDS}”', 'Die Anzeige sagt: „{WORDS}“'],
  ['The advert says: “{WORDS}”.', 'Die Anzeige sagt: „{WORDS}“.'],
  [
    'No field of work is known for this title: add an experience criterion by hand.',
    'Zu diesem Titel ist kein Arbeitsfeld bekannt: fügen Sie Berufserfahrung von Hand hinzu.',
  ],
  ['The request cannot be understood', 'Die Anfrage ist nicht zu verstehen'],
  ['The request has no files', 'Die Anfrage hat keine Dateien'],
  ['The cursor is not one of ours', 'Die Fortsetzung ist keine von uns'],
  ['An API key is needed', 'Ein Schlüssel ist nötig'],
  ['The key may not do this', 'Das darf der Schlüssel nicht'],
  ['The key is blind', 'Der Schlüssel ist blind'],
  ['Not found', 'Nicht gefunden'],
  ['No such role', 'Diese Stelle gibt es nicht'],
  ['No such field of work', 'Dieses Arbeitsfeld gibt es nicht'],
  ['Not allowed here', 'Hier nicht erlaubt'],
  ['The request conflicts with another', 'Die Anfrage verträgt sich nicht mit einer anderen'],
  ['Roles count the field', 'Stellen zählen das Feld'],
  ['There is a field of this id', 'Ein Feld mit diesem Kurznamen gibt es schon'],
  ['A legal hold keeps this', 'Eine rechtliche Sperre hält dies fest'],
  ['A retention policy keeps this still', 'Eine Aufbewahrungsregel hält dies noch fest'],
  ['A person reads this application', 'Diese Bewerbung liest ein Mensch'],
  ['Another person has to do this', 'Das muss jemand anderes tun'],
  ['A person has to decide first', 'Zuerst muss ein Mensch entscheiden'],
  ['A person has to confirm this', 'Das muss ein Mensch bestätigen'],
  ['Somebody acted meanwhile', 'Jemand hat inzwischen gehandelt'],
  ['The request is larger than the limit', 'Die Anfrage ist größer als erlaubt'],
  ['More files than the limit', 'Mehr Dateien als erlaubt'],
  ['The media type is not one that this address takes', 'Diese Adresse nimmt diese Art von Daten nicht'],
  ['The advert cannot be read', 'Die Anzeige lässt sich nicht lesen'],
  ['The field names what nobody knows', 'Das Feld nennt, was niemand kennt'],
  ['The role cannot be read', 'Die Stelle lässt sich nicht lesen'],
  [
    'The role asks for what it must not, or for what nobody knows',
    'Die Stelle verlangt, was sie nicht darf, oder was niemand kennt',
  ],
  ['The message says what it must not', 'Das Schreiben sagt, was es nicht darf'],
  [
    'The API key is wrong, has expired or was revoked.',
    'Der API-Schlüssel ist falsch, abgelaufen oder widerrufen.',
  ],
  [
    'This link is wrong, over or revoked. Ask for a new one.',
    'Dieser Link ist falsch, abgelaufen oder widerrufen. Bitten Sie um einen neuen.',
  ],
  [
    'Another file of the same person in this role is not rejected: decide on both alike, or unlink them. Nothing was given.',
    'Eine andere Datei derselben Person in dieser Rolle ist nicht abgelehnt: Entscheiden Sie über beide gleich, oder trennen Sie sie. Es wurde nichts ausgegeben.',
  ],
  ['There is no such application for this role.', 'Diese Bewerbung gibt es in dieser Rolle nicht.'],
  ['There is no such fact to put right', 'Es gibt keine solche Angabe zu berichtigen'],
  ['Several facts are meant by those words', 'Mit diesen Worten sind mehrere Angaben gemeint'],
  ['The notice lacks what the employer has to say', 'Der Mitteilung fehlt, was der Arbeitgeber sagen muss'],
  ['The applicant-tracking system refused', 'Das Bewerbungssystem hat abgelehnt'],
  ['The password does not open the file', 'Das Passwort öffnet die Datei nicht'],
  ['The Idempotency-Key was used for another request', 'Der Idempotency-Key gehört zu einer anderen Anfrage'],
  ['Too many requests', 'Zu viele Anfragen'],
  ['Something went wrong on our side', 'Auf unserer Seite ging etwas schief'],
  ['Temporarily unavailable', 'Vorübergehend nicht erreichbar'],
];
