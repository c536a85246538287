import type { Connection } from '../connections/connection.ts'
import { invalidField } from '../kernel/errors.ts'
import { canonicalIdentifier } from './check-credentials.ts'
import { moveOn, StaleSignIn } from './keep-sign-in.ts'
import type { SignIn } from './sign-in.ts'
import type { SignInDeps } from './sign-in-deps.ts'

const identifierMaxLength = 320

/**
 * Takes the name somebody typed; looks nobody up, so that nothing of an account shows (console.md 4.2). An address of a
 * company that signs its people in by itself leads there.
 */
export async function identify(deps: SignInDeps, signIn: SignIn, typed: string): Promise<SignIn> {
  if (signIn.userId !== null) throw new StaleSignIn('somebody proved already who they are')
  const identifier = typed.trim()
  if (identifier === '') throw invalidField('identifier', 'Enter your e-mail address or username.')
  if (identifier.length > identifierMaxLength || /\p{C}/u.test(identifier)) {
    throw invalidField('identifier', 'This is no e-mail address and no username.')
  }
  const company = await companyConnection(deps, signIn, canonicalIdentifier(identifier))
  const connectionId = company?.id ?? signIn.connectionId
  const choices = { ...signIn.choices, codeId: undefined, signedUp: undefined }
  return moveOn(deps.stores, signIn, { identifier, connectionId, choices, lastFailure: null }, deps.clock.now())
}

/** The enterprise connection that named this domain as its own, for this client (`domain_aliases`). */
async function companyConnection(
  { stores }: SignInDeps,
  { clientId }: SignIn,
  identifier: string,
): Promise<Connection | null> {
  const domain = identifier.slice(identifier.lastIndexOf('@') + 1)
  if (clientId === null || !identifier.includes('@')) return null
  const used = await stores.connections.listUsedBy(clientId)
  return used.find(({ isEnabled, options }) => isEnabled && isAlias(options.domain_aliases, domain)) ?? null
}

function isAlias(aliases: unknown, domain: string): boolean {
  return Array.isArray(aliases) && aliases.some((alias) => typeof alias === 'string' && alias.toLowerCase() === domain)
}
