import type { Templates } from '../../letter.ts'

type Kinds =
  | 'verify-email'
  | 'email-change-confirm'
  | 'email-change-notice'
  | 'email-changed'
  | 'account-unlinked'
  | 'identity-link'
  | 'identity-linked'

export const addressesEn: Templates<Kinds> = {
  'verify-email': ({ link, client }, { app }) => ({
    subject: `Confirm your e-mail address for ${client ?? app}`,
    intro: [`Please confirm that this address belongs to you, so that ${client ?? app} can reach you here.`],
    actions: [{ label: 'Confirm e-mail address', link }],
    outro: ['The link works once.', "If this wasn't you, ignore this message: nothing is confirmed without the link."],
  }),
  'email-change-confirm': ({ link, newAddress }, { app }) => ({
    subject: `Confirm your new e-mail address for ${app}`,
    intro: [`Confirm that ${newAddress} is to be the address of your ${app} account, and it takes effect.`],
    actions: [{ label: 'Use this address', link }],
    outro: ['The link works once.', "If this wasn't you, ignore this message: nothing changes without the link."],
  }),
  'email-change-notice': ({ undoLink, newAddress }, { app, time }) => ({
    subject: `Your e-mail address for ${app} is about to change`,
    intro: [`On ${time} somebody asked to change the e-mail address of your ${app} account to ${newAddress}.`],
    actions: [{ label: "This wasn't me: stop the change", link: undoLink }],
    outro: ['If it was you, there is nothing to do here.'],
  }),
  'email-changed': ({ undoLink, newAddress }, { app, time }) => ({
    subject: `Your e-mail address for ${app} was changed`,
    intro: [`On ${time} the e-mail address of your ${app} account was changed to ${newAddress}.`],
    actions: [{ label: "This wasn't me: undo the change", link: undoLink }],
    outro: ['The link works for 24 hours. If it was you, there is nothing to do.'],
  }),
  'account-unlinked': ({ account }, { app, time }) => ({
    subject: `${account} was unlinked from your ${app} account`,
    intro: [`On ${time} ${account} was unlinked from your ${app} account. You can no longer sign in to it that way.`],
    outro: ["If this wasn't you, change your password and tell support."],
  }),
  'identity-link': ({ link }, { app }) => ({
    subject: `Join your accounts at ${app}`,
    intro: [
      `Support of ${app} asks you to join another account of yours to this one, so that you can sign in by either.`,
      'You sign in to this account, then to the other one, and see what is joined before anything happens.',
    ],
    actions: [{ label: 'Join accounts', link }],
    outro: [
      'The link works once, for 24 hours.',
      'If you did not ask for this, ignore this message: nothing is joined without you.',
    ],
  }),
  'identity-linked': ({ account, other }, { app, time }) => ({
    subject: `Your accounts at ${app} were joined`,
    intro: [
      `On ${time} the account ${other} became part of the ${app} account ${account}. You sign in to it by either.`,
    ],
    outro: ["If this wasn't you, tell support at once: whoever did it could sign in to both."],
  }),
}
