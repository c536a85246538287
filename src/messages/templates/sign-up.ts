import type { TemplatesByLocale } from '../letter.ts'

type Kinds =
  | 'sign-up-code'
  | 'already-registered'
  | 'sign-in-unknown'
  | 'invitation'
  | 'invitation-asked'
  | 'account-made'

export const signUpTemplates: TemplatesByLocale<Kinds> = {
  en: {
    'sign-up-code': ({ code, link }, { app }) => ({
      subject: `Your code for ${app}`,
      intro: [`Enter this code to finish signing up for ${app}.`],
      code,
      ...(link === null ? {} : { actions: [{ label: 'Or go on with this link', link }] }),
      outro: ['The code works for 10 minutes. Nobody from us will ever ask you for it.', unasked.en],
    }),
    'already-registered': ({ signInLink, resetLink }, { app }) => ({
      subject: `You already have an account at ${app}`,
      intro: [`Somebody tried to sign up for ${app} with this address. There is an account with it already: yours.`],
      actions: [
        { label: 'Sign in', link: signInLink },
        { label: 'Set a new password', link: resetLink },
      ],
      outro: ["If this wasn't you, there is nothing to do: your account is unchanged."],
    }),
    'sign-in-unknown': ({ signUpLink }, { app }) => ({
      subject: `No account with this address at ${app}`,
      intro: [
        `Somebody tried to sign in to ${app} with this address. There is no account with it.`,
        'If it was you, you may have used another address.',
      ],
      ...(signUpLink === null ? {} : { actions: [{ label: 'Sign up', link: signUpLink }] }),
      outro: [unasked.en],
    }),
    invitation: ({ link, inviter, organization, role }, { app }) => ({
      subject: `${inviter} invites you to ${organization}`,
      intro: [`${inviter} invites you to join ${organization} at ${app}${role === null ? '' : ` as ${role}`}.`],
      actions: [{ label: 'Accept the invitation', link }],
      outro: ['The link works once. If you do not know who sent this, ignore it.'],
    }),
    'invitation-asked': ({ organization, link }, { app }) => ({
      subject: `A new invitation to ${organization} is asked for`,
      intro: [
        `Somebody opened an invitation to ${organization} at ${app} after it ran out, and asks for a new one.`,
        'The list of invitations shows who. Send it again only if they should still join.',
      ],
      ...(link === null ? {} : { actions: [{ label: 'Open the invitations', link }] }),
    }),
    'account-made': ({ link, organization }, { app }) => ({
      subject: organization === null ? `Your account at ${app}` : `${organization} made you an account at ${app}`,
      intro: [
        organization === null
          ? `An account at ${app} was made for you. Set a password to use it.`
          : `${organization} made an account at ${app} for you. Set a password to use it.`,
      ],
      actions: [{ label: 'Set a password', link }],
      outro: [
        'The link works once. If you do not know who sent this, ignore it: nobody can use the account without it.',
      ],
    }),
  },
  de: {
    'sign-up-code': ({ code, link }, { app }) => ({
      subject: `Ihr Code für ${app}`,
      intro: [`Geben Sie diesen Code ein, um Ihre Registrierung bei ${app} abzuschließen.`],
      code,
      ...(link === null ? {} : { actions: [{ label: 'Oder mit diesem Link fortfahren', link }] }),
      outro: ['Der Code gilt 10 Minuten. Niemand von uns wird Sie je danach fragen.', unasked.de],
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
      outro: [unasked.de],
    }),
    invitation: ({ link, inviter, organization, role }, { app }) => ({
      subject: `${inviter} lädt Sie zu ${organization} ein`,
      intro: [
        `${inviter} lädt Sie ein, ${organization} bei ${app} beizutreten${role === null ? '' : `, als ${role}`}.`,
      ],
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
  },
}

const unasked = {
  en: "If this wasn't you, ignore this message: nothing happens without you.",
  de: 'Wenn Sie das nicht waren, ignorieren Sie diese Nachricht: Ohne Sie geschieht nichts.',
}
