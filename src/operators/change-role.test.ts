import { beforeEach, expect, test } from 'vitest'
import { actorWith, type SampleDirectory, sampleDirectory } from '../../test/support/sample-operators.ts'
import { testDatabase } from '../../test/support/test-database.ts'
import { changeRole } from './change-role.ts'
import type { ConsoleRole } from './console-roles.ts'
import type { Operator } from './operator.ts'
import { removeOperator } from './remove-operator.ts'

const opened = testDatabase()
let directory: SampleDirectory
let alice: Operator
beforeEach(async () => {
  directory = await sampleDirectory(opened)
  alice = await directory.add('alice@example.com', 'owner')
})

function change(by: ConsoleRole, of: Operator, role: ConsoleRole) {
  return directory.change((deps) => changeRole(deps, actorWith(by), of.id, role))
}

function remove(by: ConsoleRole, whom: Operator) {
  return directory.change((deps) => removeOperator(deps, actorWith(by), whom.id))
}

test('AUZ-09 the last owner is neither demoted nor removed', async () => {
  await directory.add('bob@example.com', 'admin')
  await expect(change('owner', alice, 'admin')).rejects.toMatchObject({ code: 'last_owner' })
  await expect(remove('owner', alice)).rejects.toMatchObject({ code: 'last_owner' })
  expect(await directory.stores.operators.countOwners()).toBe(1)
})

test('AUZ-09 one of two owners may go, and two who remove each other at once leave one', async () => {
  const bob = await directory.add('bob@example.com', 'owner')
  const outcomes = await Promise.allSettled([remove('owner', bob), remove('owner', alice)])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await directory.stores.operators.countOwners()).toBe(1)
})

test('AUZ-09 two owners who demote each other at once leave one', async () => {
  const bob = await directory.add('bob@example.com', 'owner')
  await Promise.allSettled([change('owner', bob, 'support'), change('owner', alice, 'support')])
  expect(await directory.stores.operators.countOwners()).toBe(1)
})

test('AUZ-04 an admin neither demotes nor removes an owner', async () => {
  await directory.add('bob@example.com', 'owner')
  await expect(change('admin', alice, 'support')).rejects.toMatchObject({ code: 'not_permitted' })
  await expect(remove('admin', alice)).rejects.toMatchObject({ code: 'not_permitted' })
})

test('AUZ-02 an admin does not promote anybody, or themselves, to owner', async () => {
  const bob = await directory.add('bob@example.com', 'admin')
  const self = directory.change((deps) => changeRole(deps, actorWith('admin', bob.id), bob.id, 'owner'))
  await expect(self).rejects.toMatchObject({ code: 'not_permitted' })
})

test('SES-01 a new role ends the sessions that began with the old one', async () => {
  const bob = await directory.add('bob@example.com', 'support')
  const before = await directory.stores.accounts.find(bob.id)
  expect(await change('owner', bob, 'auditor')).toMatchObject({ role: 'auditor' })
  const after = await directory.stores.accounts.find(bob.id)
  expect(after?.securityVersion).toBeGreaterThan(before?.securityVersion ?? Number.POSITIVE_INFINITY)
  expect((await directory.eventTypes()).at(-1)).toBe('operator.role_changed')
})

test('the same role again changes nothing and leaves no event', async () => {
  const bob = await directory.add('bob@example.com', 'support')
  const before = await directory.eventTypes()
  expect(await change('owner', bob, 'support')).toEqual(bob)
  expect(await directory.eventTypes()).toEqual(before)
})

test('a removed operator is gone, and a second removal says so', async () => {
  const bob = await directory.add('bob@example.com', 'support')
  await remove('owner', bob)
  expect(await directory.stores.operators.find(bob.id)).toBeNull()
  await expect(remove('owner', bob)).rejects.toMatchObject({ code: 'operator_not_found' })
})
