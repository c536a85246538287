/** From when, and until when, something holds. Null: from the first moment on, or without end. Decided whenever it is asked. */
export interface Term {
  readonly startsAt: Date | null
  readonly endsAt: Date | null
}

export const withoutEnd: Term = { startsAt: null, endsAt: null }
