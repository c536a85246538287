import type { Catalogue } from '../catalogue.ts'

export const settings: Catalogue = {
  'Fewer people are asked for a second factor.': 'Nach einem zweiten Faktor werden weniger Personen gefragt.',
  'A second factor may be put off for longer.': 'Ein zweiter Faktor lässt sich länger aufschieben.',
  'A trusted browser is spared the second factor for longer.':
    'Einem vertrauten Browser bleibt der zweite Faktor länger erspart.',
  'A factor that people set up no longer counts.': 'Ein Faktor, den Personen eingerichtet haben, zählt nicht mehr.',
  'Security keys are unlocked less often.': 'Sicherheitsschlüssel werden seltener entsperrt.',
  'Guesses at an account are limited less.': 'Rateversuche an einem Konto sind weniger begrenzt.',
  'Tries from a network are limited less.': 'Versuche aus einem Netz sind weniger begrenzt.',
  'Fewer acts ask to verify the caller first.': 'Vor weniger Handlungen wird geprüft, wer anruft.',
  'Older events of the audit log lose what they say, for good.':
    'Ältere Ereignisse des Audit-Protokolls verlieren für immer ihren Inhalt.',
  '{count} events lose what they say with the next daily run, for good.': [
    'Mit dem nächsten täglichen Lauf verliert 1 Ereignis für immer seinen Inhalt.',
    'Mit dem nächsten täglichen Lauf verlieren {count} Ereignisse für immer ihren Inhalt.',
  ],
  'A great many events lose what they say with the next daily run, for good.':
    'Mit dem nächsten täglichen Lauf verlieren sehr viele Ereignisse für immer ihren Inhalt.',
  'Whoever signs in with a leaked password may keep it.':
    'Wer sich mit einem bekannt gewordenen Passwort anmeldet, darf es behalten.',
  'Acts on users ask for less before they are done.':
    'Handlungen an Benutzern verlangen weniger, bevor sie ausgeführt werden.',
  'MFA is reset for callers whom nobody has verified.': 'MFA wird auch für ungeprüfte Anrufende zurückgesetzt.',
  'Operators may act as users, or no longer tell them.':
    'Wer die Konsole betreibt, darf im Namen von Nutzenden handeln oder sagt es ihnen nicht mehr.',
  'Passwords may be simpler.': 'Passwörter dürfen einfacher sein.',
  'Passwords may be shorter.': 'Passwörter dürfen kürzer sein.',
  'Common passwords are accepted.': 'Häufige Passwörter werden angenommen.',
  'A password may hold what is known of the person.': 'Ein Passwort darf enthalten, was über die Person bekannt ist.',
  'Earlier passwords may come back.': 'Frühere Passwörter dürfen wiederkommen.',
  'Passwords may be kept for longer.': 'Passwörter dürfen länger behalten werden.',
  'Offer a passkey after a sign-in by password': 'Nach einer Anmeldung mit Passwort einen Passkey anbieten',
  'To whoever has none, on devices that can make one. Who says "Not now" twice is left alone for 90 days.':
    'Wer noch keinen hat, auf Geräten, die einen anlegen können. Wer zweimal „Jetzt nicht“ sagt, wird 90 Tage nicht gefragt.',
  'Days to set it up': 'Tage zum Einrichten',
  'Where it is required: so long people may say “Not now”. 0 asks at once.':
    'Wo er Pflicht ist: So lange darf man „Nicht jetzt“ sagen. Bei 0 wird sofort gefragt.',
  'Days a trusted browser is spared': 'Tage ohne Nachfrage für vertraute Browser',
  '0 offers nobody to trust a browser.': 'Bei 0 wird niemandem angeboten, einem Browser zu vertrauen.',
  'A second factor is': 'Ein zweiter Faktor ist',
  Required: 'Pflicht',
  'Everybody shows one; whoever has none sets one up.': 'Alle zeigen einen vor; wer keinen hat, richtet einen ein.',
  Optional: 'Freiwillig',
  'Whoever set one up is asked for it.': 'Wer einen eingerichtet hat, wird danach gefragt.',
  Off: 'Aus',
  'Nobody is asked, whatever they set up. An app, an organization or a role still can.':
    'Niemand wird gefragt, was auch eingerichtet ist. Eine App, Organisation oder Rolle kann ihn dennoch verlangen.',
  'Sign-in pages and mails call you by it.': 'So heißen Sie auf den Anmeldeseiten und in E-Mails.',
  'Accent color': 'Akzentfarbe',
  'Of buttons and links. White text on it must be readable.':
    'Für Schaltflächen und Links. Weiße Schrift darauf muss lesbar sein.',
  'Support e-mail': 'Support-E-Mail',
  "Where people turn who can't sign in.": 'Wohin sich wendet, wer sich nicht anmelden kann.',
  'Roundness of corners': 'Rundung der Ecken',
  'In pixels, 0 to 16. Cards have twice as much.': 'In Pixeln, 0 bis 16. Karten haben doppelt so viel.',
  'Your own words': 'Eigene Worte',
  'Above the form, in {language}': 'Über dem Formular, {language}',
  'At the foot, in {language}': 'Am Fuß der Seite, {language}',
  'Where a sign-in begins. Empty says nothing.': 'Wo eine Anmeldung beginnt. Leer steht dort nichts.',
  'On every page. Plain words, at most 300 characters.': 'Auf jeder Seite. Einfacher Text, höchstens 300 Zeichen.',
  English: 'auf Englisch',
  German: 'auf Deutsch',
  Pictures: 'Bilder',
  'The picture was saved.': 'Das Bild wurde gespeichert.',
  "Couldn't take the picture.": 'Das Bild ließ sich nicht übernehmen.',
  'Logo on light': 'Logo auf Hell',
  'Logo on dark': 'Logo auf Dunkel',
  'Icon of the browser tab': 'Symbol des Browser-Tabs',
  'Remove: {picture}': 'Entfernen: {picture}',
  'Unsaved changes': 'Nicht gespeicherte Änderungen',
  '{count} unsaved changes': ['1 nicht gespeicherte Änderung', '{count} nicht gespeicherte Änderungen'],
  'Saving…': 'Wird gespeichert …',
  Save: 'Speichern',
  'Minutes without activity': 'Minuten ohne Aktivität',
  'Then a session ends.': 'Danach endet eine Sitzung.',
  'Minutes at most': 'Minuten höchstens',
  'Then it ends in any case.': 'Danach endet sie in jedem Fall.',
  'Browsers at most': 'Browser höchstens',
  'Another sign-in ends the oldest session. Empty: as many as they like.':
    'Eine weitere Anmeldung beendet die älteste Sitzung. Leer: beliebig viele.',
  'Offer “Keep me signed in”': '„Angemeldet bleiben“ anbieten',
  'Where it is off, closing the browser signs people out.': 'Ist es aus, meldet das Schließen des Browsers ab.',
  'Mail people when a new browser signs in': 'Benutzern schreiben, wenn sich ein neuer Browser anmeldet',
  'With when and where, and what to do if it was not them. Apps that take passwords or codes themselves tell nobody.':
    'Mit Zeit und Ort, und was zu tun ist, wenn sie es nicht waren. Anwendungen, die Passwörter oder Codes selbst entgegennehmen, sagen niemandem Bescheid.',
  'Days a kept session lasts': 'Tage, die eine behaltene Sitzung dauert',
  'Used or not. Empty: as long as any other session.': 'Ob benutzt oder nicht. Leer: so lange wie jede andere.',
  'The session of whoever did not ask to stay signed in ends, however often it was used.':
    'Die Sitzung derer, die nicht angemeldet bleiben wollten, endet, wie oft sie auch benutzt wurde.',
  'A session that was kept ends, used or not.': 'Eine behaltene Sitzung endet, ob benutzt oder nicht.',
  'Whoever is signed in in more browsers loses the oldest at the next sign-in.':
    'Wer in mehr Browsern angemeldet ist, verliert bei der nächsten Anmeldung die älteste Sitzung.',
  'Minutes an access token lives': 'Minuten, die ein Zugriffstoken gilt',
  'It works so long after a session was revoked, unless an API says otherwise.':
    'So lange wirkt es nach dem Ende einer Sitzung, wenn eine API nichts anderes bestimmt.',
  'Settings were saved.': 'Die Einstellungen wurden gespeichert.',
  'Sign-in settings': 'Anmeldeeinstellungen',
  'To change them: {needs}.': 'Zum Ändern: {needs}.',
  "Couldn't save the settings.": 'Die Einstellungen konnten nicht gespeichert werden.',
  'Name and look': 'Name und Aussehen',
  'To change these: {needs}': 'Zum Ändern: {needs}',
  'Ways in': 'Wege zur Anmeldung',
  'What people meet on the sign-in pages, and how long it lasts.':
    'Was man auf den Anmeldeseiten vorfindet und wie lange eine Anmeldung gilt.',
  'Settings are not shown to your role': 'Einstellungen werden Ihrer Rolle nicht angezeigt',
  'Loading settings…': 'Einstellungen werden geladen …',
  "Couldn't load settings.": 'Die Einstellungen konnten nicht geladen werden.',
  'Anybody can create an account': 'Jeder kann ein Konto anlegen',
  'Otherwise people come by invitation, by import or are added here.':
    'Sonst kommen Personen durch Einladung oder Import hinzu oder werden hier angelegt.',
  'A code by e-mail can stand in for the password': 'Ein Code per E-Mail kann das Passwort ersetzen',
  'Six digits, good for ten minutes.': 'Sechs Ziffern, zehn Minuten gültig.',
  'Name and password on one page': 'Name und Passwort auf einer Seite',
  'Otherwise the password is asked for after the name. Neither says whether an account exists.':
    'Sonst wird nach dem Namen das Passwort gefragt. Beides sagt nicht, ob es ein Konto gibt.',
  Passkeys: 'Passkeys',
  "Sign in with a fingerprint, a face or the device's own code. Nothing to phish.":
    'Anmelden mit Fingerabdruck, Gesicht oder dem Code des Geräts. Hier lässt sich nichts abfischen.',
  yes: 'ja',
  no: 'nein',
  'What happens to somebody who signs in now': 'Was mit jemandem geschieht, der sich jetzt anmeldet',
  'After {duration}': 'Nach {duration}',
  'They are signed in, and their apps have access tokens.':
    'Die Person ist angemeldet, und ihre Apps haben Zugriffstokens.',
  'Access tokens run out. Apps renew them in silence while the session lives; once it was revoked they cannot.':
    'Zugriffstokens laufen ab. Solange die Sitzung lebt, erneuern Apps sie still; nach einem Widerruf können sie es nicht.',
  'Whoever did nothing since signs in again. Whoever used it goes on.':
    'Wer seither nichts getan hat, meldet sich neu an. Wer sie benutzt hat, macht weiter.',
  'The session ends for everybody, however often it was used.':
    'Die Sitzung endet für alle, wie oft sie auch benutzt wurde.',
}
