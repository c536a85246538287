/** What invitations say, in English. */
export const invitationEn = {
  title: (organization: string) => `Join ${organization}`,
  intro: (inviter: string, organization: string, roles: string) =>
    `${inviter} invited you to join ${organization} as ${roles}.`,
  member: 'Member',
  address: (email: string) => `The invitation is for ${email}.`,
  accept: 'Accept',
  signIn: 'Sign in to accept',
  signUp: 'Create an account',
  another: (own: string, email: string) => `You’re signed in as ${own}; this invitation is for ${email}.`,
  unproven: 'Your email address is not confirmed yet. Confirm it first, then open this page again.',
  switch: 'Switch account',
  decline: 'Decline',
  declinedTitle: 'You did not join',
  declined: 'Nothing was changed. If you think again, open the link from your mail once more before it runs out.',
  doneTitle: 'You are a member now',
  done: 'You can go on to the app.',
  ask: 'Ask for a new invitation',
  askedTitle: 'You asked for a new invitation',
  asked: 'Whoever invited you was told. A new invitation comes to the same address.',
}
