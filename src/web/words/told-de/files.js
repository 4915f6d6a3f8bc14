/* Warum eine Datei nichts ergab, und was dann zu tun ist. */

/** @type {[string, string][]} */
export const unreadable = [
  ['The file is protected by a password.', 'Die Datei ist durch ein Passwort geschützt.'],
  [
    'Ask for a copy without a password and upload it.',
    'Bitten Sie um eine Kopie ohne Passwort, und laden Sie diese hoch.',
  ],
  ['The file is damaged or incomplete.', 'Die Datei ist beschädigt oder unvollständig.'],
  [
    'Ask for the file again, or open it and save it anew as PDF.',
    'Bitten Sie noch einmal um die Datei, oder öffnen Sie sie und speichern Sie sie neu als PDF.',
  ],
  ['The file is empty or holds no words.', 'Die Datei ist leer oder enthält keine Wörter.'],
  ['Ask for the file again.', 'Bitten Sie noch einmal um die Datei.'],
  ['The file holds pictures of text, no text.', 'Die Datei enthält Bilder von Text, keinen Text.'],
  [
    'Ask for a file with selectable text, or read it yourself.',
    'Bitten Sie um eine Datei mit auswählbarem Text, oder lesen Sie sie selbst.',
  ],
  ['The file is larger than the limit.', 'Die Datei ist größer als erlaubt.'],
  [
    'Upload a smaller file, or raise the limit in the configuration.',
    'Laden Sie eine kleinere hoch, oder erhöhen Sie die Grenze in der Konfiguration.',
  ],
  ['The file has more pages than the limit.', 'Die Datei hat mehr Seiten als erlaubt.'],
  [
    'Upload the pages with the résumé only, or raise the limit in the configuration.',
    'Laden Sie nur die Seiten mit dem Lebenslauf hoch, oder erhöhen Sie die Grenze in der Konfiguration.',
  ],
  [
    'The file unpacks to far more than its size, or is nested without end, and was not opened.',
    'Die Datei wird beim Auspacken weit größer, als sie ist, oder ist endlos verschachtelt, und wurde nicht geöffnet.',
  ],
  [
    'Ask for the file again, saved anew as PDF.',
    'Bitten Sie noch einmal um die Datei, neu als PDF gespeichert.',
  ],
  ['Reading the file took longer than the limit.', 'Das Lesen der Datei dauerte länger als erlaubt.'],
  [
    'Reading the file took more memory than the limit.',
    'Das Lesen der Datei brauchte mehr Speicher als erlaubt.',
  ],
  [
    'Save the file anew as PDF and upload that.',
    'Speichern Sie die Datei neu als PDF, und laden Sie diese hoch.',
  ],
  ['This kind of file cannot be read.', 'Diese Art von Datei lässt sich nicht lesen.'],
  [
    'Upload PDF, DOCX, DOC, ODT, RTF, HTML, plain text, or a picture of the pages.',
    'Laden Sie PDF, DOCX, DOC, ODT, RTF, HTML, reinen Text oder ein Bild der Seiten hoch.',
  ],
  [
    'The file is packed by a method that cannot be unpacked here (Deflate64, LZMA or another).',
    'Die Datei ist auf eine Art gepackt, die sich hier nicht auspacken lässt (Deflate64, LZMA oder eine andere).',
  ],
  [
    'Upload the files themselves, or pack them as an ordinary zip (Deflate).',
    'Laden Sie die Dateien selbst hoch, oder packen Sie sie als gewöhnliches Zip (Deflate).',
  ],
  [
    'The file is a form that only Adobe Reader shows; its page asks to wait.',
    'Die Datei ist ein Formular, das nur Adobe Reader zeigt; ihre Seite bittet zu warten.',
  ],
  ['Ask for it printed to PDF.', 'Bitten Sie darum als PDF gedruckt.'],
  [
    'The file is a PDF portfolio: a page before other files.',
    'Die Datei ist eine PDF-Mappe: eine Seite vor anderen Dateien.',
  ],
  [
    'Open it, save the résumé in it as a file of its own and upload that.',
    'Öffnen Sie sie, speichern Sie den Lebenslauf daraus als eigene Datei, und laden Sie diese hoch.',
  ],
  ['The file could not be opened.', 'Die Datei ließ sich nicht öffnen.'],
  [
    'Check that it still exists, that its name can be read, and that it may be read.',
    'Prüfen Sie, ob es sie noch gibt, ob ihr Name lesbar ist und ob sie gelesen werden darf.',
  ],
  ['This is no regular file.', 'Das ist keine gewöhnliche Datei.'],
  ['Give files or folders.', 'Geben Sie Dateien oder Ordner an.'],
  [
    'The file looks like an invoice, a job advert, a letter alone or a web page, not like a résumé.',
    'Die Datei sieht nach einer Rechnung, einer Anzeige, einem Brief allein oder einer Webseite aus, nicht nach einem Lebenslauf.',
  ],
  ['Check the file and upload the résumé.', 'Prüfen Sie die Datei, und laden Sie den Lebenslauf hoch.'],
  [
    'The file is an archive inside an archive; it was not opened.',
    'Die Datei ist ein Archiv in einem Archiv; sie wurde nicht geöffnet.',
  ],
  ['Unpack it and upload its files.', 'Packen Sie es aus, und laden Sie seine Dateien hoch.'],
  ['The archive holds more files than the limit.', 'Das Archiv enthält mehr Dateien als erlaubt.'],
  [
    'Upload it in parts, or raise the limit in the configuration.',
    'Laden Sie es in Teilen hoch, oder erhöhen Sie die Grenze in der Konfiguration.',
  ],
  ['There was no résumé with the application.', 'Bei der Bewerbung war kein Lebenslauf.'],
  [
    'Ask for the résumé, then put it in the place of this one.',
    'Bitten Sie um den Lebenslauf, und setzen Sie ihn an diese Stelle.',
  ],
  [
    'The résumé could not be fetched from its system yet; it is tried again.',
    'Der Lebenslauf konnte noch nicht aus seinem System geholt werden; es wird wieder versucht.',
  ],
  [
    'Nothing has to be done. If it is urgent, put the résumé in the place of this one.',
    'Es ist nichts zu tun. Wenn es eilt, setzen Sie den Lebenslauf an diese Stelle.',
  ],
  [
    'The résumé could not be fetched from its system.',
    'Der Lebenslauf konnte nicht aus seinem System geholt werden.',
  ],
  [
    'Ask for the résumé and put it in the place of this one, or have the event of the connection tried again.',
    'Bitten Sie um den Lebenslauf und setzen Sie ihn an diese Stelle, oder lassen Sie das Ereignis der Anbindung noch einmal versuchen.',
  ],
  [
    'The résumé lies on a host that may not be called.',
    'Der Lebenslauf liegt auf einem Rechner, der nicht angerufen werden darf.',
  ],
  [
    'An administrator allows the host (egress of the connection), then it is fetched; or put the résumé in the place of this one.',
    'Die Verwaltung erlaubt den Rechner (egress der Anbindung), dann wird er geholt; oder setzen Sie den Lebenslauf an diese Stelle.',
  ],
  [
    'The system gave a web page or broken data instead of the résumé.',
    'Das System gab eine Webseite oder kaputte Daten statt des Lebenslaufs.',
  ],
  [
    'The same file was uploaded for this role before.',
    'Dieselbe Datei wurde für diese Stelle schon hochgeladen.',
  ],
  [
    'See the outcome of the first one; nothing else is to be done.',
    'Sehen Sie, was aus der ersten wurde; sonst ist nichts zu tun.',
  ],
  [
    'The upload was cancelled before this file was read.',
    'Der Upload wurde abgebrochen, bevor diese Datei gelesen war.',
  ],
  ['Upload it again if it is still wanted.', 'Laden Sie sie noch einmal hoch, wenn sie noch gewünscht ist.'],
  [
    'The file made its reader stop again and again.',
    'Die Datei brachte ihren Leser immer wieder zum Stehen.',
  ],
  [
    'Something went wrong on our side; it says nothing of the file.',
    'Auf unserer Seite ging etwas schief; über die Datei sagt das nichts.',
  ],
  [
    'Nothing has to be uploaded anew: read it again (reread). The log has the cause.',
    'Es muss nichts neu hochgeladen werden: lassen Sie sie noch einmal lesen (reread). Der Grund steht im Protokoll.',
  ],
];
