import type { Catalogue } from '../catalogue.ts'

export const signInChecks: Catalogue = {
  Identifier: 'Kennung',
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
  'Suspended, or its time is over': 'Gesperrt oder abgelaufen',
  'Active, ends {time}': 'Aktiv, endet {time}',
  'Active, not deleted': 'Aktiv, nicht gelöscht',
  'Invited {time}, not accepted': 'Eingeladen {time}, nicht angenommen',
  'Nothing waits to be accepted': 'Nichts wartet auf Annahme',
  'Not verified': 'Nicht bestätigt',
  'Verified, or none is needed': 'Bestätigt oder nicht nötig',
  'Too many tries. Ends {time}': 'Zu viele Versuche. Endet {time}',
  'Not locked': 'Nicht gesperrt',
  'No more mails before {time}': 'Keine weiteren E-Mails vor {time}',
  'Mails may be asked for': 'E-Mails können angefordert werden',
  'None is set': 'Keines gesetzt',
  'Set, changed {time}': 'Gesetzt, geändert {time}',
  'They type a password, and their account has none': 'Es wird ein Passwort eingegeben, das Konto hat aber keines',
  'They use a way that the account has': 'Der benutzte Weg ist einer, den das Konto hat',
  'None was written lately': 'In letzter Zeit keine',
  'The mail of {time} was not delivered': 'Die E-Mail vom {time} wurde nicht zugestellt',
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
  'The last passkey was not accepted': 'Der letzte Passkey wurde nicht angenommen',
  '{count} passkeys': ['1 Passkey', '{count} Passkeys'],
  'Nothing is missing': 'Nichts fehlt',
  'They are no member of the organization': 'Keine Mitgliedschaft in der Organisation',
  'The app is for members of organizations, and they belong to none':
    'Die App ist für Mitglieder von Organisationen, und sie gehören keiner an',
  'The app is gone, or not for people of this connection':
    'Die App gibt es nicht mehr, oder sie ist nicht für Benutzer dieser Verbindung',
  'They are asked to allow the app': 'Es wird um Zustimmung zur App gebeten',
  'Asked for no app in particular': 'Ohne bestimmte App gefragt',
  '{app} lets them in': '{app} lässt sie ein',
  'Too many tries came from {ip}': 'Zu viele Versuche von {ip}',
  'Not refused': 'Nicht abgelehnt',
  'No refusal of a provider': 'Keine Ablehnung eines Anbieters',
  'Nothing limits how many sessions there are': 'Die Zahl der Sitzungen ist nicht begrenzt',
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
  'what to say': 'was zu sagen ist',
  'Show all {count} checks': 'Alle {count} Prüfungen zeigen',
  'All checks': 'Alle Prüfungen',
  'In the way:': 'Im Weg:',
  'Stands out:': 'Auffällig:',
  'In order:': 'In Ordnung:',
  'Open Security': 'Sicherheit öffnen',
  'Open Identities': 'Identitäten öffnen',
  'Send verification': 'Bestätigung senden',
  'Send password link': 'Passwort-Link senden',
  'Send enrollment link': 'Einrichtungslink senden',
  'Sign-in diagnosis looked at': 'Anmelde-Diagnose angesehen',
}
