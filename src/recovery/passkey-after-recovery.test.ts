import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { approvedRecovery, authenticatorCode, browser, mailsTo, newBrowserHash } from '../../test/support/recovery.ts'
import { type Lies, softwareAuthenticator } from '../../test/support/software-authenticator.ts'
import { startTestApp, type TestApp } from '../../test/support/test-app.ts'
import type { Directory } from '../directory.ts'
import { systemActor } from '../kernel/actor.ts'
import { finishWithTotp, startTotpAfterRecovery } from './enrol-after-recovery.ts'
import { openRecovery } from './open-recovery.ts'
import { finishWithPasskey, startPasskeyAfterRecovery } from './passkey-after-recovery.ts'
import { resendRecoveryLink } from './resend-recovery-link.ts'
import { setRecoveredPassword } from './set-recovered-password.ts'

let app: TestApp
let directory: Directory
beforeAll(async () => {
  app = await startTestApp()
  directory = app.app.directory
})
afterAll(() => app.close())

const decider = { ...systemActor, kind: 'operator', id: 'opr_1', permissions: new Set(['approve:recovery']) } as const

/** Somebody whose new password is set, in the browser of this hash. */
async function atFactor() {
  const { id, email, userId, ticket } = await approvedRecovery(app)
  const hash = newBrowserHash()
  await openRecovery(directory, browser, ticket, hash)
  await setRecoveredPassword(directory, browser, hash, 'A-New-Horse-8-Battery')
  return { id, email, userId, hash }
}

type CreationOptions = Parameters<ReturnType<typeof softwareAuthenticator>['create']>[0]

const asked = async (hash: Buffer) => (await startPasskeyAfterRecovery(directory, hash)) as CreationOptions
const made = (options: CreationOptions, lies: Lies = {}) =>
  softwareAuthenticator(new URL(directory.publicUrl).origin).create(options, lies)
const finish = (hash: Buffer, response: unknown) => finishWithPasskey(directory, browser, hash, response)
const proofless = { code: 'invalid_input' }

/** The account opens to nobody yet, and the recovery can still be finished. */
async function nothingDone({ id, userId, email }: { id: string; userId: string; email: string }) {
  const { mustEnrolAgain, factors } = await directory.stores.authenticationMethods.factorsOf(userId)
  expect([mustEnrolAgain, factors.passkeys, factors.hasTotp, factors.recoveryCodesLeft]).toEqual([true, 0, false, 0])
  expect((await directory.stores.recoveryRequests.find(id))?.status).toBe('approved')
  expect(await mailsTo(app, email, 'recovery-finished')).toEqual([])
}

test('S000-60 a passkey ends the recovery: it counts, new recovery codes are made, and the audit names it', async () => {
  const { id, email, userId, hash } = await atFactor()
  const codes = await finish(hash, made(await asked(hash)))
  expect(codes).toHaveLength(10)
  const { mustEnrolAgain, factors } = await directory.stores.authenticationMethods.factorsOf(userId)
  expect([mustEnrolAgain, factors.passkeys, factors.recoveryCodesLeft]).toEqual([false, 1, 10])
  expect((await directory.stores.recoveryRequests.find(id))?.status).toBe('finished')
  expect(await mailsTo(app, email, 'recovery-finished')).toHaveLength(1)
  const page = { kind: 'offset', offset: 0, limit: 3, withTotal: false } as const
  expect((await directory.stores.sessions.listOf(userId, page, directory.clock.now())).items).toEqual([])
  const newest = (await directory.stores.audit.listAbout(userId, page)).items.toReversed()
  expect(newest.map(({ type, details }) => [type, details.factor ?? null])).toEqual([
    ['user.factor_enrolled', 'passkey'],
    ['user.recovery_codes_made', null],
    ['recovery_request.finished', null],
  ])
})

describe('an answer that proves nothing', () => {
  test.each<[string, Lies]>([
    ['of another site', { origin: 'https://evil.test' }],
    ['for another host', { rpId: 'evil.test' }],
    ['from a frame', { crossOrigin: true }],
    ['that nobody unlocked', { isUserVerified: false }],
    ['to a challenge of its own', { challenge: Buffer.alloc(32).toString('base64url') }],
  ])('%s changes nothing', async (_what, lies) => {
    const person = await atFactor()
    await expect(finish(person.hash, made(await asked(person.hash), lies))).rejects.toMatchObject(proofless)
    await nothingDone(person)
  })

  test('spends the challenge too: a right answer to it comes too late, and one to the next does not', async () => {
    const person = await atFactor()
    const options = await asked(person.hash)
    await expect(finish(person.hash, { id: 'x' })).rejects.toMatchObject(proofless)
    await expect(finish(person.hash, made(options))).rejects.toMatchObject(proofless)
    await nothingDone(person)
    expect(await finish(person.hash, made(await asked(person.hash)))).toHaveLength(10)
  })

  test('is one to the challenge of another recovery', async () => {
    const [alice, bob] = [await atFactor(), await atFactor()]
    await asked(alice.hash)
    const foreign = made(await asked(bob.hash))
    await expect(finish(alice.hash, foreign)).rejects.toMatchObject(proofless)
    await nothingDone(alice)
    expect(await finish(bob.hash, foreign)).toHaveLength(10)
  })

  test('is one to a page that was shown before the last', async () => {
    const { hash } = await atFactor()
    const first = await asked(hash)
    await asked(hash)
    await expect(finish(hash, made(first))).rejects.toMatchObject(proofless)
  })

  test('is one that nobody asked for', async () => {
    const person = await atFactor()
    await expect(finish(person.hash, { id: 'x' })).rejects.toMatchObject(proofless)
    await nothingDone(person)
  })
})

test('the key of somebody else is nobody’s new factor', async () => {
  const [alice, bob] = [await atFactor(), await atFactor()]
  const authenticator = softwareAuthenticator(new URL(directory.publicUrl).origin)
  const key = authenticator.create(await asked(alice.hash))
  await finish(alice.hash, key)
  const { challenge } = await asked(bob.hash)
  const clientData = { ...JSON.parse(Buffer.from(key.response.clientDataJSON, 'base64url').toString()), challenge }
  const clientDataJSON = Buffer.from(JSON.stringify(clientData)).toString('base64url')
  const replayed = { ...key, response: { ...key.response, clientDataJSON } }
  await expect(finish(bob.hash, replayed)).rejects.toMatchObject({ code: 'factor_exists' })
  await nothingDone(bob)
})

describe('who may end it', () => {
  test('REC-02 REC-04 of many answers at once one does, and none afterwards', async () => {
    const { userId, email, hash } = await atFactor()
    const answer = made(await asked(hash))
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => finish(hash, answer)))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(finish(hash, answer)).rejects.toMatchObject({ code: 'link_unusable' })
    expect((await directory.stores.authenticationMethods.factorsOf(userId)).factors.passkeys).toBe(1)
    expect(await mailsTo(app, email, 'recovery-finished')).toHaveLength(1)
  })

  test('of a passkey and an authenticator at once one counts', async () => {
    const { userId, hash } = await atFactor()
    const { secret } = await startTotpAfterRecovery(directory, hash)
    const answer = made(await asked(hash))
    const all = await Promise.allSettled([
      finish(hash, answer),
      finishWithTotp(directory, browser, hash, authenticatorCode(secret, directory.clock.now())),
    ])
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { factors } = await directory.stores.authenticationMethods.factorsOf(userId)
    expect(factors.passkeys + (factors.hasTotp ? 1 : 0)).toBe(1)
    expect(factors.recoveryCodesLeft).toBe(10)
  })

  test('only the browser that opened the link, and not once a newer link took its place', async () => {
    const person = await atFactor()
    const answer = made(await asked(person.hash))
    const unusable = { code: 'link_unusable' }
    await expect(asked(newBrowserHash())).rejects.toMatchObject(unusable)
    await expect(finish(newBrowserHash(), answer)).rejects.toMatchObject(unusable)
    await resendRecoveryLink(directory, decider, person.id)
    await expect(finish(person.hash, answer)).rejects.toMatchObject(unusable)
    await nothingDone(person)
  })

  test('nobody before the new password is set, or after half an hour', async () => {
    const { ticket } = await approvedRecovery(app)
    const hash = newBrowserHash()
    await openRecovery(directory, browser, ticket, hash)
    await expect(asked(hash)).rejects.toMatchObject({ code: 'link_unusable' })
    await setRecoveredPassword(directory, browser, hash, 'A-New-Horse-8-Battery')
    const answer = made(await asked(hash))
    app.clock.aheadMs += 31 * 60_000
    await expect(finish(hash, answer)).rejects.toMatchObject({ code: 'link_unusable' })
    app.clock.aheadMs = 0
  })
})
