import type { Templates } from '../../letter.ts'

type Kinds =
  | 'sign-in-code'
  | 'sign-in-link'
  | 'second-factor-code'
  | 'account-locked'
  | 'second-factor-locked'
  | 'account-suspended'
  | 'data-downloaded'
  | 'account-deleted'
  | 'new-device'
  | 'tokens-misused'

export const signInEn: Templates<Kinds> = {
  'sign-in-code': ({ code, link, place }, { app, time }) => ({
    subject: `Your sign-in code for ${app}`,
    intro: [`Enter this code to sign in to ${app}.`],
    code,
    ...(link === null ? {} : { actions: [{ label: 'Or sign in with this link', link }] }),
    outro: [`The code works for 10 minutes. Nobody from us will ever ask you for it.`, asked(time, place), notYou.code],
  }),
  'sign-in-link': ({ link, place }, { app, time }) => ({
    subject: `Your sign-in link for ${app}`,
    intro: [`Open this link and confirm there to sign in to ${app}.`],
    actions: [{ label: `Sign in to ${app}`, link }],
    outro: ['The link works once, for 10 minutes.', asked(time, place), notYou.link],
  }),
  'second-factor-code': ({ code, place }, { app, time }) => ({
    subject: `Your confirmation code for ${app}`,
    intro: [`Enter this code to confirm that it is you who signs in to ${app}.`],
    code,
    outro: [
      'The code works for 10 minutes. Nobody from us will ever ask you for it.',
      asked(time, place),
      notYou.second,
    ],
  }),
  'account-locked': ({ until, unlockLink }, { app, formatTime }) => ({
    subject: `Sign-in to your ${app} account is paused`,
    intro: [
      `Somebody tried too many wrong passwords. To protect your account, sign-in with a password is paused until ${formatTime(until)}.`,
      'Where you signed in before, you can still do so.',
    ],
    actions: [{ label: 'It was me: let me sign in now', link: unlockLink }],
    outro: ["If this wasn't you, there is nothing to do: your password was not guessed."],
  }),
  'second-factor-locked': ({ until }, { app, time, formatTime }) => ({
    subject: `Somebody may know your password for ${app}`,
    intro: [
      `On ${time} somebody entered your right password and then too many wrong codes. Codes are refused until ${formatTime(until)}.`,
    ],
    outro: ["If this wasn't you, change your password."],
  }),
  'account-suspended': (_, { app, time }) => ({
    subject: `Your ${app} account was suspended`,
    intro: [`On ${time} your ${app} account was suspended. You can no longer sign in.`],
    outro: ['If you think this is a mistake, contact support.'],
  }),
  'data-downloaded': (_, { app, time }) => ({
    subject: `The data of your ${app} account was downloaded`,
    intro: [`On ${time} a file with everything that ${app} knows of you was downloaded from your account.`],
    outro: ["If this wasn't you, change your password, sign out everywhere else, and contact support."],
  }),
  'account-deleted': (_, { app, time }) => ({
    subject: `Your ${app} account was deleted`,
    intro: [`On ${time} your ${app} account was deleted, from your account page. It cannot be brought back.`],
    outro: ["If this wasn't you, contact support."],
  }),
  'new-device': ({ link, place }, { app, time }) => ({
    subject: `Your ${app} account was used on a new device`,
    intro: [
      `On ${time} somebody signed in to your ${app} account in a browser that was not used for it before${place === null ? '' : `: ${place}`}.`,
      'If this was you, there is nothing to do.',
    ],
    actions: [{ label: 'Look at your activity', link }],
    outro: [
      "If this wasn't you, say so there: everybody else is signed out at once, and you choose a new password.",
      'If you cannot sign in any more, ask for a new password where you sign in, or contact support.',
    ],
  }),
  'tokens-misused': ({ client }, { app, time }) => ({
    subject: `You were signed out of ${client}`,
    intro: [
      `On ${time} somebody used an old key to your ${app} account that ${client} had already exchanged. It may have been copied, so we ended that access.`,
    ],
    outro: [`Sign in to ${client} again. If you see anything you do not know, change your password.`],
  }),
}

function asked(time: string, place: string | null): string {
  return `It was asked for on ${time}${place === null ? '' : ` from ${place}`}.`
}

const notYou = {
  code: "If this wasn't you, ignore this message and give the code to nobody.",
  link: "If this wasn't you, ignore this message and give the link to nobody.",
  second: "If this wasn't you, somebody knows your password: change it, and give the code to nobody.",
}
