import { afterAll, beforeAll, expect, test } from 'vitest'
import { askToRecover, browser, lostPerson, mailsTo, newBrowserHash, ticketTo } from '../../test/support/recovery.ts'
import { startTestApp, type TestApp, type TwinApp } from '../../test/support/test-app.ts'
import type { Directory } from '../directory.ts'
import { type Actor, systemActor } from '../kernel/actor.ts'
import { suspendUser } from '../users/suspend-user.ts'
import { updateUser } from '../users/update-user.ts'
import { decideRecovery } from './decide-recovery.ts'
import { openRecovery } from './open-recovery.ts'
import { resendRecoveryLink } from './resend-recovery-link.ts'
import { sendDueLinks } from './send-due-links.ts'
import { stopRecovery } from './stop-recovery.ts'

let app: TestApp
let directory: Directory
let twin: TwinApp
beforeAll(async () => {
  app = await startTestApp()
  directory = app.app.directory
  // Before the clock is moved: a server refuses a database whose clock is another.
  twin = await app.startTwin()
})
afterAll(() => app.close())

const hourMs = 3_600_000
const evidence = { method: 'video-call', note: null } as const
const sam: Actor = {
  ...systemActor,
  kind: 'operator',
  id: 'opr_sam',
  name: 'Sam',
  permissions: new Set(['approve:recovery']),
}

/** Approved, its link waiting. */
async function waiting(waits = true) {
  const { email, userId } = await lostPerson(app)
  const { id } = await askToRecover(app, email)
  const decided = await decideRecovery(directory, { actor: sam, email: null }, id, {
    verdict: 'approve',
    evidence,
    waits,
  })
  return { id, email, userId, decided }
}

async function eventTypes(userId: string): Promise<string[]> {
  const page = { kind: 'offset', offset: 0, limit: 100, withTotal: false } as const
  return (await directory.stores.audit.listAbout(userId, page)).items.map(({ type }) => type).toReversed()
}

const links = (email: string) => mailsTo(app, email, 'recovery-approved')

test('without the setting and without asking the link goes out with the approval', async () => {
  const { email, decided } = await waiting(false)
  expect(decided.linkDueAt).toBeNull()
  expect(await links(email)).toHaveLength(1)
  expect(await mailsTo(app, email, 'recovery-waiting')).toEqual([])
})

test('a link that is asked to wait goes out a day later, not before, once, and is recorded', async () => {
  const { id, email, userId, decided } = await waiting()
  expect(decided.linkDueAt?.getTime()).toBe((decided.decidedAt?.getTime() ?? 0) + 24 * hourMs)
  expect(await mailsTo(app, email, 'recovery-waiting')).toHaveLength(1)
  await sendDueLinks(directory)
  await expect(resendRecoveryLink(directory, sam, id)).rejects.toMatchObject({ code: 'recovery_waiting' })
  expect(await links(email)).toEqual([])
  app.clock.aheadMs += 24 * hourMs
  await sendDueLinks(directory)
  await sendDueLinks(directory)
  expect(await links(email)).toHaveLength(1)
  expect((await eventTypes(userId)).slice(-3)).toEqual([
    'recovery_request.created',
    'recovery_request.approved',
    'recovery_request.link_sent',
  ])
  await openRecovery(directory, browser, await ticketTo(app, email, 'recovery-approved'), newBrowserHash())
  await resendRecoveryLink(directory, sam, id)
  expect(await links(email)).toHaveLength(2)
})

test('the setting makes every approval wait, for as long as it says', async () => {
  await app.v1('PATCH', '/settings', { body: { recoveryWaitingHours: 72 } })
  const { decided } = await waiting(false)
  expect(decided.linkDueAt?.getTime()).toBe((decided.decidedAt?.getTime() ?? 0) + 72 * hourMs)
  const refused = await app.v1('PATCH', '/settings', { body: { recoveryWaitingHours: 169 } })
  expect(refused).toMatchObject({ status: 400, body: { errors: { recoveryWaitingHours: [expect.any(String)] } } })
  await app.v1('PATCH', '/settings', { body: { recoveryWaitingHours: 0 } })
})

test('an organization has its members wait as long as it says, and of several the longest time counts', async () => {
  const made = async (name: string, recoveryWaitingHours: number | null, members: readonly string[]) => {
    const { id } = (await app.v1('POST', '/organizations', { body: { name } })).body
    for (const userId of members) await app.v1('POST', `/organizations/${id}/members`, { body: { userId } })
    const saved = await app.v1('PATCH', `/organizations/${id}`, { body: { recoveryWaitingHours } })
    expect(saved.body).toMatchObject({ recoveryWaitingHours })
    return id as string
  }
  const decidedFor = async (userId: string, email: string) => {
    const { id } = await askToRecover(app, email)
    const review = (await app.v1('GET', `/recovery-requests/${id}/review`)).body
    const decision = { verdict: 'approve', evidence } as const
    const { decidedAt, linkDueAt } = await decideRecovery(directory, { actor: sam, email: null }, id, decision)
    const hours = linkDueAt === null ? 0 : (linkDueAt.getTime() - (decidedAt?.getTime() ?? 0)) / hourMs
    expect([userId, review.waitingHours]).toEqual([userId, hours])
    return [hours, review.waitingAskedBy?.name ?? null]
  }
  const [alice, bob, carol] = [await lostPerson(app), await lostPerson(app), await lostPerson(app)]
  const hasty = await made('hasty', 0, [alice.userId, bob.userId])
  await made('careful', 48, [bob.userId])
  await made('plain', null, [carol.userId])
  await app.v1('PATCH', '/settings', { body: { recoveryWaitingHours: 12 } })
  expect(await decidedFor(alice.userId, alice.email)).toEqual([0, 'hasty'])
  expect(await decidedFor(bob.userId, bob.email)).toEqual([48, 'careful'])
  expect(await decidedFor(carol.userId, carol.email)).toEqual([12, null])
  await app.v1('PATCH', '/settings', { body: { recoveryWaitingHours: 0 } })
  for (const recoveryWaitingHours of [-1, 169, 1.5, '24']) {
    const { status, text } = await app.v1('PATCH', `/organizations/${hasty}`, { body: { recoveryWaitingHours } })
    expect([status, text]).toEqual([400, expect.stringContaining('recoveryWaitingHours')])
  }
})

test('"it was not me" stops what waits, by the link of either mail, and nothing is sent afterwards', async () => {
  for (const kind of ['recovery-waiting', 'recovery-requested'] as const) {
    const { id, email } = await waiting()
    await stopRecovery(directory, browser, await ticketTo(app, email, kind))
    app.clock.aheadMs += 25 * hourMs
    await sendDueLinks(directory)
    expect(await links(email)).toEqual([])
    expect((await directory.stores.recoveryRequests.find(id))?.status).toBe('stopped')
  }
})

test('two workers send each due link once', async () => {
  const people = []
  for (let turn = 0; turn < 6; turn += 1) people.push(await waiting())
  app.clock.aheadMs += 24 * hourMs
  const workers = [directory, twin.app.directory, directory, twin.app.directory]
  await Promise.all(workers.map((worker) => sendDueLinks(worker)))
  for (const { email } of people) expect(await links(email)).toHaveLength(1)
})

test('a worker that comes late, by a list from before, leaves the link alone that another mailed', async () => {
  const { email } = await waiting()
  app.clock.aheadMs += 24 * hourMs
  const { recoveryRequests } = directory.stores
  const before = await recoveryRequests.listDue(directory.clock.now(), 20)
  await sendDueLinks(directory)
  const stores = { recoveryRequests: { ...recoveryRequests, listDue: async () => before } }
  await sendDueLinks({ ...directory, stores })
  expect(await links(email)).toHaveLength(1)
  await openRecovery(directory, browser, await ticketTo(app, email, 'recovery-approved'), newBrowserHash())
})

test('a worker that dies in the middle leaves the link due, and the next one sends it once', async () => {
  const { email, userId } = await waiting()
  app.clock.aheadMs += 24 * hourMs
  const dying: Pick<Directory, 'stores' | 'change' | 'clock' | 'publicUrl'> = {
    ...directory,
    change: (work) =>
      directory.change(async (deps) => {
        await work(deps)
        throw new Error('killed before the commit')
      }),
  }
  await expect(sendDueLinks(dying)).rejects.toThrow('killed')
  expect(await links(email)).toEqual([])
  await sendDueLinks(directory)
  expect(await links(email)).toHaveLength(1)
  expect((await eventTypes(userId)).filter((type) => type === 'recovery_request.link_sent')).toHaveLength(1)
})

test('somebody who was suspended meanwhile gets no link, which is recorded once, and others get theirs', async () => {
  const gone = await waiting()
  const other = await waiting()
  await directory.change((deps) => suspendUser(deps, systemActor, gone.userId, { endsSessions: true }))
  app.clock.aheadMs += 24 * hourMs
  await sendDueLinks(directory)
  await sendDueLinks(directory)
  expect([await links(gone.email), await links(other.email)].map(({ length }) => length)).toEqual([0, 1])
  const unsent = (await eventTypes(gone.userId)).filter((type) => type === 'recovery_request.link_unsent')
  expect(unsent).toHaveLength(1)
})

test('an address that came after the approval gets no link, neither when it is due nor when it is asked for', async () => {
  const moved = async (waits: boolean) => {
    const { id, userId, email } = await waiting(waits)
    const address = `new-${email}`
    await updateUser(directory, systemActor, userId, { email: address, emailVerified: true })
    return { id, userId, address }
  }
  const due = await moved(true)
  const sent = await moved(false)
  await expect(resendRecoveryLink(directory, sam, sent.id)).rejects.toMatchObject({
    code: 'recovery_address_changed',
    kind: 'conflict',
  })
  app.clock.aheadMs += 24 * hourMs
  await sendDueLinks(directory)
  for (const { address } of [due, sent]) expect(await links(address)).toEqual([])
  expect((await eventTypes(due.userId)).at(-1)).toBe('recovery_request.link_unsent')
})

test('what could reach nobody is not approved to wait either', async () => {
  const { email } = await lostPerson(app, { emailVerified: false })
  const { id } = await askToRecover(app, email)
  const approval = { verdict: 'approve', evidence, waits: true } as const
  await expect(decideRecovery(directory, { actor: sam, email: null }, id, approval)).rejects.toMatchObject({
    code: 'operation_not_supported',
  })
  expect((await directory.stores.recoveryRequests.find(id))?.status).toBe('pending')
})
