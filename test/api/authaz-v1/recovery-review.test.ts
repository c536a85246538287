import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../../src/kernel/actor.ts'
import { requestRecovery } from '../../../src/recovery/request-recovery.ts'
import { mmdbFile } from '../../support/mmdb-file.ts'
import { askToRecover, lostPerson, mailsTo, newBrowserHash } from '../../support/recovery.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { type ConsoleBrowser, signedIn } from './console-browser.ts'

let app: TestApp
let sam: ConsoleBrowser
let kim: ConsoleBrowser
beforeAll(async () => {
  const networks = { '81.2.69.0/24': { country: { iso_code: 'GB' } }, '177.4.0.0/16': { country: { iso_code: 'BR' } } }
  app = await startTestApp({ placesFiles: [mmdbFile(networks)] })
  sam = await signedIn(app, 'security', 'sam@example.com')
  kim = await signedIn(app, 'support', 'kim@example.com')
})
afterAll(() => app.close())

const review = async (id: string, by = sam) => {
  const answer = await by.call('GET', `/recovery-requests/${id}/review`)
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}

test('a review shows the request, the account as it is, and what speaks for it and against it', async () => {
  const { email, userId } = await lostPerson(app)
  const { id } = await askToRecover(app, email)
  const { request, account, refusal, waitingHours } = await review(id)
  expect(request).toMatchObject({
    email,
    userId,
    personName: 'Alice Example',
    status: 'pending',
    signals: { country: null, isKnownDevice: null, earlierRequests: 0, emailChangedAt: null, similar: null },
  })
  expect(account).toMatchObject({ userId, status: 'active', emailVerified: true, hasAuthenticator: false, passkeys: 0 })
  expect([refusal, waitingHours]).toEqual([null, 0])
  expect((await review(id, kim)).refusal).toBe(null)
})

test('support verifies who called, and whoever decides sees how and by whom, in the review and in the chain', async () => {
  const { email, userId } = await lostPerson(app)
  const { id } = await askToRecover(app, email)
  const path = `/users/${encodeURIComponent(userId)}`
  const checked = { channel: 'other', kind: 'id-document', note: 'Passport matches' }
  expect((await kim.call('POST', `${path}/caller-verifications`, { body: checked })).status).toBe(201)
  const { callerChecks } = await review(id)
  expect(callerChecks).toMatchObject([
    { type: 'user.caller_verified', channel: 'other', kind: 'id-document', by: 'kim@example.com' },
  ])
  const body = { evidence: { method: 'id-document', note: 'Kim saw it' } }
  expect((await sam.call('POST', `/recovery-requests/${id}/approve`, { body })).status).toBe(200)
  // What is verified once it is decided was no part of the decision.
  await kim.call('POST', `${path}/caller-verifications`, { body: checked })
  expect((await review(id)).callerChecks).toHaveLength(1)
  const [chain] = (await sam.call('GET', `${path}/recovery-chain`)).body.data
  const steps = chain.steps.map(({ type }: { type: string }) => type)
  expect(steps.slice(0, 3)).toEqual(['recovery_request.created', 'user.caller_verified', 'recovery_request.approved'])
  expect(chain.steps[1].callerCheck).toEqual({ channel: 'other', kind: 'id-document', by: 'kim@example.com' })
})

test('an earlier request and a changed address are told', async () => {
  const { email, userId } = await lostPerson(app)
  const first = await askToRecover(app, email)
  await sam.call('POST', `/recovery-requests/${first.id}/deny`, { body: { reason: 'Not verified' } })
  const moved = 'moved.away@example.com'
  const owner = await signedIn(app, 'owner', 'olivia@example.com')
  const change = { body: { email: moved, emailVerified: true } }
  expect((await owner.call('PATCH', `/users/${encodeURIComponent(userId)}`, change)).status).toBe(200)
  app.clock.aheadMs += 60_000
  const { id } = await askToRecover(app, moved)
  expect((await review(first.id)).request.signals).toMatchObject({ earlierRequests: 0, emailChangedAt: null })
  const { request, refusal } = await review(id)
  expect(request.signals).toMatchObject({ earlierRequests: 0, emailChangedAt: expect.any(String) })
  expect(refusal).toBe(null)
  expect((await review(id, owner)).refusal).toMatch(/changed or verified the e-mail address/)
  await sam.call('POST', `/recovery-requests/${id}/deny`, { body: {} })
  expect((await review((await askToRecover(app, moved)).id)).request.signals.earlierRequests).toBe(1)
})

test('the country and the browser of a request are compared with those of earlier sign-ins', async () => {
  const { email, userId } = await lostPerson(app)
  const actor = {
    ...systemActor,
    kind: 'user',
    id: userId,
    name: 'Alice',
    ip: '81.2.69.160',
    userAgent: 'Firefox',
  } as const
  await app.app.directory.stores.audit.record(actor, 'user.signed_in', { kind: 'user', id: userId })
  app.clock.aheadMs += 60_000
  const stranger = { ip: '177.4.2.1', userAgent: 'Firefox', requestId: 'req-2' }
  const { id } = await requestRecovery(app.app.directory, stranger, { email, browserHash: newBrowserHash() })
  const { request, account, askedFrom } = await review(id)
  expect(request.signals).toMatchObject({
    country: { differs: true, asked: 'BR', lastSignIn: 'GB' },
    isKnownDevice: true,
  })
  expect(request.device).toBe('Firefox')
  expect([askedFrom, account.lastSignInPlace]).toEqual(['Brazil', 'United Kingdom'])
})

test('a request for an unknown address names the similar account, cannot be approved, and is pointed to it', async () => {
  await lostPerson(app, { email: 'bob@acme.example' })
  const { id, ...mistyped } = await askToRecover(app, 'bob@acm.example')
  const { request, account } = await review(id)
  expect(request.signals.similar).toMatchObject({ email: 'bob@acme.example', name: 'Alice Example' })
  expect(account).toBe(null)
  const approved = await sam.call('POST', `/recovery-requests/${id}/approve`, {
    body: { evidence: { method: 'manager' } },
  })
  expect(approved.status).toBe(400)
  const body = { email: 'bob@acme.example' }
  expect((await kim.call('POST', `/recovery-requests/${id}/point`, { body })).status).toBe(403)
  const pointed = await sam.call('POST', `/recovery-requests/${id}/point`, { body })
  expect(pointed.body).toMatchObject({ email: 'bob@acme.example', status: 'pending', context: mistyped.context })
  expect((await sam.call('GET', `/recovery-requests/${id}`)).body.status).toBe('denied')
  const historyOf = async (request: string) => (await kim.call('GET', `/recovery-requests/${request}/history`)).body
  const numbers = { pointedFrom: `RR-${mistyped.number}`, pointedTo: pointed.body.number }
  expect(await historyOf(id)).toMatchObject({ pointedFrom: null, pointedTo: numbers.pointedTo })
  expect(await historyOf(pointed.body.id)).toMatchObject({ pointedFrom: numbers.pointedFrom, pointedTo: null })
  expect(await mailsTo(app, 'bob@acme.example', 'recovery-requested')).toHaveLength(1)
  const again = await sam.call('POST', `/recovery-requests/${id}/point`, { body })
  expect([again.status, again.body.code]).toEqual([409, 'already_decided'])
})

test('a request for a known address is pointed nowhere, and none is pointed to an address that nobody has', async () => {
  const { id } = await askToRecover(app, (await lostPerson(app)).email)
  const known = await sam.call('POST', `/recovery-requests/${id}/point`, { body: { email: 'bob@acme.example' } })
  expect([known.status, known.body.code]).toEqual([400, 'operation_not_supported'])
  const stranger = await askToRecover(app, 'nobody1@example.com')
  const nowhere = await sam.call('POST', `/recovery-requests/${stranger.id}/point`, {
    body: { email: 'nobody2@example.com' },
  })
  expect([nowhere.status, nowhere.body.code]).toEqual([400, 'operation_not_supported'])
  expect((await sam.call('GET', `/recovery-requests/${stranger.id}`)).body.status).toBe('pending')
})

test('several are denied with one reason, and one that is decided already keeps none of the others waiting', async () => {
  const ids: string[] = []
  for (const name of ['spam1', 'spam2', 'spam3']) ids.push((await askToRecover(app, `${name}@example.com`)).id)
  await sam.call('POST', `/recovery-requests/${ids[1]}/deny`, { body: {} })
  const refused = await kim.call('POST', '/recovery-requests/deny', { body: { ids, reason: 'Spam' } })
  expect(refused.status).toBe(403)
  const { body } = await sam.call('POST', '/recovery-requests/deny', { body: { ids, reason: 'Spam' } })
  expect(body.data.map(({ isDenied }: { isDenied: boolean }) => isDenied)).toEqual([true, false, true])
  expect((await sam.call('GET', `/recovery-requests/${ids[2]}`)).body).toMatchObject({
    status: 'denied',
    reason: 'Spam',
  })
})

test('the number for somebody leaves out what they may not decide, and is none for whoever only looks', async () => {
  const forYou = async (by: ConsoleBrowser) => (await by.call('GET', '/recovery-requests/waiting')).body.forYou.count
  const before = await forYou(sam)
  await lostPerson(app, { email: 'sam@example.com' })
  await askToRecover(app, 'sam@example.com')
  const { id } = await askToRecover(app, (await lostPerson(app)).email)
  expect([await forYou(sam), await forYou(kim)]).toEqual([before + 1, before + 2])
  await app.app.directory.stores.recoveryAskings.add(
    id,
    {
      organization: { id: 'org_acme', name: 'Acme' },
      askedBy: { kind: 'operator', id: (await sam.call('GET', '/session')).body.operator.id, name: 'Sam' },
      reason: 'Lost phone',
      wasAttached: false,
      askedAt: app.clock.now(),
    },
    [],
  )
  expect([await forYou(sam), await forYou(kim)]).toEqual([before, before + 2])
  const lee = await signedIn(app, 'auditor', 'lee@example.com')
  const { body } = await lee.call('GET', '/recovery-requests/waiting')
  expect([body.count > 0, body.forYou.count]).toEqual([true, 0])
})

test('of more than are counted it says so, whichever of them are the own, and the dashboard says the same', async () => {
  const other = await startTestApp()
  try {
    const lou = await signedIn(other, 'security', 'lou@example.com')
    const eve = await signedIn(other, 'auditor', 'eve@example.com')
    await lostPerson(other, { email: 'lou@example.com' })
    await askToRecover(other, 'lou@example.com')
    const first = other.clock.now()
    other.clock.aheadMs += 60_000
    const needed = async (by: ConsoleBrowser) => (await by.call('GET', '/stats/needs-you')).body.recoveryRequests
    expect(await needed(lou)).toEqual({ count: 0, isMore: false, oldestAt: null })

    for (let n = 0; n < 100; n++) await askToRecover(other, `lost${n}@example.com`)
    const { body } = await lou.call('GET', '/recovery-requests/waiting')
    expect(body).toEqual({ count: 99, isMore: true, forYou: { count: 99, isMore: true } })
    const { oldestAt, ...counted } = await needed(lou)
    expect(counted).toEqual(body.forYou)
    expect(Date.parse(oldestAt)).toBeGreaterThan(first.getTime())
    expect(await needed(eve)).toEqual({ count: 0, isMore: false, oldestAt: null })
  } finally {
    await other.close()
  }
})

test('the queue is counted, and narrowed to known addresses, to states and to what waits for long', async () => {
  const { body: before } = await sam.call('GET', '/recovery-requests/waiting')
  const { email } = await lostPerson(app)
  const { id } = await askToRecover(app, email)
  const { body: after } = await sam.call('GET', '/recovery-requests/waiting')
  const one = before.count + 1
  expect(after).toEqual({ count: one, isMore: false, forYou: { count: before.forYou.count + 1, isMore: false } })
  const listed = async (query: string) => {
    const { body } = await sam.call('GET', `/recovery-requests?pageSize=100&${query}`)
    return body.data.map((request: { id: string }) => request.id)
  }
  expect(await listed('status=pending&account=known')).toContain(id)
  expect(await listed('status=pending&account=unknown')).not.toContain(id)
  expect(await listed('status=approved,finished')).not.toContain(id)
  expect(await listed('status=denied,pending')).toContain(id)
  expect(await listed('waitingHours=4')).not.toContain(id)
  expect((await sam.call('GET', '/recovery-requests?status=gone')).status).toBe(400)
  app.clock.aheadMs += 5 * 3_600_000
  const { body: late } = await app.v1('GET', '/recovery-requests?waitingHours=4&pageSize=100')
  expect(late.data.map((request: { id: string }) => request.id)).toContain(id)
})

test('the history of a request has every step and each mailed link, and nothing of another request', async () => {
  const { email } = await lostPerson(app)
  const lea = await signedIn(app, 'security', 'lea@example.com')
  const denied = await askToRecover(app, email)
  await lea.call('POST', `/recovery-requests/${denied.id}/deny`, { body: { reason: 'Not verified' } })
  app.clock.aheadMs += 60_000
  const { id } = await askToRecover(app, email)
  const evidence = { method: 'in-person', note: 'At the desk' }
  expect((await lea.call('POST', `/recovery-requests/${id}/approve`, { body: { evidence } })).status).toBe(200)
  app.clock.aheadMs += 60_000
  expect((await lea.call('POST', `/recovery-requests/${id}/resend`, { body: {} })).status).toBe(200)
  const history = async (request: string, by = lea) => {
    const { status, body } = await by.call('GET', `/recovery-requests/${request}/history`)
    expect(status).toBe(200)
    return { ...body, steps: body.steps.map(({ type }: { type: string }) => type.replace('recovery_request.', '')) }
  }
  const told = await history(id)
  expect(told).toMatchObject({ evidence, steps: ['created', 'approved', 'link_resent'], pointedFrom: null })
  expect(told.mails).toHaveLength(2)
  expect(await history(denied.id)).toMatchObject({ steps: ['created', 'denied'], mails: [], reason: 'Not verified' })
})
