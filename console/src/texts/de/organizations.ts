import type { Catalogue } from '../catalogue.ts'

export const organizations: Catalogue = {
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
  'Delete its users too': 'Ihre Benutzer ebenfalls löschen',
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
  'Organizations, newest first': 'Organisationen, die neuesten zuerst',
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
}
