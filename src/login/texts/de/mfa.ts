import type { mfaEn, mfaFailuresEn } from '../en/mfa.ts'

/** Dasselbe auf Deutsch. */
export const mfaDe: typeof mfaEn = {
  title: 'Bestätigen Sie, dass Sie es sind',
  otherWay: 'Anderen Weg nehmen',
  lostAll: 'Haben Sie auf nichts davon Zugriff?',
  trust: (days) => `Diesem Browser ${days} ${days === 1 ? 'Tag' : 'Tage'} vertrauen`,
  submit: 'Weiter',

  otp: 'Geben Sie den Code ein, den Ihre Authenticator-App jetzt zeigt.',
  otpLabel: '6-stelliger Code aus der App',
  otpWay: 'Authenticator-App',

  passkey: 'Nehmen Sie den Passkey oder Sicherheitsschlüssel, den Sie für dieses Konto eingerichtet haben.',
  passkeyButton: 'Passkey verwenden',
  passkeyCancelled: 'Es wurde kein Passkey verwendet. Versuchen Sie es noch einmal oder wählen Sie einen anderen Weg.',
  passkeyFailed:
    'Dieser Passkey hat hier nicht funktioniert. Versuchen Sie es noch einmal oder nehmen Sie einen anderen Weg.',
  passkeyNeedsScript: 'Passkeys brauchen JavaScript, das in diesem Browser aus ist. Nehmen Sie einen anderen Weg.',
  passkeyWay: 'Passkey oder Sicherheitsschlüssel',

  email: (address) => `Wir schicken einen Code an ${address}.`,
  emailSent: (address) => `Wir haben einen Code an ${address} geschickt.`,
  emailSend: 'Code schicken',
  emailResend: 'Neuen Code schicken',
  emailResent: 'Wir haben einen neuen Code geschickt. Frühere gelten nicht mehr.',
  emailLabel: '6-stelliger Code aus der E-Mail',
  emailWay: 'Code per E-Mail',

  recovery: 'Geben Sie einen Ihrer Wiederherstellungscodes ein. Jeder gilt einmal.',
  recoveryLabel: 'Wiederherstellungscode',
  recoveryWay: 'Wiederherstellungscode',
  recoveryUsedTitle: 'Wiederherstellungscode angenommen',
  recoveryLeft: (left) =>
    left === 0
      ? 'Das war Ihr letzter. Sie bekommen gleich neue.'
      : `${left === 1 ? 'Einer ist' : `${left} sind`} übrig.`,
  newCodesNow: 'Jetzt neue Codes machen',
  goOn: 'Weiter',

  enrolTitle: 'Schützen Sie Ihr Konto',
  enrolLead: 'Richten Sie einen zweiten Nachweis ein, dass Sie es sind.',
  offerTitle: 'Nächstes Mal schneller anmelden',
  offerLater: 'Jetzt nicht',
  passkeyTitle: 'Passkey (empfohlen)',
  passkeyIntro: 'Fingerabdruck, Gesicht oder Bildschirmsperre. Nichts zu tippen, und niemand kann ihn Ihnen entlocken.',
  passkeyAdd: 'Passkey hinzufügen',
  passkeyAddCancelled:
    'Es wurde kein Passkey angelegt. Versuchen Sie es noch einmal oder wählen Sie einen anderen Weg.',
  passkeyAddFailed:
    'Der Passkey wurde nicht hinzugefügt. Versuchen Sie es noch einmal oder nehmen Sie ein anderes Gerät.',
  keyTitle: 'Sicherheitsschlüssel',
  keyIntro:
    'Ein Schlüssel, den Sie bei sich tragen, oder dieses Gerät mit Fingerabdruck, Gesicht oder Bildschirmsperre. Nach dem Passwort wird danach gefragt.',
  keyAdd: 'Sicherheitsschlüssel hinzufügen',
  keyAddFailed: 'Der Schlüssel wurde nicht hinzugefügt. Versuchen Sie es noch einmal oder nehmen Sie einen anderen.',
  keyNeedsScript: 'Sicherheitsschlüssel brauchen JavaScript, das in diesem Browser aus ist.',
  appTitle: 'Authenticator-App',
  appIntro: 'Eine App auf Ihrem Telefon, die alle 30 Sekunden einen neuen Code zeigt.',
  appAdd: 'Authenticator-App einrichten',
  notNow: (days) => `Jetzt nicht (noch ${days} ${days === 1 ? 'Tag' : 'Tage'})`,
  nothingToAdd:
    'Hier ist ein zweiter Nachweis nötig, aber jeder Weg dazu ist abgeschaltet. Wenden Sie sich an den Support.',

  appPageTitle: 'Authenticator-App einrichten',
  scan: 'Scannen Sie dieses Bild mit einer Authenticator-App auf Ihrem Telefon.',
  picture: 'QR-Code für eine Authenticator-App',
  cannotScan: 'Scannen geht nicht? Geben Sie diesen Schlüssel in die App ein:',
  account: (name) => `In der App heißt es ${name}.`,
  replaces: 'Ihre alte Authenticator-App gilt nicht mehr, sobald Sie fertig sind.',
  appFinish: 'Fertigstellen',
  ticketDoneTitle: 'Ihr zweiter Schritt ist eingerichtet',
  ticketDone: 'Ab jetzt werden Sie beim Anmelden danach gefragt.',
  backToChoice: 'Anderen Weg wählen',

  newCodesTitle: 'Sie bekommen neue Wiederherstellungscodes',
  newCodesLead:
    'Wer Ihr Konto betreut, hat das veranlasst. Ihre alten Codes gelten nicht mehr, sobald Sie die neuen sehen.',
  newCodesSpent: 'Ihre alten Codes gelten nicht mehr, sobald Sie die neuen sehen.',
  newCodesShow: 'Meine neuen Codes zeigen',
  codesTitle: 'Speichern Sie Ihre Wiederherstellungscodes',
  codesLead:
    'Verlieren Sie Telefon oder Passkey, kommen Sie damit hinein. Jeder gilt einmal. Sie sind nur jetzt zu sehen.',
  codesList: 'Wiederherstellungscodes',
  download: 'Als Textdatei herunterladen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  print: 'Drucken',
  saved: 'Ich habe diese Codes gespeichert',
  codesOf: (app) => `Wiederherstellungscodes für ${app}`,
  codesNote: 'Jeder Code gilt einmal. Bewahren Sie sie dort auf, wo niemand sonst sie findet.',
}

export const mfaFailuresDe: typeof mfaFailuresEn = {
  totp: 'Dieser Code stimmt nicht. Warten Sie auf den nächsten Code und prüfen Sie die Uhr Ihres Telefons.',
  totpMissing: 'Geben Sie die 6 Ziffern aus Ihrer Authenticator-App ein.',
  recoveryCode:
    'Dieser Wiederherstellungscode stimmt nicht. Prüfen Sie ihn oder nehmen Sie einen anderen: Jeder gilt einmal.',
  recoveryCodeMissing: 'Geben Sie einen Ihrer Wiederherstellungscodes ein.',
  passkey: 'Dieser Passkey hat nicht funktioniert. Versuchen Sie es noch einmal oder nehmen Sie einen anderen Weg.',
  secondOnly:
    'Das ist ein Sicherheitsschlüssel: er zählt erst nach einem anderen Weg. Beginnen Sie mit Ihrem Passwort oder einem Code per E-Mail.',
  notSaved: 'Speichern Sie die Codes und setzen Sie das Häkchen. Sie sind nicht noch einmal zu sehen.',
}
