// Whether somebody came to an organization by its own provider, where it asks for that: the one place for pages,
// /authorize, devices and programs that take people's words themselves, and asked again when tokens are renewed.
import type { Organization } from '../organizations/organization.ts'
import type { OrganizationStore } from '../organizations/organization-store.ts'
import { type OwnConnectionDeps, ownConnections } from '../organizations/require-single-sign-on.ts'
import { provenConnections, type Session } from '../sessions/session.ts'
import type { FamilySignIn } from '../token-families/token-family.ts'
import type { SignIn } from './sign-in.ts'
import type { SignInFacts, Step } from './sign-in-facts.ts'

/** The connections of which one must have been come by, by their ids; null where any proof counts. */
export async function requiredConnections(
  deps: OwnConnectionDeps,
  organization: Pick<Organization, 'id' | 'requiresSingleSignOn'> | null,
): Promise<readonly string[] | null> {
  if (organization === null || !organization.requiresSingleSignOn) return null
  return (await ownConnections(deps, organization.id)).map(({ connectionId }) => connectionId)
}

/**
 * Nothing of an account is asked, so nothing of one shows: whoever comes for the organization is sent on before they
 * prove anything. Whoever proved themselves another way begins anew.
 */
export function singleSignOnStep({
  signIn,
  session,
  singleSignOn,
}: Pick<SignInFacts, 'signIn' | 'session' | 'singleSignOn'>): Step | null {
  if (singleSignOn === null || cameBy(singleSignOn, signIn, session)) return null
  const [first] = singleSignOn
  if (signIn.userId !== null || first === undefined) return { kind: 'refused', reason: 'single-sign-on' }
  const chosen = singleSignOn.find((id) => id === signIn.connectionId)
  // The address says to which of several, or a button does.
  if (chosen === undefined && singleSignOn.length > 1 && signIn.identifier === null) return null
  return { kind: 'federated', connectionId: chosen ?? first }
}

/** Whoever acts as somebody proved themselves in the console. */
export function cameBy(
  required: readonly string[] | null,
  { proofs }: Pick<SignIn, 'proofs'>,
  session: Pick<Session, 'methods' | 'impersonator'> | null,
): boolean {
  if (required === null || session?.impersonator !== undefined) return true
  const proven = proofs.flatMap(({ factor, id }) => (factor === 'federated' ? [id] : []))
  const before = session === null ? [] : provenConnections(session)
  return [...proven, ...before].some((id) => required.includes(id))
}

interface RenewDeps extends OwnConnectionDeps {
  readonly organizations: Pick<OrganizationStore, 'find'>
}

/** The same of what a sign-in that is over may still give: the tokens of a code, of a device, of a refresh. */
export async function mayGoOn(
  deps: RenewDeps,
  organizationId: string | null,
  { connectionIds = [], actor }: FamilySignIn,
): Promise<boolean> {
  if (organizationId === null || actor !== undefined) return true
  const required = await requiredConnections(deps, await deps.organizations.find(organizationId))
  return required === null || connectionIds.some((id) => required.includes(id))
}
