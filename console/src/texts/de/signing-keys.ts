import type { Catalogue } from '../catalogue.ts'

export const signingKeys: Catalogue = {
  'Signing keys': 'Signaturschlüssel',
  'Rotate signing keys': 'Signaturschlüssel wechseln',
  'They sign the tokens of your people. They rotate by themselves every 90 days.':
    'Sie signieren die Token Ihrer Benutzer. Alle 90 Tage wechseln sie von selbst.',
  'Loading signing keys…': 'Signaturschlüssel werden geladen …',
  "Couldn't load the signing keys.": 'Die Signaturschlüssel konnten nicht geladen werden.',
  'key ID': 'Schlüssel-ID',
  Signs: 'Signiert',
  'Signs next': 'Signiert als nächster',
  'Only verifies': 'Prüft nur noch',
  'Signed until {time}': 'Signierte bis {time}',
  'Signs since {time}': 'Signiert seit {time}',
  'Published {time}': 'Veröffentlicht {time}',
  'The signing keys were rotated.': 'Die Signaturschlüssel wurden gewechselt.',
  "Couldn't rotate the signing keys.": 'Die Signaturschlüssel konnten nicht gewechselt werden.',
  'Type the word first': 'Geben Sie zuerst das Wort ein',
  'The next key signs from now on. What the present one signed stays good for 31 days.':
    'Ab jetzt signiert der nächste Schlüssel. Was der jetzige signiert hat, gilt noch 31 Tage.',
  'Rotate even if the next key is less than 24 hours old':
    'Auch wechseln, wenn der nächste Schlüssel noch keine 24 Stunden alt ist',
  'Programs that keep the key set may refuse new tokens until they fetch it again.':
    'Programme, die den Schlüsselsatz aufheben, könnten neue Token ablehnen, bis sie ihn neu holen.',
  'The signing key was revoked.': 'Der Signaturschlüssel wurde widerrufen.',
  'Revoke signing key': 'Signaturschlüssel widerrufen',
  "Couldn't revoke the signing key.": 'Der Signaturschlüssel konnte nicht widerrufen werden.',
  'For a key that others may know. To replace one in the ordinary way, rotate.':
    'Für einen Schlüssel, den andere kennen könnten. Um einen gewöhnlich zu ersetzen, wechseln Sie.',
  'Every token it signed is refused at once, and the next key signs. Programs have to get new ones.':
    'Jedes Token, das er signiert hat, wird sofort abgelehnt, und der nächste Schlüssel signiert. Programme müssen neue holen.',
  'It has signed nothing. Another key is published in its place.':
    'Er hat nichts signiert. An seiner Stelle wird ein anderer veröffentlicht.',
  'Every token it signed is refused at once.': 'Jedes Token, das er signiert hat, wird sofort abgelehnt.',
}
