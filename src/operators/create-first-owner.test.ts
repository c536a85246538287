import { beforeEach, expect, test } from 'vitest'
import { browser, goodPassword, type SampleDirectory, sampleDirectory } from '../../test/support/sample-operators.ts'
import { testDatabase } from '../../test/support/test-database.ts'
import { createFirstOwner, createOwnerFromSettings } from './create-first-owner.ts'
import { ensureFirstOwner } from './ensure-first-owner.ts'
import { newSetupLink } from './setup-link.ts'

const opened = testDatabase()
let directory: SampleDirectory
beforeEach(async () => {
  directory = await sampleDirectory(opened)
})

const alice = { email: 'alice@example.com', password: goodPassword }

async function link(): Promise<string> {
  const token = await directory.change(newSetupLink)
  if (token === null) throw new Error('there is an owner already')
  return token
}

function setUp(token: string, input = alice) {
  return directory.change((deps) => createFirstOwner(deps, browser, token, input))
}

test('the set-up link makes the first owner', async () => {
  const token = await link()
  expect(token).toMatch(/^rc_setup_[A-Za-z0-9_-]{43}$/)
  expect(await setUp(token)).toMatchObject({ email: alice.email, role: 'owner' })
  expect(await directory.eventTypes()).toEqual(['operator.created'])
})

test('RAC-01 of thirty people with the same link one becomes the owner, the others hear that there is one', async () => {
  const token = await link()
  const outcomes = await Promise.allSettled(
    Array.from({ length: 30 }, (_, index) => setUp(token, { ...alice, email: `person${index}@example.com` })),
  )
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
  expect(new Set(codes)).toEqual(new Set(['owner_exists']))
  expect(await directory.stores.operators.countOwners()).toBe(1)
})

test('RAC-01 a link and the settings at once make one owner', async () => {
  const token = await link()
  await Promise.allSettled([
    setUp(token),
    directory.change((deps) => createOwnerFromSettings(deps, { ...alice, email: 'bob@example.com' })),
  ])
  expect(await directory.stores.operators.countOwners()).toBe(1)
})

test('a wrong link is refused before anything is said about the rest', async () => {
  await link()
  const wrong = setUp('rc_setup_wrong', { email: 'nonsense', password: 'short' })
  await expect(wrong).rejects.toMatchObject({ code: 'not_permitted' })
})

test('a refused password does not spend the link', async () => {
  const token = await link()
  await expect(setUp(token, { ...alice, password: 'short' })).rejects.toMatchObject({ code: 'password_too_weak' })
  expect(await setUp(token)).toMatchObject({ role: 'owner' })
})

test('REC-09 a link works for a day and no minute longer', async () => {
  const token = await link()
  directory.clock.passMinutes(24 * 60)
  await expect(setUp(token)).rejects.toMatchObject({ code: 'not_permitted' })
})

test('REC-05 a new link ends the ones before it', async () => {
  const first = await link()
  const second = await link()
  await expect(setUp(first)).rejects.toMatchObject({ code: 'not_permitted' })
  expect(await setUp(second)).toMatchObject({ role: 'owner' })
})

test('an unused link is refused once there is an owner, and no new one is made', async () => {
  const token = await link()
  await directory.add('bob@example.com', 'owner')
  await expect(setUp(token)).rejects.toMatchObject({ code: 'owner_exists' })
  expect(await directory.change(newSetupLink)).toBeNull()
})

test('an owner in the settings is made where there is none, and changes nothing later', async () => {
  expect(await directory.change((deps) => ensureFirstOwner(deps, alice))).toBeNull()
  expect(await directory.change((deps) => ensureFirstOwner(deps, { ...alice, email: 'bob@example.com' }))).toBeNull()
  const { items } = await directory.stores.operators.list({ kind: 'offset', offset: 0, limit: 5, withTotal: false })
  expect(items).toMatchObject([{ email: alice.email, role: 'owner' }])
})

test('without an owner in the settings each start opens the set-up anew', async () => {
  const first = await directory.change((deps) => ensureFirstOwner(deps, null))
  const second = await directory.change((deps) => ensureFirstOwner(deps, null))
  expect(second).not.toBeNull()
  expect(second).not.toBe(first)
})
