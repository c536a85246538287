import type { Catalogue } from '../catalogue.ts'

export const organizationUsers: Catalogue = {
  'Sign in again': 'Noch einmal anmelden',
  'This organization asks for its single sign-on.': 'Diese Organisation verlangt ihr Single Sign-on.',
  'You signed in another way, and that does not count here. Everything else of yours goes on.':
    'Sie haben sich anders angemeldet, und das gilt hier nicht. Alles andere von Ihnen geht weiter.',
  'This organization asks you to sign in again.': 'Diese Organisation bittet Sie, sich noch einmal anzumelden.',
  'You signed in longer ago than it takes for proven. Everything else of yours goes on.':
    'Ihre Anmeldung liegt länger zurück, als sie hier gilt. Alles andere von Ihnen geht weiter.',
  'A new link was copied. The one sent before works no more.':
    'Ein neuer Link wurde kopiert. Der frühere gilt nicht mehr.',
  "Couldn't make a new link.": 'Ein neuer Link konnte nicht erstellt werden.',
  '{count} invitations were sent again.': [
    '1 Einladung wurde erneut gesendet.',
    '{count} Einladungen wurden erneut gesendet.',
  ],
  "Couldn't send every invitation.": 'Nicht jede Einladung konnte gesendet werden.',
  'Copy a new link for {email}': 'Neuen Link für {email} kopieren',
  'Resend {count} invitations': ['1 Einladung erneut senden', '{count} Einladungen erneut senden'],
  'Accepted already': 'Bereits angenommen',
  'A password reset email is on its way to {name}.':
    'Eine E-Mail zum Zurücksetzen des Passworts ist an {name} unterwegs.',
  Accepted: 'Angenommen',
  'Exporting…': 'Wird exportiert …',
  'Add member': 'Mitglied hinzufügen',
  'Add to {organization}': 'Zu {organization} hinzufügen',
  'Activate in {organization}': 'In {organization} aktivieren',
  'Active again in {organization}.': 'In {organization} wieder aktiv.',
  "Couldn't activate the membership.": 'Das Aktivieren der Mitgliedschaft ist nicht gelungen.',
  'Open the organization': 'Organisation öffnen',
  'Add {count} people': ['1 Person hinzufügen', '{count} Personen hinzufügen'],
  'Added or invited': 'Hinzugefügt oder eingeladen',
  'Admin Only': 'Nur für Administratoren',
  Admin: 'Administrator',
  'Already a member': 'Bereits Mitglied',
  'Ask an administrator of {organization} to make you one.':
    'Bitten Sie einen Administrator von {organization}, Sie dazu zu machen.',
  'Attached by the organization': 'Von der Organisation angebunden',
  'Provider of the organization': 'Anbieter der Organisation',
  'Last sign-in there': 'Zuletzt dort angemeldet',
  'Never signed in there': 'Nie dort angemeldet',
  'Signed in there {time}': 'Dort angemeldet {time}',
  Blocked: 'Sperre',
  "Couldn't add them.": 'Sie konnten nicht hinzugefügt werden.',
  "Couldn't add to the organization.": 'Das Hinzufügen zur Organisation ist nicht gelungen.',
  "Couldn't change the role of {name}.": 'Die Rolle von {name} konnte nicht geändert werden.',
  "Couldn't deactivate {name}.": '{name} konnte nicht deaktiviert werden.',
  "Couldn't export the users.": 'Die Benutzer konnten nicht exportiert werden.',
  "Couldn't load invitations.": 'Die Einladungen konnten nicht geladen werden.',
  "Couldn't load the organizations.": 'Die Organisationen konnten nicht geladen werden.',
  "Couldn't refresh invitations.": 'Die Einladungen konnten nicht aktualisiert werden.',
  "Couldn't remove {person} from {organization}.": '{person} konnte nicht aus {organization} entfernt werden.',
  "Couldn't reset MFA of {name}.": 'Die MFA von {name} konnte nicht zurückgesetzt werden.',
  "Couldn't revoke the invitation.": 'Die Einladung konnte nicht widerrufen werden.',
  "Couldn't send the invitation.": 'Die Einladung konnte nicht gesendet werden.',
  "Couldn't send {name} a password reset email.":
    '{name} konnte keine E-Mail zum Zurücksetzen des Passworts gesendet werden.',
  'Deactivate instead': 'Stattdessen deaktivieren',
  'Delete User': 'Benutzer löschen',
  'Delete {name}': '{name} löschen',
  "Deleting a user is irreversible. Deactivate first if you're unsure.":
    'Ein gelöschter Benutzer kommt nicht zurück. Deaktivieren Sie ihn zuerst, wenn Sie unsicher sind.',
  'Does not delete the user.': 'Der Benutzer wird nicht gelöscht.',
  'Edit User': 'Benutzer bearbeiten',
  'Edit {name}': '{name} bearbeiten',
  'Email addresses': 'E-Mail-Adressen',
  Email: 'E-Mail',
  'Enter an email address first': 'Geben Sie zuerst eine E-Mail-Adresse ein',
  Expires: 'Läuft ab',
  'In isolated mode a user belongs to exactly one organization.':
    'Bei getrennten Beständen gehört ein Benutzer zu genau einer Organisation.',
  'In no organization': 'In keiner Organisation',
  Inactive: 'Inaktiv',
  'Invitations, newest first': 'Einladungen, die neuesten zuerst',
  'Invite user': 'Benutzer einladen',
  'Invited by': 'Eingeladen von',
  'Invited by {name}': 'Eingeladen von {name}',
  Invited: 'Eingeladen',
  Joined: 'Beigetreten',
  'Loading invitations…': 'Einladungen werden geladen …',
  'MFA is not set up, so there is nothing to reset.':
    'MFA ist nicht eingerichtet, daher gibt es nichts zurückzusetzen.',
  'MFA of {name} is disabled.': 'Die MFA von {name} ist ausgeschaltet.',
  'Make a member': 'Zum Mitglied machen',
  'Make an administrator': 'Zum Administrator machen',
  'Make someone else an administrator first.': 'Machen Sie zuerst jemand anderen zum Administrator.',
  "Manage your organization's users — edit profiles, reset MFA, reset passwords, deactivate, and delete accounts.":
    'Verwalten Sie die Benutzer Ihrer Organisation: Profile bearbeiten, MFA und Passwörter zurücksetzen, Konten deaktivieren und löschen.',
  Member: 'Mitglied',
  Membership: 'Mitgliedschaft',
  'Nobody belongs to this organization yet': 'Zu dieser Organisation gehört noch niemand',
  'Nobody is invited': 'Niemand ist eingeladen',
  'One a line. Who has an account is added to {organization}, everybody else is invited.':
    'Eine je Zeile. Wer ein Konto hat, wird zu {organization} hinzugefügt, alle anderen werden eingeladen.',
  'Every session ends, and every app is signed out.': 'Alle Sitzungen enden, und alle Apps werden abgemeldet.',
  'Export matches': 'Treffer exportieren',
  "MFA is enforced: they'll be prompted to set up MFA again on next login.":
    'MFA ist Pflicht: Bei der nächsten Anmeldung wird sie neu eingerichtet.',
  'Organizations of this user': 'Organisationen dieses Benutzers',
  Pending: 'Ausstehend',
  'People appear here when they are added or accept an invitation.':
    'Personen erscheinen hier, wenn sie hinzugefügt werden oder eine Einladung annehmen.',
  'Remove from organization…': 'Aus der Organisation entfernen …',
  'Remove from {organization}': 'Aus {organization} entfernen',
  'Asked again': 'Erneut erbeten',
  'Resend the invitation to {organization}': 'Einladung in {organization} erneut senden',
  'The invitation to {organization} was sent again.': 'Die Einladung in {organization} wurde erneut gesendet.',
  'Resend the invitation of {email}': 'Einladung von {email} erneut senden',
  Resend: 'Erneut senden',
  'Reset Password of {name}': 'Passwort von {name} zurücksetzen',
  'Revoke the invitation of {email}': 'Einladung von {email} widerrufen',
  'Roles that are held in an organization need a membership there.':
    'Rollen in einer Organisation setzen dort eine Mitgliedschaft voraus.',
  'Roles there': 'Rollen dort',
  'Search name or email': 'Name oder E-Mail suchen',
  'Second factor': 'Zweiter Faktor',
  'Send invitation': 'Einladung senden',
  'Set one up': 'Einen einrichten',
  'Show older invitations': 'Ältere Einladungen anzeigen',
  'Show your second factor': 'Zweiten Faktor vorweisen',
  Source: 'Herkunft',
  'The invitation of {email} was revoked.': 'Die Einladung von {email} wurde widerrufen.',
  'The invitation was sent to {email} again, and its link copied.':
    'Die Einladung wurde erneut an {email} gesendet und ihr Link kopiert.',
  'The link may be cut short, or you are signed in with another account.':
    'Der Link ist vielleicht unvollständig, oder Sie sind mit einem anderen Konto angemeldet.',
  'The name of {name} was saved.': 'Der Name von {name} wurde gespeichert.',
  'The user receives a password reset email.': 'Der Benutzer erhält eine E-Mail zum Zurücksetzen des Passworts.',
  "The user's MFA is disabled and recovery codes are deleted.":
    'Die MFA des Benutzers wird ausgeschaltet, die Wiederherstellungscodes werden gelöscht.',
  'They can sign in with just their password.': 'Zur Anmeldung genügt dann das Passwort.',
  'They get an email with a link that works for 7 days. They join when they accept.':
    'Sie erhalten eine E-Mail mit einem Link, der 7 Tage gilt. Mitglied werden sie, wenn sie annehmen.',
  'Tokens for this organization end at once.': 'Tokens für diese Organisation enden sofort.',
  'They hold no role in this organization.': 'Die Person hat in dieser Organisation keine Rolle.',
  'They lose the roles they hold in this organization.': 'Die Rollen in dieser Organisation gehen verloren.',
  'They lose the roles they hold here: {roles}.': 'Diese Rollen hier gehen verloren: {roles}.',
  'This account is not your organization’s alone, so its name stays as it is.':
    'Dieses Konto gehört nicht allein Ihrer Organisation, daher bleibt sein Name, wie er ist.',
  "Why can't {name} log in?": 'Warum kann sich {name} nicht anmelden?',
  "It can't be told now whether {name} can log in.": 'Ob sich {name} anmelden kann, lässt sich gerade nicht sagen.',
  'Whether {name} can log in is not shown to your organization.':
    'Ob sich {name} anmelden kann, sieht Ihre Organisation nicht.',
  '{name} can log in.': '{name} kann sich anmelden.',
  "{name} can't log in.": '{name} kann sich nicht anmelden.',
  'Something could not be asked. Look again in a moment.':
    'Etwas ließ sich nicht abfragen. Sehen Sie gleich noch einmal nach.',
  'Their account ends {time}.': 'Das Konto endet {time}.',
  'Their account has ended.': 'Das Konto ist abgelaufen.',
  'Their account is suspended.': 'Das Konto ist gesperrt.',
  'Their e-mail address is not verified.': 'Die E-Mail-Adresse ist nicht bestätigt.',
  'There were too many wrong tries: they are locked out until {time}.':
    'Es gab zu viele falsche Versuche: Die Anmeldung ist bis {time} gesperrt.',
  'They have no password. Reset Password mails them a link to set one.':
    'Es gibt kein Passwort. „Passwort zurücksetzen“ sendet einen Link, um eines festzulegen.',
  'They are asked for a new password at the next login.':
    'Bei der nächsten Anmeldung wird ein neues Passwort verlangt.',
  'Their password has expired. They are asked for a new one at the next login.':
    'Das Passwort ist abgelaufen. Bei der nächsten Anmeldung wird ein neues verlangt.',
  'They are asked to set up MFA at the next login.': 'Bei der nächsten Anmeldung wird MFA eingerichtet.',
  'Your organization requires its single sign-on, and no connection of it knows them.':
    'Ihre Organisation verlangt ihr Single Sign-on, und keine ihrer Verbindungen kennt die Person.',
  'Your organization is suspended.': 'Ihre Organisation ist gesperrt.',
  'They are not active in your organization. Edit them, and check Active.':
    'Die Person ist in Ihrer Organisation nicht aktiv. Bearbeiten Sie sie und setzen Sie das Häkchen bei „Aktiv“.',
  'The account is not your organization’s alone, so the lock ends by itself, or whoever runs the directory ends it.':
    'Das Konto gehört nicht allein Ihrer Organisation: Die Sperre endet von selbst, oder wer das Verzeichnis betreibt, hebt sie auf.',
  'What is in the way is not shown to your organization. Ask whoever runs the directory.':
    'Was im Weg steht, sieht Ihre Organisation nicht. Fragen Sie, wer das Verzeichnis betreibt.',
  'Ask for a reset': 'Zurücksetzung beantragen',
  'Ask for a reset of {name}': 'Zurücksetzung für {name} beantragen',
  "Couldn't ask for a reset of {name}.": 'Die Zurücksetzung für {name} konnte nicht beantragt werden.',
  'Say why.': 'Sagen Sie, warum.',
  'This account is not your organization’s alone. Whoever runs the directory makes sure who it is, and decides.':
    'Dieses Konto gehört nicht allein Ihrer Organisation. Wer das Verzeichnis betreibt, prüft, wer es ist, und entscheidet.',
  'They are told by mail now. Once it is approved, they get a link for a new password and new MFA.':
    'Die Person erfährt es jetzt per E-Mail. Nach der Genehmigung erhält sie einen Link für ein neues Passwort und eine neue MFA.',
  'Whoever decides reads it, with your name and that of your organization.':
    'Wer entscheidet, liest es, mit Ihrem Namen und dem Ihrer Organisation.',
  'A reset of {name} was asked for.': 'Eine Zurücksetzung für {name} wurde beantragt.',
  'You ask for your own recovery where you sign in.':
    'Ihre eigene Wiederherstellung beantragen Sie dort, wo Sie sich anmelden.',
  'They are not active here. Activate them first.': 'Die Person ist hier nicht aktiv. Aktivieren Sie sie zuerst.',
  'A reset was asked for and waits for a decision.':
    'Eine Zurücksetzung wurde beantragt und wartet auf eine Entscheidung.',
  'Asked for a reset {when}: {state}': 'Zurücksetzung {when} beantragt: {state}',
  waiting: 'wartet',
  approved: 'genehmigt',
  denied: 'abgelehnt',
  'nobody decided': 'niemand hat entschieden',
  'stopped by the owner': 'vom Inhaber gestoppt',
  'This account is not your organization’s alone. Ask whoever runs the directory for a reset.':
    'Dieses Konto gehört nicht allein Ihrer Organisation. Bitten Sie die Betreiber des Verzeichnisses um das Zurücksetzen.',
  'This account is not your organization’s alone: they lose access to your organization, and the account stays.':
    'Dieses Konto gehört nicht allein Ihrer Organisation: Der Zugang zu Ihrer Organisation entfällt, das Konto bleibt.',
  'This organization asks for a second factor.': 'Diese Organisation verlangt einen zweiten Faktor.',
  'This page is only visible to organization administrators.':
    'Diese Seite sehen nur Administratoren der Organisation.',
  'To add members: {needs}': 'Zum Hinzufügen von Mitgliedern: {needs}',
  'To add somebody to an organization: {needs}': 'Zum Hinzufügen zu einer Organisation: {needs}',
  'To invite somebody: {needs}': 'Zum Einladen: {needs}',
  'Until they choose a new password, the present one goes on working.':
    'Bis ein neues Passwort gewählt ist, gilt das bisherige weiter.',
  'User Management': 'Benutzerverwaltung',
  'Users of this organization': 'Benutzer dieser Organisation',
  'Whoever is invited shows up here, with the state of the invitation.':
    'Wer eingeladen wird, erscheint hier, mit dem Stand der Einladung.',
  'You belong to no organization of this name.': 'Sie gehören zu keiner Organisation dieses Namens.',
  "You can't deactivate yourself.": 'Sie können sich nicht selbst deaktivieren.',
  "You can't delete yourself.": 'Sie können sich nicht selbst löschen.',
  'You cannot delete the last administrator in an organization.':
    'Der letzte Administrator einer Organisation kann nicht gelöscht werden.',
  'You signed in without one. Show yours to go on, or set one up first.':
    'Sie haben sich ohne einen angemeldet. Weisen Sie Ihren vor, oder richten Sie zuerst einen ein.',
  'Your organizations': 'Ihre Organisationen',
  'invitation link': 'Einladungslink',
  '{count} people were added or invited.': [
    '1 Person wurde hinzugefügt oder eingeladen.',
    '{count} Personen wurden hinzugefügt oder eingeladen.',
  ],
  '{email} was invited.': '{email} wurde eingeladen.',
  '{name} is a member now.': '{name} ist jetzt Mitglied.',
  '{name} is an administrator now.': '{name} ist jetzt Administrator.',
  '{name} is inactive. {count} sessions ended.': [
    '{name} ist inaktiv. 1 Sitzung wurde beendet.',
    '{name} ist inaktiv. {count} Sitzungen wurden beendet.',
  ],
  '{name} is inactive.': '{name} ist inaktiv.',
  '{name} was removed.': '{name} wurde entfernt.',
  '{person} was added to {organization}.': '{person} wurde zu {organization} hinzugefügt.',
  '{person} was removed from {organization}.': '{person} wurde aus {organization} entfernt.',
}
