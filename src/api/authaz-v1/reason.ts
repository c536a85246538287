import { Type } from 'typebox'

/** Why somebody does what is done to somebody else; the audit keeps it. */
export const reason = Type.String({ minLength: 1, maxLength: 500, description: 'A reason, 1 to 500 characters.' })
