import type { Catalogue } from '../catalogue.ts'

export const signInChecks: Catalogue = {
  '{check}: {finding}': '{check}: {finding}',
  'What stays in the way': 'Was weiter im Weg steht',
  Identifier: 'Kennung',
  'Checked {time}': 'Geprüft {time}',
  'Copy trace': 'Prüfbericht kopieren',
  Trace: 'Prüfbericht',
  'The trace was copied.': 'Der Prüfbericht wurde kopiert.',
  'User ID: {id}': 'Benutzer-ID: {id}',
  'Times are those of {zone}': 'Zeiten gelten für {zone}',
  'Last attempts': 'Letzte Versuche',
  fails: 'steht im Weg',
  'stands out': 'auffällig',
  'in order': 'in Ordnung',
  'could not run': 'nicht ausführbar',
  'See the events': 'Ereignisse ansehen',
  'In the organization': 'In der Organisation',
  'None in particular': 'Keine bestimmte',
  'to {app}': 'für {app}',
  'proven: {factors}': 'nachgewiesen: {factors}',
  'A code that was used before': 'Ein Code, der schon benutzt war',
  'Code of a clock that is {by}': 'Code einer Uhr, die {by}',
  '{seconds} s slow': '{seconds} s nachgeht',
  '{seconds} s fast': '{seconds} s vorgeht',
  'The last code was of a clock that is {by}: the phone has to set its time by itself':
    'Der letzte Code kam von einer Uhr, die {by}: Das Telefon muss seine Zeit selbst stellen',
  'The last code had been used before: each counts once': 'Der letzte Code war schon benutzt: Jeder gilt einmal',
  'None is set; a link to set one was mailed {time}': 'Keines gesetzt; ein Link dafür wurde {time} gesendet',
  'Set, and must be changed at the next sign-in': 'Gesetzt; muss bei der nächsten Anmeldung geändert werden',
  'Set; a link to reset it was mailed {time} and not used':
    'Gesetzt; ein Link zum Zurücksetzen wurde {time} gesendet und nicht benutzt',
  'The mail of {time} was not delivered. Is the address right?':
    'Die E-Mail vom {time} wurde nicht zugestellt. Stimmt die Adresse?',
  'The mail of {time} was not delivered: {fault}. Is the address right?':
    'Die E-Mail vom {time} wurde nicht zugestellt: {fault}. Stimmt die Adresse?',
  'Their address is suppressed since {time}. Its mail server said: {note}':
    'Die Adresse ist seit {time} gesperrt. Ihr Mailserver sagte: {note}',
  'Their address is suppressed since {time}, by hand': 'Die Adresse ist seit {time} gesperrt, von Hand',
  'Their address is suppressed since {time}, by hand: {note}': 'Die Adresse ist seit {time} gesperrt, von Hand: {note}',
  'We are not writing to your address at the moment. Is it still yours?':
    'Wir schreiben Ihrer Adresse im Moment nicht. Gehört sie Ihnen noch?',
  'Active, is offboarded {time}': 'Aktiv, scheidet {time} aus',
  'Open the app': 'App öffnen',
  'Open Organizations': 'Organisationen öffnen',
  'Open Sessions': 'Sitzungen öffnen',
  'Change…': 'Ändern …',
  'Mark as verified…': 'Als bestätigt markieren …',
  'Mark as verified': 'Als bestätigt markieren',
  'The e-mail address counts as verified.': 'Die E-Mail-Adresse gilt als bestätigt.',
  "Couldn't mark the address as verified.": 'Die Adresse konnte nicht als bestätigt markiert werden.',
  'You vouch that {email} is theirs. Whoever reads that mailbox can set a new password.':
    'Sie verbürgen sich dafür, dass {email} ihre Adresse ist. Wer dieses Postfach liest, kann ein neues Passwort setzen.',
  Account: 'Konto',
  'Guessing lock': 'Sperre nach Fehlversuchen',
  'Mail limit': 'Grenze für E-Mails',
  'Way in': 'Anmeldeweg',
  Mail: 'E-Mail',
  'MFA enrolment': 'MFA-Einrichtung',
  'App access': 'Zugang zur App',
  Network: 'Netzwerk',
  'Identity provider': 'Identitätsanbieter',
  'Session policy': 'Sitzungsregeln',
  'Required action': 'Ausstehender Schritt',
  'Known as {names}': 'Bekannt als {names}',
  'Expired {time}': 'Abgelaufen {time}',
  'Active, ends {time}': 'Aktiv, endet {time}',
  'Active, not deleted': 'Aktiv, nicht gelöscht',
  'Invited {time}, not accepted': 'Eingeladen {time}, nicht angenommen',
  'Nothing waits to be accepted': 'Nichts wartet auf Annahme',
  'Not verified': 'Nicht bestätigt',
  'Verified, or none is needed': 'Bestätigt oder nicht nötig',
  '{tries}. Ends {time}': '{tries}. Endet {time}',
  'Not locked': 'Nicht gesperrt',
  'No more mails before {time}': 'Keine weiteren E-Mails vor {time}',
  'Mails may be asked for': 'E-Mails können angefordert werden',
  'None is set': 'Keines gesetzt',
  'Set, changed {time}': 'Gesetzt, geändert {time}',
  'Set, changed {time}, not known as leaked': 'Gesetzt, geändert {time}, nicht als geleakt bekannt',
  'Set, not known as leaked': 'Gesetzt, nicht als geleakt bekannt',
  'Set, known as leaked since {time}': 'Gesetzt, als geleakt bekannt seit {time}',
  'Known as leaked since {time}: must be changed at the next sign-in':
    'Als geleakt bekannt seit {time}: muss bei der nächsten Anmeldung geändert werden',
  'They type a password, and their account has none': 'Es wird ein Passwort eingegeben, das Konto hat aber keines',
  'They use a way that the account has': 'Der benutzte Weg ist einer, den das Konto hat',
  'None was written lately': 'In letzter Zeit keine',
  'The mail of {time} waits to be sent': 'Die E-Mail vom {time} wartet auf den Versand',
  'The mail of {time} is in the Outbox: no mail server is set':
    'Die E-Mail vom {time} liegt im Postausgang: Es ist kein Mailserver eingestellt',
  'Mailed {time}, link not used': 'Gesendet {time}, Link nicht benutzt',
  'Mailed {time}': 'Gesendet {time}',
  'They must set up a second factor': 'Ein zweiter Faktor muss eingerichtet werden',
  'Nothing is to be set up': 'Nichts ist einzurichten',
  'The last code was refused: {reason}': 'Der letzte Code wurde abgelehnt: {reason}',
  '{count} recovery codes left': ['Noch 1 Wiederherstellungscode', 'Noch {count} Wiederherstellungscodes'],
  'Authenticator app; {left}': 'Authenticator-App; {left}',
  'No authenticator app': 'Keine Authenticator-App',
  'A passkey that nobody has here: it was removed, or made elsewhere':
    'Ein Passkey, den hier niemand hat: er wurde entfernt oder anderswo angelegt',
  'A passkey of another account': 'Ein Passkey eines anderen Kontos',
  'A passkey that another site asked for': 'Ein Passkey, nach dem eine andere Seite gefragt hat',
  'A passkey that was not unlocked by a finger, a face or a PIN':
    'Ein Passkey, der nicht mit Finger, Gesicht oder PIN entsperrt wurde',
  'Could not run:': 'Nicht prüfbar:',
  '{all} ({unknown})': '{all} ({unknown})',
  '{count} could not run': ['1 war nicht prüfbar', '{count} waren nicht prüfbar'],
  'Nobody tried lately': 'In letzter Zeit hat es niemand versucht',
  'The last passkey was not accepted': 'Der letzte Passkey wurde nicht angenommen',
  '{count} passkeys': ['1 Passkey', '{count} Passkeys'],
  'Nothing is missing': 'Nichts fehlt',
  '{app} needs a role: has {role}': '{app} verlangt eine Rolle: {role} ist da',
  '{app} needs a role: has {role} in the organization': '{app} verlangt eine Rolle: {role} ist da, in der Organisation',
  '{app} is limited to roles that are gone': '{app} ist auf Rollen beschränkt, die es nicht mehr gibt',
  '{app} needs the role {roles}, and they do not have it': '{app} verlangt die Rolle {roles}, und die fehlt',
  'They come by the single sign-on of the organization; a password does not count there':
    'Anmeldung über das Single Sign-on der Organisation; ein Passwort gilt dort nicht',
  'The organization requires its single sign-on, and no connection of it knows them':
    'Die Organisation verlangt ihr Single Sign-on, und keine ihrer Verbindungen kennt sie',
  'The organization is suspended': 'Die Organisation ist gesperrt',
  'They are no member of the organization': 'Keine Mitgliedschaft in der Organisation',
  'The app is for members of organizations, and they belong to none':
    'Die App ist für Mitglieder von Organisationen, und sie gehören keiner an',
  'The app is gone, or not for people of this connection':
    'Die App gibt es nicht mehr, oder sie ist nicht für Benutzer dieser Verbindung',
  'They are asked to allow the app': 'Es wird um Zustimmung zur App gebeten',
  'Asked for no app in particular': 'Ohne bestimmte App gefragt',
  '{app} lets them in': '{app} lässt sie ein',
  '{app} lets them in, and asks for a second factor': '{app} lässt sie ein und verlangt einen zweiten Faktor',
  '{app} takes {ways}, and they have none of it': '{app} nimmt {ways} an, und nichts davon ist vorhanden',
  '{app} takes {ways}, and they try another way': '{app} nimmt {ways} an, und es wird ein anderer Weg versucht',
  'They must set up a second factor: {app} asks': 'Ein zweiter Faktor muss eingerichtet werden: {app} verlangt ihn',
  'the app takes other ways to sign in': 'die App nimmt andere Wege der Anmeldung an',
  'Too many tries came from {ip}: no password is taken from there until {time}':
    'Zu viele Versuche von {ip}: von dort wird bis {time} kein Passwort angenommen',
  '{refused}. The rule ends {time}': '{refused}. Die Regel endet {time}',
  'Not refused': 'Nicht abgelehnt',
  'No refusal of a provider': 'Keine Ablehnung eines Anbieters',
  'Nothing limits how many sessions there are': 'Die Zahl der Sitzungen ist nicht begrenzt',
  'Sessions open: {open} of at most {most}': 'Offene Sitzungen: {open} von höchstens {most}',
  'Sessions open: {open} of at most {most}, and another sign-in ends the oldest':
    'Offene Sitzungen: {open} von höchstens {most}; eine weitere Anmeldung beendet die älteste',
  'each lasts at most {time}': 'jede hält höchstens {time}',
  'each lasts at most {time}, a kept one {kept}': 'jede hält höchstens {time}, eine behaltene {kept}',
  '{name} takes a sign-in for {time}': '{name} lässt eine Anmeldung {time} gelten',
  'Nothing waits for them': 'Nichts steht aus',
  'Must set up MFA at the next sign-in': 'Muss bei der nächsten Anmeldung MFA einrichten',
  'Must finish a step of the sign-in': 'Muss einen Schritt der Anmeldung beenden',
  'Your account is closed at the moment. I will see whether it can be opened.':
    'Ihr Konto ist im Moment geschlossen. Ich sehe nach, ob es geöffnet werden kann.',
  'Your invitation has not been accepted yet. I am sending it again.':
    'Ihre Einladung wurde noch nicht angenommen. Ich sende sie noch einmal.',
  'There were too many tries, so sign-in is paused for a while. I can end that now.':
    'Es gab zu viele Versuche, deshalb ist die Anmeldung für eine Weile angehalten. Ich kann das jetzt beenden.',
  'You asked for many mails in a short time. The next one can be sent a little later.':
    'Sie haben in kurzer Zeit viele E-Mails angefordert. Die nächste kann etwas später gesendet werden.',
  'Your password has appeared in a leak. When you have signed in, choose a new one.':
    'Ihr Passwort kam in einem Leck vor. Wählen Sie nach der Anmeldung ein neues.',
  'Your password has to be changed. Sign in, and the page asks you for a new one.':
    'Ihr Passwort muss geändert werden. Melden Sie sich an, die Seite fragt dann nach einem neuen.',
  'Your account has no password yet. I am sending you a link to set one.':
    'Ihr Konto hat noch kein Passwort. Ich sende Ihnen einen Link, um eines zu setzen.',
  'Your account has no password. Use the other button on the sign-in page.':
    'Ihr Konto hat kein Passwort. Benutzen Sie auf der Anmeldeseite den anderen Weg.',
  'We have written to you. Look into your mailbox and the spam folder, and use the newest mail.':
    'Wir haben Ihnen geschrieben. Sehen Sie in Ihr Postfach und den Spam-Ordner und benutzen Sie die neueste E-Mail.',
  'After your password you are asked to set up a second factor. Have your phone at hand.':
    'Nach dem Passwort richten Sie einen zweiten Faktor ein. Halten Sie Ihr Telefon bereit.',
  'The code was not right. Check that the clock of your phone sets itself, and use the newest code.':
    'Der Code war nicht richtig. Prüfen Sie, ob sich die Uhr Ihres Telefons selbst stellt, und benutzen Sie den neuesten Code.',
  'Your passkey was not accepted. Try another way on the sign-in page.':
    'Ihr Passkey wurde nicht angenommen. Versuchen Sie auf der Anmeldeseite einen anderen Weg.',
  'Your account is not in the organization that this app is for.':
    'Ihr Konto ist nicht in der Organisation, für die diese App gedacht ist.',
  'Your account is not allowed into this app yet.': 'Ihr Konto hat noch keinen Zugang zu dieser App.',
  'Many failed tries came from your network. Try from another one, or a little later.':
    'Aus Ihrem Netzwerk kamen viele Fehlversuche. Versuchen Sie es aus einem anderen oder etwas später.',
  'Your company’s sign-in did not let you through. Your company’s help desk can tell why.':
    'Die Anmeldung Ihrer Firma hat Sie nicht durchgelassen. Der Helpdesk Ihrer Firma weiß, warum.',
  'At your next sign-in one more step is asked of you. The page tells you what to do.':
    'Bei Ihrer nächsten Anmeldung wird ein weiterer Schritt verlangt. Die Seite sagt Ihnen, was zu tun ist.',
  'What stands out': 'Was auffällt',
  'Say to the caller:': 'Sagen Sie der anrufenden Person:',
  'what to say about {check}': 'was zu „{check}“ zu sagen ist',
  'Edit e-mail…': 'E-Mail-Adresse bearbeiten …',
  'Your e-mail address is not confirmed yet. Press the link in the mail that I send you.':
    'Ihre E-Mail-Adresse ist noch nicht bestätigt. Drücken Sie auf den Link in der E-Mail, die ich Ihnen sende.',
  'You are signed in in as many places as is allowed. Your next sign-in ends the oldest of them.':
    'Sie sind an so vielen Stellen angemeldet, wie erlaubt ist. Ihre nächste Anmeldung beendet die älteste davon.',
  'Show all {count} checks': 'Alle {count} Prüfungen zeigen',
  'All checks': 'Alle Prüfungen',
  'In the way:': 'Im Weg:',
  'Stands out:': 'Auffällig:',
  'In order:': 'In Ordnung:',
  'Open Security': 'Sicherheit öffnen',
  'Open Identities': 'Identitäten öffnen',
  'Send verification': 'Bestätigung senden',
  'Send enrolment link': 'Einrichtungslink senden',
  'Sign-in diagnosis looked at': 'Anmelde-Diagnose angesehen',
  'Not asked: exempt until {time}': 'Nicht verlangt: ausgenommen bis {time}',
  'They must set up a second factor: the role {name} asks':
    'Ein zweiter Faktor ist einzurichten: die Rolle {name} verlangt ihn',
  'Expired {time}: must be changed at the next sign-in':
    'Abgelaufen {time}: muss bei der nächsten Anmeldung geändert werden',
  "It can't be told whether {name} can sign in: {count} checks could not run.": [
    'Ob {name} sich anmelden kann, lässt sich nicht sagen: 1 Prüfung konnte nicht laufen.',
    'Ob {name} sich anmelden kann, lässt sich nicht sagen: {count} Prüfungen konnten nicht laufen.',
  ],
  'Could not be asked. Check again in a moment': 'Konnte nicht gefragt werden. Prüfen Sie gleich noch einmal',
}
