/** What the way back says to people who lost everything, in English. */
export const recoveryEn = {
  helpLink: 'I lost everything',
  helpHint: 'No password, no authenticator, no recovery codes: ask for a way back.',

  askTitle: 'Recover your account',
  askIntro: 'You can’t use your password, authenticator or recovery codes.',
  notice: 'A person will check your identity before anything changes. It can take a day.',
  email: 'Email address of the account',
  lost: 'What did you lose?',
  lostThings: {
    password: 'Password',
    authenticator: 'Authenticator app',
    passkey: 'Passkey or security key',
    'recovery-codes': 'Recovery codes',
    phone: 'Phone',
  },
  context: 'What happened? How can we reach you?',
  phone: 'Phone number',
  ask: 'Ask for recovery',
  tooLong: 'This is too long. Shorten it.',

  closedTitle: 'Recovery is not asked for here',
  closedText: 'There is no form for it. Support can tell you how you get back into your account.',
  otherHelp: 'Other ways in',

  receivedTitle: 'We received your request',
  number: (number: string) => `Your request is ${number}. Give this number when you talk to support.`,
  received: 'If there is an account, we’ll email the address on file.',
  waiting: 'It is waiting for a person to look at it.',
  closed: 'It is closed. If it was approved, a link is in the mailbox of the address on file.',
  statusHint: 'You can look at this page again in this browser.',
  unknownTitle: 'Nothing to see here',
  unknown: 'This request was made in another browser, or there is none.',

  stopTitle: 'Stop the recovery of your account?',
  stopIntro: 'Somebody asked to recover your account. If it wasn’t you, stop it here.',
  stop: 'Stop this request',
  stoppedTitle: 'The request is stopped',
  stopped: 'Nothing was changed. If you did not ask, tell support about it.',

  unusableTitle: 'This link doesn’t work',
  unusable: 'It was used, replaced or has run out. Ask support for a new one, or ask for recovery again.',
  askAgain: 'Ask for recovery again',

  step: (step: number) => `Step ${step} of 3`,
  confirmTitle: 'Is this you?',
  confirm: (initial: string, email: string) => `The account of ${initial}. with the address ${email}.`,
  confirmHint:
    'You will choose a new password and set up a second way to prove that it’s you. Have your phone at hand.',
  isMe: 'Yes, go on',

  passwordTitle: 'Choose a new password',
  password: 'New password',
  passwordHint: 'Your old password, factors and sessions end here.',
  savePassword: 'Save and go on',

  factorIntro: 'Your account opens only after this step.',
  passkeyElsewhere:
    'No button here? This browser can’t make a passkey. Ask support for a new link, and open it in another browser.',

  doneTitle: 'Your account is yours again',
  done: 'All other sessions were ended.',
  signIn: 'Sign in',
}
