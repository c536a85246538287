// Whether somebody has a password is kept by the database (migration 0090), whatever becomes of their identities.
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { twoApplications } from '../../../test/support/two-applications.ts'
import type { Filter } from '../../kernel/filter.ts'
import { sampleConnection, samplePerson } from '../conformance/sample-people.ts'
import type { Stores } from '../conformance/two-applications.ts'

const at = new Date(Date.UTC(2026, 10, 21))
const stored = { kind: 'own', hash: '$argon2id$x', pepperId: '1' } as const
const filter: Filter = {
  kind: 'equals',
  field: { name: 'password', type: 'text', wildcards: false, ranges: false },
  alternatives: ['none'],
}

let stores: Stores
let serial = 0
let alice: string
let bob: string
beforeAll(async () => {
  stores = (await twoApplications()).stores
  await stores.connections.insert(sampleConnection('con_home'))
})
beforeEach(async () => {
  serial += 1
  alice = `alice${serial}`
  bob = `bob${serial}`
  await stores.users.insert(samplePerson('con_home', alice), { hasPassword: true })
  await stores.passwords.keep(ownerOf(alice), stored, at)
  await stores.users.insert(samplePerson('con_home', bob))
})

const ownerOf = (name: string) => ({ connectionId: 'con_home', subject: name })

/** Of the two people of this test. */
async function without(): Promise<string[]> {
  const sort = { field: 'id', direction: 'ascending' } as const
  const page = { kind: 'cursor', after: null, limit: 100, withTotal: false } as const
  const { items } = await stores.users.list({ filter, at, sort, page })
  return items.map(({ id }) => id.slice('auth0|'.length)).filter((name) => name.endsWith(String(serial)))
}

test('whoever has none is found, until one is kept, and again when it is removed', async () => {
  expect(await without()).toEqual([bob])
  await stores.passwords.keep(ownerOf(bob), stored, at)
  expect(await without()).toEqual([])
  await stores.passwords.keep(ownerOf(bob), { ...stored, hash: '$argon2id$y' }, at, 5)
  expect(await without()).toEqual([])
  await stores.passwords.remove(ownerOf(bob))
  expect(await without()).toEqual([bob])
})

/** Whoever has no identity left is removed by whoever moves them. */
async function merge(from: string, to: string): Promise<void> {
  await stores.users.moveIdentities(`auth0|${from}`, `auth0|${to}`, at)
  await stores.users.remove(`auth0|${from}`)
}

test('a password goes where its identity goes', async () => {
  await merge(alice, bob)
  expect(await without()).toEqual([])
  await stores.users.insertAround(samplePerson('con_home', alice))
  expect(await without()).toEqual([bob])
})

test('of two that are kept and removed at once none is forgotten', async () => {
  await merge(bob, alice)
  for (let round = 0; round < 10; round += 1) {
    await Promise.all([stores.passwords.remove(ownerOf(alice)), stores.passwords.keep(ownerOf(bob), stored, at)])
    expect(await without()).toEqual([])
    await Promise.all([stores.passwords.keep(ownerOf(alice), stored, at), stores.passwords.remove(ownerOf(bob))])
    expect(await without()).toEqual([])
  }
  await stores.passwords.remove(ownerOf(alice))
  expect(await without()).toEqual([alice])
})
