import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { administrator, grantingRole, organizationOf, stranger } from '../../test/support/administrators.ts'
import { startTestApp, type TestApp } from '../../test/support/test-app.ts'
import type { Directory } from '../directory.ts'
import { type Actor, systemActor } from '../kernel/actor.ts'
import { addMembers } from './add-members.ts'
import { assignMemberRoles } from './assign-member-roles.ts'
import { changeMember } from './change-member.ts'
import { administratorRole, memberRoleNamed } from './member-role-named.ts'

const identifier = 'https://billing.example.com/'
const permissions = [{ resource_server_identifier: identifier, permission_name: 'pay:bills' }]

let app: TestApp
let directory: Directory
let organizationId: string
let bob: string
/** Who administers it by a role of its own. */
let grace: Actor
let own: string

beforeAll(async () => {
  app = await startTestApp()
  directory = app.app.directory
  const scopes = [{ value: 'pay:bills' }]
  await app.api('POST', '/resource-servers', { body: { name: 'Billing', identifier, scopes } })
})
afterAll(() => app.close())
beforeEach(async () => {
  organizationId = await organizationOf(directory)
  own = await grantingRole(directory, organizationId)
  const { userId } = await administrator(directory, organizationId, own)
  grace = { ...systemActor, kind: 'user', id: userId, name: 'Grace', organizationId }
  bob = await stranger(directory)
  await directory.change((deps) => addMembers(deps, systemActor, organizationId, [bob]))
})

const make = (isAdministrator: boolean, actor = grace) =>
  directory.change((deps) => changeMember(deps, actor, { organizationId, userId: bob }, { isAdministrator }))
const held = async () => (await directory.stores.memberRoles.onRecord(organizationId, bob)).map(({ roleId }) => roleId)

/** For the length of one test: the role grants more than administrators have. */
async function withMore(roleId: string, work: () => Promise<void>): Promise<void> {
  const path = `/roles/${roleId}/permissions`
  expect((await app.api('POST', path, { body: { permissions } })).status).toBe(201)
  try {
    await work()
  } finally {
    expect((await app.api('DELETE', path, { body: { permissions } })).status).toBe(204)
  }
}

describe('AUZ-02 an administrator gives nothing that they do not hold there', () => {
  test('making an administrator gives a role of their own where the one named admin grants more', async () => {
    const { id } = await directory.change((deps) => administratorRole(deps, organizationId))
    await withMore(id, async () => {
      expect(await make(true)).toMatchObject({ isAdministrator: true })
      expect(await held()).toEqual([own])
    })
  })

  test('and is refused where none of theirs makes one', async () => {
    const { id } = await directory.change((deps) => administratorRole(deps, organizationId))
    await withMore(id, async () => {
      // Whoever lost the role between the check at the door and this transaction.
      const former = { ...grace, id: await stranger(directory) }
      await expect(make(true, former)).rejects.toMatchObject({ code: 'not_permitted' })
      expect(await held()).toEqual([])
      expect(await make(true, systemActor)).toMatchObject({ isAdministrator: true })
      expect(await held()).toEqual([id])
    })
  })

  test('making a member is refused where the role of that name was given rights they lack', async () => {
    const { id } = await directory.change((deps) => memberRoleNamed(deps, organizationId, 'member'))
    await make(true)
    const before = await held()
    await withMore(id, async () => {
      await expect(make(false)).rejects.toMatchObject({ code: 'not_permitted' })
      expect(await held()).toEqual(before)
    })
    expect(await make(false)).toMatchObject({ isAdministrator: false, roleNames: ['member'] })
  })

  test('taking is their office, whatever the role grants', async () => {
    const rich = await grantingRole(directory, organizationId)
    await withMore(rich, async () => {
      const place = { organizationId, userId: bob }
      await directory.change((deps) => assignMemberRoles(deps, systemActor, place, [rich]))
      expect(await make(false)).toMatchObject({ isAdministrator: false, roleNames: ['member'] })
    })
  })
})
