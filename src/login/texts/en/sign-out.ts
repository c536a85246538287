/** What the pages of signing out at an app’s wish say, in English. */
export const signOutEn = {
  title: 'Sign out?',
  askedBy: (app: string) => `${app} asks to sign you out.`,
  askedBySome: 'An app asks to sign you out.',
  submit: 'Sign out',
  doneTitle: 'You are signed out',
  done: 'You can close this window.',
}
