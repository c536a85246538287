import type { Templates } from '../../letter.ts'

type Kinds =
  | 'sign-up-code'
  | 'already-registered'
  | 'sign-in-unknown'
  | 'invitation'
  | 'invitation-asked'
  | 'account-made'

export const signUpEn: Templates<Kinds> = {
  'sign-up-code': ({ code, link }, { app }) => ({
    subject: `Your code for ${app}`,
    intro: [`Enter this code to finish signing up for ${app}.`],
    code,
    ...(link === null ? {} : { actions: [{ label: 'Or go on with this link', link }] }),
    outro: ['The code works for 10 minutes. Nobody from us will ever ask you for it.', unasked],
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
    outro: [unasked],
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
    outro: ['The link works once. If you do not know who sent this, ignore it: nobody can use the account without it.'],
  }),
}

const unasked = "If this wasn't you, ignore this message: nothing happens without you."
