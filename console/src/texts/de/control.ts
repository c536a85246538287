import type { Catalogue } from '../catalogue.ts'

/** What guards dangerous acts: confirming, approvals, locking down, deleting for good, the team. */
export const control: Catalogue = {
  'Confirm that it is you': 'Bestätigen Sie, dass Sie es sind',
  'Press the button below, then use your passkey.':
    'Drücken Sie die Schaltfläche unten und verwenden Sie dann Ihren Passkey.',
  'Code of your authenticator app': 'Code Ihrer Authenticator-App',
  'Six digits': 'Sechs Ziffern',
  'Your password': 'Ihr Passwort',
  'You have no second factor yet.': 'Sie haben noch keinen zweiten Faktor.',
  'Use a passkey instead': 'Stattdessen einen Passkey verwenden',
  'Use a code instead': 'Stattdessen einen Code verwenden',
  'The passkey was not used. Try again.': 'Der Passkey wurde nicht verwendet. Versuchen Sie es noch einmal.',
  'Enter the six digits first': 'Geben Sie zuerst die sechs Ziffern ein',
  'Enter your password first': 'Geben Sie zuerst Ihr Passwort ein',
  Confirm: 'Bestätigen',
  'Confirming…': 'Wird bestätigt …',
  "That didn't work.": 'Das hat nicht funktioniert.',
  'Nothing was changed, because you did not confirm that it is you.':
    'Nichts wurde geändert, weil Sie nicht bestätigt haben, dass Sie es sind.',
  'An account was locked down': 'Ein Konto wurde vollständig gesperrt',
  'A second person is asked for': 'Eine zweite Person wird gebraucht',
  'Account locked down': 'Konto vollständig gesperrt',
  'Confirmed who they are': 'Bestätigt, wer sie sind',
}
