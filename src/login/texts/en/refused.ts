/** Why a sign-in ends without getting in, in English. */
export const refusedEn = {
  suspendedTitle: 'This account can’t be used',
  suspended: (support: string) => `This account can’t be used right now. Contact ${support}.`,
  supportOf: (app: string) => `${app} support`,
  changedTitle: 'Sign in again',
  changed: 'Your account changed while you were signing in.',
  notServedTitle: 'This account can’t be used here',
  notServed: (app: string) => `People sign in to ${app} with other accounts. Use another one.`,
  signedOut: 'You were signed out in the meantime.',
  goneTitle: 'This account is gone',
  gone: 'It was removed while you were signing in.',
  clientTitle: 'This app is turned off',
  client: 'It no longer takes sign-ins. Contact the people who run it.',
  memberTitle: 'You are not a member',
  member: (organization: string) =>
    `Your account does not belong to ${organization}. Ask its administrator for an invitation.`,
  roleTitle: 'This app is not open to you',
  role: (app: string) =>
    `${app} is for people with certain roles, and you have none of them. Ask whoever looks after it.`,
  organization: (app: string) =>
    `${app} is for people of certain organizations, and you come from none of them. Ask whoever looks after it.`,
  noOrganizationTitle: 'You belong to no organization',
  noOrganization: (app: string) => `${app} is for members of organizations. Ask yours for an invitation.`,
  closedTitle: 'This organization is suspended',
  closed: (organization: string | null) =>
    `Nobody can sign in to ${organization ?? 'your organization'} at the moment. Ask its administrator when that changes.`,
  companyTitle: 'Sign in by your company',
  company: (organization: string) =>
    `${organization} asks its people to sign in by its own single sign-on. Begin again; if that leads nowhere, ask its administrator.`,
  networkTitle: 'You can’t sign in from here',
  network:
    'Signing in is not allowed from the network you are in. Try from another one; if you think this is wrong, give the reference below to support.',
  networkOutside: (organization: string) =>
    `The people of ${organization} sign in from certain networks only, and you are in none of them. Connect to its network, then begin again.`,
  networkUnknown: (organization: string) =>
    `The people of ${organization} sign in from certain countries only, and nobody can tell in which country your network is. Try from another one, then begin again.`,
  methodTitle: 'Sign in another way',
  method: (app: string) =>
    `${app} takes other ways to sign in than the one you used. Begin again and use one of those it shows.`,
  triesTitle: 'Too many wrong codes',
  tries: 'This sign-in is over. Begin again, and take your time with the code.',
  another: 'Use another account',
  backTo: (app: string) => `Back to ${app}`,
}
