import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { registeredKey } from '../../../support/registered-key.ts'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let serial = 0
let userId: string
/** Of a person of the test's own. */
let path: string

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  userId = await person('alice')
  path = `/users/${encodeURIComponent(userId)}/authentication-methods`
})

async function person(name: string): Promise<string> {
  serial += 1
  const body = {
    connection: 'Username-Password-Authentication',
    email: `${name}${serial}@example.com`,
    email_verified: true,
    password: 'Correct-Horse-7-Battery',
  }
  return (await app.api('POST', '/users', { body })).body.user_id
}

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const mailbox = { type: 'email', name: 'Spare', email: 'Chuck334@Example.com' }
const phone = {
  type: 'phone',
  name: 'Mobile',
  phone_number: '+44207183875044',
  preferred_authentication_method: 'voice',
}
const totp = { type: 'totp', name: 'App', totp_secret: secret }

async function create(body: object, to = path): Promise<string> {
  const answer = await app.api('POST', to, { body })
  expect(answer.text).toContain('"id"')
  expect(answer.status).toBe(201)
  return answer.body.id
}

describe('creating', () => {
  test('201 S003-78 S003-79 an e-mail method counts from the start, and its address is masked', async () => {
    const answer = await app.api('POST', path, { body: mailbox })
    expect(answer.status).toBe(201)
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^email\|dev_[A-Za-z0-9]{16}$/),
      type: 'email',
      name: 'Spare',
      email: 'chuc****@exam*******',
      created_at: expect.stringMatching(/Z$/),
    })
    const { body } = await app.api('GET', path)
    expect(body).toEqual([{ ...answer.body, confirmed: true, enrolled_at: answer.body.created_at }])
  })

  test('201 S003-78 a phone shows its last four digits and how it is reached', async () => {
    const answer = await app.api('POST', path, { body: phone })
    expect(answer.body).toMatchObject({
      phone_number: 'XXXXXXXXXXX5044',
      preferred_authentication_method: 'voice',
      authentication_methods: [{ id: answer.body.id.replace('phone', 'voice'), type: 'voice' }],
    })
  })

  test('201 a seed that was sent is not given back, one that we made is, once', async () => {
    const sent = await app.api('POST', path, { body: totp })
    expect(sent.body).not.toHaveProperty('totp_secret')
    await app.api('DELETE', `${path}/${encodeURIComponent(sent.body.id)}`)
    const made = await app.api('POST', path, { body: { type: 'totp' } })
    expect(made.body.totp_secret).toMatch(/^[A-Z2-7]{32}$/)
    expect((await app.api('GET', path)).text).not.toContain(made.body.totp_secret)
  })

  test('201 passkeys and security keys are taken for our own host', async () => {
    const passkey = { ...registeredKey('passkey'), credential_device_type: 'multi_device', transports: ['internal'] }
    await create(passkey)
    const roaming = registeredKey('webauthn-roaming')
    expect(await create(roaming)).toMatch(/^webauthn-roaming\|dev_/)
    const [first, second] = (await app.api('GET', path)).body
    expect(first).toMatchObject({
      type: 'passkey',
      key_id: passkey.key_id,
      public_key: passkey.public_key,
      relying_party_identifier: 'localhost',
      credential_device_type: 'multi_device',
      credential_backed_up: false,
    })
    expect(second).toMatchObject({ type: 'webauthn-roaming', key_id: roaming.key_id })
  })

  test('400 what does not fit the type is refused by name', async () => {
    const faulty: [object, string][] = [
      [{}, 'type'],
      [{ type: 'push' }, 'type'],
      [{ type: 'email' }, 'email'],
      [{ type: 'email', email: 'no address' }, 'email'],
      [{ type: 'phone', phone_number: '020 7183' }, 'phone_number'],
      [{ type: 'totp', totp_secret: 'too short' }, 'totp_secret'],
      [{ ...mailbox, totp_secret: secret }, 'totp_secret'],
      [{ ...mailbox, confirmed: true }, 'confirmed'],
      [{ type: 'passkey', key_id: 'AAAA' }, 'public_key'],
      [{ ...registeredKey('passkey'), public_key: 'AAAA' }, 'public_key'],
      [{ ...registeredKey('passkey'), relying_party_identifier: 'login.example.org' }, 'relying_party_identifier'],
    ]
    for (const [body, field] of faulty) {
      const answer = await app.api('POST', path, { body })
      expect([answer.status, answer.body.errorCode]).toEqual([400, 'invalid_body'])
      expect(answer.body.message).toContain(field)
      expect(answer.text).not.toContain(secret)
    }
    expect((await app.api('GET', path)).body).toEqual([])
  })

  test('409 the same method is not taken twice', async () => {
    for (const body of [mailbox, phone, totp, registeredKey('passkey')]) {
      await create(body)
      const again = await app.api('POST', path, { body })
      expect(again.status).toBe(409)
      expect(again.body.message).toBe('Authentication method already exists.')
    }
  })

  test('403 there is a limit to each type', async () => {
    for (let number = 0; number < 20; number++) await create({ ...mailbox, email: `spare${number}@example.com` })
    const answer = await app.api('POST', path, { body: mailbox })
    expect(answer.status).toBe(403)
    expect(answer.body.message).toBe('You reached the limit of entities of this type for this user.')
  })

  test('404 nobody gets a method', async () => {
    const answer = await app.api('POST', '/users/auth0%7Cnobody/authentication-methods', { body: mailbox })
    expect([answer.status, answer.body.errorCode]).toEqual([404, 'inexistent_user'])
  })
})

describe('reading', () => {
  test('200 S003-81 S003-82 S003-83 the list is the user’s own, paged by number, with totals where they are asked', async () => {
    const other = await person('bob')
    await create(mailbox, `/users/${encodeURIComponent(other)}/authentication-methods`)
    const ids = [await create(mailbox), await create(phone), await create(totp)]
    const second = await app.api('GET', `${path}?per_page=1&page=1`)
    expect(second.body.map(({ id }: { id: string }) => id)).toEqual([ids[1]])
    const totals = await app.api('GET', `${path}?per_page=2&include_totals=true`)
    expect(totals.body).toMatchObject({ start: 0, limit: 2, total: 3 })
    expect(totals.body.authenticators.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 2))
    expect((await app.api('GET', `${path}?page=9`)).body).toEqual([])
  })

  test('200 S003-84 one method equals the item of the list', async () => {
    const id = await create(phone)
    const [item] = (await app.api('GET', path)).body
    expect((await app.api('GET', `${path}/${encodeURIComponent(id)}`)).body).toEqual(item)
  })

  test('404 an unknown user and an unknown method are told apart', async () => {
    await create(mailbox)
    const unknown = await app.api('GET', `${path}/email%7Cdev_unknown`)
    expect([unknown.status, unknown.body.message]).toEqual([404, 'The authentication method could not be found.'])
    const nobody = await app.api('GET', '/users/auth0%7Cnobody/authentication-methods')
    expect([nobody.status, nobody.body.message]).toEqual([404, 'The user does not exist.'])
  })
})

describe('changing', () => {
  test('200 S003-85 a method gets another name', async () => {
    const id = encodeURIComponent(await create(phone))
    const body = { name: 'Work', preferred_authentication_method: 'sms' }
    const answer = await app.api('PATCH', `${path}/${id}`, { body })
    expect([answer.status, answer.body.name, answer.body.phone_number]).toEqual([200, 'Work', 'XXXXXXXXXXX5044'])
    expect((await app.api('GET', `${path}/${id}`)).body).toMatchObject({
      name: 'Work',
      authentication_methods: [{ type: 'sms' }],
    })
    expect((await app.api('PATCH', `${path}/${id}`, { body: { phone_number: '+15550100' } })).status).toBe(400)
  })

  test('404 S003-86 under another user a method is not read, changed or removed', async () => {
    const id = encodeURIComponent(await create(mailbox))
    const wrong = `/users/${encodeURIComponent(await person('bob'))}/authentication-methods/${id}`
    expect((await app.api('GET', wrong)).status).toBe(404)
    expect((await app.api('PATCH', wrong, { body: { name: 'Mine' } })).status).toBe(404)
    expect((await app.api('DELETE', wrong)).status).toBe(404)
    expect((await app.api('GET', `${path}/${id}`)).body.name).toBe('Spare')
  })

  test('204 S003-80 a method is removed and the others stay', async () => {
    const id = encodeURIComponent(await create(mailbox))
    const kept = await create(totp)
    const answer = await app.api('DELETE', `${path}/${id}`)
    expect([answer.status, answer.text]).toEqual([204, ''])
    expect((await app.api('GET', `${path}/${id}`)).status).toBe(404)
    expect((await app.api('GET', path)).body.map((method: { id: string }) => method.id)).toEqual([kept])
  })

  test('200 all methods are replaced at once, and the answer is not masked', async () => {
    await create({ ...mailbox, email: 'old@example.com' })
    const answer = await app.api('PUT', path, { body: [mailbox, phone, totp] })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject([
      { type: 'email', email: 'chuck334@example.com' },
      { type: 'phone', phone_number: '+44207183875044' },
      { type: 'totp', name: 'App' },
    ])
    expect((await app.api('GET', path)).body).toHaveLength(3)
    const twice = await app.api('PUT', path, { body: [mailbox, mailbox] })
    expect(twice.status).toBe(409)
    expect((await app.api('GET', path)).body).toHaveLength(3)
  })

  test('204 all methods are removed; 403 where one is a passkey', async () => {
    await app.api('PUT', path, { body: [mailbox, totp] })
    expect((await app.api('DELETE', path)).status).toBe(204)
    expect((await app.api('GET', path)).body).toEqual([])
    await create(registeredKey('passkey'))
    const refusal = 'Operation not permitted when the user has registered at least 1 passkey'
    for (const answer of [await app.api('DELETE', path), await app.api('PUT', path, { body: [] })]) {
      expect([answer.status, answer.body.message]).toEqual([403, refusal])
    }
    expect((await app.api('GET', path)).body).toHaveLength(1)
  })
})

test('403 each call needs its own scope', async () => {
  const token = await app.token(['read:users', 'update:users'])
  const limited = caller(`${app.url}api/v2`, { authorization: `Bearer ${token}` })
  const one = `${path}/email%7Cdev_any`
  const calls: [string, string, string, object?][] = [
    ['GET', path, 'read:authentication_methods'],
    ['POST', path, 'create:authentication_methods', mailbox],
    ['PUT', path, 'update:authentication_methods', []],
    ['DELETE', path, 'delete:authentication_methods'],
    ['GET', one, 'read:authentication_methods'],
    ['PATCH', one, 'update:authentication_methods', { name: 'Mine' }],
    ['DELETE', one, 'delete:authentication_methods'],
  ]
  for (const [method, to, scope, body] of calls) {
    const answer = await limited(method, to, { body })
    expect([answer.status, answer.body.errorCode]).toEqual([403, 'insufficient_scope'])
    expect(answer.body.message).toContain(scope)
  }
})

test('every change of factors is in the audit once, without a secret', async () => {
  const id = await create(totp)
  await app.api('DELETE', `${path}/${encodeURIComponent(id)}`)
  const events = await app.v1('GET', `/users/${encodeURIComponent(userId)}/events`)
  const types = events.body.data.map(({ type }: { type: string }) => type)
  expect(types.filter((type: string) => type === 'user.factor_enrolled')).toHaveLength(1)
  expect(types.filter((type: string) => type === 'user.factor_removed')).toHaveLength(1)
  expect(events.text).not.toContain(secret)
})
