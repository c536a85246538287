import { serves } from '../connections/client-access.ts'
import { type Connection, passwordPolicy } from '../connections/connection.ts'
import type { Caller } from '../kernel/actor.ts'
import type { Organization } from '../organizations/organization.ts'
import { passwordEnd } from '../passwords/password-policy.ts'
import { hasProfileToUpdate } from '../users/own-profile.ts'
import type { Account } from './account.ts'
import { appAccess } from './app-access.ts'
import { nextStep } from './next-step.ts'
import { organizationRule } from './organization-rule.ts'
import type { SignIn } from './sign-in.ts'
import type { SignInDeps, SignInStores } from './sign-in-deps.ts'
import type { SignInFacts, Step } from './sign-in-facts.ts'
import { requiredConnections } from './single-sign-on.ts'

/** As many as a person picks from on one page. */
const organizationsAtMost = 50

type FactDeps = Pick<SignInDeps, 'clock' | 'application' | 'networkGate'> & { readonly stores: FactStores }
type FactStores = Pick<
  SignInStores,
  | 'accounts'
  | 'authenticationMethods'
  | 'clients'
  | 'connections'
  | 'consents'
  | 'memberRoles'
  | 'memberships'
  | 'organizationConnections'
  | 'organizations'
  | 'roleAssignments'
  | 'sessions'
  | 'settings'
  | 'users'
>

export interface Standing {
  readonly step: Step
  readonly facts: SignInFacts
}

/**
 * What comes next in this sign-in, by the facts as they are at this moment. Every door says from where it is asked: a
 * sign-in goes on only where it might begin. Null is for what a door let in, and for nobody in particular: no network
 * rule is held against it.
 */
export async function stepOf(
  deps: FactDeps,
  signIn: SignIn,
  from: Pick<Caller, 'ip'> | null = null,
): Promise<Standing> {
  const facts = await loadFacts(deps, signIn, from)
  return { step: nextStep(facts), facts }
}

async function loadFacts(
  { stores, clock, application, networkGate }: FactDeps,
  signIn: SignIn,
  from: Pick<Caller, 'ip'> | null,
): Promise<SignInFacts> {
  const { userId, clientId, connectionId, organizationId, sessionId, goal } = signIn
  const now = clock.now()
  const audience = goal.kind === 'authorize' ? (goal.request.audience ?? '') : null
  const [settings, client, account, enrolled, session, connection, organization, consent, demandingRole] =
    await Promise.all([
      stores.settings.read(),
      clientId === null ? null : stores.clients.find(clientId),
      userId === null ? null : stores.accounts.find(userId),
      userId === null ? null : stores.authenticationMethods.factorsOf(userId),
      sessionId === null ? null : stores.sessions.find(sessionId, now),
      connectionId === null ? null : stores.connections.find(connectionId),
      organizationId === null ? null : stores.organizations.find(organizationId),
      userId === null || clientId === null || audience === null
        ? null
        : stores.consents.find(userId, clientId, audience),
      userId === null ? null : stores.roleAssignments.mfaDemandOn(userId, organizationId, now),
    ])
  const { poolMode } = application
  const home = account === null ? null : await stores.connections.find(account.connectionId)
  const facts = { signIn, poolMode, settings, client, account, session, connection, organization, consent, now }
  // Whoever acts as somebody sits elsewhere than the organization's people.
  const ruledBy = session?.impersonator === undefined ? organizationId : null
  const [letIn, memberships, served, singleSignOn, asked, network] = await Promise.all([
    userId === null || client === null ? null : appAccess(stores, client, { userId, organizationId, at: now }),
    loadMemberships(stores, facts),
    account === null || client === null || isServed(stores, account, home, client.id),
    // Who proves an account that is to be joined comes into no organization by it.
    goal.kind === 'link' ? null : requiredConnections(stores, organization),
    account?.requiredActions.includes('update-profile') ? stores.users.find(account.userId) : null,
    from === null ? ({ isAllowed: true } as const) : networkGate.judge(from.ip, ruledBy),
  ])
  return {
    ...facts,
    factors: enrolled?.factors ?? null,
    mustEnrolAgain: enrolled?.mustEnrolAgain ?? false,
    exemptUntil: enrolled?.exemptUntil ?? null,
    demandingRole,
    access: letIn,
    memberships,
    hasProfileToUpdate: asked !== null && hasProfileToUpdate(settings, asked),
    passwordEndsAt: endOfPassword(account, home),
    isServed: served,
    singleSignOn,
    network,
  }
}

function endOfPassword(account: Account | null, home: Connection | null): Date | null {
  if (account === null || account.password === null || home === null) return null
  return passwordEnd(passwordPolicy(home), account.passwordChangedAt ?? account.createdAt)
}

/** By the primary identity, else by any other. */
async function isServed(
  { connections, users }: FactStores,
  account: Account,
  home: Connection | null,
  clientId: string,
): Promise<boolean> {
  if (home !== null && serves(home, clientId)) return true
  const others = (await users.find(account.userId))?.identities.filter(({ isPrimary }) => !isPrimary) ?? []
  for (const { connectionId } of others) if (await isFor(connections, connectionId, clientId)) return true
  return false
}

async function isFor(connections: FactStores['connections'], id: string, clientId: string): Promise<boolean> {
  const connection = await connections.find(id)
  return connection !== null && serves(connection, clientId)
}

async function loadMemberships(
  { memberships }: FactStores,
  {
    signIn,
    client,
    organization,
    poolMode,
    now,
  }: Pick<SignInFacts, 'signIn' | 'client' | 'organization' | 'poolMode' | 'now'>,
): Promise<readonly Organization[]> {
  const { userId } = signIn
  if (userId === null || client === null) return []
  if (organization !== null) return (await memberships.isMember(organization.id, userId, now)) ? [organization] : []
  if (organizationRule(client, poolMode).usage !== 'require') return []
  return memberships.organizationsOf(userId, organizationsAtMost, now)
}
