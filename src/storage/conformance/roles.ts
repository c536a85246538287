// What every store of roles, their permissions and their people must do.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ConnectionStore } from '../../connections/connection-store.ts'
import type { Term } from '../../kernel/term.ts'
import type { ResourceServerStore } from '../../resource-servers/resource-server-store.ts'
import { noMfaRule, type PermissionReference, type Role } from '../../roles/role.ts'
import type { RoleAssignmentStore, UserPermissionStore } from '../../roles/role-assignment.ts'
import type { RolePermissionStore, RoleStore } from '../../roles/role-store.ts'
import type { UserStore } from '../../users/user-store.ts'
import { sampleServer } from './resource-servers.ts'
import { all, pageAfter } from './sample-pages.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'
import { at } from './sample-times.ts'

export interface RoleStoresSubject {
  readonly roles: RoleStore
  readonly rolePermissions: RolePermissionStore
  readonly roleAssignments: RoleAssignmentStore
  readonly userPermissions: UserPermissionStore
  readonly resourceServers: ResourceServerStore
  readonly connections: ConnectionStore
  readonly users: UserStore
  /** Another application's stores over the same rows. */
  readonly elsewhere: {
    readonly roles: RoleStore
    readonly rolePermissions: RolePermissionStore
    readonly roleAssignments: RoleAssignmentStore
  }
  /** How often what was issued to the person was ended. */
  securityVersion(userId: string): Promise<number>
}

function role(id: string, given: Partial<Role> = {}): Role {
  return {
    id,
    name: `Role ${id}`,
    description: null,
    organizationId: null,
    createdAt: at(0),
    ...noMfaRule,
    ...given,
  }
}

const api = 'https://orders.example.com'
const permission = (name: string): PermissionReference => ({ resourceServerIdentifier: api, name })
const read = permission('read:things')
const create = permission('create:things')
const unknown = permission('paint:things')

export function roleStoresContract(open: () => Promise<RoleStoresSubject>): void {
  let subject: RoleStoresSubject
  let serial = 0
  /** A role of the test's own. */
  let mine: Role

  beforeAll(async () => {
    subject = await open()
    await subject.connections.insert(sampleConnection('con_people'))
    for (const name of ['alice', 'bob', 'carol']) await subject.users.insert(samplePerson('con_people', name))
    await subject.resourceServers.insert(sampleServer('orders'))
  })

  beforeEach(async () => {
    serial += 1
    mine = role(`rol_${serial}`)
    await subject.roles.insert(mine)
  })

  describe('roles', () => {
    test('tally counts what a role gives and who holds it now, and leaves out what is not there', async () => {
      const { id } = mine
      const now = at(30)
      await subject.rolePermissions.add(id, [read, create])
      await subject.roleAssignments.assign(['auth0|alice', 'auth0|bob'], [id], at(1))
      const over = { startsAt: null, endsAt: at(20) }
      await subject.roleAssignments.assign(['auth0|carol'], [id], at(1), over)
      const held = (await subject.roles.tally([id, 'rol_none'], now)).get(id)
      const two = { count: 2, isEstimate: false }
      expect(held).toEqual({ permissions: 2, members: two, everywhere: two, changedAt: mine.createdAt })
      expect((await subject.roles.tally([id], at(10))).get(id)?.members.count).toBe(3)
      expect((await subject.roles.tally(['rol_none'], now)).size).toBe(0)
      expect((await subject.roles.tally([], now)).size).toBe(0)
      expect((await subject.elsewhere.roles.tally([id], now)).size).toBe(0)
      // What carol held for a while is no part of the other tests.
      await subject.roleAssignments.unassign('auth0|carol', [id])
    })

    test('find and findForChange give the role as it was stored', async () => {
      expect(await subject.roles.find(mine.id)).toEqual(mine)
      expect(await subject.roles.findForChange(mine.id)).toEqual(mine)
      expect(await subject.roles.find('rol_none')).toBeNull()
    })

    test('TEN-04 a role of another application is not found, listed or removed', async () => {
      expect(await subject.elsewhere.roles.find(mine.id)).toBeNull()
      expect(await subject.elsewhere.roles.remove(mine.id)).toBe(false)
      expect((await subject.elsewhere.roles.list({ page: all })).items).toEqual([])
      expect(await subject.elsewhere.rolePermissions.list(mine.id, all)).toBeNull()
      expect(await subject.elsewhere.roleAssignments.listHolders(mine.id, all, at(5))).toBeNull()
    })

    test('insert and save refuse a taken name as role_exists', async () => {
      const twin = role('rol_twin', { name: mine.name })
      await expect(subject.roles.insert(twin)).rejects.toMatchObject({ code: 'role_exists' })
      const other = role(`${mine.id}b`)
      await subject.roles.insert(other)
      await expect(subject.roles.save({ ...other, name: mine.name })).rejects.toMatchObject({ code: 'role_exists' })
    })

    test('findMissing names those that no role has, once each', async () => {
      expect(await subject.roles.findMissing([mine.id, 'rol_none', 'rol_none'])).toEqual(['rol_none'])
      expect(await subject.roles.findMissing([])).toEqual([])
    })

    test('namesOf names those that are there, in one answer', async () => {
      const names = await subject.roles.namesOf([mine.id, 'rol_gone', mine.id])
      expect([...names]).toEqual([[mine.id, mine.name]])
      expect([...(await subject.elsewhere.roles.namesOf([mine.id]))]).toEqual([])
    })

    test('list filters by a part of the name in any letter case, and takes it literally', async () => {
      await subject.roles.insert(role(`${mine.id}x`, { name: `100% Support ${serial}`, createdAt: at(1) }))
      const named = async (nameContains: string) =>
        (await subject.roles.list({ nameContains, page: all })).items.map(({ name }) => name)
      expect(await named(`support ${serial}`)).toEqual([`100% Support ${serial}`])
      expect(await named('0% s')).toContain(`100% Support ${serial}`)
      expect(await named('%')).not.toContain(mine.name)
      expect(await named('r_le')).toEqual([])
    })

    test('list pages by cursor without a gap, and the cursor holds for that list only', async () => {
      for (const minute of [3, 1, 2]) {
        await subject.roles.insert(role(`${mine.id}${minute}`, { name: `paged ${minute}`, createdAt: at(minute) }))
      }
      const first = await subject.roles.list({ nameContains: 'paged', page: pageAfter(null, 2) })
      const second = await subject.roles.list({ nameContains: 'paged', page: pageAfter(first.next, 2) })
      expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['paged 1', 'paged 2', 'paged 3'])
      expect(second.next).toBeNull()
      await expect(subject.roles.list({ page: pageAfter(first.next, 2) })).rejects.toMatchObject({
        code: 'invalid_cursor',
      })
    })
  })

  describe('role permissions', () => {
    test('what is added is listed with its API and description, and only what is new is answered', async () => {
      expect(await subject.rolePermissions.add(mine.id, [read, create])).toEqual(expect.arrayContaining([read, create]))
      expect(await subject.rolePermissions.add(mine.id, [read, read])).toEqual([])
      const listed = await subject.rolePermissions.list(mine.id, all)
      expect(listed?.total).toEqual({ count: 2, isEstimate: false })
      expect(listed?.items).toEqual([
        { ...create, description: null, resourceServerName: 'API orders' },
        { ...read, description: 'Read things', resourceServerName: 'API orders' },
      ])
    })

    test('when one is not defined, none is added', async () => {
      const adding = subject.rolePermissions.add(mine.id, [read, unknown])
      await expect(adding).rejects.toMatchObject({ code: 'permissions_not_found' })
      expect((await subject.rolePermissions.list(mine.id, all))?.items).toEqual([])
    })

    test('remove answers what was there and leaves the others', async () => {
      await subject.rolePermissions.add(mine.id, [read, create])
      expect(await subject.rolePermissions.remove(mine.id, [read, unknown])).toEqual([read])
      expect(await subject.rolePermissions.remove(mine.id, [read])).toEqual([])
      expect((await subject.rolePermissions.list(mine.id, all))?.items).toMatchObject([create])
    })

    test('an unknown role has no list', async () => {
      expect(await subject.rolePermissions.list('rol_none', all)).toBeNull()
    })

    test('a permission that its API no longer defines vanishes from the role and from the person', async () => {
      const server = sampleServer(`short${serial}`)
      await subject.resourceServers.insert(server)
      const reading = { resourceServerIdentifier: server.identifier, name: 'read:things' }
      const creating = { resourceServerIdentifier: server.identifier, name: 'create:things' }
      await subject.rolePermissions.add(mine.id, [reading, creating])
      await subject.userPermissions.grant('auth0|carol', [reading, creating])
      await subject.resourceServers.setPermissions(server.id, [{ name: 'read:things', description: null }])
      expect((await subject.rolePermissions.list(mine.id, all))?.items).toMatchObject([reading])
      expect((await subject.userPermissions.list('auth0|carol', all, at(5)))?.items).toMatchObject([reading])
      await subject.resourceServers.remove(server.id)
      expect((await subject.rolePermissions.list(mine.id, all))?.items).toEqual([])
      expect((await subject.userPermissions.list('auth0|carol', all, at(5)))?.items).toEqual([])
    })
  })

  describe('role assignments', () => {
    test('lockUsers names those that no user has', async () => {
      expect(await subject.roleAssignments.lockUsers(['auth0|alice', 'auth0|nobody'])).toEqual(['auth0|nobody'])
    })

    test('assign gives every user every role, answers what was new and ends what was issued to them', async () => {
      const second = role(`${mine.id}b`)
      await subject.roles.insert(second)
      const before = await subject.securityVersion('auth0|alice')
      const given = await subject.roleAssignments.assign(['auth0|alice', 'auth0|bob'], [mine.id, second.id], at(1))
      expect(given).toHaveLength(4)
      expect(await subject.securityVersion('auth0|alice')).toBe(before + 1)
      expect(await subject.roleAssignments.assign(['auth0|alice'], [mine.id], at(2))).toEqual([])
      expect(await subject.securityVersion('auth0|alice')).toBe(before + 1)
      const held = await subject.roleAssignments.listRoles('auth0|bob', all, at(5))
      expect(held?.items).toEqual(
        expect.arrayContaining(
          [mine, second].map((given) => ({ ...given, assignedAt: at(1), startsAt: null, endsAt: null })),
        ),
      )
    })

    test('assign of a role that is not there is role_not_found and gives nothing', async () => {
      const assigning = subject.roleAssignments.assign(['auth0|bob'], [mine.id, 'rol_none'], at(1))
      await expect(assigning).rejects.toMatchObject({ code: 'role_not_found' })
      expect((await subject.roleAssignments.listHolders(mine.id, all, at(5)))?.items).toEqual([])
    })

    test('listHolders pages through the people in the order they got the role', async () => {
      await subject.roleAssignments.assign(['auth0|carol'], [mine.id], at(1))
      await subject.roleAssignments.assign(['auth0|bob', 'auth0|alice'], [mine.id], at(2))
      const first = await subject.roleAssignments.listHolders(mine.id, pageAfter(null, 2), at(5))
      expect(first?.items).toEqual([
        {
          userId: 'auth0|carol',
          email: 'carol@example.com',
          name: 'Carol',
          picture: 'https://id.example.com/avatars/carol',
        },
        expect.objectContaining({ userId: 'auth0|alice' }),
      ])
      const second = await subject.roleAssignments.listHolders(mine.id, pageAfter(first?.next ?? null, 2), at(5))
      expect(second).toMatchObject({ items: [{ userId: 'auth0|bob' }], next: null })
      const counted = await subject.roleAssignments.listHolders(mine.id, all, at(5))
      expect(counted?.total).toEqual({ count: 3, isEstimate: false })
    })

    test('unassign takes the role from that user alone and answers what was held', async () => {
      await subject.roleAssignments.assign(['auth0|alice', 'auth0|bob'], [mine.id], at(1))
      const before = await subject.securityVersion('auth0|bob')
      const taken = await subject.roleAssignments.unassign('auth0|bob', [mine.id, 'rol_none'])
      expect(taken).toEqual([{ userId: 'auth0|bob', roleId: mine.id }])
      expect(await subject.securityVersion('auth0|bob')).toBe(before + 1)
      expect(await subject.roleAssignments.unassign('auth0|bob', [mine.id])).toEqual([])
      expect((await subject.roleAssignments.listHolders(mine.id, all, at(5)))?.items).toMatchObject([
        { userId: 'auth0|alice' },
      ])
    })

    test('a removed role leaves everybody who held it, a removed user every role', async () => {
      await subject.users.insert(samplePerson('con_people', `dan${serial}`))
      await subject.roleAssignments.assign(['auth0|alice', `auth0|dan${serial}`], [mine.id], at(1))
      await subject.users.remove(`auth0|dan${serial}`)
      expect((await subject.roleAssignments.listHolders(mine.id, all, at(5)))?.items).toMatchObject([
        { userId: 'auth0|alice' },
      ])
      await subject.roles.remove(mine.id)
      const left = await subject.roleAssignments.listRoles('auth0|alice', all, at(5))
      expect(left?.items.map(({ id }) => id)).not.toContain(mine.id)
    })

    test('a role holds from its beginning until its end, and is on record before and after', async () => {
      const { roleAssignments, userPermissions } = subject
      await subject.rolePermissions.add(mine.id, [read])
      const term = { startsAt: at(3), endsAt: at(6) }
      await roleAssignments.assign(['auth0|alice'], [mine.id], at(1), term)
      const isHeld = async (at: Date) => {
        const roles = (await roleAssignments.listRoles('auth0|alice', all, at))?.items.map(({ id }) => id)
        const giving = (await roleAssignments.listRoles('auth0|alice', all, at, read))?.items.map(({ id }) => id)
        const holders = (await roleAssignments.listHolders(mine.id, all, at))?.items.map(({ userId }) => userId)
        const permissions = (await userPermissions.list('auth0|alice', all, at))?.items.flatMap(
          ({ sources }) => sources,
        )
        const seen = [
          roles?.includes(mine.id),
          giving?.includes(mine.id),
          holders?.includes('auth0|alice'),
          permissions?.some((source) => source?.id === mine.id),
        ]
        expect(new Set(seen).size, at.toISOString()).toBe(1)
        return seen[0]
      }
      expect([await isHeld(at(2)), await isHeld(at(3)), await isHeld(at(5)), await isHeld(at(6))]).toEqual([
        false,
        true,
        true,
        false,
      ])
      const onRecord = (await roleAssignments.listAssigned('auth0|alice', all))?.items.find(({ id }) => id === mine.id)
      expect(onRecord).toEqual({ ...mine, assignedAt: at(1), ...term })
    })

    test('another term takes the place of the first; without one, what holds stays and what does not has no end', async () => {
      const { roleAssignments } = subject
      const one = [{ userId: 'auth0|bob', roleId: mine.id }]
      const assign = (minute: number, term?: Term) => roleAssignments.assign(['auth0|bob'], [mine.id], at(minute), term)
      const termNow = async () => {
        const listed = await roleAssignments.listAssigned('auth0|bob', all)
        const found = listed?.items.find(({ id }) => id === mine.id)
        return [found?.startsAt, found?.endsAt]
      }
      expect(await assign(1, { startsAt: null, endsAt: at(4) })).toEqual(one)
      expect(await assign(1, { startsAt: null, endsAt: at(4) })).toEqual([])
      expect(await assign(2)).toEqual([])
      expect(await termNow()).toEqual([null, at(4)])
      expect(await assign(4)).toEqual(one)
      expect(await termNow()).toEqual([null, null])
      expect(await assign(5, { startsAt: at(6), endsAt: null })).toEqual(one)
      expect(await termNow()).toEqual([at(6), null])
    })

    test('an unknown user has no roles to list, an unknown role no people', async () => {
      expect(await subject.roleAssignments.listRoles('auth0|nobody', all, at(5))).toBeNull()
      expect(await subject.roleAssignments.listHolders('rol_none', all, at(5))).toBeNull()
    })
  })

  describe('user permissions', () => {
    test('what somebody may do on one API, and the roles that give one permission, are told by themselves', async () => {
      const server = sampleServer(`narrow${serial}`)
      await subject.resourceServers.insert(server)
      const elsewhere = { resourceServerIdentifier: server.identifier, name: 'read:things' }
      await subject.rolePermissions.add(mine.id, [elsewhere, read])
      await subject.roleAssignments.assign(['auth0|carol'], [mine.id], at(1))
      const there = await subject.userPermissions.list('auth0|carol', all, at(5), server.identifier)
      expect([there?.items.map(({ name }) => name), there?.total?.count]).toEqual([['read:things'], 1])
      const giving = async (permission: PermissionReference) =>
        (await subject.roleAssignments.listRoles('auth0|carol', all, at(5), permission))?.items.map(({ id }) => id)
      expect(await giving(elsewhere)).toEqual([mine.id])
      expect(await giving({ ...elsewhere, name: 'create:things' })).toEqual([])
      expect(await subject.userPermissions.list('auth0|nobody', all, at(5), server.identifier)).toBeNull()
    })

    let person: string
    beforeEach(async () => {
      await subject.users.insert(samplePerson('con_people', `erin${serial}`))
      person = `auth0|erin${serial}`
    })

    test('S003-120 the list holds each permission once, with the grant and every role it comes through', async () => {
      const second = role(`${mine.id}b`, { name: `Also ${mine.id}` })
      await subject.roles.insert(second)
      await subject.rolePermissions.add(mine.id, [read])
      await subject.rolePermissions.add(second.id, [read, create])
      await subject.roleAssignments.assign([person], [mine.id, second.id], at(1))
      await subject.userPermissions.grant(person, [read])
      const listed = await subject.userPermissions.list(person, all, at(5))
      expect(listed?.total).toEqual({ count: 2, isEstimate: false })
      expect(listed?.items).toEqual([
        {
          ...create,
          description: null,
          resourceServerName: 'API orders',
          sources: [{ id: second.id, name: second.name }],
        },
        {
          ...read,
          description: 'Read things',
          resourceServerName: 'API orders',
          sources: [null, { id: second.id, name: second.name }, { id: mine.id, name: mine.name }],
        },
      ])
    })

    test('grant answers what was new, counts it and ends what was issued to the person', async () => {
      expect(await subject.userPermissions.grant(person, [read])).toEqual([read])
      expect(await subject.userPermissions.grant(person, [read, create])).toEqual([create])
      expect(await subject.userPermissions.grant(person, [read, create])).toEqual([])
      expect(await subject.userPermissions.countDirect(person)).toBe(2)
      expect(await subject.securityVersion(person)).toBe(3)
    })

    test('when one is not defined, none is granted', async () => {
      const granting = subject.userPermissions.grant(person, [read, unknown])
      await expect(granting).rejects.toMatchObject({ code: 'permissions_not_found' })
      expect(await subject.userPermissions.countDirect(person)).toBe(0)
      expect(await subject.securityVersion(person)).toBe(1)
    })

    test('revoke takes what was granted directly and leaves what comes through a role', async () => {
      await subject.rolePermissions.add(mine.id, [read])
      await subject.roleAssignments.assign([person], [mine.id], at(1))
      await subject.userPermissions.grant(person, [read, create])
      expect(await subject.userPermissions.revoke(person, [read, unknown])).toEqual([read])
      const listed = await subject.userPermissions.list(person, all, at(5))
      expect(listed?.items).toMatchObject([
        { ...create, sources: [null] },
        { ...read, sources: [{ id: mine.id }] },
      ])
    })

    test('an unknown user has no list', async () => {
      expect(await subject.userPermissions.list('auth0|nobody', all, at(5))).toBeNull()
    })
  })
}
