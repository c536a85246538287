import { beforeEach, expect, test } from 'vitest'
import { actorWith, goodPassword, type SampleDirectory, sampleDirectory } from '../../test/support/sample-operators.ts'
import { testDatabase } from '../../test/support/test-database.ts'
import { type ConsoleRole, consoleRoles } from './console-roles.ts'
import { createOperator } from './create-operator.ts'

const opened = testDatabase()
let directory: SampleDirectory
beforeEach(async () => {
  directory = await sampleDirectory(opened)
})

function create(by: ConsoleRole, input: Partial<Parameters<typeof createOperator>[2]>) {
  const complete = { email: 'bob@example.com', password: goodPassword, role: 'support' as const, ...input }
  return directory.change((deps) => createOperator(deps, actorWith(by), complete))
}

test('an operator is found by their address in lower case, and the audit says who came', async () => {
  const bob = await create('owner', { email: 'Bob@Example.com', name: ' Bob ' })
  expect(bob).toMatchObject({ email: 'bob@example.com', name: 'Bob', role: 'support' })
  expect(await directory.stores.operators.find(bob.id)).toEqual(bob)
  expect(await directory.eventTypes()).toEqual(['operator.created'])
})

test('AUZ-02 an admin gives every role up to admin, but does not make an owner', async () => {
  for (const role of consoleRoles.filter((each) => each !== 'owner')) {
    expect(await create('admin', { email: `${role}@example.com`, role })).toMatchObject({ role })
  }
  await expect(create('admin', { role: 'owner' })).rejects.toMatchObject({
    code: 'not_permitted',
    message: expect.stringContaining('hard_delete:users'),
  })
})

test('AUZ-02 somebody in support gives no role that may do more', async () => {
  for (const role of ['owner', 'admin', 'security', 'auditor'] as const) {
    await expect(create('support', { role })).rejects.toMatchObject({ code: 'not_permitted' })
  }
})

test('a second operator with the same address is refused, in any letter case', async () => {
  await create('owner', {})
  await expect(create('owner', { email: 'BOB@example.com' })).rejects.toMatchObject({ code: 'operator_exists' })
})

test('what is no e-mail address is refused with the name of the field', async () => {
  for (const email of ['', 'bob', 'bob@', 'b@t,c@t', 'bob@example.com\r\nBcc: e@t']) {
    await expect(create('owner', { email })).rejects.toMatchObject({ details: [{ field: 'email' }] })
  }
})

test('a refused operator leaves nothing behind', async () => {
  await expect(create('owner', { password: 'short' })).rejects.toMatchObject({ code: 'password_too_weak' })
  expect(await directory.stores.users.findByEmail('bob@example.com')).toEqual([])
  expect(await directory.eventTypes()).toEqual([])
})
