// What every store of device requests must do.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ClientStore } from '../../clients/client-store.ts'
import type { ConnectionStore } from '../../connections/connection-store.ts'
import type { DeviceApproval, DeviceRequest } from '../../device-requests/device-request.ts'
import type { DeviceRequestStore } from '../../device-requests/device-request-store.ts'
import type { UserStore } from '../../users/user-store.ts'
import { sampleClient } from './clients.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'

export interface DeviceRequestSubject {
  readonly deviceRequests: DeviceRequestStore
  readonly users: UserStore
  readonly connections: ConnectionStore
  readonly clients: ClientStore
  /** Another application's store over the same rows. */
  readonly elsewhere: DeviceRequestStore
}

const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 10, 0, second))
const parallel = <Result>(work: () => Promise<Result>) => Promise.all(Array.from({ length: 50 }, work))

const approval: DeviceApproval = {
  userId: 'auth0|alice',
  securityVersion: 1,
  organizationId: 'org_1',
  signIn: { authenticatedAt: 1_795_255_200, methods: ['pwd'], nonce: null },
}

function asked(given: Partial<DeviceRequest> = {}): DeviceRequest {
  return {
    id: randomUUID(),
    clientId: 'tv',
    scope: ['openid', 'read:films'],
    audience: 'https://films.example.com',
    status: 'pending',
    sealedUserCode: Buffer.from('sealed'),
    origin: { ip: '192.0.2.1', userAgent: 'TV' },
    approval: null,
    intervalSeconds: 5,
    createdAt: at(0),
    expiresAt: at(900),
    ...given,
  }
}

export function deviceRequestContract(open: () => Promise<DeviceRequestSubject>): void {
  const [here, there] = [Buffer.from('this browser'), Buffer.from('another browser')]
  let subject: DeviceRequestSubject
  let requests: DeviceRequestStore
  beforeAll(async () => {
    subject = await open()
    requests = subject.deviceRequests
    await subject.connections.insert(sampleConnection('con_1'))
    for (const name of ['alice', 'bob']) await subject.users.insert(samplePerson('con_1', name))
    for (const id of ['tv', 'radio']) await subject.clients.insert(sampleClient(id))
  })
  const keep = async (given: Partial<DeviceRequest> = {}) => {
    const request = asked(given)
    const keys = {
      deviceCodeHash: Buffer.from(`device ${request.id}`),
      userCodeHash: Buffer.from(`user ${request.id}`),
    }
    expect(await requests.insert(request, keys)).toBe(true)
    return { request, ...keys }
  }
  const claimed = async (given: Partial<DeviceRequest> = {}) => {
    const kept = await keep(given)
    expect(await requests.claim(kept.userCodeHash, here, at(1))).toEqual(kept.request)
    return kept
  }

  describe('device requests', () => {
    test('two devices never show the same code', async () => {
      const { userCodeHash } = await keep()
      expect(await requests.insert(asked(), { deviceCodeHash: Buffer.from('other'), userCodeHash })).toBe(false)
    })

    test('OID-19 a code is claimed by the first of 50 browsers, and by that one again', async () => {
      const { request, userCodeHash } = await keep()
      let next = 0
      const claims = await parallel(() => requests.claim(userCodeHash, Buffer.from(`browser ${next++}`), at(1)))
      expect(claims.filter((claim) => claim !== null)).toEqual([request])
      const winner = Buffer.from(`browser ${claims.findIndex((claim) => claim !== null)}`)
      expect(await requests.claim(userCodeHash, winner, at(2))).toEqual(request)
      expect(await requests.findForBrowser(request.id, winner, at(2))).toEqual(request)
    })

    test('OID-19 no other browser sees the request or answers it', async () => {
      const { request, userCodeHash } = await claimed()
      expect(await requests.claim(userCodeHash, there, at(2))).toBeNull()
      expect(await requests.findForBrowser(request.id, there, at(2))).toBeNull()
      expect(await requests.approve(request.id, there, approval, at(2))).toBeNull()
      expect(await requests.deny(request.id, there, at(2))).toBeNull()
    })

    test('OID-19 of 50 that say yes one does, and a no afterwards comes to nothing', async () => {
      const { request } = await claimed()
      const yes = await parallel(() => requests.approve(request.id, here, approval, at(2)))
      expect(yes.filter((answer) => answer !== null)).toEqual([{ ...request, status: 'approved', approval }])
      expect(await requests.deny(request.id, here, at(3))).toBeNull()
      expect(await requests.findForBrowser(request.id, here, at(3))).toMatchObject({ status: 'approved' })
    })

    test('after a no there is no yes', async () => {
      const { request, deviceCodeHash } = await claimed()
      expect(await requests.deny(request.id, here, at(2))).toMatchObject({ status: 'denied' })
      expect(await requests.approve(request.id, here, approval, at(3))).toBeNull()
      expect(await requests.redeem(deviceCodeHash, 'tv', at(3))).toBeNull()
    })

    test('nobody claims, answers or redeems what nobody claimed, or what ran out', async () => {
      const unclaimed = await keep()
      expect(await requests.approve(unclaimed.request.id, here, approval, at(1))).toBeNull()
      const { request, userCodeHash, deviceCodeHash } = await claimed()
      expect(await requests.claim(userCodeHash, here, at(900))).toBeNull()
      expect(await requests.findForBrowser(request.id, here, at(900))).toBeNull()
      expect(await requests.approve(request.id, here, approval, at(900))).toBeNull()
      expect(await requests.deny(request.id, here, at(900))).toBeNull()
      await requests.approve(request.id, here, approval, at(2))
      expect(await requests.redeem(deviceCodeHash, 'tv', at(900))).toBeNull()
    })

    test('of 50 that redeem a yes one does, for its own client alone', async () => {
      const { request, deviceCodeHash } = await claimed()
      await requests.approve(request.id, here, approval, at(2))
      expect(await requests.redeem(deviceCodeHash, 'radio', at(3))).toBeNull()
      const redeemed = await parallel(() => requests.redeem(deviceCodeHash, 'tv', at(3)))
      expect(redeemed.filter((answer) => answer !== null)).toEqual([{ ...request, status: 'redeemed', approval }])
      expect(await requests.poll(deviceCodeHash, 'tv', at(30))).toMatchObject({ request: { status: 'redeemed' } })
    })

    test('AUT-13 the yes of somebody who is blocked since, or changed, is worth nothing', async () => {
      const blocked = await claimed()
      await requests.approve(blocked.request.id, here, { ...approval, userId: 'auth0|bob' }, at(2))
      const changed = await claimed()
      await requests.approve(changed.request.id, here, { ...approval, securityVersion: 7 }, at(2))
      const bob = await subject.users.find('auth0|bob')
      if (bob === null) throw new Error('bob is missing')
      await subject.users.save({ ...bob, isBlocked: true, version: bob.version + 1 })
      expect(await requests.redeem(blocked.deviceCodeHash, 'tv', at(3))).toBeNull()
      expect(await requests.redeem(changed.deviceCodeHash, 'tv', at(3))).toBeNull()
    })

    test('OID-19 who asks too soon waits longer from then on, and at once only one is in time', async () => {
      const { deviceCodeHash } = await keep()
      const poll = async (second: number) => {
        const answer = await requests.poll(deviceCodeHash, 'tv', at(second))
        return [answer?.isTooSoon, answer?.request.intervalSeconds]
      }
      const first = await parallel(() => requests.poll(deviceCodeHash, 'tv', at(1)))
      expect(first.filter((answer) => answer?.isTooSoon === false)).toHaveLength(1)
      expect(await requests.poll(deviceCodeHash, 'radio', at(1))).toBeNull()
      const { deviceCodeHash: other } = await keep()
      expect(await requests.poll(other, 'tv', at(10))).toMatchObject({ isTooSoon: false })
      expect(await requests.poll(other, 'tv', at(12))).toMatchObject({
        isTooSoon: true,
        request: { intervalSeconds: 10 },
      })
      expect(await requests.poll(other, 'tv', at(18))).toMatchObject({
        isTooSoon: true,
        request: { intervalSeconds: 15 },
      })
      expect(await requests.poll(other, 'tv', at(33))).toMatchObject({
        isTooSoon: false,
        request: { intervalSeconds: 15 },
      })
      expect((await poll(900))[0]).toBe(false)
    })

    test('TEN-04 a request of another application is not there', async () => {
      const { request, userCodeHash, deviceCodeHash } = await keep()
      expect(await subject.elsewhere.claim(userCodeHash, here, at(1))).toBeNull()
      await requests.claim(userCodeHash, here, at(1))
      expect(await subject.elsewhere.findForBrowser(request.id, here, at(1))).toBeNull()
      expect(await subject.elsewhere.approve(request.id, here, approval, at(1))).toBeNull()
      expect(await subject.elsewhere.poll(deviceCodeHash, 'tv', at(1))).toBeNull()
      await requests.approve(request.id, here, approval, at(1))
      expect(await subject.elsewhere.redeem(deviceCodeHash, 'tv', at(1))).toBeNull()
    })

    test('removeEnded forgets what ran out before a time, and a client takes its own along', async () => {
      const old = await keep({ expiresAt: at(10) })
      const young = await keep({ expiresAt: at(900), clientId: 'radio' })
      await requests.removeEnded(at(11))
      expect(await requests.poll(old.deviceCodeHash, 'tv', at(1))).toBeNull()
      expect(await requests.poll(young.deviceCodeHash, 'radio', at(1))).not.toBeNull()
      await subject.clients.remove('radio')
      expect(await requests.poll(young.deviceCodeHash, 'radio', at(2))).toBeNull()
    })
  })
}
