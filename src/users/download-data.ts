// Everything the directory knows of a person, for that person (GDPR Art. 15 and 20), who downloads it or gets it from an
// operator. Secrets and hashes are none of it.
import type { AuditEvent, AuditStore } from '../audit/audit-event.ts'
import type { AuthenticationMethodStore } from '../authentication-methods/authentication-method-store.ts'
import type { ClientUserStore } from '../clients/client-user.ts'
import type { ConsentStore } from '../consents/consent.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import type { Term } from '../kernel/term.ts'
import type { Organization } from '../organizations/organization.ts'
import type { SessionStore } from '../sessions/session-store.ts'
import type { TokenFamilyStore } from '../token-families/token-family-store.ts'
import { presentUser } from './find-user.ts'
import type { User } from './user.ts'
import type { UserStore } from './user-store.ts'

export interface DownloadDataDeps {
  readonly users: Pick<UserStore, 'find'>
  readonly sessions: Pick<SessionStore, 'listOf'>
  readonly tokenFamilies: Pick<TokenFamilyStore, 'listOf'>
  readonly authenticationMethods: Pick<AuthenticationMethodStore, 'list' | 'factorsOf'>
  readonly clientUsers: Pick<ClientUserStore, 'listClients'>
  readonly consents: Pick<ConsentStore, 'list'>
  readonly heldRoles: { ofUser(userId: string, page: PageRequest): Promise<Page<RoleHeld> | null> }
  readonly apiKeys: { list(page: PageRequest, of: { readonly userId: string }): Promise<Page<OwnKey>> }
  readonly memberships: {
    listOrganizations(userId: string, page: PageRequest, at: Date): Promise<Page<Organization> | null>
  }
  readonly notes: {
    listOf(userId: string, page: PageRequest): Promise<Page<{ readonly text: string; readonly writtenAt: Date }>>
  }
  readonly audit: AuditStore
  readonly clock: Clock
}

interface RoleHeld extends Term {
  readonly roleId: string
  readonly name: string
  /** Null: in the whole application. */
  readonly organization: { readonly id: string; readonly name: string } | null
  readonly assignedAt: Date
}

interface OwnKey {
  readonly id: string
  readonly name: string
  readonly permissions: readonly string[]
  /** Null: for the whole application. */
  readonly organizationId: string | null
  readonly secretStart: string | null
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
  readonly lastUsedIp: string | null
}

/** Call it in a transaction. Throws `user_not_found`. */
export async function downloadData(deps: DownloadDataDeps, actor: Actor, userId: string) {
  const { users, sessions, tokenFamilies, authenticationMethods, clientUsers, consents } = deps
  const { heldRoles, apiKeys, memberships, audit } = deps
  const now = deps.clock.now()
  const user = presentUser(await users.find(userId))
  // Before everything is read, so that this too is among what is known.
  await audit.record(actor, 'user.data_downloaded', { kind: 'user', id: userId })
  return {
    downloadedAt: now,
    profile: profileOf(user),
    identities: user.identities.map(({ connectionId: _, ...identity }) => identity),
    factors: (await authenticationMethods.list(userId)).map(
      ({ id, type, name, createdAt, lastUsedAt, destination }) => ({
        id,
        type,
        name,
        createdAt,
        lastUsedAt,
        destination,
      }),
    ),
    recoveryCodesLeft: (await authenticationMethods.factorsOf(userId)).factors.recoveryCodesLeft,
    sessions: (await all((page) => sessions.listOf(userId, page, now))).map(
      ({ securityVersion: _, ...session }) => session,
    ),
    apps: (await all((page) => tokenFamilies.listOf({ userId }, page, now))).map((family) => ({
      clientId: family.clientId,
      audience: family.audience,
      scope: family.scope,
      createdAt: family.createdAt,
      lastUsedAt: family.lastExchangedAt,
      expiresAt: family.expiresAt,
    })),
    signedInTo: await all((page) => clientUsers.listClients(userId, page)),
    consents: await all((page) => consents.list({ userId }, page)),
    roles: (await all(async (page) => (await heldRoles.ofUser(userId, page)) ?? nothing)).map(roleOf),
    organizations: (await all(async (page) => (await memberships.listOrganizations(userId, page, now)) ?? nothing)).map(
      nameOf,
    ),
    apiKeys: (await all((page) => apiKeys.list(page, { userId }))).map(keyOf),
    notes: (await all((page) => deps.notes.listOf(userId, page))).map(({ text, writtenAt }) => ({ text, writtenAt })),
    activity: (await all((page) => audit.listAbout(userId, page))).map((event) => eventOf(event, userId)),
  }
}

const nothing = { items: [], next: null, total: null }

function profileOf({ identities: _identities, version: _version, ...profile }: User) {
  return profile
}

function nameOf({ id, name }: { readonly id: string; readonly name: string }) {
  return { id, name }
}

/** Who gave it is another person's data. */
function roleOf({ roleId: id, name, organization, assignedAt, startsAt, endsAt }: RoleHeld) {
  return { id, name, organization: organization === null ? null : nameOf(organization), assignedAt, startsAt, endsAt }
}

function keyOf({ id, name, permissions, organizationId, secretStart, createdAt, ...rest }: OwnKey) {
  const { expiresAt, lastUsedAt, lastUsedIp } = rest
  return { id, name, permissions, organizationId, secretStart, createdAt, expiresAt, lastUsedAt, lastUsedIp }
}

/** Who else acted is another person's data. */
function eventOf({ at, type, actor, ip, userAgent, details }: AuditEvent, userId: string) {
  const isOwn = actor.id === userId
  return { at, type, by: isOwn ? 'you' : actor.kind, ...(isOwn ? { ip, userAgent } : {}), details }
}

const atATime = 100
/** Of each kind, newest first; nobody has more but by a script, and a page of it must still be answered. */
const atMost = 10_000

async function all<Item>(list: (page: PageRequest) => Promise<Page<Item>>): Promise<Item[]> {
  const found: Item[] = []
  for (let after: string | null = null; found.length < atMost; ) {
    const page: Page<Item> = await list({ kind: 'cursor', after, limit: atATime, withTotal: false })
    found.push(...page.items)
    if (page.next === null) break
    after = page.next
  }
  return found
}
