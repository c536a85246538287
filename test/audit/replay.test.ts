// AUD-07: the audit is the state. After a few hundred changes through every management API, in an order that a seed
// decides, playing the events back gives what the tables hold, field by field.
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bearer, machineToken } from '../api/tenant-admin/tenants.ts'
import { seededRandom } from '../faults/malformed-requests.ts'
import { keyOf, type RebuiltState, rebuiltState } from '../support/rebuilt-state.ts'
import { type Answer, type Caller, startTestApp, type TestApp } from '../support/test-app.ts'
import { at, databaseConnection, mailbox } from './operations/world.ts'

const rounds = 10
const random = seededRandom(20_261_122)
const { pick, below } = random

let app: TestApp
let database: pg.Client
let tenants: Caller
beforeAll(async () => {
  app = await startTestApp({ rateLimit: null })
  database = new pg.Client(app.connection)
  await database.connect()
  tenants = bearer(app, await machineToken(app))
})
afterAll(async () => {
  await database.end()
  await app.close()
})

const people: string[] = []
const roles: string[] = []
const organizations: string[] = []
/** Erasing them takes from the audit whom they were merged with, so that nobody can play that back. */
const merged = new Set<string>()
let count = 0

const fresh = (word: string) => {
  count += 1
  return `${word}-${count}`
}
const day = (days: number) => new Date(Date.UTC(2030, 0, 1 + days)).toISOString()
const term = () => pick([{}, {}, { until: day(below(300)) }, { from: day(0), until: day(1 + below(300)) }])
const password = 'correct horse battery 7'

const changes: Readonly<Record<string, () => Promise<Answer>>> = {
  createByV2: async () => {
    const body = {
      connection: databaseConnection,
      email: `${fresh('p')}@example.com`,
      password,
      blocked: pick([true, false]),
    }
    return keep(people, await app.api('POST', '/users', { body }), 'user_id')
  },
  createByV1: async () => {
    const body = { email: `${fresh('p')}@example.com`, name: 'Alice', appMetadata: { plan: 'free', seats: 3 } }
    return keep(people, await app.v1('POST', '/users', { body }), 'id')
  },
  updateByV2: () =>
    app.api('PATCH', at('users', pick(people)), {
      body: pick<object>([
        { name: fresh('Name'), nickname: 'ally' },
        { blocked: pick([true, false]) },
        { email: `${fresh('m')}@example.com`, verify_email: false },
        { email_verified: true },
        { user_metadata: { colour: pick(['red', 'blue']), [pick(['one', 'two'])]: pick([1, { deep: [true] }, null]) } },
        { app_metadata: { plan: pick(['gold', null]) }, blocked: pick([true, false]), given_name: 'Al' },
        { app_metadata: {} },
      ]),
    }),
  updateByV1: () =>
    app.v1('PATCH', at('users', pick(people)), {
      body: pick<object>([
        { name: pick([null, 'Bob']), familyName: fresh('Family') },
        { expiresAt: pick([null, day(below(100))]) },
        { appMetadata: { seats: below(9) } },
        { userMetadata: pick([null, { colour: 'green' }]) },
      ]),
    }),
  suspend: () =>
    app.v1('POST', at('users', pick(people), 'suspend'), {
      body: { reason: 'Audit', until: pick([null, day(below(50))]) },
    }),
  activate: () => app.v1('POST', at('users', pick(people), 'activate'), { body: {} }),
  deleteSoftly: () => drop(people, lonely(), (id) => app.v1('DELETE', at('users', id))),
  deleteForGood: () => drop(people, lonely(), (id) => app.api('DELETE', at('users', id))),
  giveRoles: () => app.api('POST', at('users', pick(people), 'roles'), { body: { roles: [pick(roles), pick(roles)] } }),
  takeRoles: () => app.api('DELETE', at('users', pick(people), 'roles'), { body: { roles: [pick(roles)] } }),
  giveRoleToMany: () =>
    app.api('POST', at('roles', pick(roles), 'users'), { body: { users: [...new Set([pick(people), pick(people)])] } }),
  assign: () => app.v1('POST', '/role-assignments', { body: { userId: pick(people), roleId: pick(roles), ...term() } }),
  assignThere: async () =>
    app.v1('POST', '/role-assignments', { body: { ...(await someMember()), roleId: pick(roles), ...term() } }),
  unassignThere: async () =>
    app.v1('DELETE', '/role-assignments', { body: { ...(await someMember()), roleId: pick(roles) } }),
  joinMany: () =>
    app.api('POST', at('organizations', pick(organizations), 'members'), {
      body: { members: [...new Set([pick(people), pick(people)])] },
    }),
  join: () => app.v1('POST', at('organizations', pick(organizations), 'members'), { body: { userId: pick(people) } }),
  leave: async () => {
    const { organizationId, userId } = await someMember()
    return app.v1('DELETE', at('organizations', organizationId, 'members', userId))
  },
  changeMember: async () => {
    const { organizationId, userId } = await someMember()
    const body = pick<object>([
      { isActive: false },
      { isActive: true },
      { isAdministrator: true },
      { isAdministrator: false },
    ])
    return app.v1('PATCH', at('organizations', organizationId, 'users', userId), { body })
  },
  rolesThere: async () => {
    const { organizationId, userId } = await someMember()
    const path = at('organizations', organizationId, 'members', userId, 'roles')
    return app.api(pick(['POST', 'POST', 'DELETE']), path, { body: { roles: [pick(roles)] } })
  },
  attach: async () => {
    const known = (await app.api('GET', at('users', pick(people)))).body?.email
    const body = {
      email: pick([known, `${fresh('t')}@example.com`]) ?? `${fresh('t')}@example.com`,
      role: pick(['admin', 'member']),
    }
    return keep(people, await tenants('POST', at(pick(organizations), 'admin', 'users'), { body }), 'id')
  },
  attached: async () => {
    const { organizationId, userId } = await someMember()
    const path = at(organizationId, 'admin', 'users', userId)
    return below(3) === 0
      ? tenants('DELETE', path)
      : tenants('PUT', path, { body: { name: fresh('T'), role: pick(['admin', 'member']) } })
  },
  enrol: () =>
    app.api('POST', at('users', pick(people), 'authentication-methods'), {
      body: pick<object>([mailbox(fresh('f')), { type: 'totp', name: 'App' }]),
    }),
  makeCodes: () => app.api('POST', at('users', pick(people), 'recovery-code-regeneration')),
  unenrol: async () => {
    const { rows } = await database.query('SELECT user_id, id FROM authentication_methods ORDER BY id LIMIT 1')
    const [row] = rows
    return row === undefined ? changes.enrol?.() : app.v1('DELETE', at('users', row.user_id, 'methods', row.id))
  },
  resetFactors: () => app.v1('POST', at('users', pick(people), 'mfa', 'reset'), { body: {} }),
  merge: async () => {
    const [primary, secondary] = [pick(people), lonely()]
    const body = { provider: 'auth0', user_id: secondary }
    const answer = await app.api('POST', at('users', primary, 'identities'), { body })
    if (answer.status >= 300) return answer
    for (const id of [primary, secondary]) merged.add(id)
    people.splice(people.indexOf(secondary), 1)
    return answer
  },
  part: async () => {
    const { rows } = await database.query(
      `SELECT user_id, subject FROM identities WHERE user_id <> provider || '|' || subject LIMIT 1`,
    )
    const [row] = rows
    return row === undefined
      ? changes.merge?.()
      : app.api('DELETE', at('users', row.user_id, 'identities', 'auth0', row.subject))
  },
  newRole: async () => keep(roles, await app.api('POST', '/roles', { body: { name: fresh('role') } }), 'id'),
  dropRole: async () =>
    roles.length < 4 ? changes.newRole?.() : drop(roles, pick(roles), (id) => app.api('DELETE', at('roles', id))),
  newOrganization: async () =>
    keep(organizations, await app.api('POST', '/organizations', { body: { name: fresh('org') } }), 'id'),
  dropOrganization: async () =>
    organizations.length < 5 || below(3) > 0
      ? changes.newOrganization?.()
      : drop(organizations, pick(organizations), (id) => app.v1('DELETE', at('organizations', id))),
} as Readonly<Record<string, () => Promise<Answer>>>

test('AUD-07 after three hundred mixed changes the audit, played back, is what the tables hold', async () => {
  for (let made = 0; made < 6; made += 1) await changes.createByV2?.()
  for (let made = 0; made < 3; made += 1) {
    await changes.newRole?.()
    await changes.newOrganization?.()
  }
  const done = new Map<string, number>()
  for (let round = 0; round < rounds; round += 1) {
    for (const name of shuffled(Object.keys(changes))) {
      const answer = await changes[name]?.()
      expect(answer?.status, `${name}: ${answer?.text}`).toBeLessThan(500)
      if ((answer?.status ?? 500) < 300) done.set(name, (done.get(name) ?? 0) + 1)
    }
  }
  // A rule may refuse one or the other; none of them is refused always.
  expect(Object.keys(changes).filter((name) => !done.has(name))).toEqual([])
  const rebuilt = rebuiltState(await allEvents())
  const stored = await storedState()
  for (const part of ['users', 'roles', 'members', 'memberRoles', 'factors'] as const) {
    expect(plain(rebuilt[part]), part).toEqual(plain(stored[part]))
    expect(stored[part].size, part).toBeGreaterThan(0)
  }
}, 120_000)

function keep(ids: string[], answer: Answer, name: string): Answer {
  if (answer.status < 300) ids.push(answer.body[name])
  return answer
}

async function drop(ids: string[], id: string, remove: (id: string) => Promise<Answer>): Promise<Answer> {
  const answer = await remove(id)
  if (answer.status < 300) ids.splice(ids.indexOf(id), 1)
  return answer
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => [below(1_000_000), item] as const)
    .toSorted(([one], [other]) => one - other)
    .map(([, item]) => item)
}

function lonely(): string {
  return pick(people.filter((id) => !merged.has(id)))
}

function there() {
  return { organizationId: pick(organizations), userId: pick(people) }
}

async function someMember(): Promise<{ organizationId: string; userId: string }> {
  const { rows } = await database.query('SELECT organization_id, user_id FROM organization_members ORDER BY 1, 2')
  const row = rows.length === 0 ? undefined : pick(rows)
  return row === undefined ? there() : { organizationId: row.organization_id, userId: row.user_id }
}

async function allEvents() {
  const { eventFeed } = app.app.directory.stores
  return eventFeed.after(0, 100_000)
}

async function storedState(): Promise<RebuiltState> {
  const { number } = app.app.directory.application
  const all = async (text: string) => (await database.query(text, [number])).rows
  const users = await all(`SELECT id, email, email_verified AS "emailVerified", username, phone_number AS "phoneNumber",
    phone_verified AS "phoneVerified", name, nickname, given_name AS "givenName", family_name AS "familyName", picture,
    blocked AS "isBlocked", suspended_until AS "suspendedUntil", suspension_reason AS "suspensionReason",
    expires_at AS "expiresAt", app_metadata AS "appMetadata", user_metadata AS "userMetadata"
    FROM users WHERE application_id = $1`)
  const terms = 'starts_at AS "from", ends_at AS "until"'
  const roleRows = await all(`SELECT user_id, role_id, ${terms} FROM role_assignments WHERE application_id = $1`)
  const memberRows = await all(`SELECT organization_id, user_id, deactivated_at IS NULL AS "isActive", ${terms}
    FROM organization_members WHERE application_id = $1`)
  const memberRoleRows = await all(`SELECT organization_id, user_id, role_id, ${terms}
    FROM member_roles WHERE application_id = $1`)
  const factorRows = await all(`SELECT user_id, id, type FROM authentication_methods
    WHERE application_id = $1 AND confirmed_at IS NOT NULL`)
  return {
    users: new Map(users.map(({ id, ...fields }) => [id, fields])),
    roles: new Map(roleRows.map(({ user_id, role_id, ...rest }) => [keyOf(user_id, role_id), rest])),
    members: new Map(
      memberRows.map(({ organization_id, user_id, ...rest }) => [keyOf(organization_id, user_id), rest]),
    ),
    memberRoles: new Map(
      memberRoleRows.map(({ organization_id, user_id, role_id, ...rest }) => [
        keyOf(organization_id, user_id, role_id),
        rest,
      ]),
    ),
    factors: new Map(factorRows.map(({ user_id, id, type }) => [keyOf(user_id, id), type])),
  }
}

/** What nobody said is null; nobody is blocked whether that was said or not. */
function plain(map: ReadonlyMap<string, unknown>): object {
  const entries = [...map].map(([key, value]) => {
    const json = JSON.parse(JSON.stringify(value))
    if (typeof json !== 'object') return [key, json]
    const told = Object.entries(json).filter(
      ([name, each]) => each !== null && !(name === 'isBlocked' && each === false),
    )
    return [key, Object.fromEntries(told)]
  })
  return Object.fromEntries(entries.toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1)))
}
