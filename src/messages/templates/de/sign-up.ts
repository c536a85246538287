import type { signUpEn } from '../en/sign-up.ts'

export const signUpDe: typeof signUpEn = {
  'sign-up-code': ({ code, link }, { app }) => ({
    subject: `Ihr Code für ${app}`,
    intro: [`Geben Sie diesen Code ein, um Ihre Registrierung bei ${app} abzuschließen.`],
    code,
    ...(link === null ? {} : { actions: [{ label: 'Oder mit diesem Link fortfahren', link }] }),
    outro: ['Der Code gilt 10 Minuten. Niemand von uns wird Sie je danach fragen.', unasked],
  }),
  'already-registered': ({ signInLink, resetLink }, { app }) => ({
    subject: `Sie haben bereits ein Konto bei ${app}`,
    intro: [`Jemand wollte sich mit dieser Adresse bei ${app} registrieren. Es gibt dort schon ein Konto: Ihres.`],
    actions: [
      { label: 'Anmelden', link: signInLink },
      { label: 'Neues Passwort setzen', link: resetLink },
    ],
    outro: ['Wenn Sie das nicht waren, ist nichts zu tun: Ihr Konto ist unverändert.'],
  }),
  'sign-in-unknown': ({ signUpLink }, { app }) => ({
    subject: `Kein Konto mit dieser Adresse bei ${app}`,
    intro: [
      `Jemand wollte sich mit dieser Adresse bei ${app} anmelden. Es gibt dort kein Konto damit.`,
      'Wenn Sie es waren, haben Sie vielleicht eine andere Adresse verwendet.',
    ],
    ...(signUpLink === null ? {} : { actions: [{ label: 'Registrieren', link: signUpLink }] }),
    outro: [unasked],
  }),
  invitation: ({ link, inviter, organization, role }, { app }) => ({
    subject: `${inviter} lädt Sie zu ${organization} ein`,
    intro: [`${inviter} lädt Sie ein, ${organization} bei ${app} beizutreten${role === null ? '' : `, als ${role}`}.`],
    actions: [{ label: 'Einladung annehmen', link }],
    outro: ['Der Link gilt einmal. Wenn Sie den Absender nicht kennen, ignorieren Sie die Nachricht.'],
  }),
  'invitation-asked': ({ organization, link }, { app }) => ({
    subject: `Bitte um eine neue Einladung zu ${organization}`,
    intro: [
      `Jemand hat eine Einladung zu ${organization} bei ${app} erst geöffnet, als sie abgelaufen war, und bittet um eine neue.`,
      'Wer das ist, zeigt die Liste der Einladungen. Schicken Sie sie nur noch einmal, wenn die Person noch beitreten soll.',
    ],
    ...(link === null ? {} : { actions: [{ label: 'Einladungen öffnen', link }] }),
  }),
  'account-made': ({ link, organization }, { app }) => ({
    subject:
      organization === null ? `Ihr Konto bei ${app}` : `${organization} hat für Sie ein Konto bei ${app} angelegt`,
    intro: [
      organization === null
        ? `Für Sie wurde ein Konto bei ${app} angelegt. Setzen Sie ein Passwort, um es zu nutzen.`
        : `${organization} hat für Sie ein Konto bei ${app} angelegt. Setzen Sie ein Passwort, um es zu nutzen.`,
    ],
    actions: [{ label: 'Passwort setzen', link }],
    outro: [
      'Der Link gilt einmal. Wenn Sie den Absender nicht kennen, ignorieren Sie die Nachricht: Ohne sie kann niemand das Konto nutzen.',
    ],
  }),
}

const unasked = 'Wenn Sie das nicht waren, ignorieren Sie diese Nachricht: Ohne Sie geschieht nichts.'
