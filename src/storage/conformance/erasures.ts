// What every store of receipts of deletions must do.
import { beforeAll, expect, test } from 'vitest'
import type { PageRequest } from '../../kernel/page.ts'
import type { Erasure, ErasureStore } from '../../users/erasure.ts'
import { at } from './sample-times.ts'
import { everyPage, type TwoApplications } from './two-applications.ts'

const all: PageRequest = { kind: 'offset', offset: 0, limit: 200, withTotal: true }
const counts = {
  sessions: 3,
  refreshTokens: 1,
  apiKeys: 0,
  passwords: 1,
  rememberedBrowsers: 2,
  factors: 1,
  roles: 4,
  organizations: 2,
  identities: 1,
  auditEvents: 214,
}

export function erasureStoreContract(open: () => Promise<TwoApplications>): void {
  let erasures: ErasureStore
  let elsewhere: ErasureStore
  let serial = 0
  beforeAll(async () => {
    const applications = await open()
    erasures = applications.stores.erasures
    elsewhere = applications.elsewhere.erasures
  })

  const mark = (name: string) => Buffer.from(name.padEnd(32, '-'))

  async function receipt(subject: string, given: Partial<Erasure> = {}, isApproved = false): Promise<Erasure> {
    serial += 1
    const by = { kind: 'operator', id: 'auth0|olivia', name: 'Olivia' } as const
    const made: Erasure = { id: `erased_${serial}`, mode: 'erase', at: at(serial), by, counts, ...given }
    await erasures.insert([{ ...made, subject: mark(subject), address: mark(`${subject}@`), isApproved }])
    return made
  }

  test('TEN-04 a receipt is found as it was written, and by no other application', async () => {
    const made = await receipt('alice', { mode: 'anonymise' })
    expect(await erasures.find(made.id)).toEqual(made)
    expect(await erasures.find('erased_none')).toBeNull()
    expect(await elsewhere.find(made.id)).toBeNull()
    expect(await elsewhere.findOf(mark('alice'))).toEqual([])
    expect((await elsewhere.list(all)).items).toEqual([])
  })

  test('of those whom somebody erased since then, approved ones and soft deletions are not counted', async () => {
    const by = { kind: 'operator', id: 'auth0|otto', name: 'Otto' } as const
    const erased = (minute: number, given: Partial<Erasure> = {}, isApproved = false) =>
      receipt(`otto-${minute}`, { by, at: at(minute), ...given }, isApproved)
    for (const minute of [100, 101, 102]) await erased(minute)
    await erased(103, {}, true)
    await erased(104, { mode: 'anonymise' })
    await erased(105, { by: { ...by, id: 'auth0|adam' } })
    expect(await erasures.countAlone(by.id, at(100))).toBe(2)
    expect(await erasures.countAlone(by.id, at(99))).toBe(3)
    expect(await erasures.countAlone('auth0|nobody', at(99))).toBe(0)
    expect(await elsewhere.countAlone(by.id, at(99))).toBe(0)
  })

  test('no receipt takes the place of another', async () => {
    const made = await receipt('first')
    await expect(receipt('second', { id: made.id })).rejects.toThrow()
    expect(await erasures.findOf(mark('second'))).toEqual([])
  })

  test('of one person they are found by the mark of their id and that of their address, newest first and a few at most', async () => {
    const made: Erasure[] = []
    for (let count = 0; count < 12; count += 1) made.push(await receipt('dan'))
    await receipt('carol')
    expect(await erasures.findOf(mark('dan'))).toEqual(made.toReversed().slice(0, 10))
    expect(await erasures.findOf(mark('nobody'))).toEqual([])
    expect(await erasures.findOfAddress(mark('dan@'))).toEqual(made.toReversed().slice(0, 10))
    expect(await erasures.findOfAddress(mark('dan'))).toEqual([])
    expect(await elsewhere.findOfAddress(mark('dan@'))).toEqual([])
  })

  test('the marks of addresses are told by the mark of an id and by a tombstone', async () => {
    const { id } = await receipt('erin')
    const known = [mark('erin@')]
    expect(await erasures.addressesOf(mark('erin'), 'nobody')).toEqual(known)
    expect(await erasures.addressesOf(mark('nobody'), id)).toEqual(known)
    expect(await erasures.addressesOf(mark('erin'), id)).toEqual(known)
    expect(await erasures.addressesOf(mark('nobody'), 'nobody')).toEqual([])
    expect(await elsewhere.addressesOf(mark('erin'), id)).toEqual([])
  })

  test('the list is newest first, page by page', async () => {
    await receipt('same time', { at: at(50) })
    await receipt('same time', { at: at(50) })
    const { items, total } = await erasures.list(all)
    expect(total?.count).toBe(items.length)
    expect(await everyPage(3, (page) => erasures.list(page))).toEqual(items)
    const times = items.map((each) => each.at.getTime())
    expect(times).toEqual(times.toSorted((one, other) => other - one))
  })
}
