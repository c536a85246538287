// What every store of memberships, member roles and connections of organizations must do.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ConnectionStore } from '../../connections/connection-store.ts'
import type { MemberRoleStore } from '../../memberships/member-role-store.ts'
import type { MembershipStore } from '../../memberships/membership-store.ts'
import type { EnabledConnection, OrganizationConnectionStore } from '../../organizations/enabled-connection.ts'
import type { Organization } from '../../organizations/organization.ts'
import type { OrganizationStore } from '../../organizations/organization-store.ts'
import type { RoleStore } from '../../roles/role-store.ts'
import type { UserStore } from '../../users/user-store.ts'
import { plainOrganization } from './sample-organization.ts'
import { all, pageAfter } from './sample-pages.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'
import { at } from './sample-times.ts'

export interface MembershipStoresSubject {
  readonly memberships: MembershipStore
  readonly memberRoles: MemberRoleStore
  readonly organizationConnections: OrganizationConnectionStore
  readonly organizations: OrganizationStore
  readonly roles: RoleStore
  readonly users: UserStore
  readonly connections: ConnectionStore
  /** Another application's stores over the same rows. */
  readonly elsewhere: Pick<MembershipStoresSubject, 'memberships' | 'memberRoles' | 'organizationConnections'>
}

const alice = 'auth0|alice'
const bob = 'auth0|bob'
const carol = 'auth0|carol'

export function membershipStoresContract(open: () => Promise<MembershipStoresSubject>): void {
  let subject: MembershipStoresSubject
  let serial = 0
  /** An organization of the test's own. */
  let acme: Organization

  beforeAll(async () => {
    subject = await open()
    await subject.connections.insert(sampleConnection('con_people'))
    for (const name of ['alice', 'bob', 'carol']) await subject.users.insert(samplePerson('con_people', name))
  })

  beforeEach(async () => {
    serial += 1
    acme = await organization(`acme-${serial}`)
  })

  async function organization(name: string, displayName: string | null = null): Promise<Organization> {
    const made = {
      ...plainOrganization,
      id: `org_${name}`,
      name,
      displayName,
      requiresMfa: true,
      settings: { a: 1 },
      createdAt: at(0),
    }
    await subject.organizations.insert(made)
    return made
  }

  async function role(name: string, organizationId: string | null = null): Promise<string> {
    const id = `rol_${serial}_${name}`
    await subject.roles.insert({ id, name: id, description: null, organizationId, createdAt: at(0) })
    return id
  }

  const memberIds = async (organizationId: string) =>
    (await subject.memberships.listMembers(organizationId, all, at(30)))?.items.map(({ userId }) => userId)

  describe('memberships', () => {
    test('add tells who is new, and isMember who belongs', async () => {
      expect(await subject.memberships.add(acme.id, [alice, alice], at(1))).toEqual([alice])
      expect([...(await subject.memberships.add(acme.id, [alice, bob], at(2)))]).toEqual([bob])
      expect(await subject.memberships.isMember(acme.id, alice, at(30))).toBe(true)
      expect(await subject.memberships.isMember(acme.id, carol, at(30))).toBe(false)
    })

    test('letsIn is for members, while the organization is not suspended', async () => {
      await subject.memberships.add(acme.id, [alice], at(1))
      const letsIn = (userId: string) => subject.memberships.letsIn(acme.id, userId, at(30))
      const anyLetsIn = (userId: string, ids = ['org_none', acme.id]) =>
        subject.memberships.letsInAny(ids, userId, at(30))
      expect([await letsIn(alice), await letsIn(carol)]).toEqual([true, false])
      expect([await anyLetsIn(alice), await anyLetsIn(carol), await anyLetsIn(alice, [])]).toEqual([true, false, false])
      await subject.organizations.suspend(acme.id, { at: at(2), reason: 'Unpaid' }, at(2))
      expect(await anyLetsIn(alice)).toBe(false)
      expect([await letsIn(alice), await subject.memberships.isMember(acme.id, alice, at(30))]).toEqual([false, true])
      await subject.organizations.activate(acme.id)
      expect(await letsIn(alice)).toBe(true)
    })

    test('an organization that is gone takes nobody', async () => {
      await expect(subject.memberships.add('org_none', [alice], at(1))).rejects.toMatchObject({
        code: 'organization_not_found',
      })
    })

    test('members are listed in the order of joining, by number and by cursor', async () => {
      for (const [minute, id] of [carol, alice, bob].entries()) await subject.memberships.add(acme.id, [id], at(minute))
      const listed = await subject.memberships.listMembers(acme.id, all, at(30))
      expect(listed).toMatchObject({ total: { count: 3, isEstimate: false } })
      expect(listed?.items[1]).toEqual({
        userId: alice,
        email: 'alice@example.com',
        name: 'Alice',
        picture: 'https://id.example.com/avatars/alice',
        joinedAt: at(1),
      })
      const first = await subject.memberships.listMembers(acme.id, pageAfter(null, 2), at(30))
      const second = await subject.memberships.listMembers(acme.id, pageAfter(first?.next ?? null, 2), at(30))
      expect([...(first?.items ?? []), ...(second?.items ?? [])].map(({ userId }) => userId)).toEqual([
        carol,
        alice,
        bob,
      ])
      expect(await subject.memberships.listMembers(acme.id, pageAfter(second?.next ?? null, 2), at(30))).toMatchObject({
        items: [],
        next: null,
      })
      expect(await subject.memberships.listMembers('org_none', all, at(30))).toBeNull()
    })

    test('the organizations of a person are listed by joining, or by name for a page of choices', async () => {
      const zeta = await organization(`zeta-${serial}`, `A first ${serial}`)
      const dora = samplePerson('con_people', `dora${serial}`)
      await subject.users.insert(dora)
      await subject.memberships.add(acme.id, [dora.id], at(1))
      await subject.memberships.add(zeta.id, [dora.id], at(2))
      expect((await subject.memberships.listOrganizations(dora.id, all, at(30)))?.items).toEqual([acme, zeta])
      expect(await subject.memberships.organizationsOf(dora.id, 10, at(30))).toEqual([zeta, acme])
      expect(await subject.memberships.organizationsOf(dora.id, 1, at(30))).toEqual([zeta])
      expect(await subject.memberships.listOrganizations('auth0|nobody', all, at(30))).toBeNull()
    })

    test('remove takes the person’s roles there along and tells who had been a member', async () => {
      const inner = await role('inner')
      await subject.memberships.add(acme.id, [alice, bob], at(1))
      await subject.memberRoles.assign(acme.id, alice, [inner], at(1))
      expect(await subject.memberships.remove(acme.id, [alice, carol], at(2))).toEqual([alice])
      expect(await memberIds(acme.id)).toEqual([bob])
      expect((await subject.memberRoles.list(acme.id, alice, all, at(30)))?.items).toEqual([])
    })

    test('TEN-04 another application sees no member and removes none', async () => {
      await subject.memberships.add(acme.id, [alice], at(1))
      const { memberships, memberRoles } = subject.elsewhere
      expect(await memberships.isMember(acme.id, alice, at(30))).toBe(false)
      expect(await memberships.listMembers(acme.id, all, at(30))).toBeNull()
      expect(await memberships.organizationsOf(alice, 10, at(30))).toEqual([])
      expect(await memberships.remove(acme.id, [alice], at(2))).toEqual([])
      expect(await memberRoles.list(acme.id, alice, all, at(30))).toBeNull()
      expect(await memberIds(acme.id)).toEqual([alice])
    })
  })

  describe('member roles', () => {
    test('S003-130 roles are held inside one organization and none of the same person’s elsewhere', async () => {
      const [one, two] = [await role('one'), await role('two', acme.id)]
      const other = await organization(`other-${serial}`)
      expect(await subject.memberRoles.assign(acme.id, alice, [one, two, one], at(1))).toHaveLength(2)
      expect(await subject.memberRoles.assign(acme.id, alice, [one], at(2))).toEqual([])
      const held = await subject.memberRoles.list(acme.id, alice, all, at(30))
      expect(held?.items.map(({ id, assignedAt }) => [id, assignedAt])).toEqual([
        [one, at(1)],
        [two, at(1)],
      ])
      expect((await subject.memberRoles.list(other.id, alice, all, at(30)))?.items).toEqual([])
      expect(await subject.memberRoles.unassign(acme.id, alice, [one], at(3))).toEqual([one])
      expect(await subject.memberRoles.unassign(acme.id, alice, [one], at(3))).toEqual([])
    })

    test('ofEach gives the roles of several people at once', async () => {
      const one = await role('one')
      await subject.memberships.add(acme.id, [alice, bob], at(1))
      await subject.memberRoles.assign(acme.id, alice, [one], at(1))
      const roles = await subject.memberRoles.ofEach(acme.id, [alice, bob], at(30))
      expect([roles.get(alice)?.map(({ id }) => id), roles.get(bob)]).toEqual([[one], []])
    })

    test('the members who hold a role are listed apart from those who do not', async () => {
      const one = await role('one')
      await subject.memberships.add(acme.id, [alice, bob], at(1))
      for (const holder of [bob, carol]) await subject.memberRoles.assign(acme.id, holder, [one], at(1))
      const held = await subject.memberships.listMembers(acme.id, all, at(30), one)
      expect(held?.items.map(({ userId }) => userId)).toEqual([bob])
    })

    test('a role of another organization counts as missing', async () => {
      const other = await organization(`other-${serial}`)
      const [mine, theirs, everywhere] = [await role('a', acme.id), await role('b', other.id), await role('c')]
      expect(await subject.memberRoles.findMissing(acme.id, [mine, theirs, everywhere, 'rol_none'])).toEqual(
        expect.arrayContaining([theirs, 'rol_none']),
      )
      expect(await subject.memberRoles.findMissing(acme.id, [mine, everywhere])).toEqual([])
    })
  })

  describe('connections of an organization', () => {
    const enabled = (given: Partial<EnabledConnection> = {}): EnabledConnection => ({
      organizationId: acme.id,
      connectionId: 'con_people',
      connectionName: 'con_people',
      strategy: 'auth0',
      isEnabled: true,
      isConnectionEnabled: true,
      assignsMembership: true,
      showsButton: false,
      opensSignUp: true,
      enabledAt: at(1),
      ...given,
    })

    test('what was inserted is found, saved and removed', async () => {
      const { organizationConnections } = subject
      expect(await organizationConnections.insert(enabled())).toBe(true)
      expect(await organizationConnections.insert(enabled())).toBe(false)
      expect(await organizationConnections.find(acme.id, 'con_people')).toEqual(enabled())
      const changed = enabled({ isEnabled: false, assignsMembership: false, showsButton: true, opensSignUp: false })
      await organizationConnections.save(changed)
      expect(await organizationConnections.findForChange(acme.id, 'con_people')).toEqual(changed)
      expect(await organizationConnections.remove(acme.id, 'con_people')).toBe(true)
      expect(await organizationConnections.remove(acme.id, 'con_people')).toBe(false)
      expect(await organizationConnections.find(acme.id, 'con_people')).toBeNull()
    })

    test('lists know those that are switched off apart, and an unknown organization', async () => {
      const { organizationConnections, connections } = subject
      await connections.insert(sampleConnection(`con_off_${serial}`))
      await organizationConnections.insert(enabled())
      const off = { connectionId: `con_off_${serial}`, connectionName: `con_off_${serial}`, isEnabled: false }
      await organizationConnections.insert(enabled(off))
      const ids = async (isEnabled?: boolean) => {
        const query = { organizationId: acme.id, ...(isEnabled === undefined ? {} : { isEnabled }) }
        return (await organizationConnections.list(query, all))?.items.map(({ connectionId }) => connectionId)
      }
      expect(await ids(true)).toEqual(['con_people'])
      expect(await ids(false)).toEqual([off.connectionId])
      expect((await ids())?.length).toBe(2)
      expect(await organizationConnections.list({ organizationId: 'org_none' }, all)).toBeNull()
    })

    test('a connection that is being deleted is absent, and another application sees none', async () => {
      const { organizationConnections, connections } = subject
      await connections.insert(sampleConnection(`con_closing_${serial}`))
      await organizationConnections.insert(enabled({ connectionId: `con_closing_${serial}` }))
      expect(await subject.elsewhere.organizationConnections.find(acme.id, `con_closing_${serial}`)).toBeNull()
      await connections.close(`con_closing_${serial}`, at(5))
      expect(await organizationConnections.find(acme.id, `con_closing_${serial}`)).toBeNull()
      expect((await organizationConnections.list({ organizationId: acme.id }, all))?.items).toEqual([])
    })
  })
}
