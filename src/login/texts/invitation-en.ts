/** What invitations say, in English. */
export const invitationEn = {
  title: (organization: string) => `Join ${organization}`,
  intro: (inviter: string, organization: string) => `${inviter} invited you to join ${organization}.`,
  address: (email: string) => `The invitation is for ${email}.`,
  accept: 'Accept',
  signIn: 'Sign in to accept',
  signUp: 'Create an account',
  another: (email: string) => `You’re signed in with another account. This invitation is for ${email}.`,
  unproven: 'Your email address is not confirmed yet. Confirm it first, then open this page again.',
  switch: 'Switch account',
  doneTitle: 'You are a member now',
  done: 'You can go on to the app.',
}
