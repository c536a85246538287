import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { signedIn } from '../console-browser.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const sample = { name: 'Billing', url: 'https://hooks.example.com/rollcall?token=abc', eventTypes: ['user.created'] }
const create = (body: object = {}) => app.v1('POST', '/webhooks', { body: { ...sample, ...body } })
const remove = (id: string) => app.v1('DELETE', `/webhooks/${id}`)

test('201 shows the secret once; nothing else ever shows it', async () => {
  const { status, body } = await create()
  expect(status).toBe(201)
  expect(body).toMatchObject({
    ...sample,
    id: expect.stringMatching(/^whk_/),
    secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
    format: 'event',
    isActive: true,
    hasAuthorization: false,
    failingSince: null,
  })
  const { secret, ...shown } = body
  expect((await app.v1('GET', `/webhooks/${body.id}`)).body).toEqual(shown)
  const list = await app.v1('GET', '/webhooks')
  expect(list.body.data).toEqual([shown])
  expect(list.text).not.toContain('whsec_')
  expect((await remove(body.id)).status).toBe(204)
  expect(await app.v1('GET', `/webhooks/${body.id}`)).toMatchObject({
    status: 404,
    body: { code: 'webhook_not_found' },
  })
})

test('the authorization header of a log stream is kept and never shown', async () => {
  const { body } = await create({ format: 'log', authorization: 'Splunk secret-token' })
  expect(body.hasAuthorization).toBe(true)
  expect(JSON.stringify(body)).not.toContain('secret-token')
  const changed = await app.v1('PATCH', `/webhooks/${body.id}`, { body: { authorization: null } })
  expect(changed.body.hasAuthorization).toBe(false)
  await remove(body.id)
})

test('PATCH changes what is named and leaves the rest', async () => {
  const { body } = await create()
  const changed = await app.v1('PATCH', `/webhooks/${body.id}`, { body: { isActive: false, eventTypes: ['*'] } })
  expect(changed).toMatchObject({ status: 200, body: { isActive: false, eventTypes: ['*'], name: 'Billing' } })
  await remove(body.id)
})

test.each([
  [{ name: ' ' }, 'name'],
  [{ name: 'x'.repeat(101) }, 'name'],
  [{ eventTypes: [] }, 'eventTypes'],
  [{ eventTypes: ['user.hat_worn'] }, 'eventTypes'],
  [{ eventTypes: ['*', 'user.created'] }, 'eventTypes'],
  [{ eventTypes: ['user.created', 'user.created'] }, 'eventTypes'],
  [{ format: 'batch' }, 'format'],
  [{ authorization: 'Bearer x' }, 'authorization'],
  [{ format: 'log', authorization: 'Bearer x\r\nHost: y' }, 'authorization'],
  [{ secret: 'whsec_mine' }, 'secret'],
])('400 for %j, under the name of the field', async (body, field) => {
  const answer = await create(body)
  expect([answer.status, Object.keys(answer.body.errors ?? {})], answer.text).toEqual([400, [field]])
})

test.each([
  'http://hooks.example.com/',
  'https://127.0.0.1/',
  'https://127.1/',
  'https://0/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://169.254.169.254/latest/meta-data',
  'https://[fe80::1]/',
  'https://10.0.0.1/',
  'https://100.64.0.1/',
  'https://[fd00::1]/',
  'https://localhost./',
  'file:///etc/passwd',
  'gopher://example.com/',
  'https://alice:secret@example.com/',
  'https://example.com:22/',
  'https://example.com:25/',
  'https://example.com:5432/',
])('OUT-01 a webhook to %s is refused when it is made and when it is changed', async (url) => {
  expect(await create({ url })).toMatchObject({ status: 400, body: { errors: { url: [expect.any(String)] } } })
  const { body } = await create()
  expect((await app.v1('PATCH', `/webhooks/${body.id}`, { body: { url } })).status).toBe(400)
  await remove(body.id)
})

test.each(['http://hooks.example.com/', 'https://example.com:5432/', 'https://10.0.0.1/'])(
  'the refusal of %s names the setting that allows it',
  async (url) => {
    expect((await create({ url })).body.errors.url[0]).toContain('OUTGOING_ALLOW')
  },
)

test('403 without the permission, and AUZ-02 for whoever may not read the audit it is told of', async () => {
  const auditor = await signedIn(app, 'auditor')
  expect((await auditor.call('GET', '/webhooks')).status).toBe(200)
  expect((await auditor.call('POST', '/webhooks', { body: sample })).status).toBe(403)
  const key = await app.v1('POST', '/keys', { body: { name: 'Deaf', permissions: ['update:webhooks'] } })
  const byKey = await app.anonymous('POST', '/api/v1/webhooks', {
    body: sample,
    headers: { 'x-api-key': key.body.key },
  })
  expect(byKey).toMatchObject({ status: 403, body: { code: 'not_permitted' } })
})

test('AUZ-10 the header goes to no other receiver unless it is given anew', async () => {
  const { body } = await create({ format: 'log', authorization: 'Splunk secret-token' })
  const path = `/webhooks/${body.id}`
  const change = (changes: object) => app.v1('PATCH', path, { body: changes })
  const url = 'https://elsewhere.example.com/rollcall'
  expect(await change({ url })).toMatchObject({
    status: 400,
    body: { errors: { authorization: [expect.any(String)] } },
  })
  expect((await app.v1('GET', path)).body.url).toBe(sample.url)
  expect((await change({ url: 'https://hooks.example.com/other' })).body.hasAuthorization).toBe(true)
  expect((await change({ url, authorization: 'Splunk other-token' })).status).toBe(200)
  expect((await change({ url: sample.url, authorization: null })).body.hasAuthorization).toBe(false)
  expect((await change({ url })).status).toBe(200)
  await remove(body.id)
})

test('AUZ-02 whoever may not read the audit gets no new secret and has nothing sent again', async () => {
  const { body } = await create()
  const key = await app.v1('POST', '/keys', { body: { name: 'Deaf', permissions: ['update:webhooks'] } })
  const since = { since: '2026-11-21T10:00:00Z' }
  for (const [path, given] of [
    ['rotate-secret', {}],
    ['replay', { body: since }],
    ['deliveries/msg_1/replay', {}],
  ] as const) {
    const headers = { 'x-api-key': key.body.key }
    const answer = await app.anonymous('POST', `/api/v1/webhooks/${body.id}/${path}`, { ...given, headers })
    expect(answer, path).toMatchObject({ status: 403, body: { code: 'not_permitted' } })
  }
  await remove(body.id)
})

test('409 for sending again to a webhook that is switched off', async () => {
  const { body } = await create({ isActive: false })
  for (const [path, given] of [
    ['replay', { body: { since: '2026-11-21T10:00:00Z' } }],
    ['deliveries/msg_1/replay', {}],
  ] as const) {
    const answer = await app.v1('POST', `/webhooks/${body.id}/${path}`, given)
    expect(answer, path).toMatchObject({ status: 409, body: { code: 'webhook_disabled' } })
  }
  await remove(body.id)
})

test('each change is in the audit, without the secret and without the address', async () => {
  const { body } = await create()
  await app.v1('PATCH', `/webhooks/${body.id}`, { body: { name: 'Books' } })
  const rotated = await app.v1('POST', `/webhooks/${body.id}/rotate-secret`)
  expect(rotated).toMatchObject({ status: 200, body: { previousSecretUntil: expect.any(String) } })
  expect(rotated.body.secret).not.toBe(body.secret)
  await remove(body.id)
  const events = (
    await app.app.directory.stores.audit.listAbout(body.id, {
      kind: 'cursor',
      after: null,
      limit: 10,
      withTotal: false,
    })
  ).items
  expect(events.map(({ type }) => type)).toEqual([
    'webhook.deleted',
    'webhook.secret_rotated',
    'webhook.updated',
    'webhook.created',
  ])
  expect(JSON.stringify(events)).not.toMatch(/whsec_|token=abc/)
  expect(events[3]?.details).toMatchObject({ host: 'hooks.example.com' })
})

test('there are 20 at most, also when they are made at the same time', async () => {
  const made = await Promise.all(Array.from({ length: 24 }, () => create()))
  const ids = made.filter(({ status }) => status === 201).map(({ body }) => body.id as string)
  expect(ids).toHaveLength(20)
  expect(made.find(({ status }) => status !== 201)).toMatchObject({
    status: 409,
    body: { code: 'webhook_limit_reached' },
  })
  await Promise.all(ids.map(remove))
})

test('404 for a webhook or a delivery that is not there, whatever is asked of it', async () => {
  const { body } = await create()
  for (const [method, path, sent] of [
    ['PATCH', '/webhooks/whk_none', { name: 'x' }],
    ['DELETE', '/webhooks/whk_none', undefined],
    ['POST', '/webhooks/whk_none/test', undefined],
    ['POST', '/webhooks/whk_none/rotate-secret', undefined],
    ['GET', '/webhooks/whk_none/deliveries', undefined],
    ['POST', '/webhooks/whk_none/replay', { since: '2026-11-21T10:00:00Z' }],
    ['POST', `/webhooks/${body.id}/deliveries/msg_none/replay`, undefined],
  ] as const) {
    expect((await app.v1(method, path, sent === undefined ? {} : { body: sent })).status, `${method} ${path}`).toBe(404)
  }
  expect((await app.v1('POST', `/webhooks/${body.id}/replay`, { body: { since: 'yesterday' } })).status).toBe(400)
  await remove(body.id)
})
