// What every store of suppressed addresses must do.
import { beforeEach, expect, test } from 'vitest'
import type { ConnectionStore } from '../../connections/connection-store.ts'
import type { SuppressedAddress, SuppressedAddressStore } from '../../messages/suppressed-address.ts'
import type { UserStore } from '../../users/user-store.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'

export interface SuppressedAddressSubject {
  readonly suppressedAddresses: SuppressedAddressStore
  readonly connections: Pick<ConnectionStore, 'insert'>
  readonly users: Pick<UserStore, 'insert'>
  /** Another application's store over the same rows. */
  readonly elsewhere: SuppressedAddressStore
}

const page = (limit: number, after: string | null = null) =>
  ({ kind: 'cursor', after, limit, withTotal: true }) as const

function suppressed(name: string, second: number): SuppressedAddress {
  const since = new Date(Date.UTC(2026, 10, 21, 10, 0, second))
  const address = `${name}@example.com`
  return { id: `sup_${name}`, address, userId: null, reason: 'refused', note: '550 No such user', since }
}

const alice = suppressed('alice', 1)
const bob = suppressed('bob', 2)
const carol = suppressed('carol_x', 3)

export function suppressedAddressContract(open: () => Promise<SuppressedAddressSubject>): void {
  let subject: SuppressedAddressSubject
  beforeEach(async () => {
    subject ??= await open()
    for (const each of [alice, bob, carol]) await subject.suppressedAddresses.insert(each)
  })

  test('an address stands there once, and stays as it was put there', async () => {
    const { suppressedAddresses } = subject
    expect(await suppressedAddresses.insert({ ...alice, id: 'sup_again', reason: 'added', note: null })).toBe(false)
    expect(await suppressedAddresses.findByAddress(alice.address)).toEqual(alice)
    expect(await suppressedAddresses.findByAddress('dan@example.com')).toBeNull()
  })

  test('an address of somebody who is gone is not put there, and whose it is is known', async () => {
    const { suppressedAddresses, connections, users } = subject
    await connections.insert(sampleConnection('con_one'))
    await users.insert(samplePerson('con_one', 'dan'))
    const ofDan = { ...suppressed('dan', 4), userId: 'auth0|dan' }
    expect(await suppressedAddresses.insert({ ...ofDan, userId: 'auth0|nobody' })).toBe(false)
    expect(await suppressedAddresses.insert(ofDan)).toBe(true)
    expect(await suppressedAddresses.remove(ofDan.id)).toEqual(ofDan)
    expect(await suppressedAddresses.ownerOf('dan@example.com')).toBe('auth0|dan')
    expect(await suppressedAddresses.ownerOf('nobody@example.com')).toBeNull()
    expect(await subject.elsewhere.ownerOf('dan@example.com')).toBeNull()
  })

  test('of many addresses it says which are suppressed', async () => {
    const asked = [alice.address, 'dan@example.com', bob.address]
    expect(await subject.suppressedAddresses.among(asked)).toEqual(new Set([alice.address, bob.address]))
    expect(await subject.suppressedAddresses.among([])).toEqual(new Set())
  })

  test('the list is newest first, in pages', async () => {
    const first = await subject.suppressedAddresses.list(null, page(2))
    expect(first).toMatchObject({ items: [carol, bob], total: { count: 3, isEstimate: false } })
    expect((await subject.suppressedAddresses.list(null, page(2, first.next))).items).toEqual([alice])
  })

  test('the list is searched by the beginning, in which no character is a wildcard', async () => {
    const found = async (beginning: string) => (await subject.suppressedAddresses.list(beginning, page(10))).items
    expect(await found('alice@')).toEqual([alice])
    expect(await found('carol_')).toEqual([carol])
    for (const beginning of ['%', '_lice', 'example.com', 'carol\\']) expect(await found(beginning)).toEqual([])
  })

  test('what is taken off is answered, and is gone', async () => {
    const { suppressedAddresses } = subject
    expect(await suppressedAddresses.remove(bob.id)).toEqual(bob)
    expect(await suppressedAddresses.remove(bob.id)).toBeNull()
    expect(await suppressedAddresses.findByAddress(bob.address)).toBeNull()
  })

  test('TEN-01 another application neither sees nor removes them, and may suppress the same address', async () => {
    const { suppressedAddresses, elsewhere } = subject
    expect((await elsewhere.list(null, page(10))).items).toEqual([])
    expect(await elsewhere.findByAddress(alice.address)).toBeNull()
    expect(await elsewhere.among([alice.address])).toEqual(new Set())
    expect(await elsewhere.remove(alice.id)).toBeNull()
    expect(await elsewhere.insert(alice)).toBe(true)
    expect(await elsewhere.remove(alice.id)).toEqual(alice)
    expect(await suppressedAddresses.findByAddress(alice.address)).toEqual(alice)
  })
}
