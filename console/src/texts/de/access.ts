import type { Catalogue } from '../catalogue.ts'

export const access: Catalogue = {
  Permissions: 'Berechtigungen',
  'Access is not shown to your role': 'Zugriffe werden Ihrer Rolle nicht angezeigt',
  'Ask something else': 'Etwas anderes fragen',
  'Who can {permission}': 'Wer darf {permission}',
  'Who has {role}': 'Wer hat {role}',
  'Show more': 'Mehr anzeigen',
  'A role or a permission': 'Eine Rolle oder eine Berechtigung',
  'A role such as Admin, or a permission such as delete:users':
    'Eine Rolle wie Admin oder eine Berechtigung wie delete:users',
  'No role and no permission is called that.': 'So heißt keine Rolle und keine Berechtigung.',
  'People who hold it, each with the way': 'Benutzer, die sie haben, jeweils mit dem Weg',
  'Loading people…': 'Benutzer werden geladen …',
  "Couldn't export who holds it.": 'Wer es hat, konnte nicht exportiert werden.',
  "Couldn't load people.": 'Die Benutzer konnten nicht geladen werden.',
  "Couldn't refresh people.": 'Die Benutzer konnten nicht aktualisiert werden.',
  'Nobody holds it': 'Niemand hat sie',
  'No person has it, directly or through a role, anywhere.':
    'Kein Benutzer hat sie, weder direkt noch durch eine Rolle, nirgends.',
  How: 'Wie',
  direct: 'direkt',
  'role {role}, everywhere': 'Rolle {role}, überall',
  'role {role}, in {organization}': 'Rolle {role}, in {organization}',
  'Operators and API keys': 'Betreiber und API-Schlüssel',
  'operator, by the role {role}': 'Betreiber, durch die Rolle {role}',
}
