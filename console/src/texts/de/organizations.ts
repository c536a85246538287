import type { Catalogue } from '../catalogue.ts'

export const organizations: Catalogue = {
  SSO: 'SSO',
  "Couldn't export the organizations.": 'Die Organisationen ließen sich nicht exportieren.',
  'When a way back was approved, its link waits this long: the member hears of it on every verified address and can stop it. Of several organizations the longest time counts.':
    'Wurde ein Weg zurück genehmigt, wartet der Link so lange: Das Mitglied erfährt davon unter jeder bestätigten Adresse und kann es anhalten. Bei mehreren Organisationen gilt die längste Zeit.',
  'The link waits': 'Der Link wartet',
  'The waiting time was saved.': 'Die Wartezeit wurde gespeichert.',
  'Links of approved recoveries wait less than now.':
    'Links genehmigter Wiederherstellungen warten weniger lang als jetzt.',
  "Couldn't save the waiting time.": 'Die Wartezeit konnte nicht gespeichert werden.',
  'As long as everywhere else': 'So lange wie überall',
  'Not at all: it goes out at once': 'Gar nicht: Er geht sofort hinaus',
  'After this time people sign in to this organization again, and what was issued for it ends.':
    'Nach dieser Zeit meldet man sich bei dieser Organisation noch einmal an, und was für sie ausgestellt wurde, endet.',
  'Whoever has no second factor is asked to set one up at each sign-in, and may put it off until then.':
    'Wer keinen zweiten Faktor hat, wird bei jeder Anmeldung gebeten, einen einzurichten, und darf es bis dahin aufschieben.',
  'Time to set one up': 'Zeit zum Einrichten',
  'None: at the next sign-in': 'Keine: bei der nächsten Anmeldung',
  'The time to set one up ends': 'Die Zeit zum Einrichten endet',
  'Suspend organization': 'Organisation sperren',
  'Suspend organization…': 'Organisation sperren …',
  'Activate organization': 'Organisation aktivieren',
  'Activate organization…': 'Organisation aktivieren …',
  "Couldn't activate {name}.": '{name} konnte nicht aktiviert werden.',
  Unpaid: 'Nicht bezahlt',
  'Contract ended': 'Vertrag beendet',
  'While it is suspended nobody gets in through it. Its people, roles and settings stay as they are.':
    'Solange sie gesperrt ist, kommt niemand durch sie herein. Ihre Personen, Rollen und Einstellungen bleiben, wie sie sind.',
  'Nobody signs in to {name} until it is active again. Its tokens end now, and its API keys rest. Its people keep their accounts and what they hold elsewhere.':
    'Bei {name} meldet sich niemand an, bis sie wieder aktiv ist. Ihre Token enden jetzt, und ihre API-Schlüssel ruhen. Ihre Personen behalten ihre Konten und was sie anderswo haben.',
  'Members of {name} can sign in to it again. What ended with the suspension stays ended.':
    'Die Mitglieder von {name} können sich dort wieder anmelden. Was mit der Sperre endete, bleibt beendet.',
  'Every member has a second factor.': 'Jedes Mitglied hat einen zweiten Faktor.',
  'About {count} members have no second factor.': 'Etwa {count} Mitglieder haben keinen zweiten Faktor.',
  '{count} members have no second factor.': [
    '1 Mitglied hat keinen zweiten Faktor.',
    '{count} Mitglieder haben keinen zweiten Faktor.',
  ],
  'See who': 'Ansehen, wer',
  'A role gives its permissions to whoever holds it in this organization.':
    'Eine Rolle gibt ihre Berechtigungen allen, die sie in dieser Organisation haben.',
  Administrators: 'Administratoren',
  'An organization is a customer company whose people sign in together.':
    'Eine Organisation ist ein Kundenunternehmen, dessen Personen sich gemeinsam anmelden.',
  'Check the spelling or look at all of them.': 'Prüfen Sie die Schreibweise, oder sehen Sie alle an.',
  "Couldn't change the IP rules.": 'Die IP-Regeln konnten nicht geändert werden.',
  "Couldn't change what this organization asks for.": 'Was diese Organisation verlangt, konnte nicht geändert werden.',
  "Couldn't create the organization.": 'Die Organisation konnte nicht angelegt werden.',
  "Couldn't load organizations.": 'Die Organisationen konnten nicht geladen werden.',
  "Couldn't load the IP rules.": 'Die IP-Regeln konnten nicht geladen werden.',
  "Couldn't load this organization.": 'Diese Organisation konnte nicht geladen werden.',
  "Couldn't refresh organizations.": 'Die Organisationen konnten nicht aktualisiert werden.',
  "Couldn't save the display name.": 'Der Anzeigename konnte nicht gespeichert werden.',
  'Create organization': 'Organisation anlegen',
  'Creating…': 'Wird angelegt …',
  'Nobody belongs to it.': 'Niemand gehört ihr an.',
  'Delete {count} users too': ['1 Benutzer ebenfalls löschen', '{count} Benutzer ebenfalls löschen'],
  'An anonymised record of each is kept. A second person approves it, then you carry it out: the organization is suspended at once, and goes after the last of them.':
    'Von jedem bleibt ein anonymisierter Eintrag. Eine zweite Person gibt es frei, dann führen Sie es aus: Die Organisation wird sofort gesperrt und nach dem letzten Benutzer gelöscht.',
  'Delete organization': 'Organisation löschen',
  'Delete organization…': 'Organisation löschen …',
  'Display name': 'Anzeigename',
  Domains: 'Domains',
  'Enforce MFA': 'MFA verlangen',
  Enforced: 'Verlangt',
  'Enter a name first': 'Geben Sie zuerst einen Namen ein',
  'Every rule that this organization opened ends at once.':
    'Jede Regel, die diese Organisation geöffnet hat, endet sofort.',
  'Firewalls and proxies read the rules. A rule ends with the session that opened it.':
    'Firewalls und Proxys lesen die Regeln. Eine Regel endet mit der Sitzung, die sie geöffnet hat.',
  'From now on a password alone signs people in to this organization.':
    'Ab jetzt genügt für die Anmeldung bei dieser Organisation ein Passwort.',
  'From the next sign-in on, everybody in this organization shows a second factor, or sets one up.':
    'Ab der nächsten Anmeldung weisen alle in dieser Organisation einen zweiten Faktor vor oder richten einen ein.',
  Health: 'Zustand',
  'IP rules': 'IP-Regeln',
  'It may have been deleted, or the link may be cut short.':
    'Vielleicht wurde sie gelöscht, oder der Link ist unvollständig.',
  'Its memberships, roles, invitations and settings go with it. Its people keep their accounts.':
    'Ihre Mitgliedschaften, Rollen, Einladungen und Einstellungen gehen mit ihr. Ihre Personen behalten ihre Konten.',
  'Its roles, invitations and settings go with it. Its people are deleted only where that is said.':
    'Ihre Rollen, Einladungen und Einstellungen gehen mit ihr. Ihre Personen werden nur gelöscht, wenn das gesagt wird.',
  'Loading organizations…': 'Organisationen werden geladen …',
  'Loading organization…': 'Organisation wird geladen …',
  'Lower-case letters, digits, -, _ and .': 'Kleinbuchstaben, Ziffern, -, _ und .',
  'MFA enforced': 'MFA verlangt',
  'MFA is enforced for everybody in this organization.': 'MFA wird von allen in dieser Organisation verlangt.',
  'MFA is enforced.': 'MFA wird verlangt.',
  'MFA is no longer enforced.': 'MFA wird nicht mehr verlangt.',
  'MFA is not enforced.': 'MFA wird nicht verlangt.',
  'MFA not enforced': 'MFA nicht verlangt',
  'Makes an administrator': 'Macht zum Administrator',
  'Worked out anew for each page, so no order of it is kept. Export the list to sort by it.':
    'Wird für jede Seite neu ermittelt, deshalb gibt es keine Reihenfolge danach. Exportieren Sie die Liste, um danach zu sortieren.',
  Members: 'Mitglieder',
  'Multi-factor authentication': 'Mehrstufige Anmeldung',
  'Name in addresses': 'Name in Adressen',
  'Name, ID or domain': 'Name, ID oder Domain',
  'Networks of members are closed.': 'Die Netze der Mitglieder sind geschlossen.',
  'Networks of members are opened.': 'Die Netze der Mitglieder werden geöffnet.',
  'No administrator': 'Kein Administrator',
  'No organizations match.': 'Keine Organisation passt dazu.',
  'No organizations yet': 'Noch keine Organisationen',
  'No such organization': 'Keine solche Organisation',
  'Nobody administers this organization. Make one of its members an administrator.':
    'Niemand verwaltet diese Organisation. Machen Sie eines ihrer Mitglieder zum Administrator.',
  'Not enforced': 'Nicht verlangt',
  'Nothing was changed': 'Nichts wurde geändert',
  'Of the application': 'Der Anwendung',
  'Of this organization': 'Dieser Organisation',
  'One person administers this organization. Make a second one an administrator.':
    'Eine einzige Person verwaltet diese Organisation. Machen Sie eine zweite zum Administrator.',
  'Open networks': 'Netze öffnen',
  'Pending invitations': 'Ausstehende Einladungen',
  Permissions: 'Berechtigungen',
  'Sessions of members open the network they come from, from their next act on.':
    'Sitzungen von Mitgliedern öffnen das Netz, aus dem sie kommen, ab ihrer nächsten Handlung.',
  'Show more roles': 'Weitere Rollen anzeigen',
  'Stop enforcing MFA': 'MFA nicht mehr verlangen',
  'Stop opening networks': 'Netze nicht mehr öffnen',
  'That goes for you too: this page asks for yours at once.':
    'Das gilt auch für Sie: Diese Seite fragt sofort nach Ihrem.',
  'The display name was saved.': 'Der Anzeigename wurde gespeichert.',
  'The networks of members are not opened.': 'Die Netze der Mitglieder werden nicht geöffnet.',
  'There are no roles yet': 'Es gibt noch keine Rollen',
  'There is no organization of this name or ID.': 'Es gibt keine Organisation mit diesem Namen oder dieser ID.',
  'This role allows nothing.': 'Diese Rolle erlaubt nichts.',
  'To create organizations: {needs}': 'Zum Anlegen von Organisationen: {needs}',
  'Type the name of the organization first': 'Geben Sie zuerst den Namen der Organisation ein',
  'What people can hold in this organization, and what it allows.':
    'Was man in dieser Organisation haben kann und was es erlaubt.',
  'Whose mail addresses lead to this organization.': 'Wessen E-Mail-Adressen zu dieser Organisation führen.',
  'How the sign-in pages look for the people of this organization.':
    'Wie die Anmeldeseiten für die Personen dieser Organisation aussehen.',
  'What this organization asks of its people.': 'Was diese Organisation von ihren Personen verlangt.',
  'Where it is enforced, whoever signs in to this organization without a second factor sets one up first.':
    'Wo sie verlangt wird, richtet zuerst einen zweiten Faktor ein, wer sich ohne einen bei dieser Organisation anmeldet.',
  'While they are signed in, the networks of members are opened.':
    'Solange sie angemeldet sind, werden die Netze der Mitglieder geöffnet.',
  'more than {count}': 'mehr als {count}',
  'name in addresses': 'Namen in Adressen',
  'organization ID': 'Organisations-ID',
  '{name} ends for good. It is refused while people belong to it, unless they are deleted too.':
    '{name} endet endgültig. Solange Personen dazugehören, wird das abgelehnt, außer sie werden ebenfalls gelöscht.',
  '{name} ends for good. Its people keep their accounts and lose what they held there.':
    '{name} endet endgültig. Ihre Personen behalten ihre Konten und verlieren, was sie dort hatten.',
  '{name} was created.': '{name} wurde angelegt.',
  'What is done in this organization shows up here.': 'Was in dieser Organisation geschieht, erscheint hier.',
  'What was done here: by whom, when, and from which address.':
    'Was hier geschah: durch wen, wann und von welcher Adresse.',
  'Organization: {organization}': 'Organisation: {organization}',
  'Unassign {role} in {organization}': '{role} in {organization} entziehen',
  '{scope}, direct · since {time}': '{scope}, direkt · seit {time}',
  '{scope}, direct': '{scope}, direkt',
  'All organizations': 'Alle Organisationen',
  'several organizations': 'mehrere Organisationen',
  'Viewing: {name} (from link)': 'Ansicht: {name} (aus dem Link)',
  'Choose an organization': 'Organisation wählen',
  Pinned: 'Angeheftet',
  Recent: 'Zuletzt',
  'Unpin {name}': '{name} lösen',
  'Pin {name}': '{name} anheften',
}
