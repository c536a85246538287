import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { administrator, grantingRole, organizationOf, waysToLose } from '../../test/support/administrators.ts'
import { startTestApp, type TestApp } from '../../test/support/test-app.ts'
import type { Directory } from '../directory.ts'
import { systemActor } from '../kernel/actor.ts'
import { deleteOrganization } from '../organizations/delete-organization.ts'

let app: TestApp
let directory: Directory

beforeAll(async () => {
  app = await startTestApp()
  directory = app.app.directory
})
afterAll(() => app.close())

const administrators = (organizationId: string) =>
  directory.stores.organizationPeople.countAdministrators(organizationId, new Date())

const refusal = {
  code: 'last_administrator',
  kind: 'conflict',
  message: 'You cannot remove the last administrator of an organization. Make someone else an administrator first.',
}

describe('AUZ-09 S002-32 the last administrator of an organization is not lost', () => {
  for (const [way, lose] of Object.entries(waysToLose)) {
    test(`by ${way}, and a second one may be`, async () => {
      const organizationId = await organizationOf(directory)
      const first = await administrator(directory, organizationId, await grantingRole(directory, organizationId))
      await expect(lose(directory, organizationId, first)).rejects.toMatchObject(refusal)
      expect(await administrators(organizationId)).toBe(1)
      const second = await administrator(directory, organizationId, await grantingRole(directory, organizationId))
      await lose(directory, organizationId, first)
      await expect(lose(directory, organizationId, second)).rejects.toMatchObject(refusal)
      expect(await administrators(organizationId)).toBeGreaterThanOrEqual(1)
    })
  }

  test('with two who hold one role, by deleting it or taking away what it grants', async () => {
    for (const way of ['deleting the role', 'stripping the role of the permission']) {
      const organizationId = await organizationOf(directory)
      const role = await grantingRole(directory, organizationId)
      const holders = [
        await administrator(directory, organizationId, role),
        await administrator(directory, organizationId, role),
      ]
      const lose = waysToLose[way] as (typeof waysToLose)[string]
      await expect(lose?.(directory, organizationId, holders[0] as (typeof holders)[0])).rejects.toMatchObject(refusal)
      expect(await administrators(organizationId)).toBe(2)
    }
  })
})

test('an organization goes with its last administrator', async () => {
  const organizationId = await organizationOf(directory)
  await administrator(directory, organizationId, await grantingRole(directory, organizationId))
  await deleteOrganization(directory, systemActor, organizationId)
  expect(await directory.stores.organizations.find(organizationId)).toBeNull()
})

test('an organization that never had an administrator loses members as before', async () => {
  const organizationId = await organizationOf(directory)
  const role = await grantingRole(directory, organizationId)
  await waysToLose['stripping the role of the permission']?.(directory, organizationId, { userId: '', roleId: role })
  const member = await administrator(directory, organizationId, role)
  await waysToLose['removing them from the organization']?.(directory, organizationId, member)
  expect(await administrators(organizationId)).toBe(0)
})
