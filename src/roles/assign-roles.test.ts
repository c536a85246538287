import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/test-database.ts'
import { systemActor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import { sampleConnection, samplePerson } from '../storage/conformance/sample-people.ts'
import { postgresAudit } from '../storage/postgres/audit.ts'
import { postgresConnections } from '../storage/postgres/connections.ts'
import type { Executor } from '../storage/postgres/database.ts'
import { postgresRoleAssignments } from '../storage/postgres/role-assignments.ts'
import { postgresRoles } from '../storage/postgres/roles.ts'
import { postgresUsers } from '../storage/postgres/users.ts'
import { type AssignRolesDeps, assignRolesToUser, assignUsersToRole, unassignRolesFromUser } from './assign-roles.ts'
import { createRole } from './create-role.ts'

const firstPage = { kind: 'offset', offset: 0, limit: 50, withTotal: false } as const
const alice = 'auth0|alice'
const bob = 'auth0|bob'

let deps: AssignRolesDeps
let change: Change<AssignRolesDeps>

beforeAll(async () => {
  const { database, applicationId } = await testDatabase()
  const over = (executor: Executor): AssignRolesDeps => ({
    roles: postgresRoles(executor, applicationId),
    roleAssignments: postgresRoleAssignments(executor, applicationId),
    audit: postgresAudit(executor, applicationId),
    clock: { now: () => new Date() },
  })
  deps = over(database)
  change = (work) => database.transaction((executor) => work(over(executor)))
  await postgresConnections(database, applicationId).insert(sampleConnection('con_1'))
  const users = postgresUsers(database, database, applicationId)
  for (const name of ['alice', 'bob']) await users.insert(samplePerson('con_1', name))
})

const role = (name: string) => change((inside) => createRole(inside, systemActor, { name }))

async function roleNames(userId: string): Promise<string[] | undefined> {
  return (await deps.roleAssignments.listRoles(userId, firstPage, new Date()))?.items.map(({ name }) => name)
}

async function eventsAbout(userId: string, type: string) {
  return (await deps.audit.listAbout(userId, firstPage)).items.filter((event) => event.type === type)
}

test('S003-124 one unknown role and nothing is assigned, no role is made, no event is left', async () => {
  const known = await role('known')
  const before = (await deps.roles.list({ page: firstPage })).items.length
  const assigning = change((inside) => assignRolesToUser(inside, systemActor, alice, [known.id, 'rol_unknown']))
  await expect(assigning).rejects.toMatchObject({ code: 'role_not_found', message: 'The role does not exist.' })
  expect(await roleNames(alice)).toEqual([])
  expect((await deps.roles.list({ page: firstPage })).items).toHaveLength(before)
  expect(await eventsAbout(alice, 'user.role_assigned')).toEqual([])
})

test('assigning a role that is held already changes nothing and leaves no second event', async () => {
  const { id } = await role('repeated')
  for (const _ of [1, 2]) await change((inside) => assignRolesToUser(inside, systemActor, alice, [id]))
  expect(await eventsAbout(alice, 'user.role_assigned')).toMatchObject([{ details: { roles: [id] } }])
  for (const _ of [1, 2]) await change((inside) => unassignRolesFromUser(inside, systemActor, alice, [id]))
  expect(await eventsAbout(alice, 'user.role_unassigned')).toHaveLength(1)
  expect(await roleNames(alice)).toEqual([])
})

test('S003-129 two roles go at once and the third stays; an unknown one and none goes', async () => {
  const [one, two, three] = await Promise.all([role('one'), role('two'), role('three')])
  const ids = [one.id, two.id, three.id]
  await change((inside) => assignRolesToUser(inside, systemActor, bob, ids))
  const unassigning = change((inside) => unassignRolesFromUser(inside, systemActor, bob, [one.id, 'rol_unknown']))
  await expect(unassigning).rejects.toMatchObject({ code: 'role_not_found' })
  expect(await roleNames(bob)).toHaveLength(3)
  await change((inside) => unassignRolesFromUser(inside, systemActor, bob, [one.id, two.id]))
  expect(await roleNames(bob)).toEqual(['three'])
})

test('one unknown person among many and the role is given to nobody', async () => {
  const { id } = await role('crowd')
  const assigning = change((inside) => assignUsersToRole(inside, systemActor, id, [alice, 'auth0|nobody']))
  await expect(assigning).rejects.toMatchObject({ code: 'users_not_found', details: [{ field: 'users' }] })
  expect((await deps.roleAssignments.listHolders(id, firstPage, new Date()))?.items).toEqual([])
  await change((inside) => assignUsersToRole(inside, systemActor, id, [alice, bob, alice]))
  expect((await deps.roleAssignments.listHolders(id, firstPage, new Date()))?.items).toHaveLength(2)
  expect(await eventsAbout(bob, 'user.role_assigned')).toContainEqual(
    expect.objectContaining({ details: { roles: [id] } }),
  )
})

test('an unknown person and an unknown role are told apart', async () => {
  const { id } = await role('lonely')
  const toNobody = change((inside) => assignRolesToUser(inside, systemActor, 'auth0|nobody', [id]))
  await expect(toNobody).rejects.toMatchObject({ code: 'user_not_found', message: 'The user does not exist.' })
  const ofNothing = change((inside) => assignUsersToRole(inside, systemActor, 'rol_unknown', [alice]))
  await expect(ofNothing).rejects.toMatchObject({ code: 'role_not_found' })
})

test('people who get the same roles from many callers at once end with each role once', async () => {
  const roles = await Promise.all([role('par a'), role('par b')])
  const ids = roles.map(({ id }) => id)
  const callers = Array.from({ length: 10 }, (_, index) =>
    change((inside) =>
      index % 2 === 0
        ? assignRolesToUser(inside, systemActor, alice, ids)
        : assignUsersToRole(inside, systemActor, ids[index % 3 === 0 ? 0 : 1] as string, [bob, alice]),
    ),
  )
  await Promise.all(callers)
  const events = await eventsAbout(alice, 'user.role_assigned')
  const given = events.flatMap(({ details }) => details.roles as string[]).filter((id) => ids.includes(id))
  expect(given.sort()).toEqual([...ids].sort())
})
