import type { recoveryEn } from '../en/recovery.ts'

/** Dasselbe auf Deutsch. */
export const recoveryDe: typeof recoveryEn = {
  helpLink: 'Ich habe alles verloren',
  helpHint: 'Kein Passwort, keine App, keine Wiederherstellungscodes: Beantragen Sie einen Weg zurück.',

  askTitle: 'Konto wiederherstellen',
  askIntro: 'Sie können Passwort, Authenticator-App und Wiederherstellungscodes nicht verwenden.',
  notice: 'Ein Mensch prüft, wer Sie sind, bevor sich etwas ändert. Das kann einen Tag dauern.',
  email: 'E-Mail-Adresse des Kontos',
  lost: 'Was haben Sie verloren?',
  lostThings: {
    password: 'Passwort',
    authenticator: 'Authenticator-App',
    passkey: 'Passkey oder Sicherheitsschlüssel',
    'recovery-codes': 'Wiederherstellungscodes',
    phone: 'Telefon',
  },
  context: 'Was ist passiert? Wie erreichen wir Sie?',
  phone: 'Telefonnummer',
  ask: 'Wiederherstellung beantragen',
  tooLong: 'Das ist zu lang. Kürzen Sie es.',

  closedTitle: 'Wiederherstellung wird hier nicht beantragt',
  closedText: 'Es gibt kein Formular dafür. Der Support sagt Ihnen, wie Sie wieder in Ihr Konto kommen.',
  otherHelp: 'Andere Wege',

  receivedTitle: 'Ihr Antrag ist eingegangen',
  number: (number: string) => `Ihr Antrag ist ${number}. Nennen Sie dem Support diese Nummer.`,
  received: 'Falls es ein Konto gibt, schreiben wir an die hinterlegte Adresse.',
  waiting: 'Er wartet darauf, dass ihn jemand ansieht.',
  closed: 'Er ist abgeschlossen. Wurde er bewilligt, liegt ein Link im Postfach der hinterlegten Adresse.',
  statusHint: 'In diesem Browser können Sie diese Seite wieder aufrufen.',
  unknownTitle: 'Hier gibt es nichts zu sehen',
  unknown: 'Dieser Antrag wurde in einem anderen Browser gestellt, oder es gibt keinen.',

  stopTitle: 'Die Wiederherstellung Ihres Kontos stoppen?',
  stopIntro: 'Jemand möchte Ihr Konto wiederherstellen. Waren Sie das nicht, stoppen Sie es hier.',
  stop: 'Diesen Antrag stoppen',
  stoppedTitle: 'Der Antrag ist gestoppt',
  stopped: 'Nichts wurde geändert. Haben Sie ihn nicht gestellt, sagen Sie es dem Support.',

  unusableTitle: 'Dieser Link funktioniert nicht',
  unusable:
    'Er wurde verwendet, ersetzt oder ist abgelaufen. Bitten Sie den Support um einen neuen oder stellen Sie den Antrag noch einmal.',
  askAgain: 'Noch einmal beantragen',

  step: (step: number) => `Schritt ${step} von 3`,
  confirmTitle: 'Sind Sie das?',
  confirm: (initial: string, email: string) => `Das Konto von ${initial}. mit der Adresse ${email}.`,
  confirmHint:
    'Sie wählen ein neues Passwort und richten einen zweiten Nachweis ein, dass Sie es sind. Halten Sie Ihr Telefon bereit.',
  isMe: 'Ja, weiter',

  passwordTitle: 'Neues Passwort wählen',
  password: 'Neues Passwort',
  passwordHint: 'Altes Passwort, Faktoren und Sitzungen enden hier.',
  savePassword: 'Speichern und weiter',

  factorIntro: 'Erst nach diesem Schritt öffnet sich Ihr Konto.',
  passkeyElsewhere:
    'Hier ist kein Knopf? Dieser Browser kann keinen Passkey anlegen. Bitten Sie den Support um einen neuen Link und öffnen Sie ihn in einem anderen Browser.',

  doneTitle: 'Ihr Konto gehört wieder Ihnen',
  done: 'Alle anderen Sitzungen wurden beendet.',
  signIn: 'Anmelden',
}
