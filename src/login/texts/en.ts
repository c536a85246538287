// What the pages say, in English. Every other language has the same keys; what counts or names is a function, so that
// each language orders and bends its words itself.

import { accountEn, accountFailuresEn } from './en/account.ts'
import { askedWordsFailuresEn, profileEn, termsEn } from './en/asked-words.ts'
import { deviceEn } from './en/device.ts'
import { errorEn } from './en/error.ts'
import { failuresEn } from './en/failures.ts'
import { invitationEn } from './en/invitation.ts'
import { mfaEn, mfaFailuresEn } from './en/mfa.ts'
import { recoveryEn } from './en/recovery.ts'
import { refusedEn } from './en/refused.ts'
import { signInLinkEn } from './en/sign-in-link.ts'
import { signOutEn } from './en/sign-out.ts'

export const en = {
  language: 'English',
  direction: 'ltr' as 'ltr' | 'rtl',

  frame: {
    languageLabel: 'Language',
    languageButton: 'Change language',
    help: 'Can’t sign in?',
    reference: 'Need help? Give this reference to support:',
    problem: 'There is a problem',
    or: 'or',
    backToSignIn: 'Back to sign in',
    optional: 'optional',
    show: 'Show',
    hide: 'Hide',
    showPassword: 'Show password',
    hidePassword: 'Hide password',
    technical: 'Technical details',
    continuing: (app: string) => `to continue to ${app}`,
  },

  signIn: {
    title: (app: string) => `Sign in to ${app}`,
    identifier: 'Email or username',
    continue: 'Continue',
    newHere: 'New here?',
    createAccount: 'Create an account',
    withPasskey: 'Sign in with a passkey',
    passkeyFailed: 'No passkey for this site on this device. Use your phone, or another way.',
    with: (provider: string) => `Continue with ${provider}`,
    noWayIn: 'There is no way to sign in to this app yet. Its owner has to turn one on.',
  },

  password: {
    title: 'Enter your password',
    account: 'Account',
    change: 'Change',
    changeName: 'Change account',
    label: 'Password',
    staySignedIn: 'Keep me signed in',
    submit: 'Sign in',
    emailCode: 'Email me a code instead',
    onlyPasskey: 'This app takes passkeys. Go back and sign in with yours.',
    forgot: 'Forgot password?',
  },

  code: {
    title: 'Check your email',
    sent: (address: string) => `If there is an account for ${address}, we sent it a code.`,
    label: '6-digit code',
    hint: 'It works for 10 minutes.',
    submit: 'Sign in',
    resend: 'Send a new code',
    resent: 'We sent a new code. Earlier codes no longer work.',
    usePassword: 'Use your password instead',
  },

  company: {
    title: 'Continue with your organization',
    intro: (address: string) => `${address} signs in with its organization’s own account.`,
  },

  signUp: {
    title: (app: string) => `Create your ${app} account`,
    email: 'Email',
    domains: (domains: string) => `Use an address at ${domains}.`,
    username: 'Username',
    name: 'Name',
    givenName: 'First name',
    familyName: 'Last name',
    phoneNumber: 'Phone number',
    phoneHint: 'With the country code, such as +44 20 7946 0000.',
    password: 'Password',
    termsApply: 'By creating an account you accept the',
    acceptTerms: 'I accept the',
    terms: 'terms of use',
    submit: 'Create account',
    withPasskey: 'Use a passkey instead',
    passkeyHint: 'You need no password then. We confirm your address first, and you make the passkey next.',
    passkeyTitle: 'Make your passkey',
    passwordInstead: 'Choose a password instead',
    haveAccount: 'Already have an account?',
    signIn: 'Sign in',
    closed: 'Nobody can create an account here. Ask for an invitation.',
  },

  passwordRules: {
    length: (characters: number) => `Use at least ${characters} ${characters === 1 ? 'character' : 'characters'}.`,
    fair: 'Include a lower-case letter, an upper-case letter and a digit.',
    three: 'Include three of these: lower-case letter, upper-case letter, digit, special character.',
    noRepeats: 'Don’t repeat a character more than twice in a row.',
    noPersonal: 'Leave out your name and email address.',
    notCommon: 'Not one that everybody tries first, nor just the name of this service or your address.',
    notPast: (size: number) => (size === 1 ? 'Not the one you had last.' : `Not one of your last ${size}.`),
    met: (met: number, of: number) => `${met} of ${of} rules met`,
  },

  confirmEmail: {
    title: 'Check your email to continue',
    sent: (address: string) => `We sent a message to ${address}. Enter the code from it here.`,
    label: '6-digit code',
    submit: 'Confirm',
    nothing: 'Nothing came? Look in the spam folder, or check the address.',
    change: 'Use another address',
    resend: 'Send a new code',
  },

  organization: {
    title: 'Choose an organization',
    intro: 'You belong to more than one. Which one do you want to sign in to?',
    only: 'Sign in as a member of this organization.',
    nameTitle: 'Which organization is it?',
    name: 'Name of your organization',
    nameHint: 'The short name, such as acme. Your invitation shows it, and the people who invited you know it.',
  },

  consent: {
    title: (app: string) => `Allow ${app} to use your account?`,
    account: (name: string) => `Signed in as ${name}`,
    publisher: (name: string) => `Made by ${name}`,
    another: 'Use another account',
    who: 'See who you are',
    read: 'Read',
    change: 'Change',
    stays: 'Stay connected',
    offline: 'Stays connected until you remove it, even when you are not using it',
    profile: 'Your name and picture',
    email: 'Your email address',
    phone: 'Your phone number',
    address: 'Your postal address',
    identity: 'That it is you',
    at: (api: string) => `at ${api}`,
    isNew: 'New',
    allow: 'Allow',
    deny: 'Deny',
    terms: 'Terms',
    privacy: 'Privacy policy',
    legal: (app: string) => `What ${app} does with it is its own matter:`,
    revoke: 'Change this any time in Your account, under Connected apps.',
    goesTo: (host: string) => `It takes you on to ${host}.`,
  },

  help: {
    title: 'Can’t sign in?',
    forgot: 'I forgot my password',
    forgotHint: 'We email you a link to choose a new one.',
    code: 'Email me a code instead',
    codeHint: 'If you can read your mail, you can sign in without your password.',
    authenticator: 'I lost my authenticator',
    authenticatorHint: 'After your password, choose “Use another way” and enter one of your recovery codes.',
    contact: 'Contact support',
    contactHint: 'Give them this reference:',
    noContact: 'Ask the people who run this app.',
  },

  invitation: invitationEn,

  recovery: recoveryEn,

  signInLink: signInLinkEn,

  device: deviceEn,

  mfa: mfaEn,

  account: accountEn,

  resetRequest: {
    title: 'Forgot your password?',
    intro: 'Enter your email address. We send you a link to choose a new password.',
    email: 'Email',
    submit: 'Send the link',
    sentTitle: 'Check your email',
    sent: 'If there is an account for that address, you’ll get an email.',
    sentHint: 'It can take a minute. Look in the spam folder too.',
    again: 'Try another address',
  },

  terms: termsEn,
  profile: profileEn,

  reset: {
    title: 'Choose a new password',
    password: 'New password',
    submit: 'Save password',
    ends: 'This signs you out everywhere else.',
    expired: 'Your password is too old by the rules here. Before you go on, choose a new one.',
    required: 'Before you go on, choose a new password. Those who look after your account asked for it.',
    doneTitle: 'Your password is changed',
    done: 'Sign in with your new password. Everywhere else you were signed out.',
  },

  verify: {
    title: 'Confirm your email address',
    intro: 'Press the button to confirm that this address is yours.',
    submit: 'Confirm my address',
    doneTitle: 'Your email address is confirmed',
    done: 'You can close this page.',
  },

  unlock: {
    title: 'Unlock your account',
    intro: 'Somebody guessed wrong passwords, so it was locked for a while. Press the button to unlock it now.',
    submit: 'Unlock my account',
    doneTitle: 'Your account is unlocked',
    done: 'You can sign in again.',
  },

  link: {
    usedTitle: 'This link doesn’t work',
    used: 'It was used before, or is not good any more. Each link works once.',
    supersededTitle: 'A newer link took its place',
    superseded: 'Another one was sent after it. Open the link in the newest email.',
    expiredTitle: 'This link has expired',
    expired: 'It was only good for a while.',
    foreignTitle: 'Open the link from your email',
    foreign: 'This browser has not opened one, or it was too long ago. Open it again here.',
    sendNew: 'Send a new link',
    askNew: 'Ask the people who sent it for a new one.',
    sentTitle: 'Check your email',
    sent: 'We sent a new link to the same address.',
  },

  refused: refusedEn,

  signOut: signOutEn,

  ended: {
    expiredTitle: 'This took too long',
    expired: 'For your safety a sign-in ends after 30 minutes.',
    startAgain: 'Start again',
    unknownTitle: 'This sign-in is not open here',
    unknown: 'It was begun in another browser, or is long over. Go back to the app and sign in from there.',
    overTitle: 'This sign-in is done',
    over: 'Go back to the app. To sign in there again, start from there.',
    cookies: 'If this comes back every time, allow cookies for this site.',
    signIn: 'Sign in',
  },

  error: errorEn,

  failure: { ...failuresEn, ...mfaFailuresEn, ...accountFailuresEn, ...askedWordsFailuresEn },
}

export type Texts = typeof en
