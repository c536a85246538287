import { Type } from 'typebox'
import { sessionMinutesRange } from '../../sessions/session-limit.ts'

/** How long a sign-in counts, for whatever may say it. */
export const sessionMinutesField = Type.Union(
  [Type.Integer({ minimum: sessionMinutesRange.least, maximum: sessionMinutesRange.most }), Type.Null()],
  {
    description: `A whole number of minutes from ${sessionMinutesRange.least} to ${sessionMinutesRange.most}, or null.`,
  },
)
