import type { Catalogue } from '../catalogue.ts'

export const rolePages: Catalogue = {
  'What is done to this role shows up here.': 'Was mit dieser Rolle geschieht, steht hier.',
  '{count} users got the role.': ['1 Benutzer hat die Rolle erhalten.', '{count} Benutzer haben die Rolle erhalten.'],
  'Assign to users': 'Benutzern zuweisen',
  'Assign to {count} users': ['1 Benutzer zuweisen', '{count} Benutzern zuweisen'],
  'Assign to user': 'Benutzer zuweisen',
  'Pick a user first': 'Wählen Sie zuerst einen Benutzer',
  'Pick at most {count} at once': 'Wählen Sie höchstens {count} auf einmal',
  'They hold it everywhere from now on. Who holds it already keeps it as it is.':
    'Sie haben die Rolle von jetzt an überall. Wer sie schon hat, behält sie, wie sie ist.',
  'Name or email address': 'Name oder E-Mail-Adresse',
  'No user matches "{words}".': 'Kein Benutzer passt zu „{words}“.',
  'Delete role': 'Rolle löschen',
  'Type the name of the role first': 'Geben Sie zuerst den Namen der Rolle ein',
  'More than {count} people lose this role.': 'Mehr als {count} Benutzer verlieren diese Rolle.',
  '{count} people lose this role.': ['1 Benutzer verliert diese Rolle.', '{count} Benutzer verlieren diese Rolle.'],
  'Its {count} permissions stay only where something else gives them.': [
    'Ihre 1 Berechtigung bleibt nur, wo etwas anderes sie gibt.',
    'Ihre {count} Berechtigungen bleiben nur, wo etwas anderes sie gibt.',
  ],
  'Nobody is deleted or signed out. It cannot be undone.':
    'Niemand wird gelöscht oder abgemeldet. Es lässt sich nicht rückgängig machen.',
  'Create role': 'Rolle anlegen',
  'Edit role': 'Rolle bearbeiten',
  "Couldn't create the role.": 'Die Rolle konnte nicht angelegt werden.',
  "Couldn't save the role.": 'Die Rolle konnte nicht gespeichert werden.',
  'Whom it is for, in a few words.': 'Für wen sie ist, in wenigen Worten.',
  'Everybody who holds it now. Who holds it in several ways stands here several times.':
    'Alle, die sie jetzt haben. Wer sie auf mehreren Wegen hat, steht mehrmals hier.',
  'People who hold this role': 'Benutzer mit dieser Rolle',
  'Nobody holds this role': 'Niemand hat diese Rolle',
  'Assign it to users here, or to members of an organization on its page.':
    'Weisen Sie sie hier Benutzern zu oder auf der Seite einer Organisation deren Mitgliedern.',
  'direct, everywhere': 'direkt, überall',
  'direct, in {organization}': 'direkt, in {organization}',
  'Roles are not shown to your role': 'Rollen werden Ihrer Rolle nicht angezeigt',
  'No such role': 'Keine solche Rolle',
  'There is no role with this ID.': 'Es gibt keine Rolle mit dieser ID.',
  "Couldn't load this role.": 'Diese Rolle konnte nicht geladen werden.',
  'Loading role…': 'Rolle wird geladen …',
  'role ID': 'Rollen-ID',
  'Part of a name': 'Teil eines Namens',
  '{count} permissions given': ['1 Berechtigung vergeben', '{count} Berechtigungen vergeben'],
  'No API defines permissions yet': 'Noch keine API legt Berechtigungen fest',
  'An API names its permissions; then roles can give them.':
    'Eine API benennt ihre Berechtigungen; dann können Rollen sie geben.',
  Changes: 'Änderungen',
  '{count} changes are not saved.': ['1 Änderung ist nicht gespeichert.', '{count} Änderungen sind nicht gespeichert.'],
  'Save at most {count} at once': 'Speichern Sie höchstens {count} auf einmal',
  'Review and save': 'Prüfen und speichern',
  'To create and change roles: {needs}': 'Zum Anlegen und Ändern von Rollen: {needs}',
  'Roles, oldest first': 'Rollen, die ältesten zuerst',
  'A role bundles permissions, so that they are given and taken back together.':
    'Eine Rolle bündelt Berechtigungen, damit sie gemeinsam vergeben und entzogen werden.',
  "Couldn't refresh roles.": 'Die Rollen konnten nicht aktualisiert werden.',
  'The permissions of the role were saved.': 'Die Berechtigungen der Rolle wurden gespeichert.',
  'Save permissions': 'Berechtigungen speichern',
  "Couldn't save the permissions.": 'Die Berechtigungen konnten nicht gespeichert werden.',
  'What it changes is still being read': 'Was es ändert, wird noch ermittelt',
  "Couldn't read what it changes.": 'Was es ändert, konnte nicht ermittelt werden.',
  'Reading what it changes…': 'Es wird ermittelt, was sich ändert …',
  'Nobody is signed out. Tokens issued before keep what they carry until they expire.':
    'Niemand wird abgemeldet. Vorher ausgestellte Tokens behalten, was sie enthalten, bis sie ablaufen.',
  'Adds for more than {count} people': 'Kommt für mehr als {count} Benutzer hinzu',
  'Adds for {count} people': ['Kommt für 1 Benutzer hinzu', 'Kommt für {count} Benutzer hinzu'],
  'Takes from more than {count} people': 'Entfällt für mehr als {count} Benutzer',
  'Takes from {count} people': ['Entfällt für 1 Benutzer', 'Entfällt für {count} Benutzer'],
  'This role asks for a second factor.': 'Diese Rolle verlangt einen zweiten Faktor.',
  'This role asks for no second factor.': 'Diese Rolle verlangt keinen zweiten Faktor.',
  'Whoever holds this role needs a second factor.': 'Wer diese Rolle hat, braucht einen zweiten Faktor.',
  'Stop requiring MFA': 'MFA nicht mehr verlangen',
  'Require MFA': 'MFA verlangen',
  'It is asked for at each sign-in in which the role counts. The settings and organizations can ask besides.':
    'Er wird bei jeder Anmeldung verlangt, bei der die Rolle gilt. Auch die Einstellungen und Organisationen können ihn verlangen.',
  'Everybody who holds it has a second factor.': 'Alle, die sie haben, haben einen zweiten Faktor.',
  'About {count} people who hold it have no second factor.':
    'Etwa {count} Personen, die sie haben, haben keinen zweiten Faktor.',
  '{count} people who hold it have no second factor.': [
    '1 Person, die sie hat, hat keinen zweiten Faktor.',
    '{count} Personen, die sie haben, haben keinen zweiten Faktor.',
  ],
  "Couldn't change what this role asks for.": 'Was diese Rolle verlangt, konnte nicht geändert werden.',
  'From now on a password alone signs in whoever holds this role, unless something else asks.':
    'Von jetzt an genügt denen, die diese Rolle haben, ein Passwort zur Anmeldung, wenn nichts anderes mehr verlangt.',
  'From the next sign-in on, whoever holds this role shows a second factor, or sets one up.':
    'Von der nächsten Anmeldung an zeigt jeder, der diese Rolle hat, einen zweiten Faktor oder richtet einen ein.',
}
