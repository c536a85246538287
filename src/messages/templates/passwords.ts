import type { TemplatesByLocale } from '../letter.ts'

type Kinds = 'reset-password' | 'password-changed'

export const passwordTemplates: TemplatesByLocale<Kinds> = {
  en: {
    'reset-password': ({ link }, { app, time }) => ({
      subject: `Set a new password for ${app}`,
      intro: [`On ${time} somebody asked to set a new password for your ${app} account.`],
      actions: [{ label: 'Set a new password', link }],
      outro: ['The link works once.', "If this wasn't you, ignore this message: your password stays as it is."],
    }),
    'password-changed': ({ place }, { app, time }) => ({
      subject: `Your password for ${app} was changed`,
      intro: [
        `On ${time} the password of your ${app} account was changed${place === null ? '' : `, from ${place}`}.`,
        'Everybody who was signed in with the old one was signed out.',
      ],
      outro: ["If this wasn't you, set a new password at once: ask for one where you sign in, or contact support."],
    }),
  },
  de: {
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
  },
}
