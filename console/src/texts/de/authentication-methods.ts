import type { Catalogue } from '../catalogue.ts'

export const authenticationMethods: Catalogue = {
  'They choose a new password at the next sign-in.': 'Bei der nächsten Anmeldung wird ein neues Passwort gewählt.',
  "Couldn't expire the password.": 'Das Passwort konnte nicht für abgelaufen erklärt werden.',
  'Must be changed at the next sign-in': 'Muss bei der nächsten Anmeldung geändert werden',
  'Expire the password': 'Passwort für abgelaufen erklären',
  Expire: 'Ablaufen lassen',
  'To reset the password: {needs}': 'Zum Zurücksetzen des Passworts: {needs}',
  'Phone call': 'Anruf',
  'Text message': 'SMS',
  'Authenticator app': 'Authenticator-App',
  Passkey: 'Passkey',
  'Security key': 'Sicherheitsschlüssel',
  'Recovery codes': 'Wiederherstellungscodes',
  'Code by e-mail': 'Code per E-Mail',
  'Not finished': 'Nicht abgeschlossen',
  'Added {time}': 'Hinzugefügt {time}',
  'used {time}': 'verwendet {time}',
  'never used': 'nie verwendet',
  'synced to other devices': 'mit anderen Geräten abgeglichen',
  'Remove {method}': '{method} entfernen',
  Remove: 'Entfernen',
  Password: 'Passwort',
  Set: 'Gesetzt',
  'Set, changed {time}': 'Gesetzt, geändert {time}',
  'Not set, changed {time}': 'Nicht gesetzt, geändert {time}',
  'Removing…': 'Wird entfernt …',
  "Couldn't remove the {method}.": '{method} konnte nicht entfernt werden.',
  "Takes away this: it can't be used to sign in any more. With the last factor the recovery codes go too.":
    'Damit ist keine Anmeldung mehr möglich. Mit dem letzten Faktor verschwinden auch die Wiederherstellungscodes.',
  "Takes away {name}: it can't be used to sign in any more. With the last factor the recovery codes go too.":
    'Entfernt {name}: Damit ist keine Anmeldung mehr möglich. Mit dem letzten Faktor verschwinden auch die Wiederherstellungscodes.',
  'They are told by e-mail, and can set up a new one after signing in.':
    'Die Person wird per E-Mail benachrichtigt und kann nach der Anmeldung einen neuen Faktor einrichten.',
  'Reset MFA': 'MFA zurücksetzen',
  'Resetting…': 'Wird zurückgesetzt …',
  "Couldn't reset MFA.": 'MFA konnte nicht zurückgesetzt werden.',
  'Give a reason first': 'Geben Sie zuerst einen Grund an',
  'Deletes authenticators, passkeys, recovery codes and remembered browsers.':
    'Löscht Authenticator-Apps, Passkeys, Wiederherstellungscodes und gemerkte Browser.',
  'Signs them out everywhere.': 'Meldet die Person überall ab.',
  'The next sign-in proves the mailbox and sets up a new factor, unless MFA is off here.':
    'Die nächste Anmeldung bestätigt das Postfach und richtet einen neuen Faktor ein, sofern MFA hier nicht ausgeschaltet ist.',
  'Make sure who is asking.': 'Vergewissern Sie sich, wer darum bittet.',
  'Strangers call help desks to get past exactly this.':
    'Fremde rufen beim Support an, um genau diese Hürde zu umgehen.',
  "They are told by e-mail. It can't be undone.":
    'Die Person wird per E-Mail benachrichtigt. Das lässt sich nicht rückgängig machen.',
  'To reset MFA: {needs}': 'Zum Zurücksetzen von MFA: {needs}',
  "Couldn't load sign-in methods.": 'Die Anmeldeverfahren konnten nicht geladen werden.',
  "Couldn't refresh sign-in methods.": 'Die Anmeldeverfahren konnten nicht aktualisiert werden.',
  'Sign-in methods': 'Anmeldeverfahren',
  'Loading sign-in methods…': 'Anmeldeverfahren werden geladen …',
  MFA: 'MFA',
  'Loading factors…': 'Faktoren werden geladen …',
  'MFA was reset.': 'MFA wurde zurückgesetzt.',
  'The next sign-in proves the mailbox and sets up a new factor.':
    'Die nächste Anmeldung bestätigt das Postfach und richtet einen neuen Faktor ein.',
  'None beside the passkey, which counts as both factors.': 'Keiner neben dem Passkey, der als beide Faktoren zählt.',
  'No second factor is set up.': 'Es ist kein zweiter Faktor eingerichtet.',
  None: 'Keine',
  '{count} left': ['1 übrig', '{count} übrig'],
  '{method} removed.': '{method} entfernt.',
  'MFA was reset. The next sign-in sets it up anew.':
    'MFA wurde zurückgesetzt. Die nächste Anmeldung richtet es neu ein.',
  'Remembered browsers were forgotten.': 'Die gemerkten Browser wurden vergessen.',
  'Forget remembered browsers': 'Gemerkte Browser vergessen',
  'Forget all': 'Alle vergessen',
  'Forgetting…': 'Wird vergessen …',
  "Couldn't forget the browsers.": 'Die Browser konnten nicht vergessen werden.',
  'Each of them asks for the second factor again. Sessions that are open go on.':
    'Jeder davon fragt wieder nach dem zweiten Faktor. Offene Sitzungen laufen weiter.',
  'Remembered browsers': 'Gemerkte Browser',
  '{count} are spared the second factor': [
    '1 bleibt vom zweiten Faktor verschont',
    '{count} bleiben vom zweiten Faktor verschont',
  ],
}
