import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { administrator, grantingRole, organizationOf, stranger } from '../../test/support/administrators.ts'
import { startTestApp, type TestApp } from '../../test/support/test-app.ts'
import type { Directory } from '../directory.ts'
import { type Actor, systemActor } from '../kernel/actor.ts'
import { activateUser } from '../users/activate-user.ts'
import { presentUser } from '../users/find-user.ts'
import { suspendUser } from '../users/suspend-user.ts'
import { addMembers } from './add-members.ts'
import { changeMember } from './change-member.ts'

let app: TestApp
let directory: Directory
let organizationId: string
let bob: string
let grace: Actor

beforeAll(async () => {
  app = await startTestApp()
  directory = app.app.directory
})
afterAll(() => app.close())
beforeEach(async () => {
  organizationId = await organizationOf(directory)
  const { userId } = await administrator(directory, organizationId, await grantingRole(directory, organizationId))
  grace = { ...systemActor, kind: 'user', id: userId, name: 'Grace', organizationId }
  bob = await stranger(directory)
  await directory.change((deps) => addMembers(deps, systemActor, organizationId, [bob]))
})

const make = (isActive: boolean, actor = grace) =>
  directory.change((deps) => changeMember(deps, actor, { organizationId, userId: bob }, { isActive }))
const suspend = (until: Date | null = null) =>
  directory.change((deps) => suspendUser(deps, systemActor, bob, { reason: 'Fraud', until }))
const record = async () => presentUser(await directory.stores.users.find(bob))
const refused = { code: 'not_permitted', message: 'Suspended by the directory’s operators; ask them.' }

describe('AUZ-04 an administrator of an organization lifts only what their organization set', () => {
  test('its own suspension, also one that another administrator set', async () => {
    expect(await make(false)).toMatchObject({ isBlocked: true })
    expect((await record()).suspendedByOrganization).toBe(organizationId)
    const { userId } = await administrator(directory, organizationId, await grantingRole(directory, organizationId))
    expect(await make(true, { ...grace, id: userId })).toMatchObject({ isActive: true, isBlocked: false })
    expect((await record()).suspendedByOrganization).toBeNull()
  })

  test('not the directory’s, which stays as it is when they deactivate too', async () => {
    const until = new Date(directory.clock.now().getTime() + 86_400_000)
    await suspend(until)
    await expect(make(true)).rejects.toMatchObject(refused)
    await make(false)
    expect(await record()).toMatchObject({
      isBlocked: true,
      suspendedUntil: until,
      suspensionReason: 'Fraud',
      suspendedByOrganization: null,
    })
    await expect(make(true)).rejects.toMatchObject(refused)
    // What they did holds when the directory's suspension is over.
    await directory.change((deps) => activateUser(deps, systemActor, bob))
    const found = await directory.stores.organizationPeople.find(organizationId, bob, directory.clock.now())
    expect(found).toMatchObject({ isBlocked: false, isActive: false })
    expect(await make(true)).toMatchObject({ isActive: true })
  })

  test('nor one that the directory has taken over since', async () => {
    await make(false)
    await suspend()
    await expect(make(true)).rejects.toMatchObject(refused)
    expect(await make(true, systemActor)).toMatchObject({ isActive: true })
  })

  test('nor the end of an account', async () => {
    await directory.change(async ({ users, clock }) => {
      const user = presentUser(await users.findForChange(bob))
      await users.save({ ...user, expiresAt: new Date(clock.now().getTime() - 1000) })
    })
    await expect(make(true)).rejects.toMatchObject({ code: 'not_permitted' })
    expect(await make(true, systemActor)).toMatchObject({ isActive: true })
  })

  test('whoever acts for the directory lifts everything', async () => {
    await make(false)
    await directory.change((deps) => activateUser(deps, systemActor, bob))
    expect(await record()).toMatchObject({ isBlocked: false, suspendedByOrganization: null })
  })
})
