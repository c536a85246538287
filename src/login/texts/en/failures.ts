/** What was wrong with a form, in English. */
export const failuresEn = {
  credentials: 'That didn’t work. Check your details or use another way.',
  code: 'That code didn’t work. Check it, or send a new one.',
  codeWait: (seconds: number) =>
    `A code is on its way. You can ask for another in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  identifier: 'Enter your email address or username.',
  email: 'Enter an email address such as name@example.com.',
  passwordMissing: 'Enter your password.',
  usernameMissing: 'Choose a username.',
  nameMissing: 'Enter your name.',
  givenNameMissing: 'Enter your first name.',
  familyNameMissing: 'Enter your last name.',
  terms: 'Accept the terms of use to create an account.',
  signUpDomain: 'Nobody can create an account with an address of this domain.',
  username: 'This username can’t be used. Use letters and digits, and not an email address.',
  usernameTaken: 'This username is taken. Choose another.',
  phoneNumber: 'Enter a phone number with its country code, such as +44 20 7946 0000.',
  codeMissing: 'Enter the 6 digits from the email.',
  weak: 'This password is too easy to guess. It has to follow the rules below.',
  leaked: 'This password has appeared in a leak. Choose another.',
  common: 'This password has appeared in a leak or is one that everybody tries. Choose another.',
  personal: 'This password contains your name or email address. Choose another.',
  reused: 'You used this password before. Choose another.',
  name: 'Use a name of at most 300 characters.',
  organization: 'There is no organization of this name. Check the spelling.',
  lastAdministrator:
    'An organization would be left without an administrator. Make someone else an administrator there first.',
  lastWayIn: 'It is your only way to sign in. Set a password or add another passkey first.',
  elsewhere:
    'Your account belongs to another organization, and here nobody belongs to two. Sign up with this invitation instead.',
  invalid: 'This can’t be used. Check it.',
}
