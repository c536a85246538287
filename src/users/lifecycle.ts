// The state machine of an account, in one place: which states there are, what leads from one to another, and what each
// step ends. Stores ask the same question of people in SQL (storage/postgres/standing.ts); locks are the guards' to make.
import { RollcallError } from '../kernel/errors.ts'

export type AccountState = 'active' | 'suspended' | 'locked' | 'deleted' | 'purged'

export type AccountStep = 'suspend' | 'activate' | 'lock' | 'unlock' | 'delete' | 'purge'

/** What a record says about letting its person in. Whether they are let in is decided with the time of the question. */
export interface Admission {
  readonly isBlocked: boolean | null
  /** Null while suspended: until somebody activates them. From this moment on they are active again. */
  readonly suspendedUntil: Date | null
  /** From this moment on the account is refused, as if it were suspended. */
  readonly expiresAt: Date | null
}

/** What makes people come back, or not, and when. */
export interface LifecycleFacts extends Omit<Admission, 'isBlocked'> {
  readonly suspensionReason: string | null
  /** Whose administrator suspended them. Null: whoever acts for the directory did, or nobody. */
  readonly suspendedByOrganization: string | null
  /** While an offboarding waits for its day. */
  readonly offboardAt: Date | null
}

export const noLifecycleFacts: LifecycleFacts = {
  suspendedUntil: null,
  suspensionReason: null,
  suspendedByOrganization: null,
  expiresAt: null,
  offboardAt: null,
}

/** An active account that is beyond its day is `expired`: a fact of the clock, not a step anybody takes. */
export type Status = 'active' | 'suspended' | 'expired'

export function statusOf({ isBlocked, suspendedUntil, expiresAt }: Admission, now: Date): Status {
  if (isBlocked === true && (suspendedUntil === null || suspendedUntil > now)) return 'suspended'
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'active'
}

/** At every door: sign-in, refresh, tokens, sessions, links and codes. */
export function mayComeIn(person: Admission, now: Date): boolean {
  return statusOf(person, now) === 'active'
}

/** Repeating a step is no fault. Nobody comes back from being deleted, and of a purged account not even its id is known. */
const steps: Readonly<Record<AccountState, Readonly<Partial<Record<AccountStep, AccountState>>>>> = {
  active: {
    suspend: 'suspended',
    activate: 'active',
    lock: 'locked',
    unlock: 'active',
    delete: 'deleted',
    purge: 'purged',
  },
  suspended: {
    suspend: 'suspended',
    activate: 'active',
    lock: 'suspended',
    unlock: 'suspended',
    delete: 'deleted',
    purge: 'purged',
  },
  // A lock is lifted by unlocking alone, and ends by itself; a suspension is none.
  locked: {
    suspend: 'suspended',
    activate: 'locked',
    lock: 'locked',
    unlock: 'active',
    delete: 'deleted',
    purge: 'purged',
  },
  deleted: { purge: 'purged' },
  purged: {},
}

/** The state after a step; `user_not_found` where the step leads nowhere, for to everybody else such an account is gone. */
export function stateAfter(state: AccountState, step: AccountStep): AccountState {
  const after = steps[state][step]
  if (after === undefined) throw new RollcallError('user_not_found', 'The user does not exist.')
  return after
}

/** For a record that was read: whoever has one is neither deleted nor purged. */
export function stateOf(person: Admission, now: Date): AccountState {
  return statusOf(person, now) === 'suspended' ? 'suspended' : 'active'
}
