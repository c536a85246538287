import type { JsonObject } from '../kernel/json.ts'

/** `unknown`: there is nothing to tell it by, such as no try lately; or nobody could be asked, with `couldNotRun`. */
export const checkStates = ['fail', 'warn', 'pass', 'unknown'] as const

/** How one check of what can stand between somebody and their sign-in came out. */
export interface Finding {
  readonly state: (typeof checkStates)[number]
  readonly facts: JsonObject
}
