import type { Catalogue } from '../catalogue.ts'

export const nextSignIn: Catalogue = {
  'Gets new recovery codes': 'Bekommt neue Wiederherstellungscodes',
  'Get new recovery codes': 'Neue Wiederherstellungscodes bekommen',
  'They alone see them. The old ones work until then.': 'Nur die Person sieht sie. Die alten gelten bis dahin.',
  'gets new recovery codes': 'bekommt neue Wiederherstellungscodes',
  'Gets new recovery codes at the next sign-in': 'Bekommt bei der nächsten Anmeldung neue Wiederherstellungscodes',
  'Regenerate recovery codes': 'Wiederherstellungscodes erneuern',
  Regenerate: 'Erneuern',
  'Regenerate codes': 'Codes erneuern',
  "Couldn't ask for new recovery codes.": 'Neue Wiederherstellungscodes konnten nicht veranlasst werden.',
  'New recovery codes are shown to them at the next sign-in.':
    'Neue Wiederherstellungscodes werden der Person bei der nächsten Anmeldung gezeigt.',
  'At the next sign-in they show a second factor, and ten new codes are shown to them, not to you.':
    'Bei der nächsten Anmeldung weist die Person einen zweiten Faktor nach, und ihr, nicht Ihnen, werden zehn neue Codes gezeigt.',
  'The codes they have work until then. Open sessions go on.':
    'Die vorhandenen Codes gelten bis dahin. Offene Sitzungen laufen weiter.',
  'New ones are shown to them at the next sign-in.': 'Neue werden der Person bei der nächsten Anmeldung gezeigt.',
  'At the next sign-in': 'Bei der nächsten Anmeldung',
  'Change what is asked at the next sign-in': 'Ändern, was bei der nächsten Anmeldung verlangt wird',
  Change: 'Ändern',
  'What is asked is still being read': 'Was verlangt wird, wird noch geladen',
  'Proves the e-mail address': 'Bestätigt die E-Mail-Adresse',
  'Sets up a second factor': 'Richtet einen zweiten Faktor ein',
  'Accepts the terms of use': 'Akzeptiert die Nutzungsbedingungen',
  'Brings the profile up to date': 'Aktualisiert das Profil',
  'Chooses a new password': 'Wählt ein neues Passwort',
  "Couldn't load what is asked at the next sign-in.":
    'Was bei der nächsten Anmeldung verlangt wird, konnte nicht geladen werden.',
  'Loading what is asked at the next sign-in…': 'Was bei der nächsten Anmeldung verlangt wird, wird geladen …',
  'Nothing is asked of them.': 'Es wird nichts verlangt.',
  'What is asked at the next sign-in was changed.': 'Was bei der nächsten Anmeldung verlangt wird, wurde geändert.',
  "Couldn't change what is asked.": 'Was verlangt wird, konnte nicht geändert werden.',
  'Asked once, after they prove who they are and before they go on. Asking ends no session.':
    'Wird einmal verlangt, nachdem sie sich ausgewiesen haben und bevor es weitergeht. Dass gefragt wird, beendet keine Sitzung.',
  'What is asked': 'Was verlangt wird',
  'Prove the e-mail address': 'Die E-Mail-Adresse bestätigen',
  'A code is mailed to it.': 'Ein Code wird an sie geschickt.',
  'They have no e-mail address.': 'Sie haben keine E-Mail-Adresse.',
  'It is verified already.': 'Sie ist bereits bestätigt.',
  'Enrol a second factor': 'Einen zweiten Faktor einrichten',
  'Accept the terms of use': 'Die Nutzungsbedingungen akzeptieren',
  'Those of the settings. Whoever is signed in is asked on the way to the next app.':
    'Die der Einstellungen. Wer angemeldet ist, wird auf dem Weg zur nächsten App gefragt.',
  'Bring the profile up to date': 'Das Profil aktualisieren',
  'What sign-up asks. Whoever is signed in is asked on the way to the next app.':
    'Was die Registrierung verlangt. Wer angemeldet ist, wird auf dem Weg zur nächsten App gefragt.',
  'It cannot be put off.': 'Es lässt sich nicht aufschieben.',
  'Choose a new password': 'Ein neues Passwort wählen',
  'The one they have is not taken again.': 'Das bisherige wird nicht wieder angenommen.',
  'is asked to accept the terms of use': 'soll die Nutzungsbedingungen akzeptieren',
  'is asked to bring their profile up to date': 'soll das Profil aktualisieren',
  'is asked to choose a new password': 'soll ein neues Passwort wählen',
  'is asked to choose a new password: theirs is known as leaked':
    'soll ein neues Passwort wählen, das bisherige ist als geleakt bekannt',
  'Must prove the e-mail address at the next sign-in': 'Muss bei der nächsten Anmeldung die E-Mail-Adresse bestätigen',
  'Must accept new terms at the next sign-in': 'Muss bei der nächsten Anmeldung neue Bedingungen akzeptieren',
  'Must bring the profile up to date at the next sign-in': 'Muss bei der nächsten Anmeldung das Profil aktualisieren',
  'Must choose a new password at the next sign-in': 'Muss bei der nächsten Anmeldung ein neues Passwort wählen',
}
