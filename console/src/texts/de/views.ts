import type { Catalogue } from '../catalogue.ts'

export const views: Catalogue = {
  Views: 'Ansichten',
  'Save view': 'Ansicht speichern',
  Modified: 'Geändert gegenüber der Ansicht',
  'Save as…': 'Speichern als …',
  Revert: 'Verwerfen',
  'Edit view': 'Ansicht bearbeiten',
  'Rename or share…': 'Umbenennen oder teilen …',
  'Delete view': 'Ansicht löschen',
  'Shared by {name}': 'Geteilt von {name}',
  "Couldn't save the view.": 'Die Ansicht konnte nicht gespeichert werden.',
  'Give the view a name': 'Geben Sie der Ansicht einen Namen',
  Description: 'Beschreibung',
  'Share with every operator': 'Mit allen Betreibern teilen',
  'They can open it, and save it as one of their own.': 'Sie können sie öffnen und als eigene speichern.',
  All: 'Alle',
  Admins: 'Administratoren',
  'Inactive 90 days': '90 Tage inaktiv',
  'New this week': 'Neu diese Woche',
  'Failures of 7 days': 'Fehler aus 7 Tagen',
  'Deletion scheduled': 'Löschung geplant',
}
