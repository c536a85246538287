import { afterAll, beforeAll, expect, test } from 'vitest'
import { askToRecover, lostPerson } from '../../support/recovery.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
let alice: { readonly userId: string; readonly email: string }
beforeAll(async () => {
  app = await startTestApp()
  alice = await lostPerson(app, { email: 'alice@example.com' })
  await askToRecover(app, alice.email)
  await askToRecover(app, 'nobody@example.com')
})
afterAll(() => app.close())

async function table(path: string): Promise<readonly string[]> {
  const { status, headers, text } = await app.v1('GET', path)
  expect([status, headers.get('content-type')]).toEqual([200, expect.stringMatching(/^text\/csv/)])
  return text.trimEnd().split('\r\n')
}
const lastExport = async () => (await app.v1('GET', '/audit/events?type=list.export_finished&pageSize=1')).body.data[0]
const withKey = async (permissions: readonly string[]) => {
  const { key } = (await app.v1('POST', '/keys', { body: { name: 'Few', permissions } })).body
  return (path: string) => app.anonymous('GET', `/api/v1${path}`, { headers: { 'x-api-key': key } })
}

test('the recovery queue is exported as it is narrowed, and the audit says by what and how many there were', async () => {
  const [head, ...lines] = await table('/recovery-requests/export?account=known')
  expect(head).toBe(
    'number,email,user_id,organization_id,status,lost,times_asked,asked,taken_by,decided,decided_by,verified_by,reason,finished',
  )
  expect(lines).toEqual([expect.stringContaining(`,${alice.email},${alice.userId},,pending,`)])
  // What somebody wrote in their need is no row of a table.
  expect(lines.join()).not.toContain('Phone fell in the lake')
  const about = { list: 'recovery-requests', narrowedBy: ['hasAccount'], records: 1, complete: true }
  expect((await lastExport()).changes).toMatchObject(about)
  expect(await table('/recovery-requests/export')).toHaveLength(3)
})

test('the queue takes the permission to read it, and the one to export people', async () => {
  const reads = await withKey(['read:recovery_requests'])
  const refused = await reads('/recovery-requests/export')
  expect([refused.status, refused.body.detail]).toEqual([403, expect.stringContaining('export:users')])
  const exports = await withKey(['export:users'])
  expect((await exports('/recovery-requests/export')).status).toBe(403)
  const both = await withKey(['read:recovery_requests', 'export:users'])
  expect((await both('/recovery-requests/export')).status).toBe(200)
})

test('jobs are exported with what came of each, and narrowed by their type', async () => {
  const { status } = await app.v1('POST', '/jobs', {
    body: { action: 'suspend', selection: { ids: [alice.userId] } },
  })
  expect(status).toBeLessThan(300)
  const [head, line = ''] = await table('/jobs/export?type=users_bulk')
  expect(head).toBe('id,type,action,status,started_by,total,done,skipped,failed,failure,created,started,finished')
  expect(line).toMatch(/^job_\w+,users-bulk,suspend,/)
  expect(await table('/jobs/export?type=users_import')).toHaveLength(1)
  expect((await lastExport()).changes).toMatchObject({ list: 'jobs', narrowedBy: ['kind'], records: 0 })
})

test('applications are exported without a secret', async () => {
  const made = (await app.v1('POST', '/clients', { body: { name: '=SUM(1)' } })).body
  const lines = await table('/clients/export')
  const line = lines.find((one) => one.startsWith(made.client_id))
  expect(line).toContain("'=SUM(1)")
  expect(lines.join()).not.toContain(made.client_secret)
  expect((await lastExport()).changes).toMatchObject({ list: 'clients', complete: true })
})

test.each(['/recovery-requests', '/jobs', '/clients', '/organizations'])(
  'moments of the export of %s are told in the zone that is asked for, and no other',
  async (list) => {
    const { status, body } = await app.v1('GET', `${list}/export?timezone=Mars/Olympus`)
    expect([status, body.errors]).toEqual([400, { timezone: expect.anything() }])
    expect((await app.v1('GET', `${list}/export?pageSize=5`)).status).toBe(400)
    const lines = (await table(`${list}/export?timezone=Asia/Kathmandu`)).slice(1)
    for (const line of lines) expect(line).toContain('+05:45')
  },
)

test('the events of the audit too', async () => {
  const [, line = ''] = await table('/audit/events.csv?timezone=Asia/Kathmandu')
  expect(line).toContain('+05:45,')
  expect((await app.v1('GET', '/audit/events.csv?timezone=Mars/Olympus')).status).toBe(400)
})
