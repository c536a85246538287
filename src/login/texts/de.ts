import { accountDe, accountFailuresDe } from './de/account.ts'
import { askedWordsFailuresDe, profileDe, termsDe } from './de/asked-words.ts'
import { deviceDe } from './de/device.ts'
import { errorDe } from './de/error.ts'
import { failuresDe } from './de/failures.ts'
import { invitationDe } from './de/invitation.ts'
import { mfaDe, mfaFailuresDe } from './de/mfa.ts'
import { recoveryDe } from './de/recovery.ts'
import { refusedDe } from './de/refused.ts'
import { signInLinkDe } from './de/sign-in-link.ts'
import { signOutDe } from './de/sign-out.ts'
import type { Texts } from './en.ts'

export const de: Texts = {
  language: 'Deutsch',
  direction: 'ltr',

  frame: {
    languageLabel: 'Sprache',
    languageButton: 'Sprache wechseln',
    help: 'Anmeldung klappt nicht?',
    reference: 'Sie brauchen Hilfe? Nennen Sie dem Support diese Kennung:',
    problem: 'Etwas stimmt nicht',
    or: 'oder',
    backToSignIn: 'Zurück zur Anmeldung',
    optional: 'freiwillig',
    show: 'Zeigen',
    hide: 'Verbergen',
    showPassword: 'Passwort zeigen',
    hidePassword: 'Passwort verbergen',
    technical: 'Technische Angaben',
    continuing: (app) => `weiter zu ${app}`,
  },

  signIn: {
    title: (app) => `Bei ${app} anmelden`,
    identifier: 'E-Mail-Adresse oder Benutzername',
    continue: 'Weiter',
    newHere: 'Neu hier?',
    createAccount: 'Konto anlegen',
    withPasskey: 'Mit Passkey anmelden',
    passkeyFailed:
      'Auf diesem Gerät liegt kein Passkey für diese Seite. Nehmen Sie Ihr Telefon oder einen anderen Weg.',
    with: (provider) => `Weiter mit ${provider}`,
    noWayIn: 'Bei dieser App kann man sich noch nicht anmelden. Ihr Betreiber muss erst einen Weg freigeben.',
  },

  password: {
    title: 'Passwort eingeben',
    account: 'Konto',
    change: 'Ändern',
    changeName: 'Anderes Konto',
    label: 'Passwort',
    staySignedIn: 'Angemeldet bleiben',
    submit: 'Anmelden',
    emailCode: 'Stattdessen einen Code per E-Mail schicken',
    onlyPasskey: 'Diese App verlangt einen Passkey. Gehen Sie zurück und melden Sie sich mit Ihrem an.',
    forgot: 'Passwort vergessen?',
  },

  code: {
    title: 'Sehen Sie in Ihr Postfach',
    sent: (address) => `Falls es ein Konto für ${address} gibt, haben wir einen Code dorthin geschickt.`,
    label: 'Code aus 6 Ziffern',
    hint: 'Er gilt 10 Minuten.',
    submit: 'Anmelden',
    resend: 'Neuen Code schicken',
    resent: 'Wir haben einen neuen Code geschickt. Frühere gelten nicht mehr.',
    usePassword: 'Stattdessen das Passwort eingeben',
  },

  company: {
    title: 'Weiter mit Ihrer Organisation',
    intro: (address) => `${address} meldet sich mit dem Konto der eigenen Organisation an.`,
  },

  signUp: {
    title: (app) => `Konto für ${app} anlegen`,
    email: 'E-Mail-Adresse',
    domains: (domains) => `Nehmen Sie eine Adresse bei ${domains}.`,
    username: 'Benutzername',
    name: 'Name',
    givenName: 'Vorname',
    familyName: 'Nachname',
    phoneNumber: 'Telefonnummer',
    phoneHint: 'Mit der Ländervorwahl, etwa +49 30 901820.',
    password: 'Passwort',
    termsApply: 'Mit dem Anlegen eines Kontos gelten die',
    acceptTerms: 'Ich akzeptiere die',
    terms: 'Nutzungsbedingungen',
    submit: 'Konto anlegen',
    withPasskey: 'Stattdessen einen Passkey verwenden',
    passkeyHint:
      'Dann brauchen Sie kein Passwort. Zuerst bestätigen wir Ihre Adresse, danach legen Sie den Passkey an.',
    passkeyTitle: 'Legen Sie Ihren Passkey an',
    passwordInstead: 'Stattdessen ein Passwort wählen',
    haveAccount: 'Sie haben schon ein Konto?',
    signIn: 'Anmelden',
    closed: 'Hier kann niemand selbst ein Konto anlegen. Bitten Sie um eine Einladung.',
  },

  passwordRules: {
    length: (characters) => `Mindestens ${characters} Zeichen.`,
    fair: 'Mit Kleinbuchstabe, Großbuchstabe und Ziffer.',
    three: 'Mit drei davon: Kleinbuchstabe, Großbuchstabe, Ziffer, Sonderzeichen.',
    noRepeats: 'Kein Zeichen mehr als zweimal hintereinander.',
    noPersonal: 'Ohne Ihren Namen und Ihre E-Mail-Adresse.',
    notCommon: 'Keines, das alle zuerst versuchen, und nicht bloß der Name dieses Dienstes oder Ihre Adresse.',
    notPast: (size) => (size === 1 ? 'Nicht Ihr letztes.' : `Keines Ihrer letzten ${size}.`),
    met: (met: number, of: number) => `${met} von ${of} Regeln erfüllt`,
  },

  confirmEmail: {
    title: 'Sehen Sie in Ihr Postfach',
    sent: (address) => `Wir haben an ${address} geschrieben. Geben Sie den Code aus der Nachricht hier ein.`,
    label: 'Code aus 6 Ziffern',
    submit: 'Bestätigen',
    nothing: 'Nichts angekommen? Sehen Sie im Spam-Ordner nach oder prüfen Sie die Adresse.',
    change: 'Andere Adresse nehmen',
    resend: 'Neuen Code schicken',
  },

  organization: {
    title: 'Organisation wählen',
    intro: 'Sie gehören zu mehreren. Bei welcher möchten Sie sich anmelden?',
    only: 'Als Mitglied dieser Organisation anmelden.',
    nameTitle: 'Um welche Organisation geht es?',
    name: 'Name Ihrer Organisation',
    nameHint: 'Der kurze Name, etwa acme. Ihre Einladung nennt ihn, und wer Sie eingeladen hat, kennt ihn.',
  },

  consent: {
    title: (app) => `Darf ${app} Ihr Konto nutzen?`,
    account: (name) => `Angemeldet als ${name}`,
    publisher: (name) => `Von ${name}`,
    another: 'Anderes Konto nehmen',
    who: 'Sehen, wer Sie sind',
    read: 'Lesen',
    change: 'Ändern',
    stays: 'Verbunden bleiben',
    offline: 'Bleibt verbunden, bis Sie es entfernen, auch wenn Sie die App nicht benutzen',
    profile: 'Ihr Name und Ihr Bild',
    email: 'Ihre E-Mail-Adresse',
    phone: 'Ihre Telefonnummer',
    address: 'Ihre Postadresse',
    identity: 'Dass Sie es sind',
    at: (api) => `bei ${api}`,
    isNew: 'Neu',
    allow: 'Erlauben',
    deny: 'Ablehnen',
    terms: 'Bedingungen',
    privacy: 'Datenschutz',
    legal: (app) => `Was ${app} damit tut, regelt die App selbst:`,
    goesTo: (host) => `Es geht weiter zu ${host}.`,
    revoke: 'Ändern können Sie das jederzeit in Ihrem Konto unter „Verbundene Apps“.',
  },

  help: {
    title: 'Anmeldung klappt nicht?',
    forgot: 'Ich habe mein Passwort vergessen',
    forgotHint: 'Wir schicken einen Link, mit dem Sie ein neues wählen.',
    code: 'Code per E-Mail schicken',
    codeHint: 'Wenn Sie Ihre E-Mails lesen können, kommen Sie ohne Passwort hinein.',
    authenticator: 'Ich habe meinen Authenticator verloren',
    authenticatorHint:
      'Wählen Sie nach dem Passwort „Anderen Weg nehmen“ und geben Sie einen Ihrer Wiederherstellungscodes ein.',
    contact: 'Support fragen',
    contactHint: 'Nennen Sie diese Kennung:',
    noContact: 'Fragen Sie die Betreiber dieser App.',
  },

  invitation: invitationDe,

  recovery: recoveryDe,

  signInLink: signInLinkDe,

  device: deviceDe,

  mfa: mfaDe,

  account: accountDe,

  resetRequest: {
    title: 'Passwort vergessen?',
    intro: 'Geben Sie Ihre E-Mail-Adresse ein. Wir schicken einen Link, mit dem Sie ein neues wählen.',
    email: 'E-Mail-Adresse',
    submit: 'Link schicken',
    sentTitle: 'Sehen Sie in Ihr Postfach',
    sent: 'Falls es ein Konto für diese Adresse gibt, bekommen Sie eine E-Mail.',
    sentHint: 'Das kann eine Minute dauern. Sehen Sie auch im Spam-Ordner nach.',
    again: 'Andere Adresse versuchen',
  },

  terms: termsDe,
  profile: profileDe,

  reset: {
    title: 'Neues Passwort wählen',
    password: 'Neues Passwort',
    submit: 'Passwort speichern',
    ends: 'Damit werden Sie überall sonst abgemeldet.',
    expired: 'Ihr Passwort ist nach den Regeln hier zu alt. Wählen Sie ein neues, bevor es weitergeht.',
    required: 'Wählen Sie ein neues Passwort, bevor es weitergeht. Die Betreuer Ihres Kontos haben darum gebeten.',
    doneTitle: 'Ihr Passwort ist geändert',
    done: 'Melden Sie sich mit dem neuen Passwort an. Überall sonst sind Sie abgemeldet.',
  },

  verify: {
    title: 'E-Mail-Adresse bestätigen',
    intro: 'Bestätigen Sie mit dem Knopf, dass diese Adresse Ihnen gehört.',
    submit: 'Adresse bestätigen',
    doneTitle: 'Ihre E-Mail-Adresse ist bestätigt',
    done: 'Sie können diese Seite schließen.',
  },

  unlock: {
    title: 'Konto entsperren',
    intro: 'Jemand hat falsche Passwörter geraten, darum war es eine Weile gesperrt. Der Knopf entsperrt es jetzt.',
    submit: 'Mein Konto entsperren',
    doneTitle: 'Ihr Konto ist entsperrt',
    done: 'Sie können sich wieder anmelden.',
  },

  link: {
    usedTitle: 'Dieser Link gilt nicht',
    used: 'Er wurde schon benutzt oder gilt nicht mehr. Jeder Link gilt einmal.',
    supersededTitle: 'Ein neuerer Link gilt an seiner Stelle',
    superseded: 'Danach wurde ein weiterer geschickt. Öffnen Sie den Link in der neuesten E-Mail.',
    expiredTitle: 'Dieser Link ist abgelaufen',
    expired: 'Er galt nur eine Weile.',
    foreignTitle: 'Öffnen Sie den Link aus Ihrer E-Mail',
    foreign: 'Dieser Browser hat keinen geöffnet, oder es ist zu lange her. Öffnen Sie ihn hier noch einmal.',
    sendNew: 'Neuen Link schicken',
    askNew: 'Bitten Sie den Absender um einen neuen.',
    sentTitle: 'Sehen Sie in Ihr Postfach',
    sent: 'Wir haben einen neuen Link an dieselbe Adresse geschickt.',
  },

  refused: refusedDe,

  signOut: signOutDe,

  ended: {
    expiredTitle: 'Das hat zu lange gedauert',
    expired: 'Zu Ihrer Sicherheit endet eine Anmeldung nach 30 Minuten.',
    startAgain: 'Von vorn beginnen',
    unknownTitle: 'Diese Anmeldung ist hier nicht offen',
    unknown:
      'Sie wurde in einem anderen Browser begonnen oder ist lange vorbei. Melden Sie sich von der App aus neu an.',
    overTitle: 'Diese Anmeldung ist erledigt',
    over: 'Gehen Sie zurück zur App. Von dort können Sie sich auch neu anmelden.',
    cookies: 'Kommt das jedes Mal, erlauben Sie dieser Seite Cookies.',
    signIn: 'Anmelden',
  },

  error: errorDe,

  failure: { ...failuresDe, ...mfaFailuresDe, ...accountFailuresDe, ...askedWordsFailuresDe },
}
