import type { Catalogue } from '../catalogue.ts'

export const longLists: Catalogue = {
  "Couldn't open this.": 'Das konnte nicht geöffnet werden.',
  'Only loaded rows can be searched by the browser.': 'Der Browser findet beim Suchen nur geladene Zeilen.',
  'Load the rows before': 'Die Zeilen davor laden',
  'Load more rows': 'Weitere Zeilen laden',
  'Select all that are loaded': 'Alle geladenen auswählen',
  "Couldn't load more users.": 'Weitere Benutzer konnten nicht geladen werden.',
  'Place in the list': 'Stelle in der Liste',
  'Rows {first}–{last}': 'Zeilen {first}–{last}',
  'Rows {first}–{last} of {total}': 'Zeilen {first}–{last} von {total}',
  'Rows {first}–{last} of about {total}': 'Zeilen {first}–{last} von etwa {total}',
  'One long list': 'Eine lange Liste',
  'No request with this ID': 'Keine Anfrage mit dieser ID',
  Space: 'Leertaste',
  'Show the user of the row at a glance': 'Den Benutzer der Zeile auf einen Blick zeigen',
  '{name} at a glance': '{name} auf einen Blick',
  'More than {count} active sessions': 'Mehr als {count} aktive Sitzungen',
  '{count} active sessions': ['1 aktive Sitzung', '{count} aktive Sitzungen'],
}
