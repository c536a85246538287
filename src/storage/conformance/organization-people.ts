// What every store of the people of organizations must do, and what the terms of memberships and roles mean to the rest.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ConnectionStore } from '../../connections/connection-store.ts'
import type { Term } from '../../kernel/term.ts'
import type { MemberRoleStore } from '../../memberships/member-role-store.ts'
import type { MembershipStore } from '../../memberships/membership-store.ts'
import type { OrganizationPeopleStore } from '../../memberships/organization-people-store.ts'
import type { OrganizationStore } from '../../organizations/organization-store.ts'
import type { ResourceServerStore } from '../../resource-servers/resource-server-store.ts'
import {
  tenantAccessContent,
  tenantAccessIdentifier,
  tenantAccessWrite,
} from '../../resource-servers/tenant-access-api.ts'
import type { RoleAssignmentStore } from '../../roles/role-assignment.ts'
import type { RolePermissionStore, RoleStore } from '../../roles/role-store.ts'
import { presentUser } from '../../users/find-user.ts'
import type { User } from '../../users/user.ts'
import type { UserStore } from '../../users/user-store.ts'
import { plainOrganization } from './sample-organization.ts'
import { all } from './sample-pages.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'
import { at } from './sample-times.ts'

export interface OrganizationPeopleSubject {
  readonly organizationPeople: OrganizationPeopleStore
  readonly memberships: MembershipStore
  readonly memberRoles: MemberRoleStore
  readonly organizations: OrganizationStore
  readonly roles: RoleStore
  readonly rolePermissions: RolePermissionStore
  readonly roleAssignments: RoleAssignmentStore
  readonly resourceServers: ResourceServerStore
  readonly users: UserStore
  readonly connections: ConnectionStore
}

const alice = 'auth0|alice'
const bob = 'auth0|bob'
const between = (from: number | null, until: number | null): Term => ({
  startsAt: from === null ? null : at(from),
  endsAt: until === null ? null : at(until),
})

export function organizationPeopleContract(open: () => Promise<OrganizationPeopleSubject>): void {
  let subject: OrganizationPeopleSubject
  let serial = 0
  /** An organization of the test's own, of which alice and bob are members since the first and second minute. */
  let acme: string
  let administrators: string

  beforeAll(async () => {
    subject = await open()
    await subject.connections.insert(sampleConnection('con_people'))
    for (const name of ['alice', 'bob']) await subject.users.insert(samplePerson('con_people', name))
    const server = { ...tenantAccessContent, id: 'api_tenants', identifier: tenantAccessIdentifier }
    await subject.resourceServers.insert({ ...server, isSystem: false, clientId: null, createdAt: at(0) })
  })

  beforeEach(async () => {
    serial += 1
    acme = await organization(`acme-${serial}`)
    administrators = await role(`Administrators ${serial}`)
    await subject.rolePermissions.add(administrators, [
      { resourceServerIdentifier: tenantAccessIdentifier, name: tenantAccessWrite },
    ])
    await subject.memberships.add(acme, [alice], at(1))
    await subject.memberships.add(acme, [bob], at(2))
  })

  async function organization(name: string): Promise<string> {
    const made = {
      ...plainOrganization,
      id: `org_${name}`,
      name,
      createdAt: at(0),
    }
    await subject.organizations.insert(made)
    return made.id
  }

  async function role(name: string, organizationId: string | null = null): Promise<string> {
    const id = `rol_${name}`
    await subject.roles.insert({ id, name, description: null, organizationId, createdAt: at(0) })
    return id
  }

  async function save(userId: string, changes: Partial<User>): Promise<void> {
    await subject.users.save({ ...presentUser(await subject.users.find(userId)), ...changes })
  }

  const find = (userId: string, minute = 10) => subject.organizationPeople.find(acme, userId, at(minute))
  const list = async (query = {}, minute = 10) =>
    (await subject.organizationPeople.list(acme, all, query, at(minute)))?.items.map(({ userId }) => userId)

  describe('people of an organization', () => {
    test('a member is shown with what is true of them here', async () => {
      const own = await role(`Own ${serial}`, acme)
      await subject.memberRoles.assign(acme, alice, [own, administrators], at(3))
      expect(await find(alice)).toEqual({
        userId: alice,
        email: 'alice@example.com',
        name: 'Alice',
        isAdministrator: true,
        isLastAdministrator: true,
        roleNames: [`Administrators ${serial}`, `Own ${serial}`],
        isActive: true,
        isBlocked: false,
        hasMfa: false,
        lastLogin: null,
        joinedAt: at(1),
        updatedAt: expect.any(Date),
        wasAttached: false,
        // Of the organizations of the tests before this one.
        belongsElsewhere: serial > 1,
      })
      expect(await find(bob)).toMatchObject({ isAdministrator: false, roleNames: [] })
      expect(await find('auth0|nobody')).toBeNull()
    })

    test('the list goes by joining, and by what is asked for', async () => {
      await subject.memberRoles.assign(acme, bob, [administrators], at(3))
      await subject.memberships.setActive(acme, alice, false, at(4))
      expect(await list()).toEqual([alice, bob])
      expect(await list({ isAdministrator: true })).toEqual([bob])
      expect(await list({ isAdministrator: false })).toEqual([alice])
      expect(await list({ isActive: true })).toEqual([bob])
      expect(await list({ isActive: false })).toEqual([alice])
      expect(await list({ search: 'ALICE@' })).toEqual([alice])
      expect(await list({ search: '%' })).toEqual([])
      expect(await subject.organizationPeople.list('org_none', all, {}, at(5))).toBeNull()
    })

    test('a page knows the next one, and how many there are', async () => {
      const page = { kind: 'cursor', after: null, limit: 1, withTotal: true } as const
      const first = await subject.organizationPeople.list(acme, page, {}, at(5))
      expect(first).toMatchObject({ items: [{ userId: alice }], total: { count: 2 } })
      const rest = { ...page, after: first?.next ?? null }
      expect(await subject.organizationPeople.list(acme, rest, {}, at(5))).toMatchObject({
        items: [{ userId: bob }],
        next: null,
      })
    })

    test('membersAmong knows who is on record, active or not', async () => {
      await subject.memberships.setActive(acme, bob, false, at(3))
      const among = (organizationId: string) =>
        subject.organizationPeople.membersAmong(organizationId, [alice, bob, 'auth0|nobody'])
      expect([...(await among(acme)).keys()].toSorted()).toEqual([alice, bob])
      expect((await among('org_none')).size).toBe(0)
    })

    test('namesAmong calls members by name, and nobody else', async () => {
      const names = await subject.organizationPeople.namesAmong(acme, [alice, bob, 'auth0|nobody'])
      expect([...names]).toEqual(
        expect.arrayContaining([
          [alice, 'Alice'],
          [bob, 'Bob'],
        ]),
      )
      expect(names.size).toBe(2)
      expect((await subject.organizationPeople.namesAmong('org_none', [alice])).size).toBe(0)
    })

    test('whoever has a role in the whole application belongs elsewhere too', async () => {
      const dora = samplePerson('con_people', `dora${serial}`)
      await subject.users.insert(dora)
      await subject.memberships.add(acme, [dora.id], at(1))
      expect(await find(dora.id)).toMatchObject({ belongsElsewhere: false })
      await subject.roleAssignments.assign([dora.id], [administrators], at(2))
      expect(await find(dora.id)).toMatchObject({ belongsElsewhere: true, isAdministrator: false })
    })
  })

  describe('administrators', () => {
    const is = (userId: string, minute = 10) => subject.organizationPeople.isAdministrator(acme, userId, at(minute))
    const count = async (minute = 10) =>
      (await subject.organizationPeople.list(acme, all, { isAdministrator: true }, at(minute)))?.items.length

    test('are members who hold here a role that grants it, and nobody else', async () => {
      const other = await organization(`other-${serial}`)
      await subject.memberships.add(other, [bob], at(1))
      await subject.memberRoles.assign(other, bob, [administrators], at(1))
      const plain = await role(`Plain ${serial}`)
      await subject.memberRoles.assign(acme, bob, [plain], at(1))
      expect([await is(bob), await count()]).toEqual([false, 0])
      await subject.memberRoles.assign(acme, bob, [administrators], at(1))
      await subject.memberRoles.assign(acme, alice, [administrators], at(1))
      expect([await is(bob), await count()]).toEqual([true, 2])
      await subject.memberships.setActive(acme, bob, false, at(2))
      expect([await is(bob), await is(alice), await count()]).toEqual([false, true, 1])
      expect(await subject.memberRoles.administratorRolesOf(acme, bob)).toEqual([administrators])
    })

    test('the last one is known while there is no other who is in force', async () => {
      const lastOnes = async (minute: number) =>
        [await find(alice, minute), await find(bob, minute)].map((person) => person?.isLastAdministrator)
      await subject.memberRoles.assign(acme, alice, [administrators], at(1))
      expect(await lastOnes(10)).toEqual([true, false])
      await subject.memberRoles.assign(acme, bob, [administrators], at(1), between(5, 20))
      expect([await lastOnes(4), await lastOnes(5), await lastOnes(20)]).toEqual([
        [true, false],
        [false, false],
        [true, false],
      ])
      await subject.memberships.setActive(acme, bob, false, at(2))
      expect(await lastOnes(10)).toEqual([true, false])
      const plain = await role(`Not administering ${serial}`)
      expect(await subject.memberRoles.administratorRolesAmong([administrators, plain])).toEqual(
        new Set([administrators]),
      )
    })

    test('are so within the terms of membership and role, and while they may come in', async () => {
      await subject.memberRoles.assign(acme, alice, [administrators], at(1))
      await subject.memberRoles.assign(acme, bob, [administrators], at(1), between(5, 20))
      expect([await is(bob, 4), await is(bob, 5), await is(bob, 19), await is(bob, 20)]).toEqual([
        false,
        true,
        true,
        false,
      ])
      await subject.memberships.add(acme, [bob], at(3), between(null, 15))
      expect([await is(bob, 14), await is(bob, 15)]).toEqual([true, false])
      await save(bob, { isBlocked: true, suspendedUntil: at(12) })
      expect([await is(bob, 11), await is(bob, 12)]).toEqual([false, true])
      await save(bob, { isBlocked: false, suspendedUntil: null })
    })
  })

  describe('what has not begun, has ended or was deactivated', () => {
    const isMember = (minute: number) => subject.memberships.isMember(acme, bob, at(minute))

    test('is no membership to whoever asks', async () => {
      expect(await subject.memberships.add(acme, [bob], at(3), between(5, 9))).toEqual([bob])
      expect(await subject.memberships.add(acme, [bob], at(3), between(5, 9))).toEqual([])
      expect([await isMember(4), await isMember(5), await isMember(9)]).toEqual([false, true, false])
      const [early, meanwhile] = [at(4), at(6)]
      const members = async (time: Date) =>
        (await subject.memberships.listMembers(acme, all, time))?.items.map(({ userId }) => userId)
      expect([await members(early), await members(meanwhile)]).toEqual([[alice], [alice, bob]])
      const own = async (time: Date) => (await subject.memberships.organizationsOf(bob, 50, time)).map(({ id }) => id)
      expect([(await own(early)).includes(acme), (await own(meanwhile)).includes(acme)]).toEqual([false, true])
      const listed = async (time: Date) =>
        (await subject.memberships.listOrganizations(bob, all, time))?.items.some(({ id }) => id === acme)
      expect([await listed(early), await listed(meanwhile)]).toEqual([false, true])
    })

    test('joining again without a term leaves the one there is', async () => {
      await subject.memberships.add(acme, [bob], at(3), between(null, 9))
      expect(await subject.memberships.add(acme, [bob], at(4))).toEqual([])
      expect(await isMember(9)).toBe(false)
      expect(await subject.memberships.add(acme, [bob], at(4), between(null, null))).toEqual([bob])
      expect(await isMember(9)).toBe(true)
    })

    test('deactivating and activating is told once', async () => {
      const { memberships } = subject
      expect(await memberships.setActive(acme, bob, false, at(3))).toBe(true)
      expect(await memberships.setActive(acme, bob, false, at(4))).toBe(false)
      expect(await isMember(5)).toBe(false)
      expect(await memberships.setActive(acme, bob, true, at(5))).toBe(true)
      expect(await memberships.setActive(acme, bob, true, at(6))).toBe(false)
      expect(await isMember(6)).toBe(true)
      expect(await memberships.setActive(acme, 'auth0|nobody', false, at(6))).toBe(false)
    })

    test('gives no roles', async () => {
      const { memberRoles, memberships } = subject
      await memberRoles.assign(acme, bob, [administrators], at(1), between(5, 9))
      const held = async (minute: number) => [
        (await memberRoles.list(acme, bob, all, at(minute)))?.items.length,
        (await memberRoles.ofEach(acme, [bob], at(minute))).get(bob)?.length,
        (await memberships.listMembers(acme, all, at(minute), administrators))?.items.length,
      ]
      expect([await held(4), await held(5), await held(9)]).toEqual([
        [0, 0, 0],
        [1, 1, 1],
        [0, 0, 0],
      ])
      expect(await memberRoles.assign(acme, bob, [administrators], at(6))).toEqual([administrators])
      expect(await memberRoles.assign(acme, bob, [administrators], at(6))).toEqual([])
      await memberRoles.assign(acme, alice, [administrators], at(6))
      await memberships.setActive(acme, bob, false, at(7))
      expect((await memberRoles.ofEach(acme, [bob], at(8))).get(bob)).toEqual([])
    })
  })
}
