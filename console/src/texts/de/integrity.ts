import type { Catalogue } from '../catalogue.ts'

export const integrity: Catalogue = {
  'Integrity of the audit log': 'Integrität des Audit-Protokolls',
  'The integrity is not shown to your role': 'Die Integrität wird Ihrer Rolle nicht angezeigt',
  Intact: 'Unversehrt',
  Broken: 'Gebrochen',
  Incomplete: 'Unvollständig',
  'Not available': 'Nicht verfügbar',
  'Too new for the last one: the next one follows within seconds.':
    'Zu neu für den letzten: Der nächste folgt in Sekunden.',
  'Nothing was sealed yet, so there is nothing to verify.':
    'Noch ist nichts versiegelt, also gibt es nichts zu prüfen.',
  "These {count} events were written before chaining was on. They can't be checked.": [
    'Dieses Ereignis wurde geschrieben, bevor die Verkettung eingeschaltet war. Es kann nicht geprüft werden.',
    'Diese {count} Ereignisse wurden geschrieben, bevor die Verkettung eingeschaltet war. Sie können nicht geprüft werden.',
  ],
  'Newest {count} are not covered by an anchor yet.': [
    'Das neueste Ereignis ist noch von keinem Anker gedeckt.',
    'Die neuesten {count} sind noch von keinem Anker gedeckt.',
  ],
  'All {count} events match. Head matches the anchor of {time}.':
    'Alle {count} Ereignisse stimmen. Die Spitze entspricht dem Anker vom {time}.',
  'No event lies in this range, so there is nothing to verify.':
    'In diesem Bereich liegt kein Ereignis, also gibt es nichts zu prüfen.',
  'Verified {verified} of {count}.': '{verified} von {count} geprüft.',
  'All {count} events from number {from} to {to} match.': 'Alle {count} Ereignisse von Nummer {from} bis {to} stimmen.',
  'Verified {verified} of {count}. The newest {missing} are missing, and a signed anchor stands for them.':
    '{verified} von {count} geprüft. Die neuesten {missing} fehlen, und ein signierter Anker steht für sie.',
  'The log is not what was sealed. It is untrusted until investigated.':
    'Das Protokoll ist nicht, was versiegelt wurde. Bis zur Untersuchung ist ihm nicht zu trauen.',
  'Event {number} does not match. Everything after it is untrusted until investigated.':
    'Ereignis {number} stimmt nicht. Allem danach ist bis zur Untersuchung nicht zu trauen.',
  'Event {number} ({time}, {type}) does not match. Everything after it is untrusted until investigated.':
    'Ereignis {number} ({time}, {type}) stimmt nicht. Allem danach ist bis zur Untersuchung nicht zu trauen.',
  'Checking the log…': 'Protokoll wird geprüft …',
  "Couldn't check the log.": 'Das Protokoll konnte nicht geprüft werden.',
  Stop: 'Anhalten',
  'Verify now': 'Jetzt prüfen',
  'Verify a range': 'Einen Bereich prüfen',
  'Verify this range': 'Diesen Bereich prüfen',
  'Verifying…': 'Wird geprüft …',
  "Couldn't verify the range.": 'Der Bereich konnte nicht geprüft werden.',
  'Give the first and the last number': 'Geben Sie die erste und die letzte Nummer an',
  Range: 'Bereich',
  'By number': 'Nach Nummer',
  'From number': 'Von Nummer',
  'To number': 'Bis Nummer',
  'Download proof': 'Nachweis herunterladen',
  "Couldn't make the proof.": 'Der Nachweis konnte nicht erstellt werden.',
  'There is no checkpoint to prove anything with yet': 'Noch gibt es keinen Anker, mit dem sich etwas beweisen ließe',
  'Paste a head hash you saved': 'Gespeicherte Prüfsumme einfügen',
  'Compare with a head hash you saved': 'Mit einer gespeicherten Prüfsumme vergleichen',
  Compare: 'Vergleichen',
  'Comparing…': 'Wird verglichen …',
  "Couldn't compare it.": 'Der Vergleich ist gescheitert.',
  'Paste it first': 'Fügen Sie sie zuerst ein',
  'The checkpoint, or its size and its root': 'Der Anker, oder seine Größe und seine Wurzel',
  'It fits: the first {size} events are those it was made of. The log holds {now}.':
    'Sie passt: Die ersten {size} Ereignisse sind die, aus denen sie entstand. Das Protokoll hält {now}.',
  'The log was cut: it stands for {size} events, and the log holds {now}.':
    'Das Protokoll wurde gekürzt: Sie steht für {size} Ereignisse, und das Protokoll hält {now}.',
  'It is not signed by the key of this log, so it proves nothing.':
    'Sie ist nicht mit dem Schlüssel dieses Protokolls signiert und beweist darum nichts.',
  'It differs: the first {size} events are not those it was made of.':
    'Sie weicht ab: Die ersten {size} Ereignisse sind nicht die, aus denen sie entstand.',
  Positions: 'Positionen',
  '{first} to {last}': '{first} bis {last}',
  Anchor: 'Anker',
  'Newest anchor': 'Neuester Anker',
  'Waiting to be sealed': 'Wartet auf Versiegelung',
  'Last verification': 'Letzte Prüfung',
  '{state}: {count} events, by {name}': '{state}: {count} Ereignisse, durch {name}',
  "Couldn't finish the verification.": 'Die Prüfung konnte nicht beendet werden.',
  Verification: 'Prüfung',
  'Result of the verification': 'Ergebnis der Prüfung',
  'The content of {count} events was erased or their time was over, as signed events say.': [
    'Der Inhalt von 1 Ereignis wurde gelöscht oder seine Zeit war um, wie ein signiertes Ereignis sagt.',
    'Der Inhalt von {count} Ereignissen wurde gelöscht oder ihre Zeit war um, wie signierte Ereignisse sagen.',
  ],
  'In the sealed log': 'Im versiegelten Protokoll',
  'Verifying the event…': 'Ereignis wird geprüft …',
  "Couldn't verify the event.": 'Das Ereignis konnte nicht geprüft werden.',
  Fault: 'Fehler',
  Position: 'Position',
  Hash: 'Prüfsumme',
  'Previous hash': 'Vorige Prüfsumme',
  'The newest events match. What was found broken before is not cleared.':
    'Die neuesten Ereignisse stimmen. Was zuvor gebrochen gefunden wurde, ist nicht erledigt.',
  'Outside anchor': 'Anker außerhalb',
  'None: AUDIT_ANCHOR_FILE names no file. Print or copy the head hash, and paste it later.':
    'Keiner: AUDIT_ANCHOR_FILE nennt keine Datei. Drucken oder kopieren Sie den Hash des Kopfes und fügen Sie ihn später ein.',
  'Nothing is in the file yet. The head goes there with the next round.':
    'In der Datei steht noch nichts. Mit der nächsten Runde kommt der Kopf dorthin.',
  "The file of AUDIT_ANCHOR_FILE can't be read.": 'Die Datei aus AUDIT_ANCHOR_FILE lässt sich nicht lesen.',
  'No anchor of this log is in the file, and the first went there {time}: it was emptied, replaced, or is another one. The next round begins anew in it.':
    'In der Datei steht kein Anker dieses Protokolls, und der erste kam {time} hinein: Sie wurde geleert, ersetzt oder ist eine andere. Die nächste Runde beginnt in ihr von vorn.',
  'The log does not match the anchor of {time}.': 'Das Protokoll passt nicht zum Anker von {time}.',
  'Head matches the anchor of {time}.': 'Der Kopf passt zum Anker von {time}.',
  '{count} newer events are not covered by it yet.': [
    '1 neueres Ereignis ist von ihm noch nicht erfasst.',
    '{count} neuere Ereignisse sind von ihm noch nicht erfasst.',
  ],
  'Kept beside the database': 'Neben der Datenbank aufbewahrt',
  'Nothing yet. Keep a proof of your own: download it below.':
    'Noch nichts. Bewahren Sie selbst einen Nachweis auf: Laden Sie ihn unten herunter.',
  'An anchor of {count} events, in the file audit-checkpoints. Copy it to another machine.':
    'Ein Anker von {count} Ereignissen, in der Datei audit-checkpoints. Kopieren Sie sie auf einen anderen Rechner.',
  'Taken by retention': 'Durch Aufbewahrungsfrist entfernt',
  'What events 1 to {last} said. That they happened stays proven.':
    'Was die Ereignisse 1 bis {last} sagten. Dass sie geschahen, bleibt bewiesen.',
  'Rounds by itself': 'Eigene Rundgänge',
  'The first one begins ten minutes after a start, then one every hour.':
    'Der erste beginnt zehn Minuten nach einem Start, dann stündlich einer.',
  'Verified up to {number} so far, last {time}.': 'Bisher bis {number} geprüft, zuletzt {time}.',
  'All of it was verified by {time}.': 'Bis {time} wurde alles geprüft.',
  'The next round is at {time}.': 'Der nächste Rundgang ist um {time}.',
  'Found broken': 'Gebrochen gefunden',
  'Found broken, and not found intact since': 'Gebrochen gefunden, und seither nicht unversehrt',
  'Events {from} to {to}, found {time}': 'Ereignisse {from} bis {to}, gefunden {time}',
  'Acknowledged by {name}, {time}: {reason}': 'Bestätigt von {name}, {time}: {reason}',
  'It stays here until the same stretch, or the whole log, is verified by somebody and intact.':
    'Es bleibt hier, bis jemand dieselbe Strecke oder das ganze Protokoll prüft und sie unversehrt ist.',
  'Acknowledge the alert…': 'Alarm bestätigen …',
  'Acknowledge the alert': 'Alarm bestätigen',
  'Acknowledging…': 'Wird bestätigt …',
  "Couldn't acknowledge the alert.": 'Der Alarm konnte nicht bestätigt werden.',
  'To acknowledge the alert: {needs}': 'Um den Alarm zu bestätigen: {needs}',
  'The alert was acknowledged. It stays on this page.': 'Der Alarm wurde bestätigt. Er bleibt auf dieser Seite.',
  'The bell and the dashboard stop telling everybody. What is found later calls again.':
    'Glocke und Übersicht rufen nicht mehr alle. Was später gefunden wird, ruft von Neuem.',
  'Nothing is mended, and the log stays broken on this page.':
    'Nichts wird repariert, und das Protokoll bleibt auf dieser Seite gebrochen.',
  'Your name and the reason go to the audit log.': 'Ihr Name und der Grund kommen ins Audit-Protokoll.',
  'Under investigation': 'Wird untersucht',
  'Restored from a backup': 'Aus einer Sicherung wiederhergestellt',
  'Reported to security': 'An Security gemeldet',
  'Integrity: intact to {time}': 'Integrität: unversehrt bis {time}',
  'Integrity: broken': 'Integrität: gebrochen',
  'Integrity: incomplete': 'Integrität: unvollständig',
}
