import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  administrator,
  countAdministrators,
  grantingRole,
  organizationOf,
  stranger,
  waysToLose,
} from '../../test/support/administrators.ts'
import { startTestApp, type TestApp } from '../../test/support/test-app.ts'
import type { Directory } from '../directory.ts'
import { systemActor } from '../kernel/actor.ts'
import type { Term } from '../kernel/term.ts'
import { presentUser } from '../users/find-user.ts'
import { addMembers } from './add-members.ts'
import { assignMemberRoles } from './assign-member-roles.ts'
import { deleteOrganization } from './delete-organization.ts'
import { removeMembers } from './remove-members.ts'

let app: TestApp
let directory: Directory

beforeAll(async () => {
  app = await startTestApp()
  directory = app.app.directory
})
afterAll(() => app.close())

const administrators = (organizationId: string) => countAdministrators(directory, organizationId)

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

describe('AUZ-09 an only administrator whose rights have an end', () => {
  const inMilliseconds = (count: number) => new Date(Date.now() + count)
  const inTwoYears = () => inMilliseconds(2 * 365 * 86_400_000)
  const until = (endsAt: Date): Term => ({ startsAt: null, endsAt })

  async function administratorUntil(organizationId: string, endsAt: Date, ofRole = true) {
    const [userId, roleId] = [await stranger(directory), await grantingRole(directory, organizationId)]
    const [roleTerm, memberTerm] = ofRole ? [until(endsAt), undefined] : [undefined, until(endsAt)]
    await directory.change((deps) => addMembers(deps, systemActor, organizationId, [userId], memberTerm))
    const place = { organizationId, userId }
    await directory.change((deps) => assignMemberRoles(deps, systemActor, place, [roleId], roleTerm))
    return { userId, roleId }
  }

  /** They name a day that is still to come, until which everything stays as it was. */
  const later = [
    'letting their role end',
    'letting the membership end',
    'planning their offboarding',
    'letting the account expire',
  ]

  for (const [way, lose] of Object.entries(waysToLose)) {
    if (later.includes(way)) {
      test(`may get another end by ${way}`, async () => {
        const organizationId = await organizationOf(directory)
        await lose(directory, organizationId, await administratorUntil(organizationId, inTwoYears()))
        expect(await administrators(organizationId)).toBe(1)
      })
      continue
    }
    test(`is not lost by ${way}, and one of two may be`, async () => {
      const organizationId = await organizationOf(directory)
      const first = await administratorUntil(organizationId, inTwoYears(), false)
      await expect(lose(directory, organizationId, first)).rejects.toMatchObject(refusal)
      const second = await administratorUntil(organizationId, inTwoYears())
      await lose(directory, organizationId, first)
      await expect(lose(directory, organizationId, second)).rejects.toMatchObject(refusal)
      expect(await administrators(organizationId)).toBeGreaterThanOrEqual(1)
    })
  }

  test('does not keep the place of one whose rights have none', async () => {
    const organizationId = await organizationOf(directory)
    await administratorUntil(organizationId, inTwoYears())
    const lasting = await administrator(directory, organizationId, await grantingRole(directory, organizationId))
    const demoted = waysToLose['demoting them']?.(directory, organizationId, lasting)
    await expect(demoted).rejects.toMatchObject(refusal)
  })

  test('keeps the place of another like them, and an end that is brought forward to the past is a loss', async () => {
    const organizationId = await organizationOf(directory)
    const { userId } = await administratorUntil(organizationId, inTwoYears())
    const expiring = (expiresAt: Date) =>
      directory.change(async ({ users }) => {
        await users.save({ ...presentUser(await users.findForChange(userId)), expiresAt })
      })
    await expiring(inTwoYears())
    await expect(expiring(inMilliseconds(-1000))).rejects.toMatchObject(refusal)
  })

  test('whose rights ended by themselves leaves the organization free to change', async () => {
    const organizationId = await organizationOf(directory)
    const { userId } = await administratorUntil(organizationId, inMilliseconds(400))
    await expect.poll(() => administrators(organizationId)).toBe(0)
    await directory.change((deps) => removeMembers(deps, systemActor, organizationId, [userId]))
    await administrator(directory, organizationId, await grantingRole(directory, organizationId))
    expect(await administrators(organizationId)).toBe(1)
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
