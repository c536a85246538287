import { accountSecurityEn } from './account-security.ts'
import { activityEn } from './activity.ts'
import { linkingEn, linkingFailuresEn } from './linking.ts'

/** What the pages of one's own account say, in English. */
export const accountEn = {
  title: 'Your account',
  sections: {
    profile: 'Profile',
    security: 'Security',
    sessions: 'Sessions',
    apps: 'Connected apps',
    linked: 'Linked accounts',
    activity: 'Activity',
    organizations: 'Organizations',
    data: 'Your data',
  },
  signOut: 'Sign out',
  signedOutTitle: 'You are signed out',
  signedOut: 'Apps that you used may keep you signed in until you sign out there.',
  signIn: 'Sign in',
  cancel: 'Cancel',
  save: 'Save',
  never: 'Never',
  unknownPlace: 'Place unknown',

  profile: {
    name: 'Name',
    picture: 'Address of a picture',
    pictureHint: 'Apps show it beside your name. Leave it empty for your initials.',
    language: 'Language of mails and pages',
    anyLanguage: 'As the browser asks',
    fixed: 'Your name comes from where you sign in. Change it there.',
    emailTitle: 'Email address',
    noEmail: 'You have none.',
    verified: 'Confirmed',
    unverified: 'Not confirmed yet',
    verify: 'Send the link to confirm it',
    changeEmail: 'Change email address',
    fixedEmail: 'It comes from where you sign in. Change it there.',
  },

  email: {
    title: 'Change email address',
    lead: 'We send a link to the new address. It counts once you open the link. The old address is told.',
    label: 'New email address',
    submit: 'Send the link',
    confirmTitle: 'Confirm your new email address',
    confirm: (address: string) => `Press the button to use ${address} for your account from now on.`,
    confirmSubmit: 'Use this address',
    confirmedTitle: 'Your email address is changed',
    confirmed: 'Sign in with it from now on. Everywhere else you were signed out.',
    undoTitle: 'Was it not you?',
    undo: 'Your account keeps this address, or gets it back. Everybody is signed out of it.',
    undoSubmit: 'It wasn’t me: take it back',
    undoneTitle: 'Your address is as it was',
    undone: 'Everybody was signed out. Choose a new password now: somebody else may know yours.',
    newPassword: 'Choose a new password',
  },

  security: accountSecurityEn,

  password: {
    title: 'Change password',
    lead: 'Everywhere else you are signed out.',
    current: 'Current password',
    password: 'New password',
    submit: 'Change password',
  },

  passkey: {
    title: 'Add a passkey',
    lead: 'Your fingerprint, face or screen lock stands in for the password and the second step.',
    name: 'Name',
    nameHint: 'So that you know it among others.',
    needsScript: 'Passkeys need JavaScript, which is off in this browser.',
  },

  sessions: {
    lead: 'Where you are signed in.',
    thisDevice: 'This device',
    lastActive: (time: string) => `Last active ${time}`,
    since: (time: string) => `Signed in ${time}`,
    apps: (names: string) => `Apps: ${names}`,
    end: 'Sign out',
    endNamed: (device: string) => `Sign out ${device}`,
    endOthers: 'Sign out everywhere else',
    alone: 'You are signed in nowhere else.',
  },

  apps: {
    lead: 'Apps of others that you allowed to use your account.',
    none: 'There are none.',
    since: (time: string) => `Allowed ${time}`,
    revoke: 'Remove',
    revokeNamed: (app: string) => `Remove ${app}`,
    signsIn: 'Signs you in',
    at: (api: string) => `at ${api}`,
    gone: 'An app that is gone',
  },

  linked: {
    lead: 'Accounts by which you can sign in here.',
    main: 'Main account',
    own: 'Password account',
    unlink: 'Unlink',
    unlinkNamed: (account: string, name: string) => `Unlink ${account} ${name}`,
    unlinkTitle: (account: string) => `Unlink ${account}?`,
    unlinkText: (account: string) =>
      `You can no longer sign in to this account with ${account}. Whoever signs in with it later gets an account of its own. Everywhere else you are signed out.`,
  },

  linking: linkingEn,

  activity: activityEn,

  organizations: {
    lead: 'Organizations that you belong to.',
    none: 'You belong to none.',
    member: 'Member',
    leave: 'Leave',
    leaveNamed: (organization: string) => `Leave ${organization}`,
    leaveTitle: (organization: string) => `Leave ${organization}?`,
    leaveText: 'You lose your roles there. To come back you need an invitation.',
  },

  data: {
    lead: 'Everything we know of you is yours.',
    downloadTitle: 'Download',
    downloadText: 'A file with your profile, sessions, apps and activity, as JSON.',
    download: 'Download your data',
    deleteTitle: 'Delete your account',
    deleteText: 'You are signed out everywhere, and your data is removed. It cannot be undone.',
    delete: 'Delete your account',
    deletePage: 'Delete your account?',
    deleteBox: 'I understand that this cannot be undone',
    deletedTitle: 'Your account is deleted',
    deleted: 'You can close this page.',
  },

  impersonation: {
    banner: (person: string, operator: string) =>
      `${operator} is looking at this as ${person}. It ends by itself within 15 minutes, and everything is recorded.`,
    stop: 'Stop impersonating',
    refused: 'Not while impersonating',
    refusedText: 'Nothing of this account can be changed or shown by somebody who acts as its owner.',
    stopped: 'You stopped impersonating',
    stoppedText: 'The session and everything that was issued in it are over.',
    back: 'Back to the console',
    opening: 'Opening the app',
    openingText: 'It opens as the person you act as, for 15 minutes.',
    unusable: 'This did not work any more',
    unusableText: 'It can be used once, within a minute. Begin again in the console.',
  },

  caller: {
    title: 'Are you on the phone with support?',
    text: (agent: string, app: string) =>
      `${agent} from ${app} support is on the phone with you. Choose the number they tell you, only if you called us.`,
    deny: 'I did not call',
  },

  done: {
    saved: 'Saved.',
    emailAsked: 'We sent a link to the new address. It counts once you open it.',
    verifySent: 'We sent a link to your address.',
    emailChanged: 'Your email address is changed. Everywhere else you were signed out.',
    passwordChanged: 'Your password is changed. Everywhere else you were signed out.',
    factorAdded: 'Added.',
    factorRemoved: 'Removed.',
    codesSaved: 'Your recovery codes are in force.',
    browserForgotten: 'That browser is asked again.',
    browsersForgotten: 'Every browser is asked again.',
    sessionEnded: 'Signed out there.',
    othersEnded: 'You were signed out everywhere else.',
    notMe: 'You were signed out everywhere else, and security was told. Choose a new password now.',
    appRevoked: 'The app can’t use your account any more.',
    left: 'You left the organization.',
    unlinked: 'Unlinked. Everywhere else you were signed out.',
    callerRight: 'Thank you. Support knows now that it is you.',
    callerDenied:
      'We told support that you did not call. Look through Activity: if something there was not you, say so.',
  },
}

/** What was wrong with a form of theirs. */
export const accountFailuresEn = {
  ...linkingFailuresEn,
  currentPassword: 'That is not your current password.',
  sameEmail: 'This is the address of your account already.',
  emailTooSoon:
    'Your address was changed less than a day ago. To take that back, use the link in the mail to the old one.',
  emailTaken: 'Another account has this address.',
  deleteBox: 'Tick the box to go on.',
  picture: 'Enter an address that begins with https://.',
  callerWrong: 'That is not the number you were told. If you called us, ask support to send the question again.',
  callerOver: 'This question is over. If you called us, ask support to send it again.',
}
