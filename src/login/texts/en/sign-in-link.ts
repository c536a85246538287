/** What the page behind a mailed sign-in link says, in English. */
export const signInLinkEn = {
  title: (app: string) => `Sign in to ${app}`,
  intro: (address: string) => `You will be signed in as ${address}. If that is not you, close this page.`,
  submit: 'Sign in',
}
