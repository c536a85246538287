import type { Catalogue } from '../catalogue.ts'

/** What every list says. */
export const lists: Catalogue = {
  "Couldn't export the requests.": 'Die Anträge konnten nicht exportiert werden.',
  "Couldn't export the apps.": 'Die Anwendungen konnten nicht exportiert werden.',
  "Couldn't export the jobs.": 'Die Aufträge konnten nicht exportiert werden.',
  'The list is shown as soon as the connection is back.': 'Die Liste erscheint, sobald die Verbindung wieder besteht.',
  Results: 'Ergebnisse',
  Pages: 'Seiten',
  'First page': 'Erste Seite',
  'This is the first page': 'Dies ist die erste Seite',
  Previous: 'Zurück',
  'This is the last page': 'Dies ist die letzte Seite',
  Next: 'Weiter',
  '{count} shown': '{count} angezeigt',
  '{first}–{last}': '{first}–{last}',
  '{first}–{last} of {total}': '{first}–{last} von {total}',
  'Select {name}': '{name} auswählen',
  'Select all on this page': 'Alle auf dieser Seite auswählen',
}
