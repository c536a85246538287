import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditEvent } from '../../../src/audit/audit-event.ts'
import { systemActor } from '../../../src/kernel/actor.ts'
import { flagsOf as flagsOfEvents } from '../../../src/recovery/chain-flags.ts'
import { openRecovery } from '../../../src/recovery/open-recovery.ts'
import { requestRecovery } from '../../../src/recovery/request-recovery.ts'
import { setRecoveredPassword } from '../../../src/recovery/set-recovered-password.ts'
import { mmdbFile } from '../../support/mmdb-file.ts'
import { browser, lostPerson, newBrowserHash, ticketTo } from '../../support/recovery.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { type ConsoleBrowser, signedIn } from './console-browser.ts'

let app: TestApp
let sam: ConsoleBrowser
let olga: ConsoleBrowser
beforeAll(async () => {
  const networks = { '81.2.69.0/24': { country: { iso_code: 'GB' } }, '177.4.0.0/16': { country: { iso_code: 'BR' } } }
  app = await startTestApp({ placesFiles: [mmdbFile(networks)] })
  sam = await signedIn(app, 'security', 'sam@example.com')
  olga = await signedIn(app, 'owner', 'olga@example.com')
})
afterAll(() => app.close())

const britain = { ...browser, ip: '81.2.69.160' }
const brazil = { ...browser, ip: '177.4.2.1' }
const evidence = { method: 'video-call', note: 'Passport matches' }
const approve = (id: string, by = sam) => by.call('POST', `/recovery-requests/${id}/approve`, { body: { evidence } })
const ask = async (email: string, from = britain) =>
  (await requestRecovery(app.app.directory, from, { email, browserHash: newBrowserHash() })).id
const open = async (email: string, from = britain) => {
  const hash = newBrowserHash()
  await openRecovery(app.app.directory, from, await ticketTo(app, email, 'recovery-approved'), hash)
  return hash
}
const chainsOf = async (userId: string) => {
  const answer = await sam.call('GET', `/users/${encodeURIComponent(userId)}/recovery-chain`)
  expect(answer.status, answer.text).toBe(200)
  return answer.body.data
}
const flagsOf = async (userId: string) => (await chainsOf(userId))[0].flags
const kinds = (flags: readonly { readonly kind: string }[]) => flags.map(({ kind }) => kind)

test('a chain that nobody has to ask about tells its steps and what was mailed', async () => {
  const { email, userId } = await lostPerson(app)
  const first = await ask(email)
  await olga.call('POST', `/recovery-requests/${first}/deny`, { body: { reason: 'Not verified' } })
  app.clock.aheadMs += 60_000
  const id = await ask(email)
  await approve(id)
  await sam.call('POST', `/recovery-requests/${id}/resend`)
  const [newest, denied] = await chainsOf(userId)
  expect(newest.requestId).toBe(id)
  expect(newest.mails).toMatchObject([{ status: 'kept' }, { status: 'kept' }])
  expect([denied.mails, denied.flags]).toEqual([[], []])
  expect(newest.evidence).toEqual(evidence)
})

test('approved in seconds is a flag, and one that took its time is none', async () => {
  const { email, userId } = await lostPerson(app)
  await approve(await ask(email))
  expect(await flagsOf(userId)).toEqual([{ kind: 'decided-fast', seconds: expect.any(Number) }])
  const { stores, places } = app.app.directory
  const about = { types: ['recovery_request.created', 'recovery_request.approved'], subjectId: userId } as const
  const page = { kind: 'offset', offset: 0, limit: 2, withTotal: false } as const
  const [approved, created] = (await stores.auditSearch.search(about, page)).items as [AuditEvent, AuditEvent]
  const asked = { ...created, at: new Date(approved.at.getTime() - 600_000) }
  const deps = { stores, places, operatorAudit: app.app.console.stores.auditSearch }
  expect(await flagsOfEvents(deps, userId, [asked, approved], [])).toEqual([])
})

test('an approval without a word on how is a flag', async () => {
  const { email, userId } = await lostPerson(app)
  const id = await ask(email)
  const { body } = await sam.call('GET', `/recovery-requests/${id}`)
  const details = { request: id, number: body.number }
  const about = { kind: 'user', id: userId } as const
  const actor = { ...systemActor, kind: 'operator', id: 'auth0|gone', name: 'Gone' } as const
  await app.app.directory.stores.audit.record(actor, 'recovery_request.approved', about, details)
  expect(kinds(await flagsOf(userId))).toContain('not-verified')
})

test('a link opened from another country than the request is a flag', async () => {
  const { email, userId } = await lostPerson(app)
  await approve(await ask(email))
  await open(email, brazil)
  expect(await flagsOf(userId)).toContainEqual({ kind: 'other-country', asked: 'GB', opened: 'BR' })
})

test('a request or a link opened from the address of whoever approved is a flag', async () => {
  const asked = await lostPerson(app)
  await approve(await ask(asked.email, { ...browser, ip: '127.0.0.1' }))
  expect(kinds(await flagsOf(asked.userId))).toContain('address-of-approver')
  const opened = await lostPerson(app)
  await approve(await ask(opened.email))
  expect(kinds(await flagsOf(opened.userId))).not.toContain('address-of-approver')
  await open(opened.email, { ...browser, ip: '127.0.0.1' })
  expect(kinds(await flagsOf(opened.userId))).toContain('address-of-approver')
})

test('an approver who was suspended or removed later is a flag', async () => {
  const { email, userId } = await lostPerson(app)
  const dan = await signedIn(app, 'security', 'dan@example.com')
  await approve(await ask(email), dan)
  expect(kinds(await flagsOf(userId))).not.toContain('approver-gone')
  const { id } = (await dan.call('GET', '/session')).body.operator
  const about = { kind: 'user', id } as const
  await app.app.console.stores.audit.record(systemActor, 'user.suspended', about, {})
  expect(await flagsOf(userId)).toContainEqual({ kind: 'approver-gone', how: 'suspended' })
  const other = await lostPerson(app)
  const eve = await signedIn(app, 'security', 'eve@example.com')
  await approve(await ask(other.email), eve)
  const gone = { kind: 'operator', id: (await eve.call('GET', '/session')).body.operator.id } as const
  await app.app.console.stores.audit.record(systemActor, 'operator.removed', gone, {})
  expect(await flagsOf(other.userId)).toContainEqual({ kind: 'approver-gone', how: 'removed' })
})

test('an address that was changed in the days before is a flag', async () => {
  const { userId } = await lostPerson(app)
  const email = 'moved.lately@example.com'
  const changed = { body: { email, emailVerified: true } }
  expect((await olga.call('PATCH', `/users/${encodeURIComponent(userId)}`, changed)).status).toBe(200)
  await approve(await ask(email))
  expect(await flagsOf(userId)).toContainEqual({ kind: 'address-changed', daysBefore: 0 })
})

test('what somebody does within an hour of the end is a flag, and what the recovery itself sets is none', async () => {
  const { email, userId } = await lostPerson(app)
  await approve(await ask(email))
  const hash = await open(email)
  await setRecoveredPassword(app.app.directory, britain, hash, 'violet harbour lantern 42')
  const { audit } = app.app.directory.stores
  const alice = { ...systemActor, kind: 'user', id: userId, name: 'Alice' } as const
  const about = { kind: 'user', id: userId } as const
  const [{ requestId, number }] = await chainsOf(userId)
  await audit.record(alice, 'recovery_request.finished', about, { request: requestId, number })
  expect(kinds(await flagsOf(userId))).not.toContain('sensitive-action')
  await audit.record(alice, 'user.data_downloaded', about, {})
  expect(await flagsOf(userId)).toContainEqual({
    kind: 'sensitive-action',
    type: 'user.data_downloaded',
    minutesAfter: 0,
  })
})

test('what an organization asks for belongs to the chain: its address is not the person’s, and whoever asked does not approve', async () => {
  const { userId } = await lostPerson(app)
  const { audit } = app.app.directory.stores
  const about = { kind: 'user', id: userId } as const
  const details = { request: 'rrq_of_others', number: 'RR-1' }
  const by = (id: string, from: string) => ({ ...systemActor, kind: 'operator', id, name: id, ip: from }) as const
  const inStead = { ...details, organization: 'org_1' }
  await audit.record(by('auth0|dan', brazil.ip), 'recovery_request.created', about, inStead)
  await audit.record(by('auth0|carol', britain.ip), 'recovery_request.joined', about, inStead)
  await audit.record(by('auth0|carol', brazil.ip), 'recovery_request.approved', about, details)
  await audit.record({ ...systemActor, ip: britain.ip }, 'recovery_request.opened', about, details)
  const [{ steps: told, flags }] = await chainsOf(userId)
  const steps = told.map(({ type }: { type: string }) => type.replace('recovery_request.', ''))
  expect(steps).toEqual(['created', 'joined', 'approved', 'opened'])
  expect(kinds(flags)).toEqual(['not-verified', 'decided-fast', 'asked-by-approver'])
})
