// What belongs to another tenant answers exactly like what does not exist. The walk is made from the product's own list of
// operations, so that a new one is walked as soon as it is there.
import { randomUUID } from 'node:crypto'
import type { TSchema } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describedOperations } from '../../src/app.ts'
import type { DescribedOperation } from '../../src/http/described-operation.ts'
import { fine, member, tokenOf } from '../api/authaz-v1/organization-callers.ts'
import { askToRecover } from '../support/recovery.ts'
import { signedIn } from '../support/signed-in.ts'
import { type Answer, type Caller, caller, startTestApp, type TestApp } from '../support/test-app.ts'
import { idsOfConsole } from './console-rows.ts'

let app: TestApp
/** By the path's word before the id: of the attacker's tenant, and of the other. */
type Ids = Readonly<Record<string, string>>
let own: Ids
let foreign: Ids
let operators: Ids
let ofTenant: Caller
let ofAdministrator: Caller

const canary = 'zanzibar'
const ndjson = { 'content-type': 'application/x-ndjson' }

beforeAll(async () => {
  app = await startTestApp({ databasePool: 6 })
  own = await tenantOf('acme')
  foreign = await tenantOf(canary)
  operators = await idsOfConsole(app.app.console)
  const key = await app.v1('POST', '/keys', {
    body: { name: 'Key of acme', permissions: 'all', organizationId: own.organizations },
  })
  expect(key.status).toBe(201)
  ofTenant = caller(app.url, { 'x-api-key': key.body.key })
  const home = { id: own.organizations as string, name: 'acme' }
  const token = await tokenOf(app, await member(app, home, 'administrator', true), home)
  ofAdministrator = caller(app.url, { authorization: `Bearer ${token}` })
})
afterAll(() => app.close())

async function tenantOf(name: string): Promise<Ids> {
  const id = (await app.api('POST', '/organizations', { body: { name } })).body.id
  const body = { email: `${name}-person@example.com`, name: `${name} person` }
  const person = (await app.v1('POST', '/users', { body })).body.id as string
  expect((await app.v1('POST', `/organizations/${id}/members`, { body: { userId: person } })).status).toBeLessThan(300)
  const ownRole = { name: `${name}-role`, type: 'organization', owner_id: id }
  const role = fine(await app.api('POST', '/roles', { body: ownRole }), 200).id
  const client = fine(await app.api('POST', '/clients', { body: { name: `${name} program` } }), 201).client_id
  const given = { name: `${name} key`, permissions: ['read:users'], organizationId: id }
  const key = fine(await app.v1('POST', '/keys', { body: given }), 201)
  const database = { name: `${name}-people`, strategy: 'auth0' }
  const connection = fine(await app.api('POST', '/connections', { body: database }), 201)
  const claimed = { body: { domain: `${name}.example.com` } }
  const domain = fine(await app.v1('POST', `/organizations/${id}/domains`, claimed), 201).id
  const guest = `${name}-guest@example.com`
  const invited = await app.v1('POST', `/organizations/${id}/invitations`, { body: { email: guest } })
  const letters = fine(await app.v1('GET', '/messages?pageSize=1'), 200).data
  const upload = { raw: JSON.stringify({ email: `${name}-import@example.com` }), headers: ndjson }
  const job = fine(await app.v1('POST', `/imports?connection=${connection.name}`, upload), 202).id
  const table = { raw: `email\n${name}-file@example.com\n` }
  const file = fine(await app.v1('POST', '/imports/files?format=csv', table), 201).id
  const hook = { name, url: 'https://hooks.example.com', eventTypes: ['*'], isActive: false }
  const webhook = fine(await app.v1('POST', '/webhooks', { body: hook }), 201).id
  await askToRecover(app, body.email)
  const { data: requests } = fine(await app.v1('GET', '/recovery-requests'), 200)
  const request = requests.find(({ email }: { email: string }) => email === body.email)
  const about = `/audit/events?subject=${encodeURIComponent(person)}&pageSize=1`
  const { data: events } = fine(await app.v1('GET', about), 200)
  const { session } = await signedIn(app.app.directory, person)
  return {
    organizations: id,
    tenants: id,
    api: id,
    users: person,
    members: person,
    roles: role,
    clients: client,
    keys: key.id,
    connections: connection.id,
    domains: domain,
    sessions: session.id,
    invitations: fine(invited, 201).id,
    messages: letters[0].id,
    jobs: job,
    files: file,
    webhooks: webhook,
    'recovery-requests': request.id,
    events: events[0].id,
    applications: app.app.directory.application.id,
  }
}

/** Of the same shape, and nobody's. */
function nobodys(id: string): string {
  // An event's number: a few digits of chance might be somebody's.
  if (/^\d+$/.test(id)) return '999999999999'
  const [prefix, rest] = id.includes('|') ? id.split('|') : ['', id]
  const random = randomUUID().replaceAll('-', '') + randomUUID().replaceAll('-', '')
  const body =
    (rest ?? '').startsWith('org_') || /^[a-z]+_/.test(rest ?? '')
      ? `${(rest ?? '').split('_')[0]}_${random.slice(0, (rest ?? '').length - (rest ?? '').indexOf('_') - 1)}`
      : /^[\da-f]{8}-/.test(rest ?? '')
        ? randomUUID()
        : random.slice(0, (rest ?? '').length)
  return prefix === '' ? body : `${prefix}|${body}`
}

interface Position {
  readonly operation: DescribedOperation
  readonly name: string
  readonly kind: string
}

/** The word before the parameter says what it names. */
function positionsOf(operation: DescribedOperation): Position[] {
  const parts = operation.path.split('/')
  return parts.flatMap((part, place) =>
    part.startsWith(':') ? [{ operation, name: part.slice(1), kind: parts[place - 1] ?? '' }] : [],
  )
}

function address({ operation, name }: Position, id: string): string | null {
  let isFilled = true
  const path = positionsOf(operation).reduce((rest, each) => {
    const filling = each.name === name ? id : own[each.kind]
    if (filling === undefined || filling === '') isFilled = false
    return rest.replace(`:${each.name}`, encodeURIComponent(filling ?? ''))
  }, operation.path)
  return isFilled ? path : null
}

/** Something that fits the schema as far as its shape goes, so that the id is what decides. */
function sample(schema: TSchema | undefined): unknown {
  const {
    type,
    properties,
    required,
    anyOf,
    enum: choices,
    const: only,
    items,
    minLength = 1,
    minimum = 0,
    format,
  } = (schema ?? {}) as Record<string, never>
  if (only !== undefined) return only
  if (Array.isArray(choices)) return choices[0]
  if (Array.isArray(anyOf)) return sample(anyOf[0])
  if (type === 'object') {
    const names: readonly string[] = required ?? Object.keys(properties ?? {}).slice(0, 1)
    return Object.fromEntries(names.map((name) => [name, sample(properties?.[name])]))
  }
  if (type === 'array') return [sample(items)]
  if (type === 'integer' || type === 'number') return minimum
  if (type === 'boolean') return false
  return format === 'email' ? 'dan@example.com' : 'x'.repeat(Number(minLength))
}

/** What is answered, without what is of this request alone. */
function told({ status, text, body }: Answer, id: string): string {
  const plain = body === undefined ? text : JSON.stringify({ ...body, requestId: null, instance: null })
  return `${status} ${plain.replaceAll(id, 'ID').replaceAll(encodeURIComponent(id), 'ID')}`
}

/** Done with nothing to do, a list without a row, or a table of titles alone. */
function saysNothing({ status, text, body }: Answer): boolean {
  if (status === 204 || status === 202) return true
  return body === undefined ? text.trim().split('\r\n').length === 1 : (body.data ?? body).length === 0
}

async function walk(as: Caller, ids: Ids, operations: readonly DescribedOperation[]) {
  const walked: string[] = []
  const apart: string[] = []
  for (const position of operations.flatMap(positionsOf)) {
    const { operation, kind, name } = position
    const theirs = ids[kind]
    if (theirs === undefined || theirs === '' || (kind === 'applications' && ids === foreign)) continue
    const random = nobodys(theirs)
    const [to, beside] = [address(position, theirs), address(position, random)]
    if (to === null || beside === null) continue
    const body = operation.body === undefined ? {} : { body: sample(operation.body) }
    const [met, missed] = [await as(operation.method, to, body), await as(operation.method, beside, body)]
    const place = `${operation.method} ${operation.path} (${name})`
    walked.push(place)
    if (told(met, theirs) !== told(missed, random))
      apart.push(`${place}: ${told(met, theirs)} | ${told(missed, random)}`)
    else if (met.status < 400 && !saysNothing(met)) apart.push(`${place}: ${told(met, theirs)}`)
  }
  return { walked, apart }
}

const ofV1 = describedOperations.filter(({ path }) => path.startsWith('/api/v1/'))
const ofV2 = describedOperations.filter(({ path }) => path.startsWith('/api/v2/'))
const ofTenants = describedOperations.filter(({ path }) => /^\/api\/:\w+\/admin\//.test(path))

describe('TEN-01 an id of another tenant is answered like one that is nobody’s', () => {
  test('to a key that is confined to one organization, at every operation of /api/v1 and of the tenants’ own API', async () => {
    const { walked, apart } = await walk(ofTenant, foreign, [...ofV1, ...ofTenants])
    expect(apart).toEqual([])
    expect(walked.length).toBeGreaterThan(60)
    const still = await app.v1('GET', `/users/${encodeURIComponent(foreign.users as string)}`)
    expect(still.body).toMatchObject({ name: `${canary} person`, status: 'active' })
    expect((await app.api('GET', `/organizations/${foreign.organizations}`)).status).toBe(200)
  }, 120_000)

  test('to an administrator with a token for one organization, at each id of the tenants’ own API and of /api/v1', async () => {
    const { walked, apart } = await walk(ofAdministrator, foreign, [...ofTenants, ...ofV1])
    expect(apart).toEqual([])
    const judged = ofTenants.flatMap(positionsOf).map(({ operation, name }) => ({ operation, name }))
    for (const { operation, name } of judged)
      expect(walked).toContain(`${operation.method} ${operation.path} (${name})`)
    const path = `/api/${own.api}/admin/users`
    expect((await ofAdministrator('GET', `${path}/${encodeURIComponent(own.users as string)}`)).status).toBe(200)
    const missed = await ofAdministrator('GET', `${path}/${encodeURIComponent(foreign.users as string)}`)
    expect([missed.status, missed.body.code]).toEqual([404, 'user_not_found'])
    expect((await ofAdministrator('GET', `/api/${foreign.api}/admin/users`)).status).toBe(404)
  }, 120_000)

  test('to whoever may do everything in one application, about rows of the other application', async () => {
    const everything = caller(app.url, { 'x-api-key': app.apiKey })
    const v1 = await walk(everything, operators, ofV1)
    const bearer = caller(app.url, { authorization: `Bearer ${await app.token()}` })
    const v2 = await walk(bearer, operators, ofV2)
    expect([...v1.apart, ...v2.apart]).toEqual([])
    const { stores, clock } = app.app.console
    expect(await stores.sessions.find(operators.sessions as string, clock.now())).not.toBeNull()
    expect(await stores.organizations.find(operators.organizations as string)).not.toBeNull()
    expect(await stores.users.find(operators.users as string)).toMatchObject({ email: 'operator@example.com' })
    const kinds = [
      'keys',
      'jobs',
      'webhooks',
      'messages',
      'recovery-requests',
      'invitations',
      'events',
      'roles',
      'users',
    ]
    for (const kind of kinds) {
      const hasKind = [...v1.walked, ...v2.walked].some((place) => place.includes(`/${kind}/:`))
      expect([kind, hasKind]).toEqual([kind, true])
    }
    expect(v1.walked.length + v2.walked.length).toBeGreaterThan(100)
  }, 120_000)

  test('and no list that a confined key reads tells a word of the other tenant', async () => {
    const lists = ofV1.filter(({ method, path }) => method === 'GET' && !path.includes('stream'))
    let read = 0
    for (const operation of lists) {
      const path = positionsOf(operation).reduce(
        (rest, { name, kind }) => rest.replace(`:${name}`, encodeURIComponent(own[kind] ?? 'none')),
        operation.path,
      )
      const answer = await ofTenant('GET', path)
      if (answer.status === 200) read += 1
      expect(answer.text, operation.path).not.toContain(canary)
      for (const id of new Set(Object.values(foreign))) {
        // An event's id is a number, which other texts hold too.
        if (id !== own.applications && id !== foreign.events) expect(answer.text, operation.path).not.toContain(id)
      }
    }
    expect(read).toBeGreaterThan(5)
  }, 120_000)
})
