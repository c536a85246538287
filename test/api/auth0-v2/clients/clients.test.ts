import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const create = (body: object) => app.api('POST', '/clients', { body })
const holding = async (...scopes: string[]): Promise<Caller> =>
  caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(scopes)}` })

test('201 a new client has an id, a secret and the vendor’s defaults', async () => {
  const { status, body } = await create({
    name: 'Web shop',
    description: 'Sells',
    callbacks: ['https://a.example.com/cb'],
  })
  expect(status).toBe(201)
  expect(body).toMatchObject({
    client_id: expect.stringMatching(/^[A-Za-z0-9]{32}$/),
    client_secret: expect.stringMatching(/^[A-Za-z0-9]{64}$/),
    name: 'Web shop',
    description: 'Sells',
    callbacks: ['https://a.example.com/cb'],
    is_first_party: true,
    oidc_conformant: false,
    sso_disabled: false,
    cross_origin_authentication: false,
    custom_login_page_on: true,
    is_token_endpoint_ip_header_trusted: false,
    global: false,
    grant_types: ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'],
    jwt_configuration: { secret_encoded: false, lifetime_in_seconds: 36_000, alg: 'RS256' },
    refresh_token: {
      rotation_type: 'non-rotating',
      expiration_type: 'non-expiring',
      leeway: 0,
      token_lifetime: 2_592_000,
      infinite_token_lifetime: true,
      infinite_idle_token_lifetime: true,
      idle_token_lifetime: 1_296_000,
    },
  })
  const { encrypted, signing_keys, ...rest } = body
  const read = await app.api('GET', `/clients/${body.client_id}`)
  expect(read.body).toEqual({ ...rest, signing_keys: [expect.objectContaining({ cert: signing_keys[0].cert })] })
  expect([encrypted, signing_keys[0].key, read.body.signing_keys[0].key]).toEqual([true, '*****', undefined])
})

test.each([
  ['spa', ['authorization_code', 'implicit', 'refresh_token']],
  ['native', ['authorization_code', 'implicit', 'refresh_token']],
  ['non_interactive', ['authorization_code', 'implicit', 'refresh_token', 'client_credentials']],
])('201 a client of type %s may ask for %j', async (app_type, grant_types) => {
  expect((await create({ name: app_type, app_type })).body).toMatchObject({ app_type, grant_types })
})

test('200 a change merges metadata and token settings, replaces lists, and null takes away', async () => {
  const { body } = await create({
    name: 'Changing',
    client_metadata: { bar: 'baz', foo: 'zoo' },
    callbacks: ['https://a.example.com'],
    organization_usage: 'allow',
    token_endpoint_auth_method: 'client_secret_post',
  })
  const path = `/clients/${body.client_id}`
  const changed = await app.api('PATCH', path, {
    body: {
      client_metadata: { bar: null, foo: 'new', more: 'x' },
      callbacks: ['https://b.example.com'],
      jwt_configuration: { lifetime_in_seconds: 60 },
      organization_usage: null,
      token_endpoint_auth_method: null,
    },
  })
  expect(changed.status).toBe(200)
  expect(changed.body).toMatchObject({
    client_metadata: { foo: 'new', more: 'x' },
    callbacks: ['https://b.example.com'],
    jwt_configuration: { lifetime_in_seconds: 60, alg: 'RS256' },
  })
  expect(changed.body.client_metadata).not.toHaveProperty('bar')
  expect(changed.body).not.toHaveProperty('organization_usage')
  expect(changed.body).not.toHaveProperty('token_endpoint_auth_method')
  expect((await app.api('GET', path)).body).toEqual(changed.body)
})

test('200 the secret is shown only to whoever may read keys, in one and in the list', async () => {
  const { body } = await create({ name: 'Secretive' })
  const path = `/clients/${body.client_id}`
  const reader = await holding('read:clients', 'update:clients')
  for (const answer of [await reader('GET', path), await reader('PATCH', path, { body: { description: 'x' } })]) {
    expect(answer.status).toBe(200)
    expect(answer.text).not.toContain(body.client_secret)
    expect(answer.body).not.toHaveProperty('client_secret')
  }
  const listed = await reader('GET', '/clients?per_page=100')
  expect(listed.body.some((client: object) => 'client_secret' in client)).toBe(false)
  const keeper = await holding('read:client_keys')
  expect((await keeper('GET', path)).body.client_secret).toBe(body.client_secret)
})

test('AUZ-02 200 the secret of a client that may do more than the token is left out, in one and in the list', async () => {
  const audience = `${app.url}api/v2/`
  const made = await create({ name: 'Stronger', grant_types: ['client_credentials'] })
  const { client_id, client_secret } = made.body
  const grant = { client_id, audience, scope: ['delete:users'] }
  expect((await app.api('POST', '/client-grants', { body: grant })).status).toBe(201)
  const keeper = await holding('read:client_keys', 'update:clients')
  const path = `/clients/${client_id}`
  for (const answer of [await keeper('GET', path), await keeper('PATCH', path, { body: { description: 'x' } })]) {
    expect(answer.body, answer.text).toMatchObject({ client_id, name: 'Stronger' })
    expect(answer.body).not.toHaveProperty('client_secret')
  }
  const listed = await keeper('GET', '/clients?per_page=100')
  expect(listed.text).not.toContain(client_secret)
  expect(listed.body.some((client: object) => 'client_secret' in client)).toBe(true)
  const peer = await holding('read:client_keys', 'delete:users')
  expect((await peer('GET', path)).body.client_secret).toBe(client_secret)
})

test('AUZ-10 200 asking for the secret by name gives no more than the scope does', async () => {
  const { body } = await create({ name: 'Asked' })
  const reader = await holding('read:clients')
  expect((await reader('GET', `/clients/${body.client_id}?fields=client_secret,name`)).body).toEqual({ name: 'Asked' })
  expect((await reader('GET', `/clients/${body.client_id}?fields=sealed_secret`)).status).toBe(400)
})

test('SES-09 200 a rotated secret opens the door and the old one no longer does', async () => {
  const { body } = await create({ name: 'Rotating', grant_types: ['client_credentials'] })
  const audience = `${app.url}api/v2/`
  await app.api('POST', '/client-grants', { body: { client_id: body.client_id, audience, scope: ['read:users'] } })
  const token = (client_secret: string) =>
    app.anonymous('POST', '/oauth/token', {
      body: { grant_type: 'client_credentials', client_id: body.client_id, client_secret, audience },
    })
  const rotated = await app.api('POST', `/clients/${body.client_id}/rotate-secret`)
  expect(rotated.status).toBe(200)
  expect(rotated.body.client_secret).toMatch(/^[A-Za-z0-9]{64}$/)
  expect((await token(body.client_secret)).status).toBe(401)
  expect((await token(rotated.body.client_secret)).status).toBe(200)
})

test('403 a secret is set only by whoever may update keys; sending the present one along is no change', async () => {
  const { body } = await create({ name: 'Rekeyed' })
  const path = `/clients/${body.client_id}`
  const writer = await holding('update:clients')
  const own = { client_secret: body.client_secret, name: 'Renamed' }
  expect((await writer('PATCH', path, { body: own })).body.name).toBe('Renamed')
  const another = { client_secret: 'another-secret-of-my-own' }
  expect((await writer('PATCH', path, { body: another })).body).toMatchObject({
    statusCode: 403,
    message: 'Insufficient scope, expected any of: update:client_keys',
  })
  expect((await app.api('PATCH', path, { body: another })).body.client_secret).toBe(another.client_secret)
  expect((await writer('POST', `${path}/rotate-secret`)).status).toBe(403)
})

test('204 deleting takes the client and its grants, and deleting twice is no fault', async () => {
  const { body } = await create({ name: 'Gone' })
  const grant = { client_id: body.client_id, audience: `${app.url}api/v2/`, scope: [] }
  const { id } = (await app.api('POST', '/client-grants', { body: grant })).body
  for (const _ of [1, 2]) expect((await app.api('DELETE', `/clients/${body.client_id}`)).status).toBe(204)
  expect((await app.api('GET', `/clients/${body.client_id}`)).body).toEqual({
    statusCode: 404,
    error: 'Not Found',
    message: 'The client does not exist',
    errorCode: 'inexistent_client',
  })
  expect((await app.api('GET', `/client-grants/${id}`)).status).toBe(404)
})

test('200 the list filters, selects fields and pages', async () => {
  for (const name of ['third one', 'third two']) await create({ name, is_first_party: false, app_type: 'box' })
  const filter = 'is_first_party=false&app_type=box,cloudbees'
  expect((await app.api('GET', `/clients?${filter}&fields=name`)).body).toEqual([
    { name: 'third one' },
    { name: 'third two' },
  ])
  const page = (await app.api('GET', `/clients?${filter}&include_totals=true&per_page=1&page=1`)).body
  expect(page).toMatchObject({ clients: [{ name: 'third two', oidc_conformant: true }], start: 1, limit: 1, total: 2 })
  const first = (await app.api('GET', `/clients?${filter}&take=1`)).body
  expect((await app.api('GET', `/clients?${filter}&take=1&from=${first.next}`)).body.clients[0].name).toBe('third two')
  for (const none of ['external_client_id=https://app.example.com/client.json']) {
    expect((await app.api('GET', `/clients?${none}`)).body).toEqual([])
  }
})

test('200 clients are found by the organizations their grants hold in', async () => {
  const audience = `${app.url}api/v2/`
  const granted = async (name: string, settings: object) => {
    const { client_id } = (await create({ name })).body
    const grant = { client_id, audience, scope: [], ...settings }
    return { client_id, grant_id: (await app.api('POST', '/client-grants', { body: grant })).body.id }
  }
  const one = await granted('of one', { organization_usage: 'allow' })
  const every = await granted('of every', { organization_usage: 'allow', allow_any_organization: true })
  const { id } = (await app.api('POST', '/organizations', { body: { name: 'acme' } })).body
  await app.api('POST', `/organizations/${id}/client-grants`, { body: { grant_id: one.grant_id } })
  const found = async (q: string) => {
    const { body } = await app.api('GET', `/clients?take=50&q=${q}`)
    return body.clients.map(({ client_id }: { client_id: string }) => client_id)
  }
  expect(await found(`client_grant.organization_id:${id}`)).toEqual([one.client_id])
  expect(await found('client_grant.organization_id:org_other')).toEqual([])
  expect(await found('client_grant.allow_any_organization:true')).toEqual([every.client_id])
})

test.each([
  ['q=name:shop&take=1', 'Search for client_grant.organization_id'],
  ['q=client_grant.allow_any_organization:true', 'paged by from and take'],
  ['q=client_grant.allow_any_organization:true&take=1&app_type=spa', 'combined with other filters'],
])('400 the search %s is refused', async (query, message) => {
  const { status, body } = await app.api('GET', `/clients?${query}`)
  expect([status, body.errorCode, body.message]).toEqual([
    400,
    'invalid_query_string',
    expect.stringContaining(message),
  ])
})

test('200 a list with totals says how to go on by checkpoints', async () => {
  const { body } = await app.api('GET', '/clients?include_totals=true&per_page=1')
  expect(body).toMatchObject({ start: 0, limit: 1, length: 1, next: expect.stringMatching(/./) })
  const rest = (await app.api('GET', `/clients?take=100&from=${body.next}`)).body.clients
  expect(rest).toHaveLength(body.total - 1)
  expect((await app.api('GET', '/clients?include_totals=true&per_page=100')).body.next).toBe('')
})

test('200 clients made elsewhere look like any other, and say how they are treated', async () => {
  const made = await app.v1('POST', '/clients', { body: { name: 'From the command line', machine: true } })
  expect((await app.api('GET', `/clients/${made.body.client_id}`)).body).toMatchObject({
    oidc_conformant: true,
    sso_disabled: false,
    cross_origin_auth: false,
    cross_origin_authentication: false,
    custom_login_page_on: true,
    is_token_endpoint_ip_header_trusted: false,
    jwt_configuration: { lifetime_in_seconds: 36_000, alg: 'RS256' },
    refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring', leeway: 10, idle_token_lifetime: 604_800 },
  })
})

test('200 whoever may read summaries sees names and kinds, and no more', async () => {
  const { client_id } = (await create({ name: 'Summed up', app_type: 'spa' })).body
  const reader = await holding('read:client_summary')
  const answer = await reader('GET', `/clients/${client_id}`)
  expect(answer.body).toEqual({ client_id, name: 'Summed up', app_type: 'spa' })
})

test('200 what Rollcall does not read comes back as it was given; null takes it away', async () => {
  const given = {
    mobile: { ios: { team_id: 'T1', app_bundle_identifier: 'com.example.app' } },
    token_exchange: { allow_any_profile_of_type: ['custom_authentication'] },
    token_quota: { client_credentials: { enforce: true, per_hour: 10 } },
    compliance_level: 'fapi1_adv_pkj_par',
    async_approval_notification_channels: ['email'],
  }
  const { body } = await create({ name: 'Keeping', ...given, session_transfer: { allow_refresh_token: true } })
  expect(body).toMatchObject(given)
  expect(body.session_transfer).toMatchObject({ allow_refresh_token: true, enforce_device_binding: 'ip' })
  const path = `/clients/${body.client_id}`
  const mobile = { android: { app_package_name: 'com.example' } }
  const changed = await app.api('PATCH', path, { body: { mobile, token_quota: null, compliance_level: null } })
  expect(changed.body).toMatchObject({ mobile: { ...given.mobile, ...mobile }, token_exchange: given.token_exchange })
  expect(changed.body).not.toHaveProperty('token_quota')
  expect(changed.body).not.toHaveProperty('compliance_level')
})

test('200 back-channel logout goes by its old name as well, and ends by it', async () => {
  const backchannel_logout_urls = ['https://app.example.com/logout']
  const { body } = await create({ name: 'Told', oidc_logout: { backchannel_logout_urls } })
  expect(body.oidc_backchannel_logout).toEqual({ backchannel_logout_urls })
  const ended = await app.api('PATCH', `/clients/${body.client_id}`, { body: { oidc_backchannel_logout: null } })
  expect(ended.body).not.toHaveProperty('oidc_logout')
})

test('AUZ-10 secrets of addons lie sealed, and are shown to whoever may read keys alone', async () => {
  const addons = { azure_sb: { namespace: 'acme', sasKey: 'a-key-of-azure' }, wams: { masterkey: 'another-key' } }
  const { body } = await create({ name: 'With addons', addons })
  expect(body.addons).toEqual(addons)
  const path = `/clients/${body.client_id}`
  const stored = await app.app.directory.stores.clients.find(body.client_id)
  expect(JSON.stringify(stored?.settings)).not.toMatch(/a-key-of-azure|another-key/)
  const reader = await holding('read:clients')
  expect((await reader('GET', path)).body.addons).toEqual({ azure_sb: { namespace: 'acme' }, wams: {} })
  const wams = { masterkey: 'a-third-key' }
  const changed = await app.api('PATCH', path, { body: { addons: { wams } } })
  expect(changed.body.addons).toEqual({ ...addons, wams })
  expect((await app.api('GET', path)).body.addons).toEqual({ ...addons, wams })
  expect((await app.api('PATCH', path, { body: { addons: null } })).body).not.toHaveProperty('addons')
})

test('AUZ-10 whoever makes a new secret reads that one, and none that others put into the addons', async () => {
  const addons = { layer: { keyId: 'k1', privateKey: 'a-key-of-somebody' } }
  const maker = await holding('create:clients')
  const made = (await maker('POST', '/clients', { body: { name: 'Made with addons', addons } })).body
  expect([made.addons, made.client_secret]).toEqual([addons, expect.any(String)])
  const rotator = await holding('update:client_keys')
  const rotated = await rotator('POST', `/clients/${made.client_id}/rotate-secret`)
  expect([rotated.status, rotated.body.client_secret]).toEqual([200, expect.stringMatching(/^[A-Za-z0-9]{64}$/)])
  expect(rotated.text).not.toContain('a-key-of-somebody')
  const keeper = await holding('update:client_keys', 'read:client_keys')
  expect((await keeper('POST', `/clients/${made.client_id}/rotate-secret`)).body.addons).toEqual(addons)
})

test.each([
  [{}, 'Missing required property: name'],
  [{ name: '<script>' }, 'String does not match pattern ^[^<>]+$'],
  [{ name: 'x', description: 'x'.repeat(141) }, 'String is too long (141 chars), maximum 140'],
  [{ name: 'x', callbacks: ['javascript://x%0aalert(1)'] }, 'on property callbacks[0]'],
  [{ name: 'x', callbacks: ['JavaScript:alert(1)'] }, 'on property callbacks[0]'],
  [{ name: 'x', token_endpoint_auth_method: 'magic' }, 'No enum match for: magic'],
  [{ name: 'x', signed_request_object: { required: true } }, 'Signed requests are not supported'],
  [{ name: 'x', refresh_token: { rotation_type: 'sometimes' } }, 'refresh_token.rotation_type'],
  [{ name: 'x', default_organization: { flows: ['client_credentials'] } }, 'property: organization_id'],
  [{ name: 'x', is_system: true }, 'Additional properties not allowed: is_system'],
])('400 the body %j is refused', async (body, text) => {
  const answer = await create(body)
  expect(answer.body).toMatchObject({ statusCode: 400, errorCode: 'invalid_body' })
  expect(answer.body.message).toContain(text)
})
