// An organization may ask that its members come by its own provider: who sets that, when, and who sees it.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { updateConnection } from '../../../src/connections/update-connection.ts'
import { systemActor } from '../../../src/kernel/actor.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { untilSomebodyWaits } from '../../support/until-somebody-waits.ts'
import { client } from '../oauth/person-client.ts'
import { signedIn } from './console-browser.ts'
import { at, boundKey, fine, type Organization, organization } from './organization-callers.ts'

let app: TestApp
let acme: Organization
let web: string
let serial = 0
beforeAll(async () => {
  app = await startTestApp()
  web = (await client(app)).client_id
})
afterAll(() => app.close())
beforeEach(async () => {
  serial += 1
  acme = await organization(app, `acme-${serial}`)
})

const rule = () => at('organizations', acme.id, 'single-sign-on')
const enforce = (requiresSingleSignOn: unknown) => app.v1('PATCH', rule(), { body: { requiresSingleSignOn } })
const inside = (...more: readonly string[]) => at('organizations', acme.id, 'connections', ...more)

async function connection(strategy: string, enabled_clients: readonly string[] = [web]): Promise<string> {
  serial += 1
  const options = { client_id: 'c', client_secret: 's', discovery_url: 'https://id.company.example.com' }
  const body = { name: `there-${serial}`, strategy, options, enabled_clients }
  const { id } = fine(await app.api('POST', '/connections', { body }), 201)
  fine(await app.v1('POST', inside(), { body: { connectionId: id } }), 201)
  return id
}

test('it takes a connection of its own that apps use, and says so where there is none', async () => {
  const refused = async () => {
    const { status, body } = await enforce(true)
    expect([status, body.code, body.detail]).toEqual([
      403,
      'not_permitted',
      expect.stringContaining('no connection of its own that is on'),
    ])
  }
  await refused()
  await connection('google-oauth2')
  await connection('oidc', [])
  const off = await connection('oidc')
  fine(await app.v1('PATCH', inside(off), { body: { isEnabled: false } }), 200)
  await refused()
  fine(await app.v1('PATCH', inside(off), { body: { isEnabled: true } }), 200)
  expect(fine(await enforce(true), 200)).toMatchObject({ requiresSingleSignOn: true })
})

test('while it is required its last connection stays, and is free again afterwards', async () => {
  const [first, second] = [await connection('oidc'), await connection('samlp')]
  fine(await enforce(true), 200)
  fine(await app.v1('DELETE', inside(second)), 204)
  const refusals = [
    await app.v1('DELETE', inside(first)),
    await app.v1('PATCH', inside(first), { body: { isEnabled: false } }),
    await app.api('DELETE', `/organizations/${acme.id}/enabled_connections/${first}`),
  ]
  expect(refusals.map(({ status }) => status)).toEqual([403, 403, 403])
  expect(refusals[0]?.body.detail).toContain('Stop requiring it first')
  fine(await app.v1('PATCH', inside(first), { body: { assignsMembership: true } }), 200)
  fine(await enforce(false), 200)
  fine(await app.v1('DELETE', inside(first)), 204)
})

test('409 the only connection of an organization that requires it is not deleted, by whichever face, and it is named', async () => {
  const [first, second] = [await connection('oidc'), await connection('samlp')]
  const globex = await organization(app, `globex-${serial}`)
  fine(await app.v1('POST', at('organizations', globex.id, 'connections'), { body: { connectionId: first } }), 201)
  fine(await enforce(true), 200)
  fine(await app.v1('DELETE', at('connections', second)), 204)
  for (const refused of [
    await app.v1('DELETE', at('connections', first)),
    await app.api('DELETE', at('connections', first)),
  ]) {
    expect(refused.status, refused.text).toBe(409)
    expect(refused.text).toContain(acme.name)
    expect(refused.text).not.toContain(globex.name)
  }
  expect((await app.v1('DELETE', at('connections', first))).body.code).toBe('connection_required')
  fine(await app.v1('GET', at('connections', first)), 200)
  fine(await enforce(false), 200)
  fine(await app.v1('DELETE', at('connections', first)), 204)
})

test('a connection that is off, or that no app uses, is no other way in', async () => {
  const [first, off, unused] = [await connection('oidc'), await connection('samlp'), await connection('oidc', [])]
  fine(await enforce(true), 200)
  fine(await app.v1('PATCH', at('connections', off), { body: { isEnabled: false } }), 200)
  for (const refused of [
    await app.v1('DELETE', at('connections', first)),
    await app.v1('PATCH', at('connections', first), { body: { isEnabled: false } }),
    await app.v1('PATCH', at('connections', first), { body: { clientIds: [] } }),
    await app.v1('PATCH', at('clients', web, 'connections', first), { body: { isEnabled: false } }),
    await app.api('PATCH', at('connections', first, 'clients'), { body: [{ client_id: web, status: false }] }),
    await app.api('PATCH', at('connections', first), { body: { enabled_clients: [] } }),
  ]) {
    expect(refused.status, refused.text).toBe(409)
    expect(refused.text).toContain(acme.name)
  }
  for (const refused of [
    await app.v1('DELETE', inside(first)),
    await app.v1('PATCH', inside(first), { body: { isEnabled: false } }),
  ]) {
    expect([refused.status, refused.body.code]).toEqual([403, 'not_permitted'])
  }
  // What is no way in is nobody's last one.
  for (const each of [off, unused]) fine(await app.v1('DELETE', inside(each)), 204)
  fine(await app.v1('PATCH', at('connections', first), { body: { displayName: 'Acme' } }), 200)
  const second = await connection('samlp')
  fine(await app.v1('PATCH', at('connections', first), { body: { isEnabled: false } }), 200)
  expect((await app.v1('DELETE', at('connections', second))).body.code).toBe('connection_required')
})

test('409 the last app of the only connection of an organization that requires it is not deleted, by whichever face', async () => {
  const [first, second] = [(await client(app)).client_id, (await client(app)).client_id]
  const own = await connection('oidc', [first, second])
  fine(await enforce(true), 200)
  fine(await app.v1('DELETE', at('clients', first)), 204)
  for (const refused of [
    await app.v1('DELETE', at('clients', second)),
    await app.api('DELETE', at('clients', second)),
  ]) {
    expect(refused.status, refused.text).toBe(409)
    expect(refused.text).toContain(acme.name)
  }
  expect((await app.v1('DELETE', at('clients', second))).body.code).toBe('connection_required')
  expect((await app.v1('GET', at('clients', second))).status).toBe(200)
  // By another connection, or another app, they come in still.
  const other = await connection('samlp', [web])
  fine(await app.v1('PATCH', at('connections', other), { body: { isEnabled: false } }), 200)
  expect((await app.v1('DELETE', at('clients', second))).status).toBe(409)
  fine(await app.v1('PATCH', at('connections', other), { body: { isEnabled: true } }), 200)
  fine(await app.v1('DELETE', at('clients', second)), 204)
  fine(await enforce(false), 200)
  fine(await app.v1('DELETE', inside(own)), 204)
})

test('of the last two apps, deleted at once, one stays', async () => {
  const [first, second] = [(await client(app)).client_id, (await client(app)).client_id]
  await connection('oidc', [first, second])
  fine(await enforce(true), 200)
  const answers = await Promise.all([first, second].map((id) => app.v1('DELETE', at('clients', id))))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409])
})

test.each([
  ['that is given its only connection meanwhile', (first: string, _second: string) => [first], 503, 'busy'],
  [
    'that is left alone with its only connection meanwhile',
    (first: string, second: string) => [first, second],
    409,
    'connection_required',
  ],
])('an app %s is not deleted', async (_which, usedBy, status, code) => {
  const [first, second] = [(await client(app)).client_id, (await client(app)).client_id]
  const own = await connection('oidc', usedBy(first, second))
  fine(await enforce(true), 200)
  const held = Promise.withResolvers<void>()
  const mayGoOn = Promise.withResolvers<void>()
  const switching = app.app.directory.change(async (deps) => {
    await updateConnection(deps, systemActor, own, { enabledClients: [second] })
    held.resolve()
    await mayGoOn.promise
  })
  await held.promise
  const deleting = app.v1('DELETE', at('clients', second))
  await Promise.race([untilSomebodyWaits(app), deleting])
  mayGoOn.resolve()
  await switching
  const refused = await deleting
  expect([refused.status, refused.body?.code]).toEqual([status, code])
  expect((await app.v1('DELETE', at('clients', second))).body.code).toBe('connection_required')
  expect((await app.v1('GET', at('clients', second))).status).toBe(200)
})

test('whoever lets people of another provider in confirms it and says why; whoever shuts them out need not', async () => {
  const olga = await signedIn(app, 'owner', `olga-${serial}@example.com`)
  const confirm = olga.confirm
  const id = await connection('oidc', [])
  const other = (await organization(app, `globex-${serial}`)).id
  const acts: [string, string, object, object][] = [
    ['POST', at('organizations', other, 'connections'), { connectionId: id }, {}],
    ['PATCH', inside(id), { isEnabled: true }, { isEnabled: false }],
    ['PATCH', inside(id), { assignsMembership: true }, { assignsMembership: false }],
    ['PATCH', at('clients', web, 'connections', id), { isEnabled: true }, { isEnabled: false }],
  ]
  for (const [method, path, opening, closing] of acts) {
    olga.confirm = null
    const refused = await olga.call(method, path, { body: opening })
    expect([path, refused.body.code, refused.body.asksReason]).toEqual([path, 'step_up_required', true])
    if (method === 'PATCH') fine(await olga.call(method, path, { body: closing }), 200)
    olga.confirm = confirm
    fine(await olga.call(method, path, { body: opening }), method === 'POST' ? 201 : 200)
  }
})

test('the audit tells of it once a change, and nobody sets it who may not', async () => {
  await connection('oidc')
  for (const next of [true, true, false]) fine(await enforce(next), 200)
  const { data } = (await app.v1('GET', `/audit/events?type=organization.updated&subject=${acme.id}`)).body
  expect(data.map(({ changes }: { changes: { after: object } }) => changes.after)).toEqual([
    { requiresSingleSignOn: false },
    { requiresSingleSignOn: true },
  ])
  const own = await boundKey(app, acme)
  expect((await own('PATCH', rule(), { body: { requiresSingleSignOn: true } })).status).toBe(403)
  for (const wrong of ['yes', null, undefined]) {
    const { status, text } = await enforce(wrong)
    expect([status, text]).toEqual([400, expect.stringContaining('requiresSingleSignOn')])
  }
  expect((await app.v1('GET', '/organizations/org_none/single-sign-on')).status).toBe(404)
})
