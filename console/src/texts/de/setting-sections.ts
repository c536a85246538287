import type { Catalogue } from '../catalogue.ts'

export const settingSections: Catalogue = {
  'Whoever has no second factor is asked to enrol.': 'Wer keinen zweiten Faktor hat, muss einen einrichten.',
  '{count} users will be asked to enrol at the next sign-in.': [
    '1 Benutzer wird bei der nächsten Anmeldung gebeten, einen einzurichten.',
    '{count} Benutzer werden bei der nächsten Anmeldung gebeten, einen einzurichten.',
  ],
  '{count} users will be asked to enrol, and may put it off for {days} days.': [
    '1 Benutzer wird gebeten, einen einzurichten, und kann es {days} Tage aufschieben.',
    '{count} Benutzer werden gebeten, einen einzurichten, und können es {days} Tage aufschieben.',
  ],
  'Nobody is asked for a second factor any more.': 'Niemand wird mehr nach einem zweiten Faktor gefragt.',
  '{count} users with a second factor are not asked for it any more.': [
    '1 Benutzer mit zweitem Faktor wird nicht mehr danach gefragt.',
    '{count} Benutzer mit zweitem Faktor werden nicht mehr danach gefragt.',
  ],
  'Whoever has no other factor is without one.': 'Wer keinen anderen Faktor hat, steht ohne da.',
  '{count} users lose their strongest factor.': [
    '1 Benutzer verliert seinen stärksten Faktor.',
    '{count} Benutzer verlieren ihren stärksten Faktor.',
  ],
  'No session ends now. New sign-ins get the new limits.':
    'Jetzt endet keine Sitzung. Für neue Anmeldungen gelten die neuen Grenzen.',
  'No session ends now. {count} open sessions get the shorter idle limit when they are used next.': [
    'Jetzt endet keine Sitzung. Für 1 offene Sitzung gilt die kürzere Frist, sobald sie wieder genutzt wird.',
    'Jetzt endet keine Sitzung. Für {count} offene Sitzungen gilt die kürzere Frist, sobald sie wieder genutzt werden.',
  ],
  'No session ends now. {count} open sessions keep their end; new sign-ins get the new limits.': [
    'Jetzt endet keine Sitzung. 1 offene Sitzung behält ihr Ende; für neue Anmeldungen gelten die neuen Grenzen.',
    'Jetzt endet keine Sitzung. {count} offene Sitzungen behalten ihr Ende; für neue Anmeldungen gelten die neuen Grenzen.',
  ],
  'With the limits as they are, there were {count} locks in the last 7 days.': [
    'Mit den bisherigen Grenzen gab es in den letzten 7 Tagen 1 Sperre.',
    'Mit den bisherigen Grenzen gab es in den letzten 7 Tagen {count} Sperren.',
  ],
  'There were too many wrong passwords in the last 7 days to tell how many accounts these numbers would lock.':
    'In den letzten 7 Tagen gab es zu viele falsche Passwörter, um zu sagen, wie viele Konten diese Zahlen sperren würden.',
  'By these numbers {count} accounts would have been locked in the last 7 days; tries made while an account was locked are not among them.':
    [
      'Nach diesen Zahlen wäre in den letzten 7 Tagen 1 Konto gesperrt worden; Versuche während einer Sperre sind nicht mitgezählt.',
      'Nach diesen Zahlen wären in den letzten 7 Tagen {count} Konten gesperrt worden; Versuche während einer Sperre sind nicht mitgezählt.',
    ],
  'Preview of effect': 'Was es bewirkt',
  'Factors that count': 'Faktoren, die zählen',
  'What is turned off counts for nobody, whoever enrolled it. Turned on again, it counts as before.':
    'Was ausgeschaltet ist, zählt für niemanden, auch wenn es eingerichtet ist. Wieder eingeschaltet, zählt es wie zuvor.',
  'Lockout and limits': 'Sperren und Grenzen',
  'Guesses at an account': 'Rateversuche an einem Konto',
  'Wrong attempts before the lock': 'Falsche Versuche vor der Sperre',
  'Networks that are never locked': 'Netze, die nie gesperrt werden',
  'Tries from a network': 'Versuche aus einem Netz',
  'Leaked passwords': 'Geleakte Passwörter',
  'Whoever signs in with a leaked password': 'Wer sich mit einem geleakten Passwort anmeldet',
  'Chooses a new one first': 'Wählt zuerst ein neues',
  'Programs that take passwords themselves send them to the sign-in page.':
    'Programme, die Passwörter selbst annehmen, verweisen auf die Anmeldeseite.',
  'Signs in as ever': 'Meldet sich an wie immer',
  'The account is marked, and found in the users list.':
    'Das Konto wird gekennzeichnet und ist in der Benutzerliste zu finden.',
  'Counts where the server has a list of leaked passwords; System tells whether it has one. New passwords that are on it are refused whatever stands here.':
    'Zählt, wo der Server eine Liste geleakter Passwörter hat; ob es eine gibt, steht unter System. Neue Passwörter, die darauf stehen, werden in jedem Fall abgelehnt.',
  'No list of them is set: LEAKED_PASSWORDS_FILE': 'Keine Liste eingestellt: LEAKED_PASSWORDS_FILE',
  'The list cannot be read: nothing is held against it':
    'Die Liste kann nicht gelesen werden: Es wird nichts mit ihr verglichen',
  'Held against a list of {day}': 'Verglichen mit einer Liste vom {day}',
  'Login page': 'Anmeldeseite',
  Branding: 'Erscheinungsbild',
  Logo: 'Logo',
  'Days the audit log is kept': 'Tage, die das Protokoll aufbewahrt wird',
  'Log streams': 'Protokollströme',
  Deliveries: 'Zustellungen',
  'Console roles': 'Rollen der Konsole',
  'Guesses at an account are limited': 'Rateversuche an einem Konto sind begrenzt',
  'Turned off, an account still stands at most 50 wrong passwords an hour.':
    'Ausgeschaltet bleiben höchstens 50 falsche Passwörter je Stunde und Konto.',
  'The account is locked where the guesses come from': 'Das Konto wird dort gesperrt, woher die Versuche kommen',
  'The lock ends by itself, and support can lift it before.':
    'Die Sperre endet von selbst, und der Support kann sie vorher aufheben.',
  'Its owner is told by e-mail': 'Die betroffene Person erfährt es per E-Mail',
  'With a link that lifts the lock.': 'Mit einem Link, der die Sperre aufhebt.',
  'From 1 to 100.': 'Von 1 bis 100.',
  'Addresses, or networks such as 203.0.113.0/24, separated by commas.':
    'Adressen oder Netze wie 203.0.113.0/24, durch Kommas getrennt.',
  'Attempts are counted': 'Versuche werden gezählt',
  'For each account and network': 'Je Konto und Netz',
  'Guesses from elsewhere do not lock out the owner.': 'Versuche von anderswo sperren die Person nicht aus.',
  'For each account': 'Je Konto',
  'Wherever they come from.': 'Woher sie auch kommen.',
  'Last changed {time} by {name}': 'Zuletzt geändert {time} von {name}',
  'Changes in the audit log': 'Änderungen im Protokoll',
  Preview: 'Vorschau',
  '1280 pixels, light': '1280 Pixel, hell',
  '1280 pixels, dark': '1280 Pixel, dunkel',
  '390 pixels, light': '390 Pixel, hell',
  '390 pixels, dark': '390 Pixel, dunkel',
  'White text on this color is hard to read.': 'Weiße Schrift auf dieser Farbe ist schwer zu lesen.',
  'Use {color} instead': 'Stattdessen {color} verwenden',
  'An address that begins with https://, where no picture was uploaded. Empty shows the name.':
    'Eine Adresse, die mit https:// beginnt, wo kein Bild hochgeladen ist. Leer steht dort der Name.',
  'Tries from one network are limited': 'Versuche aus einem Netz sind begrenzt',
  'However many accounts they are for.': 'Wie vielen Konten sie auch gelten.',
  'Failed sign-ins before it is held up': 'Fehlgeschlagene Anmeldungen, bevor es gebremst wird',
  'Sign-ups before it is held up': 'Registrierungen, bevor es gebremst wird',
  'Networks that are never held up': 'Netze, die nie gebremst werden',
  'Take recovery requests': 'Anträge auf Wiederherstellung annehmen',
  'Whoever lost everything asks on the sign-in page, and somebody decides. Off: they are sent to support; requests that wait go on.':
    'Wer alles verloren hat, fragt auf der Anmeldeseite, und jemand entscheidet. Aus: Sie werden zum Support geschickt; wartende Anträge gehen weiter.',
  'Order and recovery codes': 'Reihenfolge und Wiederherstellungscodes',
  'Asked for in this order': 'In dieser Reihenfolge verlangt',
  '{factor} is now number {place}.': '{factor} steht jetzt an Stelle {place}.',
  'Move {factor} up': '{factor} nach oben',
  'Move {factor} down': '{factor} nach unten',
  'Whoever has several is asked for the first and may choose another way. New factors are offered so too.':
    'Wer mehrere hat, wird nach dem ersten gefragt und kann einen anderen Weg wählen. Neue Faktoren werden ebenso angeboten.',
  'Recovery codes at once': 'Wiederherstellungscodes auf einmal',
  'So many are made together. Codes that people have already stay as they are.':
    'So viele entstehen zusammen. Codes, die jemand schon hat, bleiben, wie sie sind.',
  'Hours an approved recovery waits': 'Stunden, die eine genehmigte Wiederherstellung wartet',
  'Then its link is mailed. 0 mails it at once.': 'Danach geht der Link per E-Mail hinaus. Bei 0 sofort.',
  'Then its events lose what they say; that they happened stays proven. Empty keeps them for good.':
    'Danach verlieren Ereignisse ihren Inhalt; dass sie geschahen, bleibt bewiesen. Leer bleiben sie für immer.',
  'Everything here is at its default': 'Hier steht alles auf dem Standard',
  'Reset to defaults': 'Auf Standard zurücksetzen',
  'Settings sections': 'Bereiche der Einstellungen',
  'Find a setting': 'Einstellung suchen',
  'No setting is called that.': 'Keine Einstellung heißt so.',
  'Who is asked for a second factor, what counts as one, and who is spared for a while.':
    'Wer nach einem zweiten Faktor gefragt wird, was als einer zählt und wer eine Weile davon befreit ist.',
  'How long somebody stays signed in, and how long what was issued works.':
    'Wie lange eine Anmeldung gilt und wie lange das Ausgestellte wirkt.',
  'How much guessing is put up with, for an account and from a network.':
    'Wie viele Rateversuche hingenommen werden, je Konto und je Netz.',
  'The ways in, and the way back for those who lost them.':
    'Die Wege zur Anmeldung und der Weg zurück für alle, die sie verloren haben.',
  'What sign-in pages and mails are called and how they look.': 'Wie Anmeldeseiten und E-Mails heißen und aussehen.',
  'What those who help people must do first, and may do at all.': 'Was tun muss und überhaupt darf, wer anderen hilft.',
  'How long what happened is kept, and where addresses are looked up.':
    'Wie lange aufbewahrt wird, was geschah, und worin Adressen nachgeschlagen werden.',
  Places: 'Orte',
  'Location tables': 'Ortstabellen',
  'Addresses are looked up in files that you bring; none is sent to anybody. A newer file counts after a restart.':
    'IP-Adressen werden in Dateien nachgeschlagen, die Sie mitbringen; keine wird an jemanden gesendet. Eine neuere Datei zählt nach einem Neustart.',
  'None is set: PLACES_FILES. Countries and cities are not known':
    'Keine eingestellt: PLACES_FILES. Länder und Städte sind nicht bekannt',
  '{kind} of {day}, {count} days old': ['{kind} vom {day}, 1 Tag alt', '{kind} vom {day}, {count} Tage alt'],
  'PostgreSQL {version}, embedded': 'PostgreSQL {version}, eingebettet',
  'PostgreSQL {version}, the one of DATABASE_URL': 'PostgreSQL {version}, die von DATABASE_URL',
  Schema: 'Schema',
  Processes: 'Prozesse',
  'Not known: any number of them may share this database, and none counts the others':
    'Nicht bekannt: Beliebig viele können sich diese Datenbank teilen, und keiner zählt die anderen',
  License: 'Lizenz',
  'Apache-2.0; those of its parts are below': 'Apache-2.0; die der Bestandteile stehen unten',
  'Licenses of parts': 'Lizenzen der Bestandteile',
  'The packages of others that this server runs with, and those that went into the console.':
    'Die Pakete anderer, mit denen dieser Server läuft, und die, die in der Konsole stecken.',
  'Show the parts': 'Bestandteile zeigen',
  "Couldn't list the parts.": 'Die Bestandteile konnten nicht aufgelistet werden.',
  'Listing the parts…': 'Bestandteile werden aufgelistet …',
  'in the console': 'in der Konsole',
  'None named': 'Keine genannt',
  'It takes no changes: it is a standby, or somebody set it to be read only':
    'Sie nimmt keine Änderungen an: Sie ist ein Standby, oder jemand hat sie schreibgeschützt',
  'Whether what Rollcall stands on is well.': 'Ob in Ordnung ist, worauf Rollcall steht.',
  "Couldn't ask the system.": 'Das System konnte nicht befragt werden.',
  'Asking the system…': 'Das System wird befragt …',
  'As it is now': 'Wie es jetzt ist',
  'Roles that ask for it': 'Rollen, die ihn verlangen',
  'Exempt for a while': 'Vorübergehend ausgenommen',
  'Asked for besides': 'Außerdem verlangt',
  "Couldn't load the roles.": 'Die Rollen konnten nicht geladen werden.',
  'No role asks for a second factor. It is set on the Security tab of a role.':
    'Keine Rolle verlangt einen zweiten Faktor. Das wird im Reiter „Sicherheit“ einer Rolle festgelegt.',
  'Whoever holds one of these roles needs a second factor:':
    'Wer eine dieser Rollen hat, braucht einen zweiten Faktor:',
  'An organization can ask its people, on its own Security tab.':
    'Eine Organisation kann ihn von ihren Leuten verlangen, in ihrem eigenen Reiter „Sicherheit“.',
  "Couldn't load who is exempt.": 'Wer ausgenommen ist, konnte nicht geladen werden.',
  'Loading who is exempt…': 'Ausgenommene werden geladen …',
  'Nobody. On the Security tab of a user, somebody is exempt for at most 90 days.':
    'Niemand. Im Reiter „Sicherheit“ eines Benutzers wird jemand für höchstens 90 Tage ausgenommen.',
  'Until {time}: {reason}, granted by {name}': 'Bis {time}: {reason}, gewährt von {name}',
  'What sign-up asks': 'Was beim Anlegen eines Kontos gefragt wird',
  'Domains that may sign up': 'Domains, mit denen Konten angelegt werden',
  'Such as example.com, separated by commas. Empty: any. Whoever was invited may in any case.':
    'Etwa example.com, durch Kommas getrennt. Leer: alle. Wer eingeladen wurde, darf auf jeden Fall.',
  'Terms of use': 'Nutzungsbedingungen',
  'An address that begins with https://. Empty: none.': 'Eine Adresse, die mit https:// beginnt. Leer: keine.',
  'The terms are accepted with a box': 'Die Bedingungen werden mit einem Häkchen angenommen',
  'Only where your law needs one. Otherwise the page links to them.':
    'Nur wo Ihr Recht eines verlangt. Sonst verweist die Seite auf sie.',
  'First name': 'Vorname',
  'Last name': 'Nachname',
  'Not asked for': 'Nicht gefragt',
  'Preview of the sign-up page': 'Vorschau der Seite, auf der Konten angelegt werden',
  'Create your {app} account': 'Konto für {app} anlegen',
  'Use an address at {domains}.': 'Nehmen Sie eine Adresse bei {domains}.',
  'I accept the terms of use': 'Ich akzeptiere die Nutzungsbedingungen',
  'A link to the terms of use': 'Ein Verweis auf die Nutzungsbedingungen',
  optional: 'freiwillig',
  'Create account': 'Konto anlegen',
}
