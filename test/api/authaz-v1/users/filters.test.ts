import { afterAll, beforeAll, expect, test } from 'vitest'
import { filterOffers, userFilterParameters } from '../../../../src/api/authaz-v1/users/user-filter-parameters.ts'
import { type MethodType, newMethod } from '../../../../src/authentication-methods/authentication-method.ts'
import { removeMethod } from '../../../../src/authentication-methods/remove-method.ts'
import { systemActor } from '../../../../src/kernel/actor.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

const dayMs = 86_400_000

let app: TestApp
const ids: Record<string, string> = {}
const organizations: Record<string, string> = {}
const roles: Record<string, string> = {}

beforeAll(async () => {
  app = await startTestApp()
  for (const name of ['alice', 'bob', 'carol', 'dan']) {
    const made = await app.v1('POST', '/users', {
      body: { email: `${name}@example.com`, name, emailVerified: name === 'alice' },
    })
    ids[name] = made.body.id
  }
  for (const name of ['acme', 'globex', 'initech']) {
    organizations[name] = (await app.v1('POST', '/organizations', { body: { name, displayName: name } })).body.id
  }
  const { stores, change } = app.app.directory
  const confirmed = new Date()
  const enrol = (name: string, type: MethodType) =>
    stores.authenticationMethods.insert(newMethod(idOf(name), type, confirmed, { confirmedAt: confirmed }))
  await enrol('alice', 'totp')
  await enrol('alice', 'email')
  await enrol('bob', 'email')
  await enrol('carol', 'recovery-code')
  await stores.authenticationMethods.insert(newMethod(idOf('dan'), 'phone', confirmed))
  for (const name of ['acme', 'globex', 'initech']) {
    await change((deps) => deps.memberships.add(organizations[name] as string, [idOf('alice')], confirmed))
  }
  await change((deps) => deps.memberships.add(organizations.acme as string, [idOf('bob')], confirmed))
  for (const name of ['Billing', 'Reading']) {
    roles[name] = (await app.api('POST', '/roles', { body: { name } })).body.id
  }
  await app.v1('POST', '/role-assignments', { body: { userId: ids.carol, roleId: roles.Billing } })
  await change((deps) =>
    deps.memberRoles.assign(organizations.acme as string, idOf('bob'), [roles.Billing as string], confirmed),
  )
})
afterAll(() => app.close())

const idOf = (name: string) => ids[name] as string

const names = async (query: string) => {
  const { status, body, text } = await app.v1('GET', `/users?${query}`)
  if (status !== 200) throw new Error(text)
  return body.data.map(({ name }: { name: string }) => name).sort()
}

test('mfa tells who has which second factor; begun enrolments and recovery codes are none', async () => {
  expect(await names('mfa=none')).toEqual(['carol', 'dan'])
  expect(await names('mfa=any')).toEqual(['alice', 'bob'])
  expect(await names('mfa=!none')).toEqual(['alice', 'bob'])
  expect(await names('mfa=totp')).toEqual(['alice'])
  expect(await names('mfa=weak')).toEqual(['bob'])
  expect(await names('mfa=totp,none')).toEqual(['alice', 'carol', 'dan'])
  expect(await names('mfa=email,!totp')).toEqual(['bob'])
})

test('mfa follows what is enrolled, removed and merged away', async () => {
  const { stores, change } = app.app.directory
  const method = newMethod(idOf('dan'), 'passkey', new Date(), { confirmedAt: new Date() })
  await stores.authenticationMethods.insert(method)
  expect(await names('mfa=passkey')).toEqual(['dan'])
  await change((deps) => removeMethod(deps, systemActor, idOf('dan'), method.id))
  expect(await names('mfa=passkey')).toEqual([])
  expect(await names('mfa=none')).toEqual(['carol', 'dan'])
})

test('two factors that are enrolled at the same moment are both seen', async () => {
  const { change } = app.app.directory
  const begun = Array.from({ length: 8 }, (_, at) =>
    newMethod(idOf('dan'), at % 2 === 0 ? 'security-key' : 'email', new Date(), {
      confirmedAt: new Date(),
      destination: at % 2 === 0 ? null : `dan${at}@example.com`,
    }),
  )
  await Promise.all(begun.map((method) => change((deps) => deps.authenticationMethods.insert(method))))
  expect(await names('mfa=security-key')).toEqual(['dan'])
  expect(await names('mfa=email,!security-key')).toEqual(['alice', 'bob'])
  for (const { id } of begun) await change((deps) => removeMethod(deps, systemActor, idOf('dan'), id))
  expect(await names('mfa=none')).toEqual(['carol', 'dan'])
})

test('S000-1 organization shows its people, by id and by name, several and without', async () => {
  expect(await names(`organization=${organizations.acme}`)).toEqual(['alice', 'bob'])
  expect(await names('organization=globex')).toEqual(['alice'])
  expect(await names('organization=globex,acme')).toEqual(['alice', 'bob'])
  expect(await names('organization=!acme')).toEqual(['carol', 'dan'])
  expect(await names('organization=acme,!globex')).toEqual(['bob'])
  expect((await app.v1('GET', '/users?organization=nowhere')).body.code).toBe('organization_not_found')
  expect((await app.v1('GET', '/users?organization=acme,')).status).toBe(400)
})

test('role counts what is held inside organizations where it is asked to', async () => {
  expect(await names(`role=${roles.Billing}`)).toEqual(['carol'])
  expect(await names(`role=${roles.Billing}&roleIn=any`)).toEqual(['bob', 'carol'])
  expect(await names(`role=${roles.Billing}&roleIn=organizations`)).toEqual(['bob'])
  expect(await names(`role=!${roles.Billing}&roleIn=organizations`)).toEqual(['alice', 'carol', 'dan'])
  expect(await names(`role=${roles.Billing}&roleIn=organizations&emailVerified=true`)).toEqual([])
  expect(await names(`role=${roles.Billing}&organization=acme`)).toEqual(['bob'])
  expect(await names(`role=!${roles.Billing}&roleIn=any`)).toEqual(['alice', 'dan'])
  expect(await names(`role=${roles.Billing},${roles.Reading}&roleIn=any`)).toEqual(['bob', 'carol'])
})

test('permission shows who holds it, through whatever', async () => {
  const { id: api } = (
    await app.api('POST', '/resource-servers', {
      body: { identifier: 'https://bills.example', name: 'Bills', scopes: [{ value: 'pay:bills' }] },
    })
  ).body
  expect(api).toBeTruthy()
  const permissions = [{ resource_server_identifier: 'https://bills.example', permission_name: 'pay:bills' }]
  await app.api('POST', `/roles/${roles.Billing}/permissions`, { body: { permissions } })
  await app.api('POST', `/users/${encodeURIComponent(idOf('dan'))}/permissions`, { body: { permissions } })
  expect(await names('permission=pay:bills')).toEqual(['bob', 'carol', 'dan'])
  expect(await names('permission=nothing')).toEqual([])
})

test('emailVerified, created and seen', async () => {
  expect(await names('emailVerified=true')).toEqual(['alice'])
  expect(await names('emailVerified=false')).toEqual(['bob', 'carol', 'dan'])
  const today = app.clock.now().toISOString().slice(0, 10)
  const yesterday = new Date(app.clock.now().getTime() - dayMs).toISOString().slice(0, 10)
  expect(await names('created=7d')).toHaveLength(4)
  expect(await names(`created=${today}..${today}`)).toHaveLength(4)
  expect(await names(`created=..${yesterday}`)).toEqual([])
  expect(await names('seen=never')).toHaveLength(4)
  expect(await names('seen=none:90d')).toHaveLength(4)
  expect(await names('seen=30d')).toEqual([])
  for (const query of ['created=2026-02-30..', 'created=..', 'seen=2026-03-01..2026-02-01', 'seen=soon']) {
    expect((await app.v1('GET', `/users?${query}`)).status, query).toBe(400)
  }
})

test('not seen for a while holds in every order, page by page, with those who never were at the end', async () => {
  const { change } = app.app.directory
  const at = (days: number) => new Date(app.clock.now().getTime() - days * dayMs)
  await change((deps) => deps.accounts.noteSignIn(idOf('alice'), at(200), null))
  await change((deps) => deps.accounts.noteSignIn(idOf('bob'), at(100), null))
  await change((deps) => deps.accounts.noteSignIn(idOf('carol'), at(1), null))
  const paged = async (sort: string) => {
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await app.v1('GET', `/users?seen=none:90d&sort=${sort}&pageSize=1&total=true${cursor}`)
      expect(body.total.count).toBe(3)
      seen.push(...body.data.map(({ name }: { name: string }) => name))
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`
    } while (cursor !== '')
    return seen
  }
  expect(await paged('-lastSignIn')).toEqual(['bob', 'alice', 'dan'])
  expect(await paged('lastSignIn')).toEqual(['alice', 'bob', 'dan'])
  expect(await names('seen=never')).toEqual(['dan'])
  expect(await names('seen=7d')).toEqual(['carol'])
})

test('deletion shows who is deleted after an offboarding', async () => {
  const offboard = (name: string, body: object) =>
    app.v1('POST', `/users/${encodeURIComponent(idOf(name))}/offboarding`, { body })
  const at = new Date(app.clock.now().getTime() + dayMs).toISOString()
  expect((await offboard('dan', { at, deleteAfterDays: 30 })).status).toBeLessThan(300)
  expect((await offboard('carol', { at })).status).toBeLessThan(300)
  expect(await names('deletion=scheduled')).toEqual(['dan'])
  expect(await names('offboarding=scheduled')).toEqual(['carol', 'dan'])
  expect(await names('deletion=none')).toEqual(['alice', 'bob', 'carol'])
})

test('invitation shows who was asked in and has not been here yet', async () => {
  const invite = (name: string) =>
    app.v1('POST', `/organizations/${organizations.globex}/invitations`, {
      body: { email: `${name}@example.com`, sendEmail: false },
    })
  // Bob is here already, so nobody waits for him; nobody at all has the third address.
  for (const name of ['bob', 'dan', 'eve']) expect((await invite(name)).status, name).toBe(201)
  expect(await names('invitation=open')).toEqual(['dan'])
  const { body } = await app.v1('POST', '/users', { body: { email: 'frank@example.com', name: 'frank' } })
  const mailed = await app.v1('POST', `/users/${encodeURIComponent(body.id)}/messages`, {
    body: { kind: 'account-made' },
  })
  expect(mailed.status).toBe(204)
  expect(await names('invitation=open')).toEqual(['dan', 'frank'])
  expect(await names('invitation=none')).toEqual(['alice', 'bob', 'carol'])
  app.clock.aheadMs += 8 * dayMs
  expect(await names('invitation=open')).toEqual(['frank'])
  await app.app.directory.change((deps) => deps.accounts.noteSignIn(body.id, app.clock.now(), null))
  expect(await names('invitation=open')).toEqual([])
  expect((await app.v1('DELETE', `/users/${encodeURIComponent(body.id)}`)).status).toBe(204)
  app.clock.aheadMs -= 8 * dayMs
})

test('rows tell factors, roles and organizations where they are asked for, the first few and how many', async () => {
  const { body } = await app.v1('GET', '/users?sort=name&include=mfa,roles,organizations')
  const [alice, bob, carol] = body.data
  expect(alice.mfa).toEqual({ strongest: 'totp', count: 2 })
  expect(alice.organizations.first).toHaveLength(2)
  expect(alice.organizations.total).toEqual({ count: 3, isEstimate: false })
  expect(bob.roles).toEqual({
    first: [{ id: roles.Billing, name: 'Billing', organization: { id: organizations.acme, name: 'acme' } }],
    total: { count: 1, isEstimate: false },
  })
  expect(carol).toMatchObject({
    mfa: { strongest: null, count: 0 },
    roles: { first: [{ name: 'Billing', organization: null }] },
    organizations: { first: [], total: { count: 0 } },
  })
  expect((await app.v1('GET', '/users?pageSize=1')).body.data[0]).not.toHaveProperty('mfa')
})

test('what a screen may offer is what the list can be asked', async () => {
  const { body } = await app.v1('GET', '/users/filters')
  const offered = body.data.map(({ name }: { name: string }) => name)
  // No country is offered where none is known.
  expect([...offered, 'country', 'import', 'q', 'roleIn', 'search'].sort()).toEqual(
    Object.keys(userFilterParameters).sort(),
  )
  for (const { name, values, isNegatable, isList } of filterOffers) {
    for (const value of values) {
      expect((await app.v1('GET', `/users?${name}=${value}`)).status, `${name}=${value}`).toBe(200)
      if (isNegatable) expect((await app.v1('GET', `/users?${name}=!${value}`)).status).toBe(200)
      if (isList) expect((await app.v1('GET', `/users?${name}=${value},${values[0]}`)).status).toBe(200)
    }
  }
  for (const sort of body.sorts) expect((await app.v1('GET', `/users?sort=${sort}`)).status, sort).toBe(200)
})

test('an empty list names the filters without which somebody would be there, the fewest first', async () => {
  const { body } = await app.v1('GET', '/users/nearest?search=alice&mfa=none&organization=acme')
  expect(body.data).toEqual([{ ignore: 'mfa', total: { count: 1, isEstimate: false } }])
  expect((await app.v1('GET', '/users/nearest?mfa=phone')).body.data).toEqual([])
})

test('each value of a filter is counted beside the others, as the list itself counts', async () => {
  const counts = async (query: string) => {
    const { status, body, text } = await app.v1('GET', `/users/filters/counts?${query}`)
    expect(status, text).toBe(200)
    return body.data as { value: string; total: { count: number } }[]
  }
  for (const [of, beside] of [
    ['status', ''],
    ['mfa', '&status=active'],
    ['emailVerified', '&status=!suspended'],
    ['status', '&organization=acme&mfa=none'],
  ] as const) {
    const found = await counts(`of=${of}${beside}`)
    expect(found.length).toBeGreaterThan(1)
    for (const { value, total } of found) {
      const { body } = await app.v1('GET', `/users?${of}=${value}${beside}&pageSize=1&total=true`)
      expect(total, `${of} ${value}`).toEqual(body.total)
    }
  }
  expect(await counts('of=mfa&mfa=none')).toEqual(await counts('of=mfa'))
  expect((await app.v1('GET', '/users/filters/counts?of=organization')).status).toBe(400)
  expect((await app.v1('GET', '/users/filters/counts')).status).toBe(400)
})

test('INJ-01 a filter is never a piece of a statement', async () => {
  for (const name of ['role', 'organization', 'permission', 'connection', 'mfa', 'seen', 'created']) {
    const { status } = await app.v1('GET', `/users?${name}=${encodeURIComponent("x') OR true --")}`)
    expect([200, 400, 404], name).toContain(status)
  }
})

test('several lists are counted in one call, each as the list itself counts', async () => {
  const lists = [
    'mfa=none',
    'status=active',
    'organization=acme',
    'search=alice',
    'emailVerified=true',
    'role=rol_gone',
  ]
  const filters = lists.map((list) => {
    const [name, value] = list.split('=') as [string, string]
    return { [name]: name === 'emailVerified' ? value === 'true' : value }
  })
  const { status, body, text } = await app.v1('POST', '/users/counts', { body: { filters: [...filters, {}] } })
  expect(status, text).toBe(200)
  for (const [place, list] of [...lists, ''].entries()) {
    const alone = (await app.v1('GET', `/users?${list}&pageSize=1&total=true`)).body
    expect(body.data[place], list).toEqual({ total: alone.total ?? null, code: alone.code ?? null })
  }
  expect(body.data[5].code).toBe('invalid_input')
})

test('who may not read users counts none, and a key of an organization counts its own people alone', async () => {
  const keyOf = async (more: object) =>
    (await app.v1('POST', '/keys', { body: { name: 'Counting', ...more } })).body.key as string
  const count = async (key: string, filters: object[]) =>
    app.v1('POST', '/users/counts', { body: { filters }, headers: { 'x-api-key': key } })
  expect((await count(await keyOf({ permissions: ['read:roles'] }), [{}])).status).toBe(403)
  const own = await keyOf({ permissions: ['read:users'], organizationId: organizations.acme })
  const { body } = await count(own, [{}, { mfa: 'none' }, { organization: organizations.globex }])
  expect(body.data[0].total).toEqual({ count: 2, isEstimate: false })
  expect(body.data.slice(1).map(({ code }: { code: string }) => code)).toEqual(['not_permitted', expect.any(String)])
})

test('400 for no list, too many, and what is no list, by its place', async () => {
  const refused = async (filters: unknown) => {
    const { status, body } = await app.v1('POST', '/users/counts', { body: { filters } })
    return [status, ...Object.keys(body.errors ?? {})]
  }
  expect(await refused([])).toEqual([400, 'filters'])
  expect(await refused(Array.from({ length: 101 }, () => ({})))).toEqual([400, 'filters'])
  expect(await refused([{}, 'mfa=none'])).toEqual([400, 'filters[1]'])
})

test('a list with a filter that there is not, or one too long or of another form, is not counted, and takes no other with it', async () => {
  const malformed = [
    { colour: 'red' },
    { mfa: 'sometimes' },
    { emailVerified: 'true' },
    { search: 'a'.repeat(501) },
    { metadata: `appMetadata.plan=${'a'.repeat(500)}` },
  ]
  const { status, body, text } = await app.v1('POST', '/users/counts', { body: { filters: [...malformed, {}] } })
  expect(status, text).toBe(200)
  expect(body.data.slice(0, -1)).toEqual(malformed.map(() => ({ total: null, code: 'invalid_input' })))
  expect(body.data.at(-1)).toMatchObject({ total: { isEstimate: false }, code: null })
})
