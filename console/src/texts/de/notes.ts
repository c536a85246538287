import type { Catalogue } from '../catalogue.ts'

export const notes: Catalogue = {
  'Internal notes': 'Interne Notizen',
  'Internal notes, newest first': 'Interne Notizen, neueste zuerst',
  'Add note': 'Notiz hinzufügen',
  "Couldn't load notes.": 'Die Notizen konnten nicht geladen werden.',
  'Loading notes…': 'Notizen werden geladen …',
  'None. Operators alone see what stands here.': 'Keine. Was hier steht, sehen nur Betreiber.',
  'Show older notes': 'Ältere Notizen zeigen',
  "Couldn't save the note.": 'Die Notiz konnte nicht gespeichert werden.',
  Note: 'Notiz',
  'What the next one who helps them should know': 'Was wissen sollte, wer als Nächstes hilft',
  'Write something first': 'Schreiben Sie zuerst etwas',
  'Save note': 'Notiz speichern',
  "Couldn't remove the note.": 'Die Notiz konnte nicht entfernt werden.',
  'Remove the note by {name}': 'Notiz von {name} entfernen',
  'Internal note added': 'Interne Notiz hinzugefügt',
  'Internal note removed': 'Interne Notiz entfernt',
}
