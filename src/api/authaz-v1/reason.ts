import { Type } from 'typebox'

/** Words of somebody's own, which are no words if they are blank. `what` as in "A reason". */
export const reasonFor = (what: string) =>
  Type.String({ minLength: 1, maxLength: 500, pattern: '\\S', description: `${what}, 1 to 500 characters.` })

/** Why somebody does what is done to somebody else; the audit keeps it. */
export const reason = reasonFor('A reason')
