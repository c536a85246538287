import type { Templates } from '../../letter.ts'

type Kinds = 'reset-password' | 'password-changed'

export const passwordsEn: Templates<Kinds> = {
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
}
