import type { passwordsEn } from '../en/passwords.ts'

export const passwordsDe: typeof passwordsEn = {
  'reset-password': ({ link }, { app, time }) => ({
    subject: `Setzen Sie ein neues Passwort für ${app}`,
    intro: [`Am ${time} wurde für Ihr Konto bei ${app} ein neues Passwort angefordert.`],
    actions: [{ label: 'Neues Passwort setzen', link }],
    outro: [
      'Der Link gilt einmal.',
      'Wenn Sie das nicht waren, ignorieren Sie diese Nachricht: Ihr Passwort bleibt, wie es ist.',
    ],
  }),
  'password-changed': ({ place }, { app, time }) => ({
    subject: `Ihr Passwort für ${app} wurde geändert`,
    intro: [
      `Am ${time} wurde das Passwort Ihres Kontos bei ${app} geändert${place === null ? '' : `, von ${place}`}.`,
      'Wer mit dem alten angemeldet war, wurde abgemeldet.',
    ],
    outro: [
      'Wenn Sie das nicht waren, setzen Sie sofort ein neues Passwort: Fordern Sie es bei der Anmeldung an, oder wenden Sie sich an den Support.',
    ],
  }),
}
