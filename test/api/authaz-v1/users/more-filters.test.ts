// Filters of the users list that look at what people have and what waits for them (console.md 3.2), and who may not ask
// by what is masked for them (console.md 1.7).
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filterOffers } from '../../../../src/api/authaz-v1/users/user-filter-parameters.ts'
import { makeRecoveryCodes, spendRecoveryCode } from '../../../../src/authentication-methods/recovery-codes.ts'
import { createInvitation } from '../../../../src/invitations/create-invitation.ts'
import { type Actor, systemActor } from '../../../../src/kernel/actor.ts'
import { issueSecret } from '../../../../src/one-time-secrets/one-time-secret.ts'
import { askToRecover } from '../../../support/recovery.ts'
import { holdsTokens, signedIn as signIn } from '../../../support/signed-in.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { type ConsoleBrowser, signedIn } from '../console-browser.ts'
import { boundKey, organization } from '../organization-callers.ts'

let app: TestApp
const ids: Record<string, string> = {}
const idOf = (name: string) => ids[name] as string
const pathOf = (name: string) => `/users/${encodeURIComponent(idOf(name))}`

beforeAll(async () => {
  app = await startTestApp()
  const metadata: Record<string, object> = {
    alice: { plan: 'gold', seats: 3, address: { city: 'Oslo' } },
    bob: { plan: 'silver', seats: '3' },
  }
  for (const name of ['alice', 'bob', 'carol', 'dan']) {
    const email = `${name}@${name === 'dan' ? 'acme.example' : 'example.com'}`
    const body = { email, name, ...(metadata[name] && { appMetadata: metadata[name] }) }
    ids[name] = (await app.v1('POST', '/users', { body })).body.id
  }
})
afterAll(() => app.close())

const names = async (query: string) => {
  const { status, body, text } = await app.v1('GET', `/users?${query}`)
  if (status !== 200) throw new Error(text)
  return body.data.map(({ name }: { name: string }) => name).sort()
}

test('domain shows whose address is there, and whose is not', async () => {
  expect(await names('domain=ACME.example')).toEqual(['dan'])
  expect(await names('domain=acme.example,example.com')).toHaveLength(4)
  expect(await names('domain=!example.com')).toEqual(['dan'])
})

test('app shows who came in through it, ever', async () => {
  const { directory } = app.app
  const made = await app.api('POST', '/clients', { body: { name: 'Portal', app_type: 'spa' } })
  const client = await directory.stores.clients.find(made.body.client_id)
  if (client === null) throw new Error(made.text)
  await holdsTokens(directory, idOf('carol'), client)
  expect(await names(`app=${client.id}`)).toEqual(['carol'])
  expect(await names(`app=!${client.id}`)).toEqual(['alice', 'bob', 'dan'])
  expect(await names(`app=${client.id}&domain=acme.example`)).toEqual([])
  expect((await app.v1('GET', '/users?app=nothing')).body.errors.app[0]).toContain('no such application')
})

test('session shows who is signed in somewhere, until that ends', async () => {
  await signIn(app.app.directory, idOf('alice'))
  await signIn(app.app.directory, idOf('bob'))
  expect(await names('session=active')).toEqual(['alice', 'bob'])
  expect(await names('session=active&sort=name&status=active&domain=example.com')).toEqual(['alice', 'bob'])
  await app.v1('POST', `${pathOf('bob')}/suspend`, { body: {} })
  expect(await names('session=active')).toEqual(['alice'])
  await app.v1('POST', `${pathOf('bob')}/activate`, { body: {} })
  app.clock.aheadMs += 400 * 86_400_000
  expect(await names('session=active')).toEqual([])
  app.clock.aheadMs -= 400 * 86_400_000
})

test('codes shows who runs out of recovery codes, and forgets none of two that are used at once', async () => {
  const { directory } = app.app
  const codes = await directory.change((deps) => makeRecoveryCodes(deps, systemActor, idOf('alice')))
  expect(await names('codes=few')).toEqual([])
  expect(await names('codes=left')).toEqual(['alice'])
  expect(await names('codes=left&mfa=none&status=active')).toEqual(['alice'])
  const spend = (code: string) =>
    directory.change((deps) => spendRecoveryCode(deps, systemActor, idOf('alice'), code.replaceAll('-', '')))
  await Promise.all(codes.slice(0, 8).map(spend))
  expect(await names('codes=few')).toEqual(['alice'])
  await Promise.all(codes.slice(8).map(spend))
  expect([await names('codes=few'), await names('codes=left')]).toEqual([['alice'], []])
  await directory.change((deps) => makeRecoveryCodes(deps, systemActor, idOf('alice')))
  expect(await names('codes=few')).toEqual([])
})

test('password shows who has to choose a new one and who holds a link to one', async () => {
  const { change, stores, clock } = app.app.directory
  await app.api('PATCH', pathOf('carol'), { body: { password: 'Correct-Horse-7-Battery' } })
  const asked = await app.v1('PATCH', `${pathOf('carol')}/required-actions`, { body: { changePassword: true } })
  expect(asked.status, asked.text).toBe(200)
  expect(await names('password=must-change')).toEqual(['carol'])
  const person = {
    userId: idOf('dan'),
    securityVersion: (await stores.accounts.find(idOf('dan')))?.securityVersion ?? 0,
  }
  await change((deps) =>
    issueSecret({ ...deps, clock }, { purpose: 'password-reset', lifetimeSeconds: 600, person, payload: {} }),
  )
  expect(await names('password=reset-open')).toEqual(['dan'])
  expect(await names('password=must-change,reset-open')).toEqual(['carol', 'dan'])
})

test('password shows who has none, until they choose one', async () => {
  expect(await names('password=none')).toEqual(['alice', 'bob', 'dan'])
  expect(await names('password=none,must-change')).toEqual(['alice', 'bob', 'carol', 'dan'])
  expect(await names('password=none&domain=acme.example')).toEqual(['dan'])
  const set = await app.api('PATCH', pathOf('dan'), { body: { password: 'Correct-Horse-7-Battery' } })
  expect(set.status, set.text).toBe(200)
  expect(await names('password=none')).toEqual(['alice', 'bob'])
})

test('recovery shows whose request waits', async () => {
  expect(await names('recovery=waiting')).toEqual([])
  await askToRecover(app, 'bob@example.com')
  expect(await names('recovery=waiting')).toEqual(['bob'])
})

test('metadata finds a whole value of a key, as text and as a number', async () => {
  expect(await names('metadata=appMetadata.plan%3Dgold')).toEqual(['alice'])
  expect(await names('metadata=appMetadata.seats%3D3')).toEqual(['alice', 'bob'])
  expect(await names('metadata=appMetadata.address.city%3DOslo')).toEqual(['alice'])
  expect(await names('metadata=userMetadata.plan%3Dgold')).toEqual([])
  for (const asked of ['plan=gold', 'appMetadata=gold', 'appMetadata.plan=', 'appMetadata.plan', 'identities.x=y']) {
    const refused = await app.v1('GET', `/users?metadata=${encodeURIComponent(asked)}`)
    expect([refused.status, Object.keys(refused.body.errors ?? {})], asked).toEqual([400, ['metadata']])
  }
})

test('INJ-01 a key or a value of metadata is never a piece of a path or a statement', async () => {
  for (const value of ['" || true || "', "x') OR true --", '\\', '$', '") ? (@ == @']) {
    expect(await names(`metadata=${encodeURIComponent(`appMetadata.plan=${value}`)}`), value).toEqual([])
  }
})

test('whoever sees people masked finds nobody by what is masked, in whatever is narrowed, and is not offered it', async () => {
  const closed = [
    'metadata=appMetadata.plan%3Dgold',
    'q=app_metadata.plan:gold',
    'q=NOT%20(name:x*%20OR%20_exists_:user_metadata.plan)',
    'q=last_ip:192.0.2.7',
  ]
  const asks = async (browser: ConsoleBrowser, query: string) => browser.call('GET', `/users?${query}`)
  for (const role of ['support', 'support_readonly'] as const) {
    const browser = await signedIn(app, role)
    for (const query of closed) {
      const refused = await asks(browser, query)
      const [name] = query.split('=')
      expect(refused.body, query).toMatchObject({ status: 403, code: 'not_permitted' })
      expect(Object.keys(refused.body.errors ?? {}), query).toEqual([name])
      expect((await browser.call('GET', `/users/nearest?status=active&${query}`)).status, query).toBe(403)
    }
    const search = 'metadata=appMetadata.plan%3Dgold'
    expect((await browser.call('POST', '/views', { body: { name: 'Gold', search } })).status).toBe(403)
    const offered = (await browser.call('GET', '/users/filters')).body.data.map(({ name }: { name: string }) => name)
    // Countries are offered to nobody here, where none is known.
    expect(offered).toHaveLength(filterOffers.length - 2)
    expect(offered).not.toContain('metadata')
    // A caller is found by their number.
    expect((await asks(browser, 'q=phone_number:%2B4477*')).status).toBe(200)
  }
  const auditor = await signedIn(app, 'auditor')
  for (const query of closed) expect((await asks(auditor, query)).status, query).toBe(200)
})

test('invitedBy shows whom somebody invited, accepted or not, and who invites is listed with their names', async () => {
  const globex = await organization(app, 'globex')
  const admin = await signedIn(app, 'admin', 'sam@example.com')
  const invite = async (email: string, actor?: Actor) => {
    if (actor === undefined) {
      return (await admin.call('POST', `/organizations/${globex.id}/invitations`, { body: { email } })).body.id
    }
    const { change } = app.app.directory
    const input = { organizationId: globex.id, inviterName: 'Alice', inviteeEmail: email, roleIds: [] }
    return (await change((deps) => createInvitation(deps, actor, input))).invitation.id
  }
  const accepted = await invite('bob@example.com')
  await app.app.directory.stores.invitations.accept(accepted, idOf('bob'), app.clock.now())
  await invite('carol@example.com')
  await invite('nobody@example.com')
  await invite('dan@acme.example', { ...systemActor, kind: 'user', id: idOf('alice'), name: 'Alice' })
  const { data } = (await app.v1('GET', '/users/inviters')).body
  const olivia = data.find(({ kind }: { kind: string }) => kind === 'operator').id
  expect(data).toEqual([
    { kind: 'operator', id: olivia, name: 'sam@example.com' },
    { kind: 'user', id: idOf('alice'), name: 'alice' },
  ])
  const by = (...makers: string[]) => names(`invitedBy=${makers.map(encodeURIComponent).join(',')}`)
  expect(await by(olivia)).toEqual(['bob', 'carol'])
  expect(await by(idOf('alice'))).toEqual(['dan'])
  expect(await by(olivia, idOf('alice'))).toEqual(['bob', 'carol', 'dan'])
  expect(await by(`!${olivia}`)).toEqual(['alice', 'dan'])
  expect(await by('auth0|nobody')).toEqual([])
  app.clock.aheadMs += 8 * 86_400_000
  expect(await by(olivia, idOf('alice'))).toEqual(['bob'])
  app.clock.aheadMs -= 8 * 86_400_000
})

test('whoever acts for one organization asks none of what lies outside it', async () => {
  const acme = await organization(app, 'acme')
  const bound = await boundKey(app, acme)
  for (const query of [
    'session=active',
    'codes=few',
    'password=must-change',
    'recovery=waiting',
    'metadata=appMetadata.a%3Db',
    'country=GB',
    'invitedBy=auth0%7Calice',
  ]) {
    const refused = await bound('GET', `/users?${query}`)
    expect(refused.body, query).toMatchObject({ status: 403, code: 'not_permitted' })
  }
  expect((await bound('GET', '/users?domain=example.com')).status).toBe(200)
})
