import { expect, test } from 'vitest'
import { startTestApp } from '../../test/support/test-app.ts'
import { type NoteLifecycleDeps, noteLifecycle } from './note-lifecycle.ts'

test('of two whose suspension has lapsed, one who cannot be noted keeps the other waiting no longer', async () => {
  const app = await startTestApp()
  try {
    const { directory } = app.app
    const until = new Date(app.clock.now().getTime() + 60 * 60_000)
    const ids: string[] = []
    for (const name of ['alice', 'bob']) {
      const body = { connection: 'Username-Password-Authentication', email: `${name}@example.com` }
      const made = await app.v1('POST', '/users', { body })
      expect(made.status, made.text).toBe(201)
      ids.push(made.body.id)
      const path = `/users/${encodeURIComponent(made.body.id)}/suspend`
      expect((await app.v1('POST', path, { body: { until: until.toISOString() } })).status).toBe(200)
    }
    const [first = '', second = ''] = await directory.stores.users.findLapsed(until, 2)
    expect([first, second].toSorted()).toEqual(ids.toSorted())
    const change: NoteLifecycleDeps['change'] = (work) =>
      directory.change((deps) => {
        const findForChange = async (id: string) => {
          if (id === first) throw new Error('of this one alone')
          return deps.users.findForChange(id)
        }
        return work({ ...deps, users: { ...deps.users, findForChange } })
      })
    const faults: unknown[] = []
    // The clock is this round's alone, so that no worker is faster.
    const clock = { now: () => until }
    await noteLifecycle({ stores: directory.stores, change, clock, onFault: (fault) => void faults.push(fault) })
    expect(faults).toHaveLength(1)
    expect((await directory.stores.users.find(second))?.isBlocked).toBe(false)
    expect((await directory.stores.users.find(first))?.isBlocked).toBe(true)
  } finally {
    await app.close()
  }
})
