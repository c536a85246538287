// What every store of requests to join accounts must do: one a person, one browser, and one who takes it.
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { LinkRequest, LinkRequestStore, NewLinkRequest, ProvenOther } from '../../merging/link-request.ts'
import { at } from './sample-times.ts'
import type { TwoApplications } from './two-applications.ts'

const [alice, bob] = ['auth0|alice', 'auth0|bob']
const here = Buffer.alloc(32, 1)
const there = Buffer.alloc(32, 2)
const other: ProvenOther = { signInId: 'sign-in-1', userId: bob, securityVersion: 4, newcomer: null }

export function linkRequestStoreContract(open: () => Promise<TwoApplications>): void {
  let requests: LinkRequestStore
  let elsewhere: LinkRequestStore
  let serial = 0
  beforeAll(async () => {
    const { stores, elsewhere: others } = await open()
    requests = stores.linkRequests
    elsewhere = others.linkRequests
  })
  beforeEach(async () => {
    for (const userId of [alice, bob]) await requests.remove(userId, at(0))
  })

  async function asked(given: Partial<NewLinkRequest> = {}): Promise<NewLinkRequest> {
    serial += 1
    const askedBy = { kind: 'operator', id: 'auth0|kim', name: 'Kim' }
    const times = { createdAt: at(0), expiresAt: at(50) }
    const request = {
      id: `lnk_${serial}`,
      userId: alice,
      askedBy,
      mayGiveRoles: true,
      reason: 'Two',
      ...times,
      ...given,
    }
    await requests.put(request)
    return request
  }

  const opening = (browserHash: Buffer) => ({ browserHash, at: at(1), until: at(30) })
  const idOf = async (found: Promise<LinkRequest | null>) => (await found)?.id ?? null

  test('TEN-04 what was asked is found with its person until its time is over, and by no other application', async () => {
    const request = await asked()
    const untouched = { openedAt: null, firstSecurityVersion: null, other: null }
    expect(await requests.findOpen(alice, at(1))).toEqual({ ...request, ...untouched })
    expect(await requests.findOpen(alice, at(50))).toBeNull()
    expect(await requests.findOpen(bob, at(1))).toBeNull()
    expect(await elsewhere.findOpen(alice, at(1))).toBeNull()
    expect(await elsewhere.open(alice, request.id, opening(here))).toBeNull()
    expect(await elsewhere.remove(alice, at(1))).toBeNull()
  })

  test('asking again takes the place of what was asked, however far it was', async () => {
    const first = await asked()
    await requests.open(alice, first.id, opening(here))
    await requests.noteFirst(first.id, here, 3, at(2))
    await requests.noteOther(first.id, here, other, at(2))
    const second = await asked()
    expect(await requests.findOpen(alice, at(3))).toMatchObject({ id: second.id, openedAt: null, other: null })
    expect(await requests.findIn(here, at(3))).toBeNull()
    expect(await requests.open(alice, first.id, opening(here))).toBeNull()
  })

  test('it is opened once, in one browser, and found in no other', async () => {
    const { id } = await asked()
    const opened = await Promise.all([here, there].map((browser) => idOf(requests.open(alice, id, opening(browser)))))
    expect(opened.filter((found) => found === id)).toHaveLength(1)
    const [winner, loser] = opened[0] === id ? [here, there] : [there, here]
    expect(await idOf(requests.findIn(winner, at(2)))).toBe(id)
    expect(await requests.findIn(loser, at(2))).toBeNull()
    expect(await elsewhere.findIn(winner, at(2))).toBeNull()
    expect(await requests.findIn(winner, at(30))).toBeNull()
  })

  test('proofs count in its browser alone, and the other one only after the first', async () => {
    const { id } = await asked()
    await requests.open(alice, id, opening(here))
    expect(await requests.noteOther(id, here, other, at(2))).toBe(false)
    expect(await requests.noteFirst(id, there, 3, at(2))).toBe(false)
    expect(await elsewhere.noteFirst(id, here, 3, at(2))).toBe(false)
    expect(await requests.noteFirst(id, here, 3, at(2))).toBe(true)
    expect(await requests.noteOther(id, there, other, at(2))).toBe(false)
    expect(await requests.noteOther(id, here, other, at(2))).toBe(true)
    expect(await requests.findIn(here, at(3))).toMatchObject({ firstSecurityVersion: 3, other })
  })

  test('of many who take it one gets it, in its browser and with what was proven', async () => {
    const { id } = await asked()
    await requests.open(alice, id, opening(here))
    await requests.noteFirst(id, here, 3, at(2))
    expect(await requests.take(id, here, other.signInId, at(3))).toBeNull()
    await requests.noteOther(id, here, other, at(2))
    expect(await requests.take(id, there, other.signInId, at(3))).toBeNull()
    expect(await requests.take(id, here, 'sign-in-2', at(3))).toBeNull()
    expect(await requests.take(id, here, other.signInId, at(30))).toBeNull()
    expect(await elsewhere.take(id, here, other.signInId, at(3))).toBeNull()
    const tries = Array.from({ length: 10 }, () => idOf(requests.take(id, here, other.signInId, at(3))))
    expect((await Promise.all(tries)).filter((taken) => taken !== null)).toEqual([id])
  })

  test('what is withdrawn or over is gone', async () => {
    const { id } = await asked()
    expect(await idOf(requests.remove(alice, at(1)))).toBe(id)
    expect(await requests.remove(alice, at(1))).toBeNull()
    const [short, long] = [await asked({ expiresAt: at(10) }), await asked({ userId: bob })]
    await elsewhere.removeEnded(at(60))
    await requests.removeEnded(at(20))
    expect(await requests.findOpen(alice, at(0))).toBeNull()
    expect([short.userId, await idOf(requests.findOpen(bob, at(20)))]).toEqual([alice, long.id])
  })
}
