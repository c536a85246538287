/** What the second step of signing in says, and setting one up, in English. */
export const mfaEn = {
  title: 'Confirm it’s you',
  otherWay: 'Use another way',
  lostAll: 'Lost access to all of these?',
  trust: (days: number) => `Trust this browser for ${days} ${days === 1 ? 'day' : 'days'}`,
  submit: 'Continue',

  otp: 'Enter the code that your authenticator app shows now.',
  otpLabel: '6-digit code from the app',
  otpWay: 'Authenticator app',

  passkey: 'Use the passkey or security key that you set up for this account.',
  passkeyButton: 'Use a passkey',
  passkeyFailed: 'That passkey didn’t work here. Try again, or use another way.',
  passkeyNeedsScript: 'Passkeys need JavaScript, which is off in this browser. Use another way.',
  passkeyWay: 'Passkey or security key',

  email: (address: string) => `We send a code to ${address}.`,
  emailSent: (address: string) => `We sent a code to ${address}. It works for 10 minutes.`,
  emailSend: 'Send the code',
  emailResend: 'Send a new code',
  emailResent: 'We sent a new code. Earlier codes no longer work.',
  emailLabel: '6-digit code from the email',
  emailWay: 'Code by email',

  recovery: 'Enter one of the recovery codes that you saved. Each works once.',
  recoveryLabel: 'Recovery code',
  recoveryWay: 'Recovery code',
  recoveryUsedTitle: 'Recovery code accepted',
  recoveryLeft: (left: number) =>
    left === 0
      ? 'It was your last one. Make new ones now, in Your account under Security.'
      : `You have ${left} left. You can make new ones in Your account, under Security.`,
  goOn: 'Continue',

  enrolTitle: 'Protect your account',
  enrolLead: 'Add a second way to prove that it’s you.',
  passkeyTitle: 'Passkey (recommended)',
  passkeyIntro: 'Your fingerprint, face or screen lock. Nothing to type, and nobody can trick it out of you.',
  passkeyAdd: 'Add a passkey',
  passkeyAddFailed: 'The passkey was not added. Try again, or take another device.',
  appTitle: 'Authenticator app',
  appIntro: 'An app on your phone that shows a new code every 30 seconds.',
  appAdd: 'Set up an authenticator app',
  notNow: (days: number) => `Not now (${days} ${days === 1 ? 'day' : 'days'} left)`,
  nothingToAdd: 'A second step is needed here, but every way to set one up is turned off. Contact support.',

  appPageTitle: 'Set up an authenticator app',
  scan: 'Scan this picture with an authenticator app on your phone.',
  picture: 'QR code for an authenticator app',
  cannotScan: 'Can’t scan? Type this key into the app:',
  account: (name: string) => `In the app it is called ${name}.`,
  replaces: 'Your old authenticator stops working when you finish.',
  appFinish: 'Finish',
  ticketDoneTitle: 'Your authenticator is set up',
  ticketDone: 'From now on you are asked for its code when you sign in.',
  backToChoice: 'Choose another way',

  newCodesTitle: 'You get new recovery codes',
  newCodesLead: 'Whoever looks after your account asked for it. Your old codes stop working when you see the new ones.',
  newCodesShow: 'Show my new codes',
  codesTitle: 'Save your recovery codes',
  codesLead: 'If you lose your phone or passkey, one of these gets you in. Each works once. They are shown only now.',
  codesList: 'Recovery codes',
  download: 'Download as a text file',
  copy: 'Copy',
  copied: 'Copied',
  print: 'Print',
  saved: 'I saved these codes',
  codesOf: (app: string) => `Recovery codes for ${app}`,
  codesNote: 'Each code works once. Keep them where nobody else finds them.',
}

/** What was wrong with a form of theirs. */
export const mfaFailuresEn = {
  totp: 'That code didn’t work. Wait for the next code, and check that the time on your phone is right.',
  totpMissing: 'Enter the 6 digits from your authenticator app.',
  recoveryCode: 'That recovery code didn’t work. Check it, or take another: each works once.',
  recoveryCodeMissing: 'Enter one of your recovery codes.',
  passkey: 'That passkey didn’t work. Try again, or use another way.',
  notSaved: 'Save the codes and tick the box. They are not shown again.',
}
