import type { Rule } from './rule.ts'

/** Whether the person begins at the sign-up page, and the invitation that led them here. */
export const signUp: Rule = ({ parameters }, { opensSignUp }) => ({
  opensSignUp: opensSignUp || parameters.text('screen_hint', 50) === 'signup',
  invitation: parameters.text('invitation', 200),
})
