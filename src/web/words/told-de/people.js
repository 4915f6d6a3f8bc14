/* Was Gründe eines Feldes, Fragen eines Gesprächs und das Hinsehen sagen. */

/** @type {[string, string][]} */
export const fields = [
  ['a person said so', 'ein Mensch sagte es so'],
  [
    '{title}; {found}; against it: {RIVAL}; the summary names the work',
    '{title}; {found}; dagegen: {RIVAL}; die Zusammenfassung nennt die Arbeit',
  ],
  ['{title}; {found}; against it: {RIVAL}', '{title}; {found}; dagegen: {RIVAL}'],
  ['{title}; {found}; the summary names the work', '{title}; {found}; die Zusammenfassung nennt die Arbeit'],
  ['{title}; no evidence of {FIELD} in it', '{title}; kein Beleg für {FIELD} darin'],
  ['{title}; it names {IDS}', '{title}; sie nennt {IDS}'],
  ['no evidence of {FIELD} in it', 'kein Beleg für {FIELD} darin'],
  ['it names {IDS}', 'sie nennt {IDS}'],
  ['{title} (occupation: {OCCUPATION})', '{title} (Beruf: {OCCUPATION})'],
  ['the title is one of the field', 'der Titel gehört zum Feld'],
  ['the title names the field and another one', 'der Titel nennt das Feld und ein anderes'],
  ['the title is one of other work', 'der Titel gehört zu anderer Arbeit'],
  [
    'the title names work of the field and other work, so that the text decides',
    'der Titel nennt Arbeit des Feldes und andere, so dass der Text entscheidet',
  ],
  [
    'the title fits the field and others, so that the text decides',
    'der Titel passt zum Feld und zu anderen, so dass der Text entscheidet',
  ],
  [
    'the title tells no trade, so that the text decides',
    'der Titel sagt kein Fach, so dass der Text entscheidet',
  ],
  ['there is no title, so that the text decides', 'es gibt keinen Titel, so dass der Text entscheidet'],
  [
    'the title is none of the field, so that the text has to tell plainly',
    'der Titel ist keiner des Feldes, so dass der Text es deutlich sagen muss',
  ],
];

/** @type {[string, string][]} */
export const kit = [
  [
    'Do you hold this: {LABEL}? Since when, until when, and can we see it?',
    'Haben Sie dies: {LABEL}? Seit wann, bis wann, und können wir es sehen?',
  ],
  [
    'Do you have this: {LABEL}? What did you complete, and can we see it?',
    'Haben Sie dies: {LABEL}? Was haben Sie abgeschlossen, und können wir es sehen?',
  ],
  [
    'How do you use {LABEL} at work: in talks, in writing, with customers?',
    'Wie verwenden Sie {LABEL} bei der Arbeit: in Gesprächen, schriftlich, mit Kunden?',
  ],
  ['{WANTED}, shown or told with its date.', '{WANTED}, gezeigt oder mit Datum gesagt.'],
  [
    '{LABEL}: tell us about your own work in it. What did you do, and what came of it?',
    '{LABEL}: Erzählen Sie von Ihrer eigenen Arbeit damit. Was haben Sie getan, und was wurde daraus?',
  ],
  [
    'Own work that shows this, with a result: {wanted}.',
    'Eigene Arbeit mit einem Ergebnis, die dies zeigt: {wanted}.',
  ],
  [
    'From when to when did you do this work? The résumé gives no dates that could be read.',
    'Von wann bis wann taten Sie diese Arbeit? Der Lebenslauf nennt keine lesbaren Daten.',
  ],
  [
    'Which are the right dates of this work? The end stands before the start.',
    'Welches sind die richtigen Daten dieser Arbeit? Das Ende steht vor dem Beginn.',
  ],
  [
    'These dates overlap. Was that at the same time, and how was the work shared?',
    'Diese Zeiten überschneiden sich. War das zugleich, und wie war die Arbeit geteilt?',
  ],
  [
    'A date lies ahead. What is planned, and what is done already?',
    'Ein Datum liegt in der Zukunft. Was ist geplant, und was ist schon getan?',
  ],
  ['Which work do the years that you state count?', 'Welche Arbeit zählen die Jahre, die Sie angeben?'],
  [
    'What has changed since the résumé was written?',
    'Was hat sich geändert, seit der Lebenslauf geschrieben wurde?',
  ],
];

/** @type {[string, string][]} */
export const review = [
  [
    'A must-have could not be told from the résumé.',
    'Ein Muss ließ sich aus dem Lebenslauf nicht feststellen.',
  ],
  [
    'Read the résumé or ask the candidate, then decide.',
    'Lesen Sie den Lebenslauf oder fragen Sie nach, und entscheiden Sie dann.',
  ],
  [
    'The file holds text that a reader cannot see. It earned no points.',
    'Die Datei enthält Text, den man nicht sieht. Er brachte keine Punkte.',
  ],
  [
    'Look at the marked place, then judge by the visible text.',
    'Sehen Sie die markierte Stelle an, und urteilen Sie nach dem sichtbaren Text.',
  ],
  [
    'The file holds text addressed to automatic screening. It earned no points.',
    'Die Datei enthält Text, der sich an automatische Prüfung richtet. Er brachte keine Punkte.',
  ],
  [
    'Look at the marked place, then judge by the rest.',
    'Sehen Sie die markierte Stelle an, und urteilen Sie nach dem Übrigen.',
  ],
  ['The language of the résumé is not supported.', 'Die Sprache des Lebenslaufs wird nicht unterstützt.'],
  [
    'Have somebody read it who knows the language.',
    'Lassen Sie ihn von jemandem lesen, der die Sprache kann.',
  ],
  [
    'The text was read from a picture with low confidence.',
    'Der Text wurde aus einem Bild gelesen, mit wenig Sicherheit.',
  ],
  ['Compare it with the original.', 'Vergleichen Sie ihn mit dem Original.'],
  [
    'A correction found nothing to put right in what was read.',
    'Eine Berichtigung fand im Gelesenen nichts zu berichtigen.',
  ],
  [
    'Look at the correction and the résumé, then correct anew or withdraw it.',
    'Sehen Sie die Berichtigung und den Lebenslauf an, und berichtigen Sie neu oder ziehen Sie sie zurück.',
  ],
  [
    'Nothing of a résumé was found in the file: no job, no education, no skills.',
    'In der Datei fand sich nichts von einem Lebenslauf: keine Stelle, keine Ausbildung, keine Kenntnisse.',
  ],
  [
    'Open it. If it is a résumé, read it yourself or type its facts in; else settle it.',
    'Öffnen Sie sie. Ist sie ein Lebenslauf, so lesen Sie ihn selbst oder tragen Sie seine Angaben ein; sonst schließen Sie sie ab.',
  ],
  [
    'The file is damaged: parts of it may be missing.',
    'Die Datei ist beschädigt: Teile davon können fehlen.',
  ],
  [
    'Compare it with the original, or ask for the file again.',
    'Vergleichen Sie sie mit dem Original, oder bitten Sie noch einmal um die Datei.',
  ],
  [
    'A part of what the pages show could not be read: the findings say which.',
    'Ein Teil dessen, was die Seiten zeigen, ließ sich nicht lesen: die Befunde sagen, welcher.',
  ],
  [
    'Look at the original, and correct what was read by it.',
    'Sehen Sie das Original an, und berichtigen Sie danach, was gelesen wurde.',
  ],
  [
    'A person reads this application; it has no score, and its place in this list says nothing.',
    'Diese Bewerbung liest ein Mensch; sie hat keine Punkte, und ihr Platz in dieser Liste sagt nichts.',
  ],
  [
    'Read the résumé by the criteria of the role, then decide.',
    'Lesen Sie den Lebenslauf nach den Kriterien der Stelle, und entscheiden Sie dann.',
  ],
  [
    'This file has no pages that can be shown; its text can be.',
    'Diese Datei hat keine Seiten, die sich zeigen lassen; ihr Text schon.',
  ],
  [
    'What tells who this is cannot be found for certain on the pages of this file; its text is masked.',
    'Was verrät, wer das ist, lässt sich auf den Seiten dieser Datei nicht sicher finden; ihr Text ist abgedeckt.',
  ],
  [
    'A profile of this person was deleted in its system; the application stays because another profile or an upload stands for the person.',
    'Ein Profil dieser Person wurde in seinem System gelöscht; die Bewerbung bleibt, weil ein anderes Profil oder ein Upload für die Person steht.',
  ],
  [
    'If the person is to be erased altogether: DELETE /v1/candidates/{candidateId}.',
    'Wenn die Person ganz gelöscht werden soll: DELETE /v1/candidates/{candidateId}.',
  ],
  [
    'A newer résumé could not be fetched; the result is of the one before.',
    'Ein neuerer Lebenslauf konnte nicht geholt werden; das Ergebnis gilt dem davor.',
  ],
  [
    'Ask for the résumé and upload it: PUT /v1/applications/{applicationId}/document.',
    'Bitten Sie um den Lebenslauf, und laden Sie ihn hoch: PUT /v1/applications/{applicationId}/document.',
  ],
];
