import type { Catalogue } from '../catalogue.ts'

export const connections: Catalogue = {
  'Open the connection': 'Verbindung öffnen',
  'Where people come from: databases of passwords, and other providers that say who somebody is.':
    'Woher Personen kommen: Datenbanken mit Passwörtern und andere Anbieter, die sagen, wer jemand ist.',
  'People can sign in to {name} by it.': 'Man kann sich darüber bei {name} anmelden.',
  'Nobody signs in to {name} by it any more.': 'Bei {name} meldet sich darüber niemand mehr an.',
  'No app uses it yet, so that nobody can sign in by it.':
    'Noch nutzt sie keine App, daher kann sich niemand darüber anmelden.',
  'Add an app': 'App hinzufügen',
  'The provider answered {answer}': 'Der Anbieter antwortete {answer}',
  'The provider could not be reached': 'Der Anbieter war nicht zu erreichen',
  'The provider’s answer could not be verified': 'Die Antwort des Anbieters ließ sich nicht prüfen',
  'The provider did not accept our call': 'Der Anbieter nahm unseren Aufruf nicht an',
  'The connection is not set up': 'Die Verbindung ist nicht eingerichtet',
  'The connection was off': 'Die Verbindung war ausgeschaltet',
  'Somebody of another company came': 'Jemand aus einer anderen Firma kam',
  'Somebody new came, and newcomers are not taken': 'Jemand Neues kam, und Neue werden nicht aufgenommen',
  'Too many new accounts from one network': 'Zu viele neue Konten aus einem Netz',
  'Somebody, or the provider, refused': 'Jemand oder der Anbieter lehnte ab',
  'The directory’s ID, or a domain such as example.onmicrosoft.com.':
    'Die ID des Verzeichnisses oder eine Domain wie example.onmicrosoft.com.',
  'Such as example.okta.com, without https://.': 'Etwa example.okta.com, ohne https://.',
  'The company’s domain, such as example.com: nobody else comes in.':
    'Die Domain der Firma, etwa example.com: Sonst kommt niemand herein.',
  'Such as example.eu.auth0.com, without https://.': 'Etwa example.eu.auth0.com, ohne https://.',
  Issuer: 'Aussteller (Issuer)',
  'Domain at the provider': 'Domain beim Anbieter',
  'Authorization address': 'Adresse der Anmeldung',
  'Token address': 'Adresse für Tokens',
  'Profile address': 'Adresse des Profils',
  'As the provider writes it. Its addresses and keys are read from there.':
    'Wie der Anbieter ihn schreibt. Von dort werden seine Adressen und Schlüssel gelesen.',
  'Where people are sent.': 'Wohin Personen geschickt werden.',
  'Answers who holds an access token.': 'Antwortet, wem ein Zugriffstoken gehört.',
  'The provider’s metadata': 'Die Metadaten des Anbieters',
  Addresses: 'Adressen',
  Keys: 'Schlüssel',
  'Not tried': 'Nicht versucht',
  'All there': 'Alle da',
  'Nobody can sign in by a connection of this kind here.':
    'Über eine Verbindung dieser Art kann sich hier niemand anmelden.',
  'The connection is turned off: nobody is sent there.':
    'Die Verbindung ist ausgeschaltet: Niemand wird dorthin geschickt.',
  'The client ID is missing. The provider gives one when you register this application there.':
    'Die Client-ID fehlt. Der Anbieter vergibt sie, wenn Sie diese Anwendung dort registrieren.',
  'There is no client secret. Most providers ask for one.':
    'Es gibt kein Client-Secret. Die meisten Anbieter verlangen eines.',
  'It is not said where the provider is. Enter its issuer or domain.':
    'Es fehlt, wo der Anbieter ist. Tragen Sie seinen Aussteller oder seine Domain ein.',
  '{address} may not be called: it needs https and a public address, or the operator’s OUTGOING_ALLOW.':
    '{address} darf nicht aufgerufen werden: Nötig sind https und eine öffentliche Adresse, oder OUTGOING_ALLOW des Betreibers.',
  '{address}: the DNS does not know this name. Is it spelled right?':
    '{address}: Das DNS kennt diesen Namen nicht. Ist er richtig geschrieben?',
  '{address}: the server is there, but refuses the connection.':
    '{address}: Der Server ist da, lehnt die Verbindung aber ab.',
  '{address}: the certificate has expired or is not valid yet. Its owner has to renew it.':
    '{address}: Das Zertifikat ist abgelaufen oder gilt noch nicht. Wem es gehört, muss es erneuern.',
  '{address}: nobody this server trusts vouches for the certificate. It is self-signed, or a part of its chain is missing.':
    '{address}: Niemand, dem dieser Server traut, bürgt für das Zertifikat. Es ist selbst signiert, oder ein Teil seiner Kette fehlt.',
  '{address}: the certificate is for another name.': '{address}: Das Zertifikat gilt für einen anderen Namen.',
  '{address} did not answer within five seconds.': '{address} antwortete nicht innerhalb von fünf Sekunden.',
  '{address} answered more than can be metadata.': '{address} antwortete mehr, als Metadaten sein können.',
  '{address} could not be reached.': '{address} war nicht zu erreichen.',
  '{address} answered {status}. The issuer may lack a part of its path.':
    '{address} antwortete {status}. Vielleicht fehlt dem Aussteller ein Teil seines Pfades.',
  '{address} answered something that is no metadata.': '{address} antwortete etwas, das keine Metadaten sind.',
  'The metadata name another issuer than {address}. Copy it from the provider letter by letter.':
    'Die Metadaten nennen einen anderen Aussteller als {address}. Übernehmen Sie ihn Zeichen für Zeichen vom Anbieter.',
  'The address where people are sent is missing.': 'Die Adresse fehlt, zu der Personen geschickt werden.',
  'The address where codes are redeemed is missing.': 'Die Adresse fehlt, bei der Codes eingelöst werden.',
  'The address that answers who somebody is is missing.': 'Die Adresse fehlt, die antwortet, wer jemand ist.',
  'The metadata do not say where the keys are.': 'Die Metadaten sagen nicht, wo die Schlüssel sind.',
  '{address} holds no key that signs.': 'Unter {address} ist kein Schlüssel, der signiert.',
  'Add connection': 'Verbindung hinzufügen',
  "Couldn't add the connection.": 'Die Verbindung ließ sich nicht hinzufügen.',
  'Fill in what the provider needs first': 'Füllen Sie zuerst aus, was der Anbieter braucht',
  Provider: 'Anbieter',
  'Name on the sign-in page': 'Name auf der Anmeldeseite',
  'What its button says, such as the name of the company.': 'Was auf ihrer Taste steht, etwa der Name der Firma.',
  'Letters, digits and hyphens. It stands in the IDs of its people and stays.':
    'Buchstaben, Ziffern und Bindestriche. Er steht in den IDs ihrer Personen und bleibt.',
  'Kept sealed and never shown again.': 'Wird versiegelt aufbewahrt und nie wieder gezeigt.',
  Scopes: 'Scopes',
  'What the provider is asked for, separated by spaces. Empty: its standard ones.':
    'Worum der Anbieter gebeten wird, durch Leerzeichen getrennt. Leer: das Übliche.',
  'E-mail domains': 'E-Mail-Domains',
  'One a line, such as example.com. Whoever types an address of one is sent to this provider.':
    'Eine je Zeile, etwa example.com. Wer eine Adresse davon eintippt, wird zu diesem Anbieter geschickt.',
  'Newcomers get an account': 'Neue bekommen ein Konto',
  'Otherwise only those come in who are known by it already.':
    'Sonst kommen nur die herein, die darüber schon bekannt sind.',
  'Believe that e-mail addresses are verified': 'E-Mail-Adressen als bestätigt glauben',
  'Where the provider says so. It never opens an account that was there before.':
    'Wo der Anbieter es sagt. Ein Konto, das es vorher gab, öffnet das nie.',
  'Names and pictures are taken over': 'Namen und Bilder werden übernommen',
  'At each sign-in': 'Bei jeder Anmeldung',
  'At the first sign-in alone': 'Nur bei der ersten Anmeldung',
  Kind: 'Art',
  On: 'Ein',
  'Connections are not shown to your role': 'Verbindungen werden Ihrer Rolle nicht gezeigt',
  "Couldn't load the connection.": 'Die Verbindung ließ sich nicht laden.',
  'Loading the connection…': 'Verbindung wird geladen …',
  'It was brought along and is kept, but nobody can sign in by a connection of this kind here.':
    'Sie wurde mitgebracht und bleibt erhalten, aber über eine Verbindung dieser Art kann sich hier niemand anmelden.',
  'Callback address': 'Rücksprungadresse',
  'callback address': 'Rücksprungadresse',
  'Register it at the provider: people are sent back there.':
    'Registrieren Sie sie beim Anbieter: Dorthin werden Personen zurückgeschickt.',
  'Last refusal': 'Letzte Ablehnung',
  'None in the audit': 'Keine im Audit',
  'Delete connection…': 'Verbindung löschen …',
  'Delete connection': 'Verbindung löschen',
  'Nobody comes in by it any more, and people whose account is of it are deleted. Turning it off keeps them.':
    'Niemand kommt mehr darüber herein, und wer sein Konto von ihr hat, wird gelöscht. Ausschalten behält alle.',
  'To add connections: {needs}': 'Um Verbindungen hinzuzufügen: {needs}',
  'No connections yet': 'Noch keine Verbindungen',
  'A connection lets people sign in with an account they have elsewhere.':
    'Mit einer Verbindung meldet man sich mit einem Konto an, das man woanders hat.',
  'Loading connections…': 'Verbindungen werden geladen …',
  "Couldn't load connections.": 'Die Verbindungen ließen sich nicht laden.',
  "Couldn't refresh connections.": 'Die Verbindungen ließen sich nicht auffrischen.',
  'Wait until its people are counted': 'Warten Sie, bis ihre Personen gezählt sind',
  'Type the name of the connection first': 'Tippen Sie zuerst den Namen der Verbindung',
  'Delete it and {count} people': ['Sie und 1 Person löschen', 'Sie und {count} Personen löschen'],
  'Delete it and all its people': 'Sie und alle ihre Personen löschen',
  "Couldn't count its people.": 'Ihre Personen ließen sich nicht zählen.',
  'Counting its people…': 'Ihre Personen werden gezählt …',
  'Nobody has their account of it.': 'Niemand hat sein Konto von ihr.',
  '{count} people have their account of it, and are deleted with it.': [
    '1 Person hat ihr Konto von ihr und wird mit ihr gelöscht.',
    '{count} Personen haben ihr Konto von ihr und werden mit ihr gelöscht.',
  ],
  'At least {count} people have their account of it, and are deleted with it.': [
    'Mindestens 1 Person hat ihr Konto von ihr und wird mit ihr gelöscht.',
    'Mindestens {count} Personen haben ihr Konto von ihr und werden mit ihr gelöscht.',
  ],
  'At least {count} other people can sign in by it, and lose this way.': [
    'Mindestens 1 weitere Person kann sich darüber anmelden und verliert diesen Weg.',
    'Mindestens {count} weitere Personen können sich darüber anmelden und verlieren diesen Weg.',
  ],
  '{count} other people can sign in by it, and lose this way.': [
    '1 weitere Person kann sich darüber anmelden und verliert diesen Weg.',
    '{count} weitere Personen können sich darüber anmelden und verlieren diesen Weg.',
  ],
  'It cannot be undone. Turning the connection off keeps everybody.':
    'Es lässt sich nicht rückgängig machen. Die Verbindung auszuschalten behält alle.',
  'The provider gives it when you register this application there.':
    'Der Anbieter vergibt sie, wenn Sie diese Anwendung dort registrieren.',
  Stored: 'Gespeichert',
  Newcomers: 'Neue',
  'Get an account': 'Bekommen ein Konto',
  'Are not taken': 'Werden nicht aufgenommen',
  'Verified where the provider says so': 'Bestätigt, wo der Anbieter es sagt',
  'Never verified': 'Nie bestätigt',
  'People can sign in by it': 'Man kann sich darüber anmelden',
  'Turned off it keeps its people and lets nobody in.':
    'Ausgeschaltet behält sie ihre Personen und lässt niemanden herein.',
  'One is stored and never shown. Leave it empty to keep it; enter it again for a provider at another address.':
    'Eines ist gespeichert und wird nie gezeigt. Leer lassen, um es zu behalten; für einen Anbieter unter anderer Adresse erneut eingeben.',
  'None is stored. Kept sealed and never shown again.':
    'Keines ist gespeichert. Wird versiegelt aufbewahrt und nie wieder gezeigt.',
  'Remove the stored secret': 'Gespeichertes Secret entfernen',
  'Testing…': 'Wird getestet …',
  'People can be sent there and come back.': 'Personen können dorthin geschickt werden und kommen zurück.',
  'Nobody can sign in by it as it stands.': 'So, wie sie steht, kann sich darüber niemand anmelden.',
  'Asks the provider, as it is saved, for its metadata and keys, and says what is wrong.':
    'Fragt den Anbieter, wie er gespeichert ist, nach Metadaten und Schlüsseln und sagt, was nicht stimmt.',
  "Couldn't test the connection.": 'Die Verbindung ließ sich nicht testen.',
  passes: 'besteht',
  warns: 'warnt',
  'was not tried': 'wurde nicht versucht',
  'makes members': 'macht zu Mitgliedern',
  'turned off for everybody': 'für alle ausgeschaltet',
  'Change {name}': '{name} ändern',
  "Couldn't change {name}.": '{name} ließ sich nicht ändern.',
  '{name} was changed.': '{name} wurde geändert.',
  'People come in by it': 'Man kommt darüber herein',
  'Turned off it keeps the choices below.': 'Ausgeschaltet bleibt die Wahl darunter erhalten.',
  'The sign-in page shows its button': 'Die Anmeldeseite zeigt ihre Taste',
  'Remove connection': 'Verbindung entfernen',
  'Nobody comes into this organization by {name} any more. Members stay members, and the connection stays.':
    'Über {name} kommt niemand mehr in diese Organisation. Mitglieder bleiben Mitglieder, und die Verbindung bleibt.',
  'Whoever comes by it becomes a member': 'Wer darüber kommt, wird Mitglied',
  'Otherwise only members get in.': 'Sonst kommen nur Mitglieder herein.',
  'Single sign-on': 'Single Sign-on',
  'No connection of its own': 'Keine eigene Verbindung',
  'Its members sign in with what their account has, as everybody does.':
    'Ihre Mitglieder melden sich wie alle mit dem an, was ihr Konto hat.',
  'Whoever is led here by a domain is sent straight on to {name}, and there is no other way in.':
    'Wer über eine Domain hierher geführt wird, wird gleich zu {name} geschickt, und einen anderen Weg gibt es nicht.',
  'Whoever is led here by a domain is sent straight on to {name}.':
    'Wer über eine Domain hierher geführt wird, wird gleich zu {name} geschickt.',
  'Require single sign-on': 'Single Sign-on verlangen',
  'Stop requiring single sign-on': 'Single Sign-on nicht mehr verlangen',
  'Single sign-on is required.': 'Single Sign-on wird verlangt.',
  'Single sign-on is no longer required.': 'Single Sign-on wird nicht mehr verlangt.',
  'Members sign in by its own provider and no other way.':
    'Mitglieder melden sich über den eigenen Anbieter an und nicht anders.',
  'A member may sign in another way too, such as by a password.':
    'Ein Mitglied kann sich auch anders anmelden, etwa mit einem Passwort.',
  'No connection of its own is on: nobody gets in.': 'Keine eigene Verbindung ist eingeschaltet: Niemand kommt herein.',
  'From now on a password, or whatever else their account has, signs members in again.':
    'Von nun an meldet ein Passwort, oder was ihr Konto sonst hat, die Mitglieder wieder an.',
  'From the next sign-in on, members get into this organization by {names} and no other way. What they hold elsewhere is not touched.':
    'Von der nächsten Anmeldung an kommen Mitglieder über {names} in diese Organisation und nicht anders. Was sie anderswo haben, bleibt.',
  'Operators turn it off here at any time, for instance while the provider is down.':
    'Betreiber schalten es hier jederzeit aus, etwa solange der Anbieter ausfällt.',
  'At least {count} members have no identity there.': 'Mindestens {count} Mitglieder haben dort keine Identität.',
  'Whoever has none comes as somebody new, or not at all. Link their identities first.':
    'Wer keine hat, kommt als jemand Neues oder gar nicht. Verknüpfen Sie zuerst die Identitäten.',
  'Every member has an identity there.': 'Jedes Mitglied hat dort eine Identität.',
  '{count} members have no identity there.': [
    '1 Mitglied hat dort keine Identität.',
    '{count} Mitglieder haben dort keine Identität.',
  ],
  'Whoever is led here by a domain chooses how to sign in. With one company provider alone they are sent there.':
    'Wer über eine Domain hierher geführt wird, wählt, wie er sich anmeldet. Gibt es nur einen Anbieter der Firma, wird man dorthin geschickt.',
  'All are off: nobody comes in by another provider.':
    'Alle sind ausgeschaltet: Über einen anderen Anbieter kommt niemand herein.',
  'Choose a connection first': 'Wählen Sie zuerst eine Verbindung',
  'It has all connections there are. Others are made in the settings.':
    'Sie hat alle Verbindungen, die es gibt. Weitere entstehen in den Einstellungen.',
  'Domains and SSO': 'Domains und SSO',
  'The oldest 200 connections are offered. Add others by the API.':
    'Angeboten werden die ältesten 200 Verbindungen. Fügen Sie andere über die API hinzu.',
  'Proved by the DNS': 'Vom DNS belegt',
  'On an operator’s word': 'Auf das Wort eines Betreibers',
  "Couldn't load its organizations.": 'Ihre Organisationen ließen sich nicht laden.',
  'Loading its organizations…': 'Ihre Organisationen werden geladen …',
  'No organization has it yet, so that nobody can come by it. Add it on the page of one.':
    'Noch hat sie keine Organisation, daher kommt niemand darüber. Fügen Sie sie auf der Seite einer hinzu.',
  'No organization has it. Add it on the page of one, under Domains and SSO.':
    'Keine Organisation hat sie. Fügen Sie sie auf der Seite einer hinzu, unter Domains und SSO.',
  'And more: the first 50 are shown.': 'Und weitere: Die ersten 50 werden gezeigt.',
  'Claimed by two, leads nobody': 'Von zweien beansprucht, führt niemanden',
  'Domains are not shown to your role': 'Domains werden Ihrer Rolle nicht gezeigt',
  'Whoever types an address of a verified domain when signing in is led to its organization.':
    'Wer beim Anmelden eine Adresse einer bestätigten Domain eintippt, wird zu ihrer Organisation geführt.',
  'An organization gets its domains on its page, under Domains and SSO.':
    'Eine Organisation bekommt ihre Domains auf ihrer Seite, unter Domains und SSO.',
  "Couldn't refresh the domains.": 'Die Domains ließen sich nicht auffrischen.',
  'The mail domains of organizations, and where they lead.':
    'Die Mail-Domains der Organisationen, und wohin sie führen.',
  'Domains of organizations': 'Domains von Organisationen',
  'Identity providers': 'Identitätsanbieter',
  '{provider} is turned off': '{provider} ist ausgeschaltet',
  '{answered}. The last refusal by {provider}, {time}: {answer}, {detail}':
    '{answered}. Die letzte Ablehnung durch {provider}, {time}: {answer}, {detail}',
  'Database of passwords': 'Datenbank mit Passwörtern',
  'Microsoft, personal accounts': 'Microsoft, private Konten',
  'Another OAuth 2 provider': 'Ein anderer OAuth-2-Anbieter',
  'Show what is stored now': 'Gespeicherten Stand zeigen',
}
