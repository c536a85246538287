import { RollcallError } from '../kernel/errors.ts'
import type { PasswordPolicy } from './password-policy.ts'
import type { PasswordOwner, PasswordStore } from './password-store.ts'
import type { PepperRing } from './pepper.ts'
import { verifyPassword } from './verify-password.ts'

export interface PasswordHistoryDeps {
  readonly passwords: Pick<PasswordStore, 'find' | 'listEarlier'>
  readonly peppers: PepperRing
}

/** Each costs a hash whenever the person chooses another password. The vendor's bound too (auth0.md 2.5). */
const earlierAtMost = 24

/** How many earlier passwords are kept beside the present one. */
export function earlierToKeep({ history }: Pick<PasswordPolicy, 'history'>): number {
  return history.enabled ? Math.min(Math.max(history.size, 0), earlierAtMost) : 0
}

/** Throws `password_reused` for the present password and for those that the policy remembers. */
export async function refuseReusedPassword(
  { passwords, peppers }: PasswordHistoryDeps,
  owner: PasswordOwner,
  password: string,
  policy: Pick<PasswordPolicy, 'history'>,
): Promise<void> {
  if (!policy.history.enabled) return
  const present = await passwords.find(owner)
  const earlier = await passwords.listEarlier(owner, earlierToKeep(policy))
  for (const stored of present === null ? earlier : [present, ...earlier]) {
    if ((await verifyPassword(password, stored, peppers)).matches) throw reused()
  }
}

function reused(): RollcallError {
  return new RollcallError('password_reused', 'PasswordHistoryError: Password has previously been used', {
    details: [{ field: 'password', message: 'password: must not be one of the passwords you had before' }],
  })
}
