import { beforeEach, expect, test } from 'vitest'
import { actorWith, type SampleDirectory, sampleDirectory } from '../../test/support/sample-operators.ts'
import { testDatabase } from '../../test/support/test-database.ts'
import { peekSecret } from '../one-time-secrets/one-time-secret.ts'
import { changeRole } from './change-role.ts'
import type { ConsoleRole } from './console-roles.ts'
import { inviteOperator, inviteOperatorAgain } from './invite-operator.ts'
import { removeOperator } from './remove-operator.ts'

const opened = testDatabase()
let directory: SampleDirectory
beforeEach(async () => {
  directory = await sampleDirectory(opened)
  await directory.add('alice@example.com', 'owner')
})

const bob = { email: 'bob@example.com', name: 'Bob', role: 'support' } as const
const invite = (by: ConsoleRole, sendsMail: boolean, role: ConsoleRole = 'support') =>
  directory.change((deps) => inviteOperator({ ...deps, sendsMail }, actorWith(by), { ...bob, role }))
const again = (by: ConsoleRole, id: string) => directory.change((deps) => inviteOperatorAgain(deps, actorWith(by), id))
const works = async (link: string | null) => {
  const ticket = new URL(link ?? '').searchParams.get('ticket') ?? ''
  return (await peekSecret(directory.stores, 'password-reset', ticket)) !== null
}

test('where mail is sent the link goes to the mailbox alone, and whoever uses it proves it', async () => {
  const { operator, invitation } = await invite('owner', true)
  expect(invitation).toEqual({ isMailed: true, link: null, expiresAt: new Date(directory.clock.time + 7 * 86_400_000) })
  const page = { kind: 'cursor', after: null, limit: 10, withTotal: false } as const
  const [written] = (await directory.stores.messages.listOf(operator.id, page)).items
  const message = await directory.stores.messages.find(written?.id ?? '')
  expect(message).toMatchObject({ kind: 'account-made', to: bob.email })
  const link = (message?.values as { link: string } | undefined)?.link ?? ''
  const ticket = new URL(link).searchParams.get('ticket') ?? ''
  expect((await peekSecret(directory.stores, 'password-reset', ticket))?.payload).toMatchObject({
    markEmailVerified: true,
  })
})

test('where none is sent the link is handed over, proves no mailbox, and another takes its place', async () => {
  const { operator, invitation } = await invite('owner', false)
  expect(operator.invitedAt).toEqual(directory.clock.now())
  expect(await works(invitation.link)).toBe(true)
  directory.clock.passMinutes(1)
  const second = await again('owner', operator.id)
  expect([await works(invitation.link), await works(second.link)]).toEqual([false, true])
  expect((await directory.stores.operators.find(operator.id))?.invitedAt).toEqual(directory.clock.now())
  expect(await directory.eventTypes()).toEqual([
    'operator.created',
    'operator.created',
    'operator.invited',
    'operator.invited',
  ])
})

test('another role leaves the link of somebody who has not come in as it is', async () => {
  const { operator, invitation } = await invite('owner', false)
  const { role } = await directory.change((deps) => changeRole(deps, actorWith('owner'), operator.id, 'auditor'))
  expect([role, await works(invitation.link)]).toEqual(['auditor', true])
})

test('AUZ-04 nobody asks in or again whoever may do more than they, and nobody who has come in', async () => {
  await expect(invite('admin', false, 'owner')).rejects.toMatchObject({ code: 'not_permitted' })
  const { operator } = await invite('owner', false, 'owner')
  await expect(again('admin', operator.id)).rejects.toMatchObject({ code: 'not_permitted' })
  const carol = await directory.add('carol@example.com', 'support')
  await expect(again('owner', carol.id)).rejects.toMatchObject({ code: 'not_permitted' })
  await expect(again('owner', 'auth0|nobody')).rejects.toMatchObject({ code: 'operator_not_found' })
})

test('AUZ-09 an owner who has not come in is withdrawn at any time and keeps nobody else from being the last', async () => {
  const { operator, invitation } = await invite('owner', false, 'owner')
  const [alice] = await directory.stores.operators.listOfRoles(['owner'], 10)
  const remove = (id: string) => directory.change((deps) => removeOperator(deps, actorWith('owner'), id))
  await expect(remove(alice?.id ?? '')).rejects.toMatchObject({ code: 'last_owner' })
  await remove(operator.id)
  expect(await works(invitation.link)).toBe(false)
  expect(await directory.stores.users.findByEmail(bob.email)).toEqual([])
})
