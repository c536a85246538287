// What every store of organizations at a glance must do: bounded counts, who administers at the moment, and the
// organizations of one person.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Invitation } from '../../invitations/invitation.ts'
import type { OrganizationOverviewStore, OrganizationQuery } from '../../memberships/organization-overview-store.ts'
import type { Organization } from '../../organizations/organization.ts'
import {
  tenantAccessContent,
  tenantAccessIdentifier,
  tenantAccessWrite,
} from '../../resource-servers/tenant-access-api.ts'
import { plainOrganization } from './sample-organization.ts'
import { all } from './sample-pages.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'
import { at } from './sample-times.ts'
import { everyPage, type Stores, type TwoApplications } from './two-applications.ts'

const now = at(30)
const alice = 'auth0|alice'
const bob = 'auth0|bob'
const exactly = (count: number) => ({ count, isEstimate: false })

/**
 * `acme` and its people: alice administers it, bob is a member whose right to ends at the fortieth minute, carol was
 * deactivated. Newer are `beta`, where bob will be a member, and `gamma` and `delta`, where nobody is.
 */
export function organizationOverviewContract(open: () => Promise<TwoApplications>): void {
  let stores: Stores
  let overview: OrganizationOverviewStore
  let elsewhere: OrganizationOverviewStore
  beforeAll(async () => {
    const applications = await open()
    stores = applications.stores
    await fill(stores)
    overview = stores.organizationOverview
    elsewhere = applications.elsewhere.organizationOverview
  })

  const names = async (query: OrganizationQuery) => (await overview.list(query, all, now)).items.map(({ name }) => name)

  describe('the list', () => {
    test('is newest first, page by page, with who is there and who administers', async () => {
      const { items, total } = await overview.list({}, all, now)
      expect(total).toEqual(exactly(4))
      expect(items.map(({ name, members, administrators }) => [name, members, administrators])).toEqual([
        ['delta', exactly(0), exactly(0)],
        ['gamma', exactly(0), exactly(0)],
        ['beta', exactly(1), exactly(0)],
        ['acme', exactly(3), exactly(2)],
      ])
      expect(await everyPage(3, (page) => overview.list({}, page, now))).toEqual(items)
      expect((await overview.list({}, all, at(40))).items.at(-1)?.administrators).toEqual(exactly(1))
    })

    test('is searched by a part of either name, by the id and by a whole domain', async () => {
      expect(await names({ search: 'CME' })).toEqual(['acme'])
      expect(await names({ search: 'Widgets & C' })).toEqual(['acme'])
      expect(await names({ search: 'org_gamma' })).toEqual(['gamma'])
      expect(await names({ search: 'acme.example.com' })).toEqual(['acme'])
      expect(await names({ search: 'acme.example' })).toEqual([])
      expect(await names({ search: 'nothing at all' })).toEqual([])
    })

    test('of one or two letters by the beginning of its name, and no letter means another', async () => {
      expect(await names({ search: 'de' })).toEqual(['delta'])
      expect(await names({ search: 'ta' })).toEqual([])
      for (const search of ['%', '_', '%%%', 'a%e', '\\']) expect(await names({ search })).toEqual([])
    })

    test('is narrowed to those with an administrator, without one, or with a second factor for everybody', async () => {
      expect(await names({ hasAdministrator: true })).toEqual(['acme'])
      expect(await names({ hasAdministrator: false })).toEqual(['delta', 'gamma', 'beta'])
      expect(await names({ requiresMfa: true })).toEqual(['gamma'])
      expect(await names({ requiresMfa: true, hasAdministrator: true })).toEqual([])
      await stores.organizations.suspend('org_beta', { at: at(5), reason: 'Unpaid' }, at(5))
      expect(await names({ isSuspended: true })).toEqual(['beta'])
      expect(await names({ isSuspended: false })).toEqual(['delta', 'gamma', 'acme'])
      await stores.organizations.activate('org_beta')
      expect(await names({ isSuspended: true })).toEqual([])
    })

    test('names the providers of the company itself, and when somebody last signed in, to the minute', async () => {
      const beta = async () => (await overview.list({ search: 'beta' }, all, now)).items[0]
      expect(await beta()).toMatchObject({ providers: [], lastSignInAt: null })
      const { noteSignIn } = stores.organizations
      await noteSignIn('org_beta', at(10))
      await noteSignIn('org_beta', new Date(at(10).getTime() + 59_000))
      expect((await beta())?.lastSignInAt).toEqual(at(10))
      await Promise.all([12, 14, 13].map((minute) => noteSignIn('org_beta', at(minute))))
      await noteSignIn('org_none', at(14))
      expect((await beta())?.lastSignInAt).toEqual(at(14))
      for (const [name, strategy] of [
        ['Okta', 'okta'],
        ['Entra', 'waad'],
        ['Google', 'google-oauth2'],
        ['Off', 'samlp'],
      ] as const) {
        await stores.connections.insert(sampleConnection(`con_${name}`, { name, strategy }))
        const enabled = { organizationId: 'org_beta', connectionId: `con_${name}`, connectionName: name, strategy }
        const choices = { assignsMembership: false, showsButton: true, opensSignUp: false }
        await stores.organizationConnections.insert({
          ...enabled,
          ...choices,
          isEnabled: name !== 'Off',
          isConnectionEnabled: true,
          enabledAt: at(6),
        })
      }
      expect((await beta())?.providers).toEqual(['Entra', 'Okta'])
    })

    test("TEN-04 another application's list and cursors are its own", async () => {
      expect((await elsewhere.list({}, all, now)).items).toEqual([])
      const first = { kind: 'cursor', after: null, limit: 1, withTotal: false } as const
      const { next } = await overview.list({}, first, now)
      await expect(elsewhere.list({}, { ...first, after: next }, now)).rejects.toMatchObject({ code: 'invalid_cursor' })
      const other = overview.list({ requiresMfa: false }, { ...first, after: next }, now)
      await expect(other).rejects.toMatchObject({ code: 'invalid_cursor' })
    })
  })

  describe('the health of one', () => {
    test('counts people, administrators, domains, and invitations that can still be taken', async () => {
      const health = await overview.healthOf('org_acme', now)
      expect(health).toEqual({
        members: exactly(3),
        administrators: exactly(2),
        pendingInvitations: exactly(1),
        domains: exactly(1),
      })
    })

    test('counts the members whom none of some connections knows', async () => {
      const unknownTo = (...ids: readonly string[]) => overview.membersUnknownTo('org_acme', ids)
      expect(await unknownTo('con_1', 'con_none')).toEqual(exactly(0))
      expect([await unknownTo('con_none'), await unknownTo()]).toEqual([exactly(3), exactly(3)])
      expect(await elsewhere.membersUnknownTo('org_acme', ['con_none'])).toEqual(exactly(0))
    })

    test('is null where there is none, here or in another application', async () => {
      expect(await overview.healthOf('org_none', now)).toBeNull()
      expect(await elsewhere.healthOf('org_acme', now)).toBeNull()
    })
  })

  describe('the organizations of one person', () => {
    test('stand in the order of joining, with what holds there at the moment', async () => {
      const of = async (time: Date) =>
        (await overview.membershipsOf(bob, all, time))?.items.map(
          ({ organization: { name }, isActive, isAdministrator, roleNames, joinedAt, wasAttached, source }) => [
            name,
            { isActive, isAdministrator, roleNames, joinedAt, wasAttached, source },
          ],
        )
      const acme = { isActive: true, joinedAt: at(2), wasAttached: false, source: 'added' }
      const beta = { isAdministrator: false, roleNames: [], joinedAt: at(4), wasAttached: true, source: 'attached' }
      expect(await of(now)).toEqual([
        ['acme', { ...acme, isAdministrator: true, roleNames: ['Administrators', 'Readers'] }],
        ['beta', { ...beta, isActive: false }],
      ])
      expect(await of(at(45))).toEqual([
        ['acme', { ...acme, isAdministrator: false, roleNames: ['Readers'] }],
        ['beta', { ...beta, isActive: true }],
      ])
    })

    test('say when each was last signed in to, to the minute, and nothing of another', async () => {
      const of = async (user: string) =>
        (await overview.membershipsOf(user, all, now))?.items.map(({ organization: { name }, lastSignInAt }) => [
          name,
          lastSignInAt,
        ])
      const { memberships } = stores
      await memberships.noteSignIn('org_acme', 'auth0|carol', at(6))
      await memberships.noteSignIn('org_acme', 'auth0|carol', new Date(at(6).getTime() + 20_000))
      await memberships.noteSignIn('org_beta', 'auth0|carol', at(7))
      expect(await of('auth0|carol')).toEqual([['acme', at(6)]])
      await memberships.noteSignIn('org_acme', 'auth0|carol', at(9))
      expect(await of('auth0|carol')).toEqual([['acme', at(9)]])
      expect(await of(alice)).toEqual([['acme', null]])
    })

    test('come page by page, none for a stranger to all of them, and null for nobody', async () => {
      const whole = await overview.membershipsOf(bob, all, now)
      expect(await everyPage(1, (page) => overview.membershipsOf(bob, page, now))).toEqual(whole?.items)
      expect((await overview.membershipsOf('auth0|dan', all, now))?.items).toEqual([])
      expect(await overview.membershipsOf('auth0|nobody', all, now)).toBeNull()
      expect(await elsewhere.membershipsOf(alice, all, now)).toBeNull()
    })
  })
}

async function fill(stores: Stores): Promise<void> {
  for (const name of ['carol', 'dan']) await stores.users.insert(samplePerson('con_1', name))
  const server = { ...tenantAccessContent, id: 'api_tenants', identifier: tenantAccessIdentifier }
  await stores.resourceServers.insert({ ...server, isSystem: false, clientId: null, createdAt: at(0) })
  for (const name of ['Administrators', 'Readers']) {
    const role = { id: `rol_${name}`, name, description: null, organizationId: null, createdAt: at(0) }
    await stores.roles.insert(role)
  }
  const right = { resourceServerIdentifier: tenantAccessIdentifier, name: tenantAccessWrite }
  await stores.rolePermissions.add('rol_Administrators', [right])
  const organization = (name: string, minute: number, given: Partial<Organization> = {}) =>
    stores.organizations.insert({
      ...plainOrganization,
      id: `org_${name}`,
      name,
      createdAt: at(minute),
      ...given,
    })
  await organization('acme', 1, { displayName: 'Acme Widgets & Co' })
  await organization('beta', 2)
  await organization('gamma', 3, { requiresMfa: true })
  await organization('delta', 4)
  await stores.memberships.add('org_acme', [alice], at(1))
  await stores.memberships.add('org_acme', [bob], at(2))
  await stores.memberships.add('org_acme', ['auth0|carol'], at(3))
  await stores.memberships.add('org_beta', [bob], at(4), { startsAt: at(40), endsAt: null }, 'attached')
  await stores.memberRoles.assign('org_acme', alice, ['rol_Administrators'], at(5))
  const term = { startsAt: null, endsAt: at(40) }
  await stores.memberRoles.assign('org_acme', bob, ['rol_Administrators'], at(5), term)
  await stores.memberRoles.assign('org_acme', bob, ['rol_Readers'], at(5))
  await stores.memberRoles.assign('org_acme', 'auth0|carol', ['rol_Administrators'], at(5))
  await stores.memberships.setActive('org_acme', 'auth0|carol', false, at(6))
  await stores.discoveryDomains.insert({
    id: 'ord_1',
    organizationId: 'org_acme',
    domain: 'acme.example.com',
    isVerified: true,
    verifiedBy: 'dns',
    leadsToOrganization: true,
    verificationText: 'text',
    createdAt: at(1),
  })
  for (const [place, expiresAt] of [at(50), at(20), at(50)].entries()) {
    await stores.invitations.insert(invitation(`uinv_${place}`, expiresAt))
  }
  await stores.invitations.accept('uinv_2', alice, at(10))
}

function invitation(id: string, expiresAt: Date): Invitation {
  return {
    id,
    organizationId: 'org_acme',
    clientId: null,
    connectionId: 'con_1',
    inviterName: 'Grace',
    inviteeEmail: 'ada@example.com',
    roleIds: [],
    appMetadata: {},
    userMetadata: {},
    madeBy: null,
    askedAgainAt: null,
    sealedTicket: Buffer.from('sealed'),
    createdAt: at(0),
    expiresAt,
    acceptedAt: null,
    acceptedBy: null,
  }
}
