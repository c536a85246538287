import type { Actor } from '../../../kernel/actor.ts'
import { RollcallError } from '../../../kernel/errors.ts'

/** What people sign in with is no matter of profile: who may change the one may not change the other (console.md 1.7). */
const identifiers: ReadonlySet<string> = new Set(['email', 'emailVerified', 'username', 'phoneNumber'])

export function namesIdentifier(fields: readonly string[]): boolean {
  return fields.some((field) => identifiers.has(field))
}

/** Throws for the first field that the actor may not change. */
export function refuseForeignFields({ kind, permissions }: Actor, fields: readonly string[]): void {
  const mayProfile = permissions.has('update:users')
  // A key's `update:users` covers both, as the scope of that name does on a token.
  const mayIdentifiers = permissions.has('update:user_identifiers') || (kind !== 'operator' && mayProfile)
  for (const field of fields) {
    if (field === 'expiresAt') {
      // Ending an account is suspending it on a day.
      if (permissions.has('suspend:users')) continue
      throw new RollcallError('insufficient_scope', 'To change expiresAt you need the permission suspend:users.')
    }
    const isIdentifier = identifiers.has(field)
    if (isIdentifier ? mayIdentifiers : mayProfile) continue
    const needed = isIdentifier ? 'update:user_identifiers' : 'update:users'
    throw new RollcallError('insufficient_scope', `To change ${field} you need the permission ${needed}.`)
  }
}
