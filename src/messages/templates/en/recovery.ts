import type { Templates } from '../../letter.ts'

type Kinds = 'recovery-requested' | 'recovery-waiting' | 'recovery-approved' | 'recovery-denied' | 'recovery-finished'

export const recoveryEn: Templates<Kinds> = {
  'recovery-requested': ({ number, stopLink }, { app, time }) => ({
    subject: `Somebody asked to recover your ${app} account`,
    intro: [
      `On ${time} somebody asked support to recover your ${app} account. The request has the number ${number}.`,
      'If it was you, there is nothing to do: wait for the answer.',
    ],
    actions: [{ label: "This wasn't me: stop the request", link: stopLink }],
  }),
  'recovery-waiting': ({ number, until, stopLink }, { app, formatTime }) => ({
    subject: `Your ${app} account can be recovered after ${formatTime(until)}`,
    intro: [
      `Support approved request ${number} to recover your ${app} account. The link for it is mailed on ${formatTime(until)}.`,
      'If it was you, there is nothing to do: wait for that mail. If it was not, stop it now.',
    ],
    actions: [{ label: "This wasn't me: stop the request", link: stopLink }],
  }),
  'recovery-approved': ({ number, link }, { app }) => ({
    subject: `Your request to recover your ${app} account was approved`,
    intro: [`Request ${number} was approved. With this link you set a new password and a new second factor.`],
    actions: [{ label: 'Recover my account', link }],
    outro: ['The link works once, within 60 minutes.', "If this wasn't you, contact support."],
  }),
  'recovery-denied': ({ number }, { app }) => ({
    subject: `Your request to recover your ${app} account was denied`,
    intro: [`Request ${number} was denied: support could not make sure that the account is yours.`],
    outro: ['If you think this is a mistake, contact support.'],
  }),
  'recovery-finished': ({ number }, { app, time }) => ({
    subject: `Your ${app} account was recovered`,
    intro: [
      `On ${time} request ${number} was finished: your ${app} account has a new password, and everybody was signed out.`,
    ],
    outro: ["If this wasn't you, contact support at once."],
  }),
}
