import type { SettingsStore } from '../applications/settings.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import { type Connection, passwordPolicy } from '../connections/connection.ts'
import type { Actor } from '../kernel/actor.ts'
import { type LeakedPasswords, refuseLeakedPassword } from '../passwords/leaked-passwords.ts'
import type { HashPassword } from '../passwords/password-hasher.ts'
import { earlierToKeep, refuseReusedPassword } from '../passwords/password-history.ts'
import { checkPassword } from '../passwords/password-policy.ts'
import type { PasswordOwner, PasswordStore } from '../passwords/password-store.ts'
import type { PepperRing } from '../passwords/pepper.ts'
import type { StoredPassword } from '../passwords/stored-password.ts'
import type { User } from './user.ts'

export interface NewPasswordDeps {
  readonly stores: {
    readonly passwords: Pick<PasswordStore, 'find' | 'listEarlier'>
    readonly settings: Pick<SettingsStore, 'read'>
    readonly audit: Pick<AuditStore, 'record'>
  }
  readonly peppers: PepperRing
  readonly leakedPasswords: LeakedPasswords
  readonly hashPassword: HashPassword
}

/** A password that was judged and hashed, ready to be kept. */
export interface NewPassword {
  readonly owner: PasswordOwner
  readonly stored: StoredPassword
  readonly earlierToKeep: number
}

/**
 * Judges and hashes a password for one identity of a person. Before the record is locked and outside of any
 * transaction, because a hash takes as long as a hundred changes.
 */
export async function newPassword(
  { stores, peppers, leakedPasswords, hashPassword }: NewPasswordDeps,
  actor: Actor,
  user: User,
  owner: PasswordOwner,
  connection: Connection,
  password: string,
): Promise<NewPassword> {
  const policy = passwordPolicy(connection)
  const { displayName } = await stores.settings.read()
  checkPassword(password, policy, user, displayName)
  const tried = { actor, step: 'change', userId: user.id } as const
  await refuseLeakedPassword({ leakedPasswords, audit: stores.audit }, password, tried)
  await refuseReusedPassword({ passwords: stores.passwords, peppers }, owner, password, policy)
  const { connectionId, subject } = owner
  return {
    owner: { connectionId, subject },
    stored: await hashPassword(password),
    earlierToKeep: earlierToKeep(policy),
  }
}
