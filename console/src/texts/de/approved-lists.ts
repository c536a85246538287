import type { Catalogue } from '../catalogue.ts'

/** What takes two people because it is about many: hard deletes and large exports. */
export const approvedLists: Catalogue = {
  "Couldn't ask for approval.": 'Die Freigabe konnte nicht angefragt werden.',
  'The audit log keeps saying what happened, under their IDs.':
    'Das Audit-Protokoll sagt weiterhin, was geschah, unter ihren IDs.',
  'Overwrites what identifies them in audit events.':
    'Überschreibt, was die Benutzer in Audit-Ereignissen kenntlich macht.',
  'Overwrites what identifies them in audit events. A second person approves it, then you carry it out.':
    'Überschreibt, was die Benutzer in Audit-Ereignissen kenntlich macht. Eine zweite Person gibt es frei, dann führen Sie es aus.',
  'More than {count} users are exported with the approval of a second person.':
    'Mehr als {count} Benutzer werden mit der Freigabe einer zweiten Person exportiert.',
  'So many people leave in one file only if another owner or admin approves it within 24 hours.':
    'So viele Personen verlassen das System in einer Datei nur, wenn ein anderer Eigentümer oder Administrator es innerhalb von 24 Stunden freigibt.',
  'Once it is approved you download the file, once, from the page of the request under Approvals.':
    'Nach der Freigabe laden Sie die Datei einmal auf der Seite der Anfrage unter Freigaben herunter.',
  'Delete {count} users for good': ['1 Benutzer endgültig löschen', '{count} Benutzer endgültig löschen'],
  'Delete about {count} users for good': 'Etwa {count} Benutzer endgültig löschen',
  'Delete {name} and {count} users': ['{name} und 1 Benutzer löschen', '{name} und {count} Benutzer löschen'],
  'The organization is suspended now. Its people are deleted, each with an anonymised record, and once all of them are gone so is the organization.':
    'Die Organisation wird jetzt gesperrt. Ihre Benutzer werden gelöscht, jeder mit einem anonymisierten Eintrag, und sobald alle weg sind, auch die Organisation.',
  'The organization goes once everybody in it is gone.':
    'Die Organisation wird gelöscht, sobald alle Benutzer in ihr gelöscht sind.',
  'The organization is gone.': 'Die Organisation ist gelöscht.',
  'The organization is left, suspended.': 'Die Organisation bleibt, gesperrt.',
  'The organization is left, suspended, until everybody in it is gone: try again for those with whom it failed.':
    'Die Organisation bleibt, gesperrt, bis alle in ihr gelöscht sind: Versuchen Sie es für die fehlgeschlagenen Benutzer erneut.',
  'Open organization': 'Organisation öffnen',
  'and {count} more': ['und 1 weiterer', 'und {count} weitere'],
  'Everybody who matches {filters}': 'Alle, auf die zutrifft: {filters}',
  'Columns: {columns}': 'Spalten: {columns}',
  'Show these users': 'Diese Benutzer zeigen',
  'Download the file': 'Datei herunterladen',
  'Approved. You can do it once, until {time}.': 'Freigegeben. Sie können es einmal tun, bis {time}.',
  'They are removed from every list, and what identifies them in audit events is overwritten.':
    'Die Benutzer werden aus allen Listen entfernt, und was sie in Audit-Ereignissen kenntlich macht, wird überschrieben.',
  'Carried out': 'Ausgeführt',
  'Not yet: {name} can do it, once, within 24 hours of the approval.':
    'Noch nicht: {name} kann es einmal tun, innerhalb von 24 Stunden nach der Freigabe.',
  'Approved. Whoever asked can carry it out now.': 'Freigegeben. Wer angefragt hat, kann es jetzt ausführen.',
  'What was approved was carried out': 'Freigegebenes wurde ausgeführt',
}
