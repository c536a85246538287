import type { Connection } from '../connections/connection.ts'
import { invalidField } from '../kernel/errors.ts'
import { canonicalIdentifier } from './check-credentials.ts'
import { connectionsInto } from './connections-into.ts'
import { isOf } from './database-of.ts'
import { discoverOrganization, onlyProviderOf } from './discover-organization.ts'
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
  const domain = domainOf(canonicalIdentifier(identifier))
  const organizationId = await discoverOrganization(deps, signIn, domain)
  const company = await companyConnection(deps, signIn, domain, organizationId)
  const connectionId = company?.id ?? signIn.connectionId
  const choices = { ...signIn.choices, codeId: undefined, signedUp: undefined }
  const changes = { identifier, organizationId, connectionId, choices, lastFailure: null, shown: null }
  return moveOn(deps.stores, signIn, changes, deps.clock.now())
}

/** The enterprise connection that named this domain as its own, for this client (`domain_aliases`), or its company did. */
async function companyConnection(
  deps: SignInDeps,
  { clientId, goal }: SignIn,
  domain: string | null,
  organizationId: string | null,
): Promise<Connection | null> {
  if (domain === null) return null
  const used = await connectionsInto(deps.stores, { clientId, organizationId, goal })
  const alias = used.find(
    (each) => each.isEnabled && isOf(each, organizationId) && isAlias(each.options.domain_aliases, domain),
  )
  if (alias !== undefined) return alias
  const isNamed = goal.kind !== 'authorize' || goal.request.organizationId !== null
  return isNamed || organizationId === null || clientId === null ? null : onlyProviderOf(deps, organizationId, clientId)
}

function domainOf(identifier: string): string | null {
  return identifier.includes('@') ? identifier.slice(identifier.lastIndexOf('@') + 1) : null
}

function isAlias(aliases: unknown, domain: string): boolean {
  return Array.isArray(aliases) && aliases.some((alias) => typeof alias === 'string' && alias.toLowerCase() === domain)
}
