import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  approvedRecovery,
  askToRecover,
  authenticatorCode,
  browser,
  lostPerson,
  mailsTo,
  newBrowserHash,
  ticketTo,
} from '../../test/support/recovery.ts'
import { startTestApp, type TestApp } from '../../test/support/test-app.ts'
import type { Directory } from '../directory.ts'
import { type Actor, systemActor } from '../kernel/actor.ts'
import { suspendUser } from '../users/suspend-user.ts'
import { decideRecovery } from './decide-recovery.ts'
import { finishWithTotp, startTotpAfterRecovery } from './enrol-after-recovery.ts'
import { openRecovery, peekRecovery } from './open-recovery.ts'
import { recoveryUnderWay } from './recovery-under-way.ts'
import { resendRecoveryLink } from './resend-recovery-link.ts'
import { setRecoveredPassword } from './set-recovered-password.ts'
import { canStopRecovery, stopRecovery } from './stop-recovery.ts'

let app: TestApp
let directory: Directory
beforeAll(async () => {
  app = await startTestApp()
  directory = app.app.directory
})
afterAll(() => app.close())

const evidence = { method: 'video-call', note: 'Passport matches' } as const
const decider = (id: string, permissions: readonly string[] = ['approve:recovery']): Actor => {
  return { ...systemActor, kind: 'operator', id, name: id, permissions: new Set(permissions) }
}
const approve = (id: string, actor = decider('opr_1'), email: string | null = null) =>
  decideRecovery(directory, { actor, email }, id, { verdict: 'approve', evidence })
const deny = (id: string, actor = decider('opr_2')) =>
  decideRecovery(directory, { actor, email: null }, id, { verdict: 'deny', reason: 'not verified' })
const statusOf = async (id: string) => (await directory.stores.recoveryRequests.find(id))?.status

async function eventTypes(userId: string): Promise<string[]> {
  const page = { kind: 'offset', offset: 0, limit: 100, withTotal: false } as const
  return (await directory.stores.audit.listAbout(userId, page)).items.map(({ type }) => type).toReversed()
}

const approved = () => approvedRecovery(app)

describe('asking', () => {
  test('S000-53 S000-54 known and unknown addresses are filed alike, and only an owner is written to', async () => {
    const { email, userId } = await lostPerson(app)
    const known = await askToRecover(app, email)
    const unknown = await askToRecover(app, 'nobody@example.com')
    expect(Object.keys(unknown)).toEqual(Object.keys(known))
    expect([known.userId, unknown.userId]).toEqual([userId, null])
    expect([known.status, unknown.status]).toEqual(['pending', 'pending'])
    expect(await mailsTo(app, email, 'recovery-requested')).toHaveLength(1)
    expect(await mailsTo(app, 'nobody@example.com')).toEqual([])
  })

  test('a second request joins the first, from whichever browser, and nobody is written to twice', async () => {
    const { email } = await lostPerson(app)
    const [one, other, stranger] = [newBrowserHash(), newBrowserHash(), newBrowserHash()]
    const first = await askToRecover(app, email, one)
    const second = await askToRecover(app, email.toUpperCase(), other)
    expect(second).toMatchObject({ id: first.id, number: first.number, timesAsked: 2 })
    expect(await mailsTo(app, email, 'recovery-requested')).toHaveLength(1)
    const { recoveryRequests } = directory.stores
    for (const hash of [one, other]) expect(await recoveryRequests.findForBrowser(first.id, hash)).not.toBeNull()
    expect(await recoveryRequests.findForBrowser(first.id, stranger)).toBeNull()
  })

  test('of many requests at once one is filed', async () => {
    const { email } = await lostPerson(app)
    const filed = await Promise.all(Array.from({ length: 4 }, () => askToRecover(app, email)))
    expect(new Set(filed.map(({ id }) => id)).size).toBe(1)
    expect(await mailsTo(app, email, 'recovery-requested')).toHaveLength(1)
  })

  test('REC-11 whoever asks too often is answered as before, and the owner is not flooded', async () => {
    const { email } = await lostPerson(app)
    for (let turn = 0; turn < 6; turn += 1) {
      const { id } = await askToRecover(app, email)
      await deny(id)
    }
    expect((await mailsTo(app, email, 'recovery-requested')).length).toBeLessThan(6)
  })
})

describe('deciding', () => {
  test('REC-12 it takes the permission', async () => {
    const { email, userId } = await lostPerson(app)
    const { id } = await askToRecover(app, email)
    const support = decider('opr_sup', ['read:users', 'update:users'])
    await expect(approve(id, support)).rejects.toMatchObject({ code: 'insufficient_scope' })
    await expect(deny(id, support)).rejects.toMatchObject({ code: 'insufficient_scope' })
    expect(await statusOf(id)).toBe('pending')
    expect((await eventTypes(userId)).filter((type) => type === 'recovery_request.decision_refused')).toHaveLength(2)
  })

  test('REC-12 AUZ-13 nobody decides their own request, by whatever account they come', async () => {
    const { email, userId } = await lostPerson(app)
    const { id } = await askToRecover(app, email)
    await expect(approve(id, decider(userId))).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(approve(id, decider('opr_3'), email.toUpperCase())).rejects.toMatchObject({ code: 'not_permitted' })
    expect(await statusOf(id)).toBe('pending')
  })

  test('whoever changed the address last does not approve what is mailed there', async () => {
    const { email, userId } = await lostPerson(app)
    const { id } = await askToRecover(app, email)
    const admin = decider('opr_changer')
    const about = { kind: 'user', id: userId } as const
    await directory.stores.audit.record(admin, 'user.updated', about, { fields: ['email'] })
    await expect(approve(id, admin)).rejects.toMatchObject({ code: 'not_permitted' })
    await approve(id)
  })

  test('REC-12 S000-56 S000-58 an approval is final and mails one link that works once', async () => {
    const { email } = await lostPerson(app)
    const { id } = await askToRecover(app, email)
    expect(await approve(id)).toMatchObject({ status: 'approved', evidence, decidedBy: { id: 'opr_1' } })
    for (const again of [() => approve(id), () => deny(id)]) {
      await expect(again()).rejects.toMatchObject({ code: 'already_decided' })
    }
    expect(await mailsTo(app, email, 'recovery-approved')).toHaveLength(1)
    const ticket = await ticketTo(app, email, 'recovery-approved')
    expect(await peekRecovery(directory, ticket)).toEqual({ initial: 'A', maskedEmail: 'a•••@example.com' })
    await openRecovery(directory, browser, ticket, newBrowserHash())
    await expect(openRecovery(directory, browser, ticket, newBrowserHash())).rejects.toMatchObject({
      code: 'link_unusable',
    })
    expect(await peekRecovery(directory, ticket)).toBeNull()
  })

  test('S000-57 a denial sends no link', async () => {
    const { email } = await lostPerson(app)
    const { id } = await askToRecover(app, email)
    expect(await deny(id)).toMatchObject({ status: 'denied', reason: 'not verified' })
    expect(await mailsTo(app, email, 'recovery-approved')).toEqual([])
    await expect(resendRecoveryLink(directory, decider('opr_1'), id)).rejects.toMatchObject({ code: 'already_decided' })
  })

  test('RAC-12 two who approve and one who denies at once make one end and one mail', async () => {
    const { email, userId } = await lostPerson(app)
    const { id } = await askToRecover(app, email)
    const all = await Promise.allSettled([approve(id), approve(id, decider('opr_4')), deny(id)])
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const mails = [await mailsTo(app, email, 'recovery-approved'), await mailsTo(app, email, 'recovery-denied')]
    expect(mails.flat()).toHaveLength(1)
    const decisions = (await eventTypes(userId)).filter((type) => /\.(approved|denied)$/.test(type))
    expect(decisions).toEqual([`recovery_request.${await statusOf(id)}`])
  })

  test('what nobody could be mailed about is not approved and goes on waiting', async () => {
    const unknown = await askToRecover(app, 'erin@example.com')
    await expect(approve(unknown.id)).rejects.toMatchObject({ code: 'operation_not_supported' })
    const unverified = await lostPerson(app, { emailVerified: false })
    const { id } = await askToRecover(app, unverified.email)
    await expect(approve(id)).rejects.toMatchObject({ code: 'operation_not_supported' })
    const blocked = await lostPerson(app)
    const ofBlocked = await askToRecover(app, blocked.email)
    await directory.change((deps) => suspendUser(deps, systemActor, blocked.userId, { endsSessions: true }))
    await expect(approve(ofBlocked.id)).rejects.toMatchObject({ code: 'operation_not_supported' })
    for (const each of [unknown.id, id, ofBlocked.id]) expect(await statusOf(each)).toBe('pending')
  })

  test('AUT-17 where nobody signs in with a password no link goes out that would set one', async () => {
    const { email, userId } = await lostPerson(app)
    const { id } = await askToRecover(app, email)
    const connections = await app.api('GET', '/connections?strategy=auth0')
    const [{ id: connection, options }] = connections.body
    const withPasswords = (enabled: boolean) => ({
      body: { options: { ...options, authentication_methods: { password: { enabled } } } },
    })
    expect((await app.api('PATCH', `/connections/${connection}`, withPasswords(false))).status).toBe(200)
    await expect(approve(id)).rejects.toMatchObject({ code: 'operation_not_supported' })
    expect((await app.api('PATCH', `/connections/${connection}`, withPasswords(true))).status).toBe(200)
    expect(await statusOf(id)).toBe('pending')
    expect(await mailsTo(app, email, 'recovery-approved')).toEqual([])
    await approve(id)
    expect(await statusOf(id)).toBe('approved')
    expect(await eventTypes(userId)).toContain('recovery_request.decision_refused')
  })
})

describe('stopping', () => {
  test('the owner stops a request, before and after the approval, and its link is dead', async () => {
    const { id, email, ticket } = await approved()
    const stop = await ticketTo(app, email, 'recovery-requested')
    expect(await canStopRecovery(directory, stop)).toBe(true)
    expect(await stopRecovery(directory, browser, stop)).toMatchObject({ id, status: 'stopped' })
    expect(await canStopRecovery(directory, stop)).toBe(false)
    await expect(stopRecovery(directory, browser, stop)).rejects.toMatchObject({ code: 'link_unusable' })
    await expect(openRecovery(directory, browser, ticket, newBrowserHash())).rejects.toMatchObject({
      code: 'link_unusable',
    })
  })

  test('somebody already behind the link gets no further once it is stopped', async () => {
    const { email, ticket } = await approved()
    const hash = newBrowserHash()
    await openRecovery(directory, browser, ticket, hash)
    await stopRecovery(directory, browser, await ticketTo(app, email, 'recovery-requested'))
    await expect(setRecoveredPassword(directory, browser, hash, 'A-New-Horse-8-Battery')).rejects.toMatchObject({
      code: 'link_unusable',
    })
  })
})

describe('finishing', () => {
  test('S000-59 S000-60 S000-61 the link leads to a new password and a new authenticator, all of it audited', async () => {
    const { id, email, userId, ticket } = await approved()
    const session = await directory.stores.accounts.find(userId)
    const hash = newBrowserHash()
    await openRecovery(directory, browser, ticket, hash)
    expect(await recoveryUnderWay(directory, newBrowserHash())).toBeNull()
    await setRecoveredPassword(directory, browser, hash, 'A-New-Horse-8-Battery')
    // Whoever goes away now has an account that opens to nobody without a new factor.
    expect(await directory.stores.authenticationMethods.factorsOf(userId)).toMatchObject({ mustEnrolAgain: true })
    expect(await recoveryUnderWay(directory, hash)).toMatchObject({ step: 'factor' })
    const { secret } = await startTotpAfterRecovery(directory, hash)
    expect(await finishWithTotp(directory, browser, hash, '000000')).toBeNull()
    const codes = await finishWithTotp(directory, browser, hash, authenticatorCode(secret, directory.clock.now()))
    expect(codes).toHaveLength(10)
    const after = await directory.stores.authenticationMethods.factorsOf(userId)
    expect(after).toMatchObject({ mustEnrolAgain: false, factors: { hasTotp: true, recoveryCodesLeft: 10 } })
    expect((await directory.stores.accounts.find(userId))?.securityVersion).toBeGreaterThan(
      session?.securityVersion ?? 0,
    )
    expect(await statusOf(id)).toBe('finished')
    expect(await mailsTo(app, email, 'recovery-finished')).toHaveLength(1)
    expect(await eventTypes(userId)).toEqual([
      'user.created',
      'recovery_request.created',
      'recovery_request.approved',
      'recovery_request.opened',
      'user.password_changed',
      'user.mfa_reset',
      'user.factor_enrolment_started',
      'user.factor_enrolled',
      'user.recovery_codes_made',
      'recovery_request.finished',
    ])
  })

  test('of two who set a password at once behind one link one does', async () => {
    const { ticket } = await approved()
    const hash = newBrowserHash()
    await openRecovery(directory, browser, ticket, hash)
    const all = await Promise.allSettled(
      ['One', 'Two'].map((word) => setRecoveredPassword(directory, browser, hash, `${word}-New-Horse-8-Battery`)),
    )
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('a link that is sent again ends the one before, and who stopped half-way begins anew', async () => {
    const { id, email, ticket } = await approved()
    const hash = newBrowserHash()
    await openRecovery(directory, browser, ticket, hash)
    await setRecoveredPassword(directory, browser, hash, 'A-New-Horse-8-Battery')
    await resendRecoveryLink(directory, decider('opr_1'), id)
    expect(await recoveryUnderWay(directory, hash)).toBeNull()
    const second = await ticketTo(app, email, 'recovery-approved')
    await resendRecoveryLink(directory, decider('opr_1'), id)
    expect(await peekRecovery(directory, second)).toBeNull()
    const elsewhere = newBrowserHash()
    await openRecovery(directory, browser, await ticketTo(app, email, 'recovery-approved'), elsewhere)
    await setRecoveredPassword(directory, browser, elsewhere, 'Another-Horse-9-Battery')
    const { secret } = await startTotpAfterRecovery(directory, elsewhere)
    const code = authenticatorCode(secret, directory.clock.now())
    expect(await finishWithTotp(directory, browser, elsewhere, code)).toHaveLength(10)
  })

  test('P13 a password that changed meanwhile ends the recovery', async () => {
    const { userId, ticket } = await approved()
    const hash = newBrowserHash()
    await openRecovery(directory, browser, ticket, hash)
    await directory.stores.users.endGrantsOf(userId)
    expect(await recoveryUnderWay(directory, hash)).toBeNull()
  })

  test('REC-12 the link lives an hour, and a request waits two weeks', async () => {
    const { ticket } = await approved()
    const { email } = await lostPerson(app)
    const { id } = await askToRecover(app, email)
    app.clock.aheadMs = 61 * 60_000
    expect(await peekRecovery(directory, ticket)).toBeNull()
    app.clock.aheadMs = 14 * 86_400_000 + 60_000
    await expect(approve(id)).rejects.toMatchObject({ code: 'already_decided' })
    const next = await askToRecover(app, email)
    expect(next.id).not.toBe(id)
    expect(await statusOf(id)).toBe('expired')
    app.clock.aheadMs = 0
  })
})
