// Passwords that are known from leaks. The list is the operator's (src/leaks); without one every question is answered no.
import type { AuditStore } from '../audit/audit-event.ts'
import { type Actor, systemActor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'

export interface LeakedPasswords {
  /** Whether the operator named a list. */
  readonly isOn: boolean
  look(password: string): Promise<LeakAnswer>
  standing(): Promise<LeakListStanding>
}

interface LeakAnswer {
  /** False too where the list could not be read. */
  readonly isLeaked: boolean
  /** It cannot be read, and the time before it could. */
  readonly isNewlyUnreadable: boolean
}

export interface LeakListStanding {
  readonly state: 'off' | 'readable' | 'unreadable'
  /** When the file was written last; null where it cannot be read. */
  readonly writtenAt: Date | null
}

/** Where the operator named none. */
export const withoutLeakList: LeakedPasswords = {
  isOn: false,
  look: async () => ({ isLeaked: false, isNewlyUnreadable: false }),
  standing: async () => ({ state: 'off', writtenAt: null }),
}

export interface LeakDeps {
  readonly leakedPasswords: LeakedPasswords
  readonly audit: Pick<AuditStore, 'record'>
}

/**
 * No where the list cannot be read: that nobody signs in or sets a password meanwhile would be worse than what the list
 * keeps out (security.md 5.1). The log and one event tell of it.
 */
export async function isKnownAsLeaked({ leakedPasswords, audit }: LeakDeps, password: string): Promise<boolean> {
  const { isLeaked, isNewlyUnreadable } = await leakedPasswords.look(password)
  if (isNewlyUnreadable) await audit.record(systemActor, 'password_list.unreadable', null)
  return isLeaked
}

/** Who was about to set it, and where; for the event that tells of it. */
export interface LeakedPasswordTry {
  readonly actor: Actor
  readonly step: 'sign-up' | 'change'
  /** Null where there is nobody yet. */
  readonly userId: string | null
}

/**
 * Throws `password_leaked` for a new password that is on the list. The event stays only where this is not called in a
 * transaction; without a try there is none.
 */
export async function refuseLeakedPassword(
  deps: LeakDeps,
  password: string,
  tried: LeakedPasswordTry | null = null,
): Promise<void> {
  if (!(await isKnownAsLeaked(deps, password))) return
  if (tried !== null) {
    const { actor, step, userId } = tried
    const subject = userId === null ? null : ({ kind: 'user', id: userId } as const)
    await deps.audit.record(actor, 'user.leaked_password_refused', subject, { step })
  }
  throw new RollcallError('password_leaked', 'This password has appeared in a leak. Choose another.', {
    details: [{ field: 'password', message: 'password: must not be one that is known from a leak' }],
  })
}
