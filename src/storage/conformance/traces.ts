// What every store of traces must do.
import { randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { ConnectionStore } from '../../connections/connection-store.ts'
import type { ImportStore } from '../../imports/import-store.ts'
import type { JobStore } from '../../jobs/job-store.ts'
import type { SuppressedAddressStore } from '../../messages/suppressed-address.ts'
import type { RecoveryAskingStore } from '../../recovery/recovery-asking.ts'
import type { RecoveryRequestStore } from '../../recovery/recovery-request-store.ts'
import type { Forgetting, TraceStore } from '../../seals/trace-store.ts'
import type { UserStore } from '../../users/user-store.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'

export interface TraceStoreSubject {
  readonly traces: TraceStore
  readonly connections: ConnectionStore
  readonly users: UserStore
  readonly jobs: JobStore
  readonly imports: ImportStore
  readonly recoveryRequests: RecoveryRequestStore
  readonly recoveryAskings: RecoveryAskingStore
  readonly suppressedAddresses: SuppressedAddressStore
  /** Another application's store over the same rows. */
  readonly elsewhere: TraceStore
}

const at = new Date(Date.UTC(2026, 10, 21, 10))
const anonymise: Forgetting = { mode: 'anonymise' }
const erase: Forgetting = { mode: 'erase', tombstone: 'erased_1' }
const firstPage = { kind: 'offset', offset: 0, limit: 50, withTotal: false } as const

export function traceStoreContract(open: () => Promise<TraceStoreSubject>): void {
  let subject: TraceStoreSubject
  let serial = 0

  beforeAll(async () => {
    subject = await open()
    for (const id of ['con_one', 'con_two']) await subject.connections.insert(sampleConnection(id))
    for (const name of ['alice', 'bob']) await subject.users.insert(samplePerson('con_one', name))
    await subject.users.insert({ ...samplePerson('con_two', 'bobs-other-self'), email: 'bob@example.com' })
  })

  const person = (name: string) => ({
    id: `auth0|${name}`,
    identifiers: [`${name}@example.com`],
    organizationId: null,
  })

  async function requested(email: string): Promise<string> {
    const id = `rrq_${++serial}`
    const asked = { context: null, lost: [], phoneNumber: null, ip: null, userAgent: null, createdAt: at }
    const filed = { id, email, organizationId: null, userId: null, ...asked }
    await subject.recoveryRequests.file(filed, randomBytes(32), new Date(0))
    return id
  }

  async function refused(record: unknown): Promise<() => Promise<unknown>> {
    const id = `job_${++serial}`
    const createdBy = { kind: 'user', id: 'auth0|alice', name: 'Alice' } as const
    const job = { id, connectionId: null, parameters: {}, createdBy, createdAt: at, receivingUntil: null }
    await subject.jobs.insert({ ...job, kind: 'users-import' })
    const fault = { code: 'INVALID_FORMAT', message: `bad: ${JSON.stringify(record)}`, path: 'email' } as const
    await subject.imports.keepRefused(id, [{ position: 1, record, faults: [fault] }])
    return async () => JSON.stringify((await subject.imports.listRefused(id, firstPage)).items)
  }

  test('what is known by the address alone goes, and the ids of requests are answered', async () => {
    const id = await requested('alice@example.com')
    const other = await requested('carol@example.com')
    expect(await subject.elsewhere.forget([person('alice')], anonymise)).toEqual([])
    expect(await subject.traces.forget([person('alice')], anonymise)).toEqual([id])
    expect(await subject.recoveryRequests.find(id)).toBeNull()
    expect(await subject.recoveryRequests.find(other)).not.toBeNull()
  })

  test('an address that gets no letters is forgotten with the last person who has it', async () => {
    const { suppressedAddresses, traces } = subject
    const suppress = (name: string) => {
      const address = `${name}@example.com`
      const suppressed = { id: `sup_${name}`, address, userId: null, reason: 'refused', note: null, since: at } as const
      return suppressedAddresses.insert(suppressed)
    }
    for (const name of ['alice', 'bob', 'carol']) await suppress(name)
    await subject.elsewhere.forget([person('alice')], erase)
    await traces.forget([person('bob')], erase)
    expect(await suppressedAddresses.findByAddress('alice@example.com')).not.toBeNull()
    await traces.forget([person('alice')], anonymise)
    expect(await suppressedAddresses.findByAddress('alice@example.com')).toBeNull()
    for (const name of ['bob', 'carol']) {
      expect(await suppressedAddresses.findByAddress(`${name}@example.com`)).not.toBeNull()
    }
  })

  test('an address that was theirs when a letter bounced goes with them, unless it is somebody else’s by now', async () => {
    const { suppressedAddresses, traces } = subject
    const addresses = ['alice.was@example.com', 'bob@example.com'] as const
    const bounced = { userId: 'auth0|alice', reason: 'refused', note: null, since: at } as const
    await suppressedAddresses.remove('sup_bob')
    for (const address of addresses) await suppressedAddresses.insert({ id: `sup_of_${address}`, address, ...bounced })
    await subject.elsewhere.forget([person('alice')], erase)
    expect(await suppressedAddresses.findByAddress(addresses[0])).toMatchObject({ userId: 'auth0|alice' })
    await traces.forget([person('alice')], erase)
    expect(await suppressedAddresses.findByAddress(addresses[0])).toBeNull()
    expect(await suppressedAddresses.findByAddress(addresses[1])).toMatchObject({ userId: null })
  })

  test('a refused record is forgotten by any of its names, whatever else was sent, and its fault keeps the code', async () => {
    const byAddress = await refused({ email: ' Alice@Example.com', name: 'Alice', nickname: 'a\u0000b' })
    const byId = await refused({ user_id: 'alice', name: 'Alice' })
    const ofCarol = await refused({ email: 'carol@example.com', user_id: 'auth0|carol' })
    const unreadable = await refused(null)
    await subject.traces.forget([person('alice')], anonymise)
    for (const record of [byAddress, byId]) {
      expect(await record()).toContain('INVALID_FORMAT')
      expect(await record()).not.toMatch(/alice/i)
    }
    expect(await ofCarol()).toContain('carol@example.com')
    expect(await unreadable()).toContain('bad: null')
  })

  test('what names somebody else too, who stays, is left', async () => {
    const id = await requested('bob@example.com')
    const record = await refused({ email: 'bob@example.com' })
    expect(await subject.traces.forget([person('bob')], erase)).toEqual([])
    expect(await subject.recoveryRequests.find(id)).not.toBeNull()
    expect(await record()).toContain('bob@example.com')
    const both = [person('bob'), { ...person('bob'), id: 'auth0|bobs-other-self' }]
    expect(await subject.traces.forget(both, erase)).toEqual([id])
    expect(await record()).not.toContain('bob@example.com')
  })

  test('a job of theirs stays under their id, or under the tombstone', async () => {
    await refused({})
    const id = `job_${serial}`
    await subject.traces.forget([person('alice')], anonymise)
    expect((await subject.jobs.find(id))?.createdBy).toMatchObject({ id: 'auth0|alice', name: 'auth0|alice' })
    await subject.traces.forget([person('alice')], erase)
    expect((await subject.jobs.find(id))?.createdBy).toMatchObject({ id: 'erased_1', name: 'erased_1' })
  })

  test('what an administrator asked for in the stead of somebody else stays, and names them no more', async () => {
    const id = await requested('dan@example.com')
    const askedBy = { kind: 'user', id: 'auth0|alice', name: 'Alice' }
    const organization = { id: 'org_1', name: 'Acme' }
    const asking = { organization, askedBy, reason: 'Lost', wasAttached: false, askedAt: at }
    await subject.recoveryAskings.add(id, asking, [])
    const names = async () => (await subject.recoveryAskings.listOf([id])).get(id)?.map((each) => each.askedBy)
    await subject.traces.forget([person('alice')], anonymise)
    expect(await names()).toMatchObject([{ id: 'auth0|alice', name: 'auth0|alice' }])
    await subject.traces.forget([person('alice')], erase)
    expect(await names()).toMatchObject([{ id: 'erased_1', name: 'erased_1' }])
  })
}
