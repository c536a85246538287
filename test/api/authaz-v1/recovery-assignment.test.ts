import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '../../../src/kernel/actor.ts'
import { requestRecovery } from '../../../src/recovery/request-recovery.ts'
import { mmdbFile } from '../../support/mmdb-file.ts'
import { askToRecover, lostPerson, newBrowserHash } from '../../support/recovery.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { type ConsoleBrowser, signedIn } from './console-browser.ts'

let app: TestApp
let sam: ConsoleBrowser
let olga: ConsoleBrowser
let kim: ConsoleBrowser
beforeAll(async () => {
  const networks = { '81.2.69.0/24': { country: { iso_code: 'GB' } }, '177.4.0.0/16': { country: { iso_code: 'BR' } } }
  app = await startTestApp({ placesFiles: [mmdbFile(networks)] })
  sam = await signedIn(app, 'security', 'sam@example.com')
  olga = await signedIn(app, 'security', 'olga@example.com')
  kim = await signedIn(app, 'support', 'kim@example.com')
})
afterAll(() => app.close())

const asked = async () => (await askToRecover(app, (await lostPerson(app)).email)).id
const take = (by: ConsoleBrowser, id: string, insteadOf?: string) =>
  by.call('POST', `/recovery-requests/${id}/assign`, { body: insteadOf === undefined ? {} : { insteadOf } })
const giveBack = (by: ConsoleBrowser, id: string) => by.call('POST', `/recovery-requests/${id}/unassign`)
const listed = async (by: ConsoleBrowser, query: string): Promise<string[]> => {
  const { body, status, text } = await by.call('GET', `/recovery-requests?pageSize=100&${query}`)
  expect(status, text).toBe(200)
  return body.data.map((request: { id: string }) => request.id)
}

describe('taking a request', () => {
  test('whoever takes one is shown with it, and taking it again changes nothing', async () => {
    const id = await asked()
    const taken = await take(sam, id)
    expect(taken).toMatchObject({ status: 200, body: { assignee: { kind: 'operator', name: 'sam@example.com' } } })
    expect((await take(sam, id)).body).toEqual(taken.body)
    expect((await sam.call('GET', `/recovery-requests/${id}/review`)).body.request.assignee).toEqual(
      taken.body.assignee,
    )
    const { userId } = taken.body
    const { body } = await app.v1('GET', `/users/${encodeURIComponent(userId)}/events?type=recovery_request.assigned`)
    expect(body.data).toHaveLength(1)
  })

  test('of two who press at once one has it, and the other reads who', async () => {
    const id = await asked()
    const answers = await Promise.all([take(sam, id), take(olga, id)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const [winner, loser] = answers.toSorted((one, other) => one.status - other.status)
    expect(loser?.body.code).toBe('recovery_taken')
    expect(loser?.body.detail).toContain(winner?.body.assignee.name)
  })

  test('it is taken over from whom one saw with it and from nobody else, and the audit says from whom', async () => {
    const id = await asked()
    const { assignee, userId } = (await take(sam, id)).body
    expect((await take(olga, id)).status).toBe(409)
    expect((await take(olga, id, 'opr_somebody')).status).toBe(409)
    const over = await take(olga, id, assignee.id)
    expect(over.body.assignee.name).toBe('olga@example.com')
    expect((await take(sam, id, over.body.assignee.id)).body.assignee).toEqual(assignee)
    const { body } = await app.v1('GET', `/users/${encodeURIComponent(userId)}/events?type=recovery_request.assigned`)
    const from = body.data.map((event: { changes: { takenFrom?: string } }) => event.changes.takenFrom ?? null)
    expect(from).toEqual(['olga@example.com', 'sam@example.com', null])
  })

  test('it is given back by whoever has it, once, and by nobody else', async () => {
    const id = await asked()
    await take(sam, id)
    const others = await giveBack(olga, id)
    expect([others.status, others.body.code]).toEqual([409, 'recovery_taken'])
    expect((await giveBack(sam, id)).body.assignee).toBeNull()
    const again = await giveBack(sam, id)
    expect([again.status, again.body.assignee]).toEqual([200, null])
    const given = await app.v1('GET', `/audit/events?type=recovery_request.unassigned&pageSize=10`)
    expect(given.body.data.map((event: { changes: { request: string } }) => event.changes.request)).toEqual([id])
  })

  test('one that others have is decided by anybody who may: having it is no lock', async () => {
    const id = await asked()
    await take(sam, id)
    const denied = await olga.call('POST', `/recovery-requests/${id}/deny`, { body: { reason: 'Spam' } })
    expect(denied).toMatchObject({ status: 200, body: { assignee: { name: 'sam@example.com' } } })
    const late = await take(olga, id, denied.body.assignee.id)
    expect([late.status, late.body.code]).toEqual([409, 'already_decided'])
    expect((await giveBack(sam, id)).body.code).toBe('already_decided')
  })

  test('whoever may not decide takes nothing: by role, or because it is their own', async () => {
    const id = await asked()
    expect((await take(kim, id)).status).toBe(403)
    expect((await giveBack(kim, id)).status).toBe(403)
    const own = (await askToRecover(app, (await lostPerson(app, { email: 'sam@example.com' })).email)).id
    const refused = await take(sam, own)
    expect([refused.status, refused.body.code]).toEqual([403, 'not_permitted'])
    expect((await take(sam, 'rrq_none')).status).toBe(404)
    const wrong = await sam.call('POST', `/recovery-requests/${id}/assign`, { body: { insteadOf: '' } })
    expect([wrong.status, Object.keys(wrong.body.errors)]).toEqual([400, ['insteadOf']])
  })
})

describe('narrowing the queue', () => {
  test('to those that are mine, nobody’s, of others, or of one of them', async () => {
    const [mine, theirs, free] = [await asked(), await asked(), await asked()]
    await take(sam, mine)
    const olgaId = (await take(olga, theirs)).body.assignee.id
    expect(await listed(sam, 'status=pending&assignee=me')).toContain(mine)
    expect(await listed(sam, 'status=pending&assignee=me')).not.toContain(theirs)
    expect(await listed(sam, 'assignee=others')).toContain(theirs)
    expect(await listed(sam, 'assignee=others')).not.toContain(mine)
    expect(await listed(sam, 'assignee=nobody')).toContain(free)
    expect(await listed(sam, 'assignee=nobody')).not.toContain(theirs)
    expect(await listed(sam, `assignee=${olgaId}`)).toContain(theirs)
  })

  test('to what speaks against a request, as the row says it', async () => {
    const { email, userId } = await lostPerson(app)
    const actor = { ...systemActor, kind: 'user', id: userId, name: 'Alice', ip: '81.2.69.160', userAgent: 'Firefox' }
    await app.app.directory.stores.audit.record({ ...actor, kind: 'user' }, 'user.signed_in', {
      kind: 'user',
      id: userId,
    })
    app.clock.aheadMs += 60_000
    const stranger = { ip: '177.4.2.1', userAgent: 'Firefox', requestId: 'req-2' }
    const { id } = await requestRecovery(app.app.directory, stranger, { email, browserHash: newBrowserHash() })
    const { body } = await sam.call('GET', `/recovery-requests/${id}`)
    expect(body.signals.against).toEqual(['other-country'])
    expect(await listed(sam, 'signal=other-country')).toEqual([id])
    expect(await listed(sam, 'signal=new-device')).not.toContain(id)
    await sam.call('POST', `/recovery-requests/${id}/deny`, { body: { reason: 'Spam' } })
    const again = await requestRecovery(app.app.directory, stranger, { email, browserHash: newBrowserHash() })
    expect(await listed(sam, 'signal=asked-before,new-device&status=pending')).toEqual([again.id])
    expect((await sam.call('GET', '/recovery-requests?signal=gone')).status).toBe(400)
  })
})
