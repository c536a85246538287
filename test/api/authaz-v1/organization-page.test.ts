// What the page of an organization needs beside its people: files, roles, invitations, and rules about oneself.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findMessages } from '../../support/find-messages.ts'
import { type Caller, startTestApp, type TestApp } from '../../support/test-app.ts'
import { cookieOf } from '../oauth/person-client.ts'
import { signedIn } from './console-browser.ts'
import { at, byCookie, fine, member, type Organization, organization, type Person } from './organization-callers.ts'

let app: TestApp
let acme: Organization
let alice: Person
let bob: Person
let admin: Caller

beforeAll(async () => {
  app = await startTestApp()
  acme = await organization(app, 'acme')
  alice = await member(app, acme, 'alice', true)
  bob = await member(app, acme, 'bob')
  admin = await byCookie(app, alice, acme)
})
afterAll(() => app.close())

const here = (...more: string[]) => at('organizations', acme.id, ...more)

test('nobody deactivates or deletes themselves, with a second administrator or without one', async () => {
  const other = await member(app, acme, 'carol', true)
  const theirs = await byCookie(app, other, acme)
  const mine = here('users', other.id)
  const deactivated = await theirs('PATCH', mine, { body: { isActive: false } })
  expect([deactivated.status, deactivated.body.code]).toEqual([403, 'not_permitted'])
  expect(deactivated.body.detail).toMatch(/^You can't deactivate yourself/)
  const deleted = await theirs('DELETE', mine)
  expect([deleted.status, deleted.body.code]).toEqual([403, 'not_permitted'])
  expect((await admin('DELETE', mine)).status).toBe(204)
})

test('the only administrator is known as such, until there is another one', async () => {
  const lastOnes = async () => {
    const { data } = fine(await admin('GET', here('users')), 200)
    return data.filter((each: { isLastAdministrator: boolean }) => each.isLastAdministrator).map(({ id }: Person) => id)
  }
  expect(await lastOnes()).toEqual([alice.id])
  fine(await admin('PATCH', here('users', bob.id), { body: { isAdministrator: true } }), 200)
  expect(await lastOnes()).toEqual([])
  fine(await admin('PATCH', here('users', bob.id), { body: { isAdministrator: false } }), 200)
  expect(await lastOnes()).toEqual([alice.id])
})

test('a deactivation says how many sessions it ended', async () => {
  const dan = await member(app, acme, 'dan')
  await cookieOf(app, dan.id)
  const { sessionsEnded } = fine(await admin('PATCH', here('users', dan.id), { body: { isActive: false } }), 200)
  expect(sessionsEnded).toBe(2)
  expect(fine(await admin('PATCH', here('users', dan.id), { body: { isActive: true } }), 200)).toMatchObject({
    isActive: true,
    sessionsEnded: 0,
  })
})

test('WEB-05 the people are downloaded as CSV that no spreadsheet runs, and the audit of the organization says so', async () => {
  fine(await admin('PATCH', here('users', bob.id), { body: { name: '=HYPERLINK("x")' } }), 200)
  const { status, text, headers } = await admin('GET', here('users', 'export'))
  expect(status).toBe(200)
  expect(headers.get('content-disposition')).toBe('attachment; filename="members.csv"')
  const [head, ...lines] = text.trimEnd().split('\r\n')
  expect(head).toBe('id,name,email,role,status,created,last_sign_in')
  expect(lines.find((line: string) => line.startsWith(bob.id))).toContain(`"'=HYPERLINK(""x"")",`)
  expect(lines.find((line: string) => line.startsWith(alice.id))).toContain(',Admin,Active,')
  const { data } = fine(await admin('GET', `${here('events')}?type=users.export_finished`), 200)
  expect(data[0]).toMatchObject({ actor: { id: alice.id }, changes: { records: lines.length, format: 'csv' } })
  expect((await (await byCookie(app, bob, acme))('GET', here('users', 'export'))).status).toBe(403)
})

test('S002-33 what was done to somebody names the administrator and the address also after they are deleted', async () => {
  const erin = await member(app, acme, 'erin.east')
  fine(await admin('POST', here('users', erin.id, 'reset-password')), 204)
  expect((await admin('DELETE', here('users', erin.id))).status).toBe(204)
  const { data } = fine(await admin('GET', `${here('events')}?type=user.password_reset_requested`), 200)
  expect(data[0]).toMatchObject({
    actor: { id: alice.id, name: 'alice@example.com' },
    subject: { id: erin.id },
    subjectName: null,
    ip: expect.stringMatching(/127\.0\.0\.1|::1/),
  })
})

test('an administrator invites another one, sends it anew, hands its link over without a mail, and withdraws it', async () => {
  const email = 'erin@example.com'
  const body = { email, isAdministrator: true }
  const first = fine(await admin('POST', here('invitations'), { body }), 201)
  const { data: roles } = fine(await admin('GET', here('roles')), 200)
  const administering = roles.filter((role: { makesAdministrator: boolean }) => role.makesAdministrator)
  expect(first.roleIds).toEqual(administering.map(({ id }: { id: string }) => id))
  const second = fine(await admin('POST', here('invitations', first.id, 'resend')), 201)
  expect(second).toMatchObject({ email, roleIds: first.roleIds, state: 'pending' })
  const { data } = fine(await admin('GET', here('invitations')), 200)
  expect(data.map(({ id }: { id: string }) => id)).toEqual([second.id])
  expect(data[0].roleNames).toEqual(['admin'])
  expect(await findMessages(app, email)).toHaveLength(2)
  const handed = fine(
    await admin('POST', here('invitations', second.id, 'resend'), { body: { sendEmail: false } }),
    201,
  )
  expect(handed).toMatchObject({ roleNames: ['admin'], link: expect.stringContaining('http') })
  expect(await findMessages(app, email)).toHaveLength(2)
  expect((await admin('DELETE', here('invitations', handed.id))).status).toBe(204)
  expect((await admin('POST', here('invitations', handed.id, 'resend'))).status).toBe(404)
})

test('AUZ-02 an administrator invites nobody with a role whose permissions they lack', async () => {
  const identifier = 'https://bills.example.com/'
  const scopes = [{ value: 'pay:bills' }]
  fine(await app.api('POST', '/resource-servers', { body: { name: 'Bills', identifier, scopes } }), 201)
  const role = fine(await app.api('POST', '/roles', { body: { name: 'Payer' } }), 200)
  const permissions = [{ resource_server_identifier: identifier, permission_name: 'pay:bills' }]
  fine(await app.api('POST', `/roles/${role.id}/permissions`, { body: { permissions } }), 201)
  const { data: shown } = fine(await admin('GET', here('roles', role.id, 'permissions')), 200)
  expect(shown).toEqual([{ name: 'pay:bills', resourceServer: identifier, description: null }])
  const body = { email: 'f@example.com', roleIds: [role.id] }
  const refused = await admin('POST', here('invitations'), { body })
  expect([refused.status, refused.body.code]).toEqual([403, 'not_permitted'])
  const { id } = fine(await app.v1('POST', here('invitations'), { body }), 201)
  const anew = await admin('POST', here('invitations', id, 'resend'))
  expect([anew.status, anew.body.code]).toEqual([403, 'not_permitted'])
  expect((await app.v1('DELETE', here('invitations', id))).status).toBe(204)
})

test('AUZ-02 who may give no roles sends no invitation anew that gives some, and any other', async () => {
  const support = await signedIn(app, 'support', 'kim@example.com')
  const invite = async (more: object) =>
    fine(await app.v1('POST', here('invitations'), { body: { email: 'g@example.com', ...more } }), 201).id
  const asAdministrator = await invite({ isAdministrator: true })
  const refused = await support.call('POST', here('invitations', asAdministrator, 'resend'), { body: {} })
  expect([refused.status, refused.body.code]).toEqual([403, 'insufficient_scope'])
  const known = `/users/unknown?email=${encodeURIComponent('g@example.com')}`
  expect((await support.call('GET', known)).body.invitations).toMatchObject([{ id: asAdministrator, givesRoles: true }])
  const plain = fine(await support.call('POST', here('invitations', await invite({}), 'resend'), { body: {} }), 201)
  for (const id of [asAdministrator, plain.id]) {
    expect((await app.v1('DELETE', here('invitations', id))).status).toBe(204)
  }
})

test('an administrator has links of recoveries wait longer than everywhere else, and never less', async () => {
  const waits = (recoveryWaitingHours: number | null) => admin('PATCH', here(), { body: { recoveryWaitingHours } })
  fine(await app.v1('PATCH', '/settings', { body: { recoveryWaitingHours: 24 } }), 200)
  try {
    for (const hours of [0, 23]) {
      const refused = await waits(hours)
      expect([refused.status, refused.body.code]).toEqual([403, 'not_permitted'])
    }
    for (const hours of [24, 48, null]) {
      expect(fine(await waits(hours), 200)).toMatchObject({ recoveryWaitingHours: hours })
    }
    fine(await app.v1('PATCH', here(), { body: { recoveryWaitingHours: 4 } }), 200)
    expect(fine(await admin('PATCH', here(), { body: { sessionMinutes: null } }), 200)).toMatchObject({
      recoveryWaitingHours: 4,
    })
  } finally {
    fine(await app.v1('PATCH', here(), { body: { recoveryWaitingHours: null } }), 200)
    fine(await app.v1('PATCH', '/settings', { body: { recoveryWaitingHours: 0 } }), 200)
  }
})

test('an administrator says that the organization asks for a second factor, and of no other organization', async () => {
  const globex = await organization(app, 'globex')
  expect((await admin('PATCH', at('organizations', globex.id), { body: { requiresMfa: true } })).status).toBe(404)
  expect((await (await byCookie(app, bob, acme))('PATCH', here(), { body: { requiresMfa: true } })).status).toBe(403)
  expect(fine(await admin('PATCH', here(), { body: { requiresMfa: true } }), 200)).toMatchObject({ requiresMfa: true })
  // From now on it asks this very administrator too, whose sign-in lacks one.
  const next = await admin('GET', here('users'))
  expect([next.status, next.body.code]).toEqual([403, 'step_up_required'])
})

test('organizations are found by a part of their name, counted, and narrowed to those that need something', async () => {
  const lonely = await organization(app, 'lonely-planet')
  const ids = async (query: string) =>
    fine(await app.v1('GET', `/organizations?${query}`), 200).data.map(({ id }: Organization) => id)
  expect(await ids('search=LONELY')).toEqual([lonely.id])
  expect(await ids('search=planet')).toEqual([lonely.id])
  expect(await ids('search=lo')).toEqual([lonely.id])
  expect(await ids('search=la')).toEqual([])
  expect(await ids(`search=${lonely.id}`)).toEqual([lonely.id])
  expect(await ids('search=%25')).toEqual([])
  expect(await ids('hasAdministrator=false')).toContain(lonely.id)
  expect(await ids('hasAdministrator=false')).not.toContain(acme.id)
  expect(await ids('requiresMfa=true')).toEqual([acme.id])
  const { data } = fine(await app.v1('GET', '/organizations?search=acme'), 200)
  const { data: people } = fine(await app.v1('GET', here('users')), 200)
  const members = { count: people.length, isEstimate: false }
  const administrators = { count: 1, isEstimate: false }
  expect(data[0]).toMatchObject({ id: acme.id, members, administrators })
  expect(fine(await app.v1('GET', here('overview')), 200)).toMatchObject({
    members,
    administrators,
    pendingInvitations: { count: 0, isEstimate: false },
    domains: { count: 0, isEstimate: false },
  })
  expect((await app.v1('GET', '/organizations/org_none/overview')).status).toBe(404)
})

test('the organizations of a person are told with what they are there, active or not', async () => {
  const { data } = fine(await app.v1('GET', at('users', alice.id, 'organizations')), 200)
  expect(data).toEqual([
    {
      id: acme.id,
      name: 'acme',
      displayName: null,
      isActive: true,
      isAdministrator: true,
      roleNames: ['admin'],
      joinedAt: expect.any(String),
      wasAttached: false,
      source: 'added',
      lastSignInAt: null,
    },
  ])
  expect((await app.v1('GET', '/users/nobody/organizations')).status).toBe(404)
})
