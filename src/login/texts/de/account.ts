import type { accountEn, accountFailuresEn } from '../en/account.ts'
import { accountSecurityDe } from './account-security.ts'
import { activityDe } from './activity.ts'
import { linkingDe, linkingFailuresDe } from './linking.ts'

/** Dasselbe auf Deutsch. */
export const accountDe: typeof accountEn = {
  title: 'Ihr Konto',
  sections: {
    profile: 'Profil',
    security: 'Sicherheit',
    sessions: 'Sitzungen',
    apps: 'Verbundene Apps',
    linked: 'Verknüpfte Konten',
    activity: 'Aktivität',
    organizations: 'Organisationen',
    data: 'Ihre Daten',
  },
  signOut: 'Abmelden',
  signedOutTitle: 'Sie sind abgemeldet',
  signedOut: 'Apps, die Sie benutzt haben, bleiben vielleicht angemeldet, bis Sie sich dort abmelden.',
  signIn: 'Anmelden',
  cancel: 'Abbrechen',
  save: 'Speichern',
  never: 'Nie',
  unknownPlace: 'Ort unbekannt',

  profile: {
    name: 'Name',
    picture: 'Adresse eines Bildes',
    pictureHint: 'Apps zeigen es neben Ihrem Namen. Leer bleiben es Ihre Initialen.',
    language: 'Sprache der E-Mails und Seiten',
    anyLanguage: 'Wie der Browser es wünscht',
    fixed: 'Ihr Name kommt von dort, wo Sie sich anmelden. Ändern Sie ihn dort.',
    emailTitle: 'E-Mail-Adresse',
    noEmail: 'Sie haben keine.',
    verified: 'Bestätigt',
    unverified: 'Noch nicht bestätigt',
    verify: 'Link zum Bestätigen schicken',
    changeEmail: 'E-Mail-Adresse ändern',
    fixedEmail: 'Sie kommt von dort, wo Sie sich anmelden. Ändern Sie sie dort.',
  },

  email: {
    title: 'E-Mail-Adresse ändern',
    lead: 'Wir schicken einen Link an die neue Adresse. Sie gilt, sobald Sie ihn öffnen. Die alte Adresse erfährt davon.',
    label: 'Neue E-Mail-Adresse',
    submit: 'Link schicken',
    confirmTitle: 'Neue E-Mail-Adresse bestätigen',
    confirm: (address) => `Mit dem Knopf gilt ${address} von jetzt an für Ihr Konto.`,
    confirmSubmit: 'Diese Adresse verwenden',
    confirmedTitle: 'Ihre E-Mail-Adresse ist geändert',
    confirmed: 'Melden Sie sich von jetzt an damit an. Überall sonst sind Sie abgemeldet.',
    undoTitle: 'Waren Sie das nicht?',
    undo: 'Ihr Konto behält diese Adresse oder bekommt sie zurück. Alle werden davon abgemeldet.',
    undoSubmit: 'Ich war es nicht: zurücknehmen',
    undoneTitle: 'Ihre Adresse ist, wie sie war',
    undone: 'Alle sind abgemeldet. Wählen Sie jetzt ein neues Passwort: Vielleicht kennt jemand Ihres.',
    newPassword: 'Neues Passwort wählen',
  },

  security: accountSecurityDe,

  password: {
    title: 'Passwort ändern',
    lead: 'Überall sonst werden Sie abgemeldet.',
    current: 'Aktuelles Passwort',
    password: 'Neues Passwort',
    submit: 'Passwort ändern',
  },

  passkey: {
    title: 'Passkey hinzufügen',
    lead: 'Fingerabdruck, Gesicht oder Bildschirmsperre ersetzen Passwort und zweiten Nachweis.',
    name: 'Name',
    nameHint: 'Damit Sie ihn unter anderen erkennen.',
    needsScript: 'Passkeys brauchen JavaScript, das in diesem Browser aus ist.',
  },

  sessions: {
    lead: 'Wo Sie angemeldet sind.',
    thisDevice: 'Dieses Gerät',
    lastActive: (time) => `Zuletzt aktiv ${time}`,
    since: (time) => `Angemeldet ${time}`,
    apps: (names) => `Apps: ${names}`,
    end: 'Abmelden',
    endNamed: (device) => `${device} abmelden`,
    endOthers: 'Überall sonst abmelden',
    alone: 'Sie sind nirgends sonst angemeldet.',
  },

  apps: {
    lead: 'Fremde Apps, denen Sie erlaubt haben, Ihr Konto zu benutzen.',
    none: 'Es gibt keine.',
    since: (time) => `Erlaubt ${time}`,
    revoke: 'Entfernen',
    revokeNamed: (app) => `${app} entfernen`,
    signsIn: 'Meldet Sie an',
    at: (api) => `bei ${api}`,
    gone: 'Eine App, die es nicht mehr gibt',
  },

  linked: {
    lead: 'Konten, mit denen Sie sich hier anmelden können.',
    main: 'Hauptkonto',
    own: 'Konto mit Passwort',
    unlink: 'Trennen',
    unlinkNamed: (account, name) => `${account} ${name} trennen`,
    unlinkTitle: (account) => `${account} trennen?`,
    unlinkText: (account) =>
      `Mit ${account} können Sie sich bei diesem Konto nicht mehr anmelden. Wer sich später damit anmeldet, bekommt ein eigenes Konto. Überall sonst werden Sie abgemeldet.`,
  },

  linking: linkingDe,

  activity: activityDe,

  organizations: {
    lead: 'Organisationen, zu denen Sie gehören.',
    none: 'Sie gehören zu keiner.',
    member: 'Mitglied',
    leave: 'Verlassen',
    leaveNamed: (organization) => `${organization} verlassen`,
    leaveTitle: (organization) => `${organization} verlassen?`,
    leaveText: 'Sie verlieren Ihre Rollen dort. Zurück kommen Sie nur mit einer Einladung.',
  },

  data: {
    lead: 'Alles, was wir von Ihnen wissen, gehört Ihnen.',
    downloadTitle: 'Herunterladen',
    downloadText: 'Eine Datei mit Profil, Sitzungen, Apps und Aktivität, als JSON.',
    download: 'Ihre Daten herunterladen',
    deleteTitle: 'Konto löschen',
    deleteText:
      'Sie werden überall abgemeldet, und Ihre Daten werden entfernt. Das lässt sich nicht rückgängig machen.',
    delete: 'Konto löschen',
    deletePage: 'Ihr Konto löschen?',
    deleteBox: 'Mir ist klar, dass sich das nicht rückgängig machen lässt',
    deletedTitle: 'Ihr Konto ist gelöscht',
    deleted: 'Sie können diese Seite schließen.',
  },

  impersonation: {
    banner: (person: string, operator: string) =>
      `${operator} sieht dies als ${person}. Das endet von selbst innerhalb von 15 Minuten, und alles wird festgehalten.`,
    stop: 'Nicht mehr als diese Person handeln',
    refused: 'Nicht, während Sie als jemand anderes handeln',
    refusedText: 'Wer im Namen der Person handelt, kann an diesem Konto nichts ändern und nichts Geheimes sehen.',
    stopped: 'Sie handeln nicht mehr als diese Person',
    stoppedText: 'Die Sitzung und alles, was darin ausgestellt wurde, sind beendet.',
    back: 'Zurück zur Konsole',
    opening: 'Die App wird geöffnet',
    openingText: 'Sie öffnet sich 15 Minuten lang im Namen der Person.',
    unusable: 'Das ging nicht mehr',
    unusableText: 'Es gilt einmal und eine Minute lang. Beginnen Sie in der Konsole von vorn.',
  },

  caller: {
    title: 'Telefonieren Sie gerade mit dem Support?',
    text: (agent, app) =>
      `${agent} vom Support von ${app} spricht gerade mit Ihnen am Telefon. Wählen Sie die Zahl, die man Ihnen nennt, nur wenn Sie uns angerufen haben.`,
    deny: 'Ich habe nicht angerufen',
  },

  done: {
    saved: 'Gespeichert.',
    emailAsked: 'Wir haben einen Link an die neue Adresse geschickt. Sie gilt, sobald Sie ihn öffnen.',
    verifySent: 'Wir haben einen Link an Ihre Adresse geschickt.',
    emailChanged: 'Ihre E-Mail-Adresse ist geändert. Überall sonst sind Sie abgemeldet.',
    passwordChanged: 'Ihr Passwort ist geändert. Überall sonst sind Sie abgemeldet.',
    factorAdded: 'Hinzugefügt.',
    factorRemoved: 'Entfernt.',
    codesSaved: 'Ihre Wiederherstellungscodes gelten.',
    browserForgotten: 'Dieser Browser wird wieder gefragt.',
    browsersForgotten: 'Jeder Browser wird wieder gefragt.',
    sessionEnded: 'Dort abgemeldet.',
    othersEnded: 'Überall sonst sind Sie abgemeldet.',
    notMe: 'Überall sonst sind Sie abgemeldet, und die Sicherheit weiß Bescheid. Wählen Sie jetzt ein neues Passwort.',
    appRevoked: 'Die App kann Ihr Konto nicht mehr benutzen.',
    left: 'Sie haben die Organisation verlassen.',
    unlinked: 'Getrennt. Überall sonst sind Sie abgemeldet.',
    callerRight: 'Danke. Der Support weiß jetzt, dass Sie es sind.',
    callerDenied:
      'Wir haben dem Support gesagt, dass Sie nicht angerufen haben. Sehen Sie unter Aktivität nach: Waren Sie etwas davon nicht, sagen Sie es dort.',
  },
}

export const accountFailuresDe: typeof accountFailuresEn = {
  ...linkingFailuresDe,
  currentPassword: 'Das ist nicht Ihr aktuelles Passwort.',
  sameEmail: 'Diese Adresse hat Ihr Konto schon.',
  emailTooSoon:
    'Ihre Adresse wurde vor weniger als einem Tag geändert. Zurück geht es mit dem Link in der E-Mail an die alte Adresse.',
  emailTaken: 'Ein anderes Konto hat diese Adresse.',
  deleteBox: 'Setzen Sie das Häkchen, um weiterzugehen.',
  picture: 'Geben Sie eine Adresse ein, die mit https:// beginnt.',
  callerWrong:
    'Das ist nicht die Zahl, die man Ihnen genannt hat. Wenn Sie uns angerufen haben, lassen Sie sich die Frage noch einmal stellen.',
  callerOver:
    'Diese Frage ist vorbei. Wenn Sie uns angerufen haben, lassen Sie sie sich vom Support noch einmal stellen.',
}
