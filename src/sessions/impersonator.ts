// An operator who acts as a person in a session of the person's (console.md 2.5): whatever is done in it says who it was.
import type { Actor, Caller } from '../kernel/actor.ts'

export interface Impersonator {
  /** Of the operator. */
  readonly id: string
  readonly name: string
  /** Names the act that allowed it, in the audit. */
  readonly impersonation: string
}

/** Who the audit names in place of the person. */
export function impersonatorActing({ id, name }: Impersonator, caller: Caller): Actor {
  return { kind: 'operator', id, name, permissions: new Set(), ...caller }
}
