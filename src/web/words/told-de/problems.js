/* Warum die Schnittstelle etwas ablehnt: was jemand auf der Seite davon zu lesen bekommt, Satz für Satz. */

/** @type {[string, string][]} */
const access = [
  ['Send an API key: "Authorization: Bearer ps_…".', 'Melden Sie sich mit einem Schlüssel an.'],
  [
    'Repeat the session’s token in the header X-CSRF-Token (GET /v1/me gives it), from a page of this service.',
    'Die Anfrage kam nicht von einer Seite dieses Dienstes; laden Sie die Seite neu.',
  ],
  ['You are signed out, or were away for an hour.', 'Sie sind abgemeldet oder waren eine Stunde fort.'],
  ['Sign in again.', 'Melden Sie sich wieder an.'],
  ['Sign in and out on a page of this service.', 'An- und abgemeldet wird auf einer Seite dieses Dienstes.'],
  ['Sign out on a page of this service.', 'Abgemeldet wird auf einer Seite dieses Dienstes.'],
  [
    'This key ({PRESET}) lacks the scope {SCOPE}.',
    'Diesem Schlüssel ({PRESET}) fehlt die Berechtigung {SCOPE}.',
  ],
  ['An admin can make one that has it.', 'Die Verwaltung kann einen anlegen, der sie hat.'],
  [
    'This concerns every role, and the key is kept to those of its teams.',
    'Das betrifft alle Stellen, und der Schlüssel gilt nur für die seiner Teams.',
  ],
  [
    'This tells of what others have brought, too, which the key does not see.',
    'Das handelt auch von dem, was andere gebracht haben und der Schlüssel nicht sieht.',
  ],
  [
    'This person has applied for roles that the key does not see.',
    'Diese Person hat sich auf Stellen beworben, die der Schlüssel nicht sieht.',
  ],
  [
    'Somebody else brought this file of the application.',
    'Diese Datei der Bewerbung brachte jemand anderes.',
  ],
  [
    'This key never sees who somebody is; this would tell it.',
    'Dieser Schlüssel sieht nie, wer jemand ist; das würde es verraten.',
  ],
  [
    'A key is blind or not; only a session chooses.',
    'Nur wer angemeldet ist, wählt, ob Namen zu sehen sind.',
  ],
  ['There is no such {THING}.', 'Das gibt es nicht.'],
  ['A key may ask {n} times a minute.', 'Mit einem Schlüssel darf {n}-mal in der Minute gefragt werden.'],
  ['Ask again in {n} s.', 'Fragen Sie in {n} Sekunden wieder.'],
  ['{n} requests of this key are under way.', 'Von diesem Schlüssel laufen {n} Anfragen zugleich.'],
  ['Ask again when some have been answered.', 'Fragen Sie wieder, wenn einige beantwortet sind.'],
  ['Too many wrong keys came from this address.', 'Von dieser Adresse kamen zu viele falsche Schlüssel.'],
  [
    'Try again in {n} s; a right key is taken at once.',
    'Versuchen Sie es in {n} Sekunden wieder; ein richtiger Schlüssel gilt sofort.',
  ],
];

/** @type {[string, string][]} */
const uploads = [
  ['There is no such batch.', 'Diesen Upload gibt es nicht.'],
  [
    'Files have waited for {n} minutes: send these later, or with priority=high.',
    'Dateien warten seit {n} Minuten: senden Sie diese später.',
  ],
  ['More workers read more at once.', 'Mit mehr Arbeitsprozessen wird mehr zugleich gelesen.'],
  ['Send at least one file in a multipart field, for example "files".', 'Wählen Sie mindestens eine Datei.'],
  ['The batch is closed.', 'Der Upload ist abgeschlossen.'],
  ['Send the files as a new batch.', 'Senden Sie die Dateien als neuen Upload.'],
  [
    'The batch is finished: there is nothing left to cancel.',
    'Der Upload ist fertig; abzubrechen ist nichts mehr.',
  ],
  ['A batch may hold {n} files.', 'Ein Upload fasst {n} Dateien.'],
  ['Send them in several batches.', 'Senden Sie sie in mehreren Uploads.'],
  ['A batch may hold {n} MiB.', 'Ein Upload fasst {n} MiB.'],
  ['Send the files in several batches.', 'Senden Sie die Dateien in mehreren Uploads.'],
  ['One request may hold {n} MiB.', 'Eine Anfrage fasst {n} MiB.'],
  ['Send the files in several.', 'Senden Sie die Dateien in mehreren.'],
  ['The form cannot be read: {WHY}.', 'Das Formular ließ sich nicht lesen: {WHY}.'],
  ['The advert is larger than the limit of a file.', 'Die Anzeige ist größer, als eine Datei sein darf.'],
];

/** @type {[string, string][]} */
const applications = [
  ['There is no such application.', 'Diese Bewerbung gibt es nicht.'],
  ['There is no application {ID} for this role.', 'Die Bewerbung {ID} gibt es in dieser Rolle nicht.'],
  ['There is no such candidate.', 'Diese Person gibt es nicht.'],
  ['There is no text of this file.', 'Von dieser Datei gibt es keinen Text.'],
  ['The file is no longer kept.', 'Die Datei wird nicht mehr aufbewahrt.'],
  [
    'The file has {n} pages, and no page {n2} to show.',
    'Die Datei hat {n} Seiten; eine Seite {n2} gibt es nicht.',
  ],
  ['A decision needs the key of a named person.', 'Zu entscheiden hat ein Mensch, mit eigenem Schlüssel.'],
  [
    'Some of the applications are not of this role.',
    'Einige der Bewerbungen gehören nicht zu dieser Stelle.',
  ],
  ['Nothing was decided.', 'Es wurde nichts entschieden.'],
  ['Nothing was changed.', 'Es wurde nichts geändert.'],
  [
    'There is no decision of yours under this id that counts and was not contested.',
    'Eine Entscheidung von Ihnen, die gilt und nicht angefochten ist, gibt es hier nicht.',
  ],
  [
    'Who is handed over is chosen by a named person.',
    'Wer übergeben wird, wählt ein Mensch mit eigenem Schlüssel.',
  ],
  ['There is no such link that is open.', 'Einen solchen offenen Link gibt es nicht.'],
  ['The link shows no such application.', 'Der Link zeigt keine solche Bewerbung.'],
  [
    'This application is contested: somebody who has not judged it decides, with a key or signed in.',
    'Das Ergebnis dieser Bewerbung ist angefochten: Es entscheidet, wer sie noch nicht beurteilt hat, mit einem Schlüssel oder angemeldet.',
  ],
  ['You have judged this application before.', 'Sie haben diese Bewerbung schon beurteilt.'],
  ['Another person has to look at what is contested.', 'Was angefochten ist, muss jemand anderes ansehen.'],
  [
    'You have judged these applications before, and they are contested: another person has to look at them.',
    'Sie haben diese Bewerbungen schon beurteilt, und sie sind angefochten: jemand anderes muss sie ansehen.',
  ],
  [
    'There is no {KIND} in {LANGUAGE}; there is {LANGUAGES}.',
    'Dieses Schreiben gibt es nicht in der Sprache {LANGUAGE}; es gibt {LANGUAGES}.',
  ],
  [
    'What somebody is told is given to a named person, who stands for it.',
    'Ein Schreiben bekommt nur ein Mensch mit eigenem Schlüssel, der dafür einsteht.',
  ],
  ['There is no such note of yours.', 'Eine solche Notiz von Ihnen gibt es nicht.'],
  [
    'add: a tag says what somebody can or what is to be done, not their name.',
    'Ein Schlagwort sagt, was jemand kann oder was zu tun ist, keinen Namen.',
  ],
  ['add: an application has at most {n} tags.', 'Eine Bewerbung hat höchstens {n} Schlagworte.'],
  ['There is no such view of yours.', 'Eine solche Ansicht von Ihnen gibt es nicht.'],
  [
    'query: a view does not keep "{NAME}"; leave it out.',
    'Eine Ansicht behält „{NAME}“ nicht; lassen Sie es weg.',
  ],
  [
    'Views are shared by who may decide; keep it for yourself: "shared": false.',
    'Ansichten teilt, wer entscheiden darf; behalten Sie diese für sich.',
  ],
  [
    'name: nobody keeps more than {n} views of a role; forget one.',
    'Mehr als {n} Ansichten einer Stelle behält niemand; löschen Sie eine.',
  ],
  [
    'Words are not searched blind: what is found would tell whose they are.',
    'Nach Worten wird blind nicht gesucht: der Fund verriete, von wem sie sind.',
  ],
  [
    'Words of answers are not searched blind: a number of days can be.',
    'Nach Worten von Antworten wird blind nicht gesucht; nach einer Zahl von Tagen schon.',
  ],
  ['columns: there is no column "{NAME}".', 'Eine Spalte „{NAME}“ gibt es nicht.'],
  ['The cursor belongs to another role.', 'Die Fortsetzung gehört zu einer anderen Stelle.'],
  [
    'The cursor was made by another installation or an older key.',
    'Die Fortsetzung stammt von einer anderen Installation oder einem älteren Schlüssel.',
  ],
  [
    'Take the cursor from nextCursor or the Link header of the page before.',
    'Beginnen Sie die Liste von vorn.',
  ],
];

/** @type {[string, string][]} */
const corrections = [
  ['There are no facts to put right yet.', 'Noch gibt es keine Angaben, die zu berichtigen wären.'],
  ['It stands so already: nothing is to be put right.', 'So steht es schon da: zu berichtigen ist nichts.'],
  [
    'There is no screening question {NAME}; the role has: {NAMES}.',
    'Eine Frage {NAME} gibt es nicht; die Stelle hat: {NAMES}.',
  ],
  [
    'A correction is a named person’s, with a key of theirs.',
    'Berichtigen kann nur ein Mensch mit eigenem Schlüssel.',
  ],
  ['Several jobs have those words and that value.', 'Mehrere Stellen haben diese Worte und diesen Wert.'],
  [
    'Send as "beside" the words of the one that is meant which the others lack: its dates, its employer or its title as they are quoted.',
    'Hier lässt sich nicht sagen, welche gemeint ist; notieren Sie es, und entscheiden Sie danach.',
  ],
  ['There is no such correction that stands.', 'Eine solche Berichtigung, die gilt, gibt es nicht.'],
  ['Nothing is read of this application yet.', 'Von dieser Bewerbung ist noch nichts gelesen.'],
  [
    'A person reads this application: there is no result of the software.',
    'Diese Bewerbung liest ein Mensch: ein Ergebnis der Software gibt es nicht.',
  ],
  ['Read the résumé, then decide.', 'Lesen Sie den Lebenslauf, und entscheiden Sie dann.'],
  [
    'That the software scores it again is said by a named person.',
    'Dass die Software wieder bewertet, sagt ein Mensch mit eigenem Schlüssel.',
  ],
  [
    'because: "withdrawn" goes with automatic, as the wish was taken back; every other one with manual.',
    'Der Grund passt nicht dazu: zurückgenommen wird ein Wunsch, wenn wieder die Software bewertet.',
  ],
  [
    'A contest is recorded and answered by a named person.',
    'Einen Widerspruch vermerkt und beantwortet ein Mensch mit eigenem Schlüssel.',
  ],
  [
    'A contest of this application is open: answer that one.',
    'Zu dieser Bewerbung ist ein Widerspruch offen: beantworten Sie den.',
  ],
  ['There is no such contest that is open.', 'Einen solchen offenen Widerspruch gibt es nicht.'],
  [
    'That file is another application for this role already.',
    'Diese Datei ist schon eine andere Bewerbung auf diese Stelle.',
  ],
  [
    'Facts are typed in by a named person, with a key of theirs.',
    'Angaben trägt ein Mensch mit eigenem Schlüssel ein.',
  ],
  [
    'The file was read: correct or override what is wrong instead.',
    'Die Datei wurde gelesen: berichtigen Sie, was falsch ist.',
  ],
  [
    'The same facts are another application for this role already.',
    'Dieselben Angaben sind schon eine andere Bewerbung auf diese Stelle.',
  ],
  [
    'There is no file to be read: put one in its place (PUT …/document).',
    'Es gibt keine Datei zu lesen: setzen Sie eine an ihre Stelle.',
  ],
  [
    'Recognition of pictures is switched off (OCR_READERS=0).',
    'Das Erkennen von Bildern ist abgeschaltet (OCR_READERS=0).',
  ],
  ['The file is not waiting for a password.', 'Die Datei wartet auf kein Passwort.'],
  ['The password does not open the file.', 'Das Passwort öffnet die Datei nicht.'],
  ['PDF files can be unlocked here.', 'Hier lassen sich PDF-Dateien öffnen.'],
  ['A review needs the key of a named person.', 'Ansehen kann nur ein Mensch mit eigenem Schlüssel.'],
  [
    'criterion: say which verdict you confirm or override.',
    'Sagen Sie, welches Urteil Sie bestätigen oder ändern.',
  ],
  [
    'verdict: an override says which verdict holds; nothing else has one.',
    'Wer ein Urteil ändert, sagt, welches gilt.',
  ],
  ['A legal hold keeps this person: {WHY}', 'Eine rechtliche Sperre hält diese Person fest: {WHY}'],
  ['A legal hold keeps this: {WHY}', 'Eine rechtliche Sperre hält dies fest: {WHY}'],
  ['Who is the same person is said by a person.', 'Wer dieselbe Person ist, sagt ein Mensch.'],
  ['A candidate is the same as itself.', 'Eine Person ist immer dieselbe wie sie selbst.'],
];

/** @type {[string, string][]} */
const roles = [
  [
    'Somebody has changed the role meanwhile: read it again and change that.',
    'Jemand hat die Stelle inzwischen geändert: laden Sie sie neu, und ändern Sie diese.',
  ],
  ['id: the address names {NAME}, the text {OTHER}.', 'Die Adresse nennt {NAME}, der Text {OTHER}.'],
  ['The role has no version {n}.', 'Eine Version {n} hat die Stelle nicht.'],
  ['The first version has none before it.', 'Vor der ersten Version gibt es keine.'],
  ['possible: must start below strong.', 'Die Stufe „möglich“ muss unter „stark“ beginnen.'],
  ['Nothing is known by these names: {NAMES}.', 'Unter diesen Namen ist nichts bekannt: {NAMES}.'],
  [
    'No field {NAME} is kept beside those of the rules.',
    'Ein Feld {NAME} gibt es neben denen der Regeln nicht.',
  ],
  ['These roles count it: {NAMES}.', 'Diese Stellen zählen es: {NAMES}.'],
  [
    'There is no field {NAME}. There are {NAMES}; occupation:<id> names an occupation (GET /v1/occupations?q=).',
    'Ein Feld {NAME} gibt es nicht; es gibt {NAMES}.',
  ],
  ['Send the role as the body, in JSON or YAML.', 'Die Stelle fehlt in der Anfrage.'],
  [
    'Send the advert as a file, for example: curl -F "file=@advert.docx".',
    'Die Anzeige fehlt in der Anfrage.',
  ],
  ['The page has no such file.', 'Eine solche Datei hat die Seite nicht.'],
];

export const refusals = [...access, ...uploads, ...applications, ...corrections, ...roles];
