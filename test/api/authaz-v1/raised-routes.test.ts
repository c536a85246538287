// Where an owner raised every act on people, no way to one of them is left on which nobody is asked (console.md 1.8).
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../../src/api/authaz-v1/routes.ts'
import { raisableActs } from '../../../src/applications/action-grades.ts'
import { enrolAuthenticator } from '../../support/operator-factors.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { type ConsoleBrowser, password, signedInAs } from './console-browser.ts'

let app: TestApp
/** May do everything, and showed their factor just now: what asks for one of late asks for nothing. */
let owner: ConsoleBrowser
let known: Record<'alice' | 'bob' | 'acme' | 'role' | 'invitation' | 'job', string>

beforeAll(async () => {
  app = await startTestApp()
  const made = async (path: string, body: object) => {
    const answer = await app.v1('POST', path, { body })
    if (answer.status >= 300) throw new Error(answer.text)
    return answer.body.id as string
  }
  const [alice, bob] = [await made('/users', named('alice')), await made('/users', named('bob'))]
  const acme = await made('/organizations', { name: 'acme' })
  const role = await made('/roles', { name: 'Billing' })
  const invitation = await made(`/organizations/${acme}/invitations`, { ...named('carol'), isAdministrator: true })
  const job = await made('/jobs', { action: 'suspend', selection: { ids: [bob] } })
  known = { alice, bob, acme, role, invitation, job }
  const id = await made('/operators', { ...named('olga'), password, role: 'owner' })
  await enrolAuthenticator(app, id)
  owner = await signedInAs(app, id)
  const raisedGrades = Object.fromEntries(raisableActs.map((act) => [act, 'T3']))
  const raised = await owner.call('PATCH', '/settings', { body: { raisedGrades } })
  if (raised.status !== 200) throw new Error(raised.text)
})
afterAll(() => app.close())

const named = (name: string) => ({ email: `${name}@example.com` })
const reason = 'Testing'
const tomorrow = () => new Date(app.clock.now().getTime() + 86_400_000).toISOString()
const holding = () => ({ userId: known.alice, roleId: known.role, organizationId: null })
const none = { operatorIds: [], holdings: [] }

/** A call of each row, and one for each way in which a row does an act. */
const calls: readonly (readonly [method: string, path: string, body?: () => object])[] = [
  ['PATCH', '/users/:id', () => named('dan')],
  ['POST', '/users/:id/merge', () => ({ with: known.bob, reason })],
  ['POST', '/users/:id/email-change', () => named('dan')],
  ['POST', '/users/:id/email-change/vouch', () => ({ ...named('dan'), reason })],
  ['POST', '/users/:id/suspend', () => ({})],
  ['POST', '/users/:id/suspend', () => ({ revokeSessions: true })],
  ['POST', '/users/:id/activate', () => ({})],
  ['POST', '/users/:id/offboarding', () => ({ at: tomorrow() })],
  ['POST', '/users/:id/lockdown', () => ({ reason })],
  ['POST', '/users/:id/unlock'],
  ['POST', '/users/:id/unlock-network'],
  ['DELETE', '/users/:id/methods/:methodId'],
  ['POST', '/users/:id/mfa/reset', () => ({ reason })],
  ['POST', '/users/:id/impersonations', () => ({ reason })],
  ['POST', '/users/:id/messages', () => ({ kind: 'reset-password' })],
  ['POST', '/users/:id/sessions/revoke', () => ({})],
  ['DELETE', '/users/:id/sessions/:sessionId'],
  ['POST', '/users/:id/password-links', () => ({ reason })],
  ['POST', '/roles/:roleId/users', () => ({ userIds: [known.alice] })],
  ['POST', '/role-assignments', () => ({ userId: known.alice, roleId: known.role })],
  ['DELETE', '/role-assignments', () => ({ userId: known.alice, roleId: known.role })],
  ['POST', '/applications/:appId/tenants/:tenantId/role-assignments', () => given()],
  ['DELETE', '/applications/:appId/tenants/:tenantId/role-assignments', () => given()],
  ['DELETE', '/applications/:appId/tenants/:tenantId/users/:userId'],
  ['DELETE', '/organizations/:id/members/:userId'],
  ['PATCH', '/organizations/:id/users/:userId', () => ({ isActive: true })],
  ['PATCH', '/organizations/:id/users/:userId', () => ({ isActive: false })],
  ['PATCH', '/organizations/:id/users/:userId', () => ({ isAdministrator: true })],
  ['PATCH', '/organizations/:id/users/:userId', () => ({ isAdministrator: false })],
  ['POST', '/organizations/:id/users/:userId/reset-mfa'],
  ['POST', '/organizations/:id/users/:userId/reset-password'],
  ['DELETE', '/organizations/:id/users/:userId'],
  ['POST', '/organizations/:id/users/:userId/unlock'],
  ['DELETE', '/organizations/:id/sessions/:sessionId'],
  ['POST', '/organizations/:organizationId/invitations', () => ({ ...named('dan'), isAdministrator: true })],
  ['POST', '/organizations/:organizationId/invitations', () => ({ ...named('dan'), roleIds: [known.role] })],
  ['POST', '/organizations/:organizationId/invitations/:invitation/resend', () => ({})],
  ['POST', '/applications/:appId/tenants/:tenantId/invitations', () => ({ ...named('dan'), isAdministrator: true })],
  ['POST', '/applications/:appId/tenants/:tenantId/invitations/:invitation/resend', () => ({})],
  ['POST', '/access/reviews', () => ({ kept: none, removed: { ...none, holdings: [holding()] } })],
  ['POST', '/recovery-requests/:id/approve', () => ({ evidence: { method: 'video-call' }, reason })],
  ['POST', '/recovery-requests/:id/resend'],
  ['POST', '/imports/files/:id/run', () => ({ onConflict: 'skip', roleId: known.role })],
  ['POST', '/imports/files/:id/run', () => ({ onConflict: 'skip', sendInvitations: true })],
  ['POST', '/jobs', () => ({ action: 'suspend', selection: { ids: [known.alice] } })],
  ['POST', '/jobs/:id/retry'],
  ['POST', '/jobs/:id/undo'],
]

const given = () => ({ userId: known.alice, roleId: known.role })

describe('with every act raised to a factor every time', () => {
  const each = calls.map(([method, path, body = () => undefined]) => ({ method, path, body }))
  test.each(each)('$method $path refuses whoever shows none for it', async ({ method, path, body }) => {
    const headers = { 'x-step-up': '' }
    const refused = await owner.call(method, addressOf(path), { body: body(), headers })
    expect(refused.body, refused.text).toMatchObject({ code: 'step_up_required' })
  })

  test('no row that says what it does is left out', () => {
    const rows = routes.filter((row) => row.access !== 'public' && row.act !== undefined)
    const called = new Set(calls.map(([method, path]) => `${method} ${unnamed(path)}`))
    expect(rows.map(({ method, path }) => `${method} ${unnamed(path)}`).filter((row) => !called.has(row))).toEqual([])
  })
})

test('whatever reaches what does such an act has a row that says so', () => {
  const silent = readdirSync(face)
    .filter((name) => name.endsWith('.ts') && !(name in reachesOtherwise))
    .filter((name) => {
      const text = readFileSync(join(face, name), 'utf8')
      return text.includes(': readonly Route[]') && !/\bact:/.test(text) && reached(join(face, name))
    })
  expect(silent).toEqual([])
})

const source = resolve(import.meta.dirname, '../../../src')
const face = join(source, 'api/authaz-v1')
const doing = [
  'guards/lift-locks',
  'users/suspend-user',
  'users/activate-user',
  'users/lock-down',
  'users/mail-password-link',
  'users/hand-over-password-link',
  'users/open-email-change',
  'users/vouch-for-email',
  'offboarding/schedule-offboarding',
  'sessions/end-session',
  'sessions/end-sessions-of',
  'roles/assign-roles',
  'memberships/assign-member-roles',
  'memberships/remove-members',
  'invitations/create-invitation',
  'recovery/decide-recovery',
  'authentication-methods/reset-mfa',
  'merging/merge-users',
  'impersonation/start-impersonation',
].map((name) => join(source, `${name}.ts`))

/** What these do with it is no such act. */
const reachesOtherwise: Readonly<Record<string, string>> = {
  'recovery-review.ts': 'denies',
  'recovery-assignment.ts': 'asks who may decide',
  'session.ts': 'ends the console session of whoever calls',
  'operators.ts': 'acts on operators, with grades of its own',
}

/** Through the core; what another file of the face does is asked of that file. */
function reached(file: string, seen = new Set<string>()): boolean {
  return importedBy(file).some((imported) => {
    if (doing.includes(imported)) return true
    if (seen.has(imported) || imported.startsWith(face) || imported.endsWith('/directory.ts')) return false
    seen.add(imported)
    return reached(imported, seen)
  })
}

function importedBy(file: string): readonly string[] {
  const imports = readFileSync(file, 'utf8').matchAll(/^import (?!type )[^;]*? from '(\.[^']+\.ts)'/gms)
  return [...imports].map(([, path = '']) => resolve(dirname(file), path))
}

function addressOf(path: string): string {
  const { alice, acme, role, invitation, job } = known
  const inOrganization = path.startsWith('/organizations/')
  return path
    .replace('/jobs/:id', `/jobs/${job}`)
    .replace('/recovery-requests/:id', '/recovery-requests/rr_none')
    .replace('/imports/files/:id', '/imports/files/job_none')
    .replace(':id', encodeURIComponent(inOrganization ? acme : alice))
    .replace(/:organizationId|:tenantId/, acme)
    .replace(':appId', app.app.directory.application.id)
    .replace(':userId', encodeURIComponent(alice))
    .replace(':roleId', role)
    .replace(':invitation', invitation)
    .replace(/:\w+$/, 'none')
}

const unnamed = (path: string) => path.replaceAll(/:\w+/g, ':')
