import type { failuresEn } from '../en/failures.ts'

/** Dasselbe auf Deutsch. */
export const failuresDe: typeof failuresEn = {
  credentials: 'Das hat nicht geklappt. Prüfen Sie Ihre Angaben oder nehmen Sie einen anderen Weg.',
  code: 'Dieser Code stimmt nicht. Prüfen Sie ihn oder lassen Sie einen neuen schicken.',
  codeWait: (seconds) =>
    `Ein Code ist unterwegs. Einen neuen gibt es in ${seconds} ${seconds === 1 ? 'Sekunde' : 'Sekunden'}.`,
  identifier: 'Geben Sie Ihre E-Mail-Adresse oder Ihren Benutzernamen ein.',
  email: 'Geben Sie eine E-Mail-Adresse wie name@example.com ein.',
  passwordMissing: 'Geben Sie Ihr Passwort ein.',
  usernameMissing: 'Wählen Sie einen Benutzernamen.',
  nameMissing: 'Geben Sie Ihren Namen ein.',
  givenNameMissing: 'Geben Sie Ihren Vornamen ein.',
  familyNameMissing: 'Geben Sie Ihren Nachnamen ein.',
  terms: 'Akzeptieren Sie die Nutzungsbedingungen, um ein Konto anzulegen.',
  signUpDomain: 'Mit einer Adresse dieser Domain kann niemand ein Konto anlegen.',
  username: 'Dieser Benutzername geht nicht. Nehmen Sie Buchstaben und Ziffern und keine E-Mail-Adresse.',
  usernameTaken: 'Dieser Benutzername ist vergeben. Wählen Sie einen anderen.',
  phoneNumber: 'Geben Sie eine Telefonnummer mit Ländervorwahl ein, etwa +49 30 901820.',
  codeMissing: 'Geben Sie die 6 Ziffern aus der E-Mail ein.',
  weak: 'Dieses Passwort lässt sich zu leicht erraten. Es muss den Regeln unten folgen.',
  leaked: 'Dieses Passwort kam in einem Leck vor. Wählen Sie ein anderes.',
  common: 'Dieses Passwort kam in einem Leck vor oder wird von allen probiert. Wählen Sie ein anderes.',
  personal: 'Dieses Passwort enthält Ihren Namen oder Ihre E-Mail-Adresse. Wählen Sie ein anderes.',
  reused: 'Dieses Passwort hatten Sie schon einmal. Wählen Sie ein anderes.',
  name: 'Nehmen Sie einen Namen von höchstens 300 Zeichen.',
  organization: 'Eine Organisation dieses Namens gibt es nicht. Prüfen Sie die Schreibweise.',
  lastAdministrator:
    'Eine Organisation bliebe ohne Administrator. Machen Sie dort zuerst jemand anderen zum Administrator.',
  lastWayIn:
    'Es ist Ihr einziger Weg, sich anzumelden. Legen Sie zuerst ein Passwort fest oder fügen Sie einen weiteren Passkey hinzu.',
  elsewhere:
    'Ihr Konto gehört zu einer anderen Organisation, und hier gehört niemand zu zweien. Legen Sie mit dieser Einladung ein neues an.',
  invalid: 'Das geht so nicht. Prüfen Sie es.',
}
