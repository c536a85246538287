/** What the pages say on which somebody joins another account of theirs, in English. */
export const linkingEn = {
  title: 'Join your accounts',
  asked: (app: string) =>
    `Support of ${app} asks you to join another account of yours to this one. You sign in to both, one after the other, and see what is joined before anything happens.`,
  notYours: 'If you did not ask support for this, close this page: nothing happens.',
  begin: 'Go on',

  first: {
    lead: (account: string) => `Step 1 of 3: sign in to ${account}. This account stays.`,
    text: 'This is asked even if you are signed in: it shows that the account is yours.',
    submit: 'Sign in to this account',
  },
  other: {
    lead: (account: string) => `Step 2 of 3: ${account} is proven. Now sign in to the other account.`,
    text: 'Sign in the way you always do there. This opens no session, and changes nothing yet.',
    submit: 'Sign in to the other account',
  },

  joinTitle: 'Join these accounts?',
  joinLead: 'Step 3 of 3: both are proven. This cannot be undone by you.',
  stays: 'Stays',
  joins: 'Becomes part of it',
  organizations: 'Organizations that come along',
  roles: 'Roles that come along',
  effects: 'You can sign in by either from then on.',
  effectsOnAccount: 'Both are signed out everywhere, and second factors of the other account do not come along.',
  submit: 'Join accounts',
  another: 'Choose another account',

  overTitle: 'Nothing is being joined here',
  over: 'The link was used, withdrawn or has run out, or it was opened in another browser. Ask support for a new one.',
  doneTitle: 'Your accounts are joined',
  done: 'From now on you can sign in by either. Sign in to go on.',
}

/** What was wrong with a proof, or with the two accounts. */
export const linkingFailuresEn = {
  notFirst: 'You signed in to another account. Sign in to the one that the mail came to.',
  sameAccount: 'That is the account that stays. Sign in to the other one.',
  joinStale: 'Something changed meanwhile, and nothing was joined. Look at it again.',
  joinElsewhere: 'The two accounts belong to different organizations, so they cannot be joined.',
  joinRoles: 'The other account has roles that support may not move. Ask support to help you.',
  notJoined: 'These two accounts cannot be joined. Ask support to help you.',
}
