import { afterAll, beforeAll, expect, test } from 'vitest'
import { askToRecover, lostPerson, mailsTo } from '../../../support/recovery.ts'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const evidence = { method: 'id-document' }

test('S000-55 requests are listed oldest first, with what the person said', async () => {
  const { email, userId } = await lostPerson(app)
  const { id } = await askToRecover(app, email)
  await askToRecover(app, 'nobody@example.com')
  const { body } = await app.api('GET', '/recovery-requests?include_totals=true&status=pending')
  expect(body).toMatchObject({ start: 0, limit: 50, total: 2 })
  expect(body.recovery_requests[0]).toEqual({
    id,
    number: expect.stringMatching(/^RR-\d+$/),
    status: 'pending',
    email,
    user_id: userId,
    context: 'Phone fell in the lake',
    lost: [],
    phone_number: null,
    times_asked: 1,
    is_owner_told: true,
    ip: '203.0.113.7',
    user_agent: 'Firefox',
    created_at: expect.any(String),
    decided_at: null,
    decided_by: null,
    evidence: null,
    reason: null,
    link_sent_at: null,
    password_set_at: null,
    finished_at: null,
  })
  expect((await app.api('GET', `/recovery-requests/${id}`)).body).toEqual(body.recovery_requests[0])
  expect((await app.api('GET', '/recovery-requests/rrq_none')).status).toBe(404)
  expect((await app.api('GET', '/recovery-requests?status=lost')).status).toBe(400)
})

test('REC-12 S000-56 approving takes its own scope and a word on how it was checked, and is final', async () => {
  const { email } = await lostPerson(app)
  const { id } = await askToRecover(app, email)
  const path = `/recovery-requests/${id}`
  const support = caller(`${app.url}api/v2`, {
    authorization: `Bearer ${await app.token(['read:users', 'update:users'])}`,
  })
  for (const call of ['approve', 'deny', 'resend']) {
    expect((await support('POST', `${path}/${call}`, { body: { evidence } })).status).toBe(403)
  }
  expect((await support('GET', path)).status).toBe(403)
  expect((await app.api('POST', `${path}/approve`, { body: {} })).status).toBe(400)
  const approved = await app.api('POST', `${path}/approve`, { body: { evidence, reason: 'INC-2041' } })
  expect([approved.status, approved.body]).toEqual([
    200,
    expect.objectContaining({
      status: 'approved',
      evidence: { method: 'id-document', note: null },
      reason: 'INC-2041',
      decided_by: expect.objectContaining({ type: 'client', name: 'Test machine' }),
      link_sent_at: expect.any(String),
    }),
  ])
  // No link in an answer: it is the mailbox that proves the person.
  expect(approved.text).not.toContain('ticket=')
  for (const again of ['approve', 'deny']) {
    const { status, body } = await app.api('POST', `${path}/${again}`, { body: { evidence } })
    expect([status, body.errorCode]).toEqual([409, 'already_decided'])
  }
  expect(await mailsTo(app, email, 'recovery-approved')).toHaveLength(1)
})

test('S000-57 denying is final and leads nowhere', async () => {
  const { email } = await lostPerson(app)
  const { id } = await askToRecover(app, email)
  const denied = await app.v1('POST', `/recovery-requests/${id}/deny`, { body: { reason: 'not verified' } })
  expect(denied.body).toMatchObject({ status: 'denied', reason: 'not verified', decidedBy: { kind: 'api-key' } })
  expect((await app.v1('POST', `/recovery-requests/${id}/resend`)).status).toBe(409)
  expect(await mailsTo(app, email, 'recovery-approved')).toEqual([])
})

test('400 a request of an address without an account cannot be approved', async () => {
  const { id } = await askToRecover(app, 'typo@example.com')
  const { status, body } = await app.v1('POST', `/recovery-requests/${id}/approve`, { body: { evidence } })
  expect([status, body.code]).toEqual([400, 'operation_not_supported'])
  expect((await app.v1('GET', `/recovery-requests/${id}`)).body.status).toBe('pending')
})
