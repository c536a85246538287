import type { Catalogue } from '../catalogue.ts'

export const passwordPolicy: Catalogue = {
  Passwords: 'Passwörter',
  'What a new password must be, when one is chosen. Of the passwords that people have, only how long they last is asked.':
    'Was ein neues Passwort erfüllen muss, wenn eines gewählt wird. Für vorhandene Passwörter zählt nur, wie lange sie gelten.',
  'Nobody signs in with a password': 'Niemand meldet sich mit einem Passwort an',
  'There is no connection that holds passwords.': 'Keine Verbindung enthält Passwörter.',
  'There are more connections. The API changes what they ask.':
    'Es gibt weitere Verbindungen. Was sie verlangen, ändert die API.',
  'The password policy was saved.': 'Die Passwortregeln wurden gespeichert.',
  "Couldn't save the password policy.": 'Die Passwortregeln konnten nicht gespeichert werden.',
  'Password policy': 'Passwortregeln',
  Strength: 'Stärke',
  'Least length': 'Mindestlänge',
  'From 1 to 128 characters. Empty: {length}, the length of the strength.':
    'Von 1 bis 128 Zeichen. Leer: {length}, die Länge der gewählten Stärke.',
  'Common passwords are refused': 'Häufige Passwörter werden abgelehnt',
  'Those that everybody tries first, your own words, and the name of the service.':
    'Solche, die jeder zuerst versucht, Ihre eigenen Wörter und der Name des Dienstes.',
  'A password may not hold what is known of the person':
    'Ein Passwort darf nichts enthalten, was man über die Person weiß',
  'Their name, username or email address.': 'Ihren Namen, Benutzernamen oder ihre E-Mail-Adresse.',
  'Earlier passwords may not come back': 'Frühere Passwörter dürfen nicht wiederkehren',
  'Kept from now on, as what they were hashed to.': 'Sie werden ab jetzt aufbewahrt, nur als Hash.',
  'Earlier passwords': 'Frühere Passwörter',
  'From 1 to 24.': 'Von 1 bis 24.',
  'Words that are no password': 'Wörter, die kein Passwort sind',
  'One on each line, at most 200, such as the name of your company.':
    'Je Zeile eines, höchstens 200, etwa der Name Ihrer Firma.',
  Low: 'Niedrig',
  Fair: 'Mittel',
  Good: 'Gut',
  Excellent: 'Sehr gut',
  'Any password that is not empty.': 'Jedes Passwort, das nicht leer ist.',
  '6 characters.': '6 Zeichen.',
  '8 characters: lower case, upper case and a digit.': '8 Zeichen: Kleinbuchstabe, Großbuchstabe und Ziffer.',
  '8 characters: three of lower case, upper case, digit and special character.':
    '8 Zeichen: drei von Kleinbuchstabe, Großbuchstabe, Ziffer und Sonderzeichen.',
  '10 characters: the same, and no character more than twice in a row.':
    '10 Zeichen: dasselbe, und kein Zeichen mehr als zweimal hintereinander.',
  'What a new password needs': 'Was ein neues Passwort braucht',
  'Try a password': 'Ein Passwort ausprobieren',
  'It is judged in your browser and sent nowhere.': 'Es wird in Ihrem Browser beurteilt und nirgendwohin gesendet.',
  'This password would be refused.': 'Dieses Passwort würde abgelehnt.',
  'This password would be taken, unless a rule that depends on the person speaks against it.':
    'Dieses Passwort würde angenommen, wenn keine Regel zur Person dagegen spricht.',
  'Kept:': 'Erfüllt:',
  'Broken:': 'Verletzt:',
  'At least {count} characters': ['Mindestens 1 Zeichen', 'Mindestens {count} Zeichen'],
  'Not their name, username or email address': 'Nicht ihr Name, Benutzername oder ihre E-Mail-Adresse',
  'None of their last {count} passwords': ['Nicht ihr letztes Passwort', 'Keines ihrer letzten {count} Passwörter'],
  'Not one of the passwords that everybody tries first': 'Keines der Passwörter, die jeder zuerst versucht',
  'A lower-case letter, an upper-case letter and a digit': 'Ein Kleinbuchstabe, ein Großbuchstabe und eine Ziffer',
  'Three of these: lower-case letter, upper-case letter, digit, special character':
    'Drei davon: Kleinbuchstabe, Großbuchstabe, Ziffer, Sonderzeichen',
  'No character more than twice in a row': 'Kein Zeichen mehr als zweimal hintereinander',
  'None of your {count} own words': ['Nicht Ihr eigenes Wort', 'Keines Ihrer {count} eigenen Wörter'],
  'Days until a password expires': 'Tage, bis ein Passwort abläuft',
  'Empty: never, which is the advice of NIST: whoever must change often chooses weaker ones. Otherwise 1 to 3,650.':
    'Leer: nie, wie NIST es rät: Wer oft wechseln muss, wählt schwächere. Sonst 1 bis 3.650.',
  'Whoever signs in by a password that is older chooses another before they go on, from their next sign-in on.':
    'Wer sich mit einem älteren Passwort anmeldet, wählt ein anderes, bevor es weitergeht, von der nächsten Anmeldung an.',
  never: 'nie',
}
