/** The one form that is left to whoever acts as somebody. */
export const signOutPath = '/account/sign-out'
