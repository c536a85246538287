import { beforeAll, beforeEach, expect, test } from 'vitest'
import { sampleFactors } from '../../test/support/sample-factors.ts'
import { systemActor } from '../kernel/actor.ts'
import { newMethod } from './authentication-method.ts'
import { clearMfaReset } from './clear-mfa-reset.ts'
import { endMfaExemption } from './end-mfa-exemption.ts'
import { exemptFromMfa } from './exempt-from-mfa.ts'
import { forgetBrowsers } from './forget-browsers.ts'
import { forgetUnfinished } from './forget-unfinished.ts'
import { makeRecoveryCodes, spendRecoveryCode } from './recovery-codes.ts'
import { isRememberedBrowser, rememberBrowser } from './remembered-browser.ts'
import { removeAllMethods, removeMethod } from './remove-method.ts'
import { resetMfa } from './reset-mfa.ts'
import { checkTotp, sealTotpSeed } from './totp.ts'

const alice = 'auth0|alice'
let sample: Awaited<ReturnType<typeof sampleFactors>>
let deps: typeof sample.deps
beforeAll(async () => {
  sample = await sampleFactors()
  deps = sample.deps
})
beforeEach(async () => {
  await deps.authenticationMethods.removeAll(alice, [])
  sample.sent.length = 0
})

async function giveTotp(): Promise<string> {
  const method = newMethod(alice, 'totp', deps.clock.now(), { confirmedAt: deps.clock.now() })
  await deps.authenticationMethods.insert(method, sealTotpSeed(deps.sealer, method.id, Buffer.alloc(20, 1)))
  return method.id
}

async function giveMailbox(destination: string): Promise<string> {
  const method = newMethod(alice, 'email', deps.clock.now(), { confirmedAt: deps.clock.now(), destination })
  await deps.authenticationMethods.insert(method)
  return method.id
}

test('MFA-09 S000-35 S000-36 a reset takes factors, codes and browsers, ends grants and tells every address', async () => {
  await giveTotp()
  await giveMailbox('spare@example.com')
  const [code = ''] = await makeRecoveryCodes(deps, systemActor, alice)
  const securityVersion = await sample.versionOf(alice)
  const browser = await rememberBrowser(deps, systemActor, { userId: alice, securityVersion, days: 30 })
  await resetMfa(deps, systemActor, alice, 'lost phone')
  expect(await deps.authenticationMethods.list(alice)).toEqual([])
  expect(await checkTotp(deps, alice, '000000')).toBeNull()
  expect(await spendRecoveryCode(deps, systemActor, alice, code)).toBeNull()
  expect(await isRememberedBrowser(deps, alice, browser)).toBe(false)
  expect(await sample.versionOf(alice)).toBe(securityVersion + 1)
  expect((await deps.authenticationMethods.factorsOf(alice)).mustEnrolAgain).toBe(true)
  expect(sample.sent.map(({ kind, to }) => [kind, to])).toEqual([
    ['mfa-reset', 'alice@example.com'],
    ['mfa-reset', 'spare@example.com'],
  ])
  const { items } = await deps.audit.listAbout(alice, { kind: 'offset', offset: 0, limit: 50, withTotal: false })
  const event = items.find(({ type }) => type === 'user.mfa_reset')
  expect(event?.details).toEqual({ factors: ['email', 'recovery-code', 'totp'], reason: 'lost phone' })
  await clearMfaReset(deps, alice)
  expect((await deps.authenticationMethods.factorsOf(alice)).mustEnrolAgain).toBe(false)
})

test('a reset that asks for no new enrolment takes the factors, sets no mark, and says so', async () => {
  await clearMfaReset(deps, alice)
  await giveTotp()
  await resetMfa(deps, systemActor, alice, null, { requiresEnrolment: false })
  expect(await deps.authenticationMethods.list(alice)).toEqual([])
  expect((await deps.authenticationMethods.factorsOf(alice)).mustEnrolAgain).toBe(false)
  const { items } = await deps.audit.listAbout(alice, { kind: 'offset', offset: 0, limit: 1, withTotal: false })
  expect(items[0]?.details).toEqual({ factors: ['totp'], requiresEnrolment: false })
  const before = (await sample.events(alice)).length
  await resetMfa(deps, systemActor, alice, null, { requiresEnrolment: false })
  expect(await sample.events(alice)).toHaveLength(before)
})

test('a reset that asks for no new enrolment leaves a mark that stood before', async () => {
  await giveTotp()
  await resetMfa(deps, systemActor, alice, null)
  await giveTotp()
  await resetMfa(deps, systemActor, alice, null, { requiresEnrolment: false })
  expect((await deps.authenticationMethods.factorsOf(alice)).mustEnrolAgain).toBe(true)
  const { items } = await deps.audit.listAbout(alice, { kind: 'offset', offset: 0, limit: 1, withTotal: false })
  expect(items[0]?.details).toEqual({ factors: ['totp'] })
  await clearMfaReset(deps, alice)
})

test('S000-37 a reset where there is no factor leaves the mark and an event, mails nothing, and again does nothing', async () => {
  await clearMfaReset(deps, alice)
  const before = (await sample.events(alice)).length
  await resetMfa(deps, systemActor, alice, null)
  expect((await deps.authenticationMethods.factorsOf(alice)).mustEnrolAgain).toBe(true)
  expect((await sample.events(alice)).slice(before)).toEqual(['user.mfa_reset'])
  const securityVersion = await sample.versionOf(alice)
  await resetMfa(deps, systemActor, alice, null)
  expect((await sample.events(alice)).slice(before)).toEqual(['user.mfa_reset'])
  expect(await sample.versionOf(alice)).toBe(securityVersion)
  expect(sample.sent).toEqual([])
  await clearMfaReset(deps, alice)
})

test('a reset of nobody is refused', async () => {
  const nobody = resetMfa(deps, systemActor, 'auth0|nobody', null)
  await expect(nobody).rejects.toMatchObject({ code: 'user_not_found' })
})

test('a removed factor is told and recorded, and the last one takes the recovery codes along', async () => {
  const totp = await giveTotp()
  const mailbox = await giveMailbox('spare@example.com')
  await makeRecoveryCodes(deps, systemActor, alice)
  await removeMethod(deps, systemActor, alice, mailbox)
  expect((await deps.authenticationMethods.factorsOf(alice)).factors.recoveryCodesLeft).toBe(10)
  expect(sample.sent).toMatchObject([
    { kind: 'factor-removed', to: 'alice@example.com', values: { factor: 'email' } },
    { kind: 'factor-removed', to: 'spare@example.com', values: { factor: 'email' } },
  ])
  await removeMethod(deps, systemActor, alice, totp)
  expect(await deps.authenticationMethods.list(alice)).toEqual([])
  expect((await sample.events(alice)).slice(-1)).toEqual(['user.factor_removed'])
  const again = removeMethod(deps, systemActor, alice, totp)
  await expect(again).rejects.toMatchObject({ code: 'authentication_method_not_found' })
})

test('several factors that go by one act are told of in one mail to each address', async () => {
  await giveTotp()
  await makeRecoveryCodes(deps, systemActor, alice)
  const before = sample.sent.length
  await removeAllMethods(deps, systemActor, alice)
  expect(sample.sent.slice(before)).toMatchObject([
    { kind: 'factor-removed', to: 'alice@example.com', values: { factor: 'recovery-code, totp' } },
  ])
})

test('removing all spares the types it is told to, and where there is nothing nothing is recorded', async () => {
  const mailbox = await giveMailbox('spare@example.com')
  await giveTotp()
  await removeAllMethods(deps, systemActor, alice, ['email'])
  expect((await deps.authenticationMethods.list(alice)).map(({ id }) => id)).toEqual([mailbox])
  await removeAllMethods(deps, systemActor, alice)
  const before = await sample.events(alice)
  await removeAllMethods(deps, systemActor, alice)
  expect(await sample.events(alice)).toEqual(before)
})

test('MFA-10 a remembered browser is of one person, ends with its days, with every change and when it is forgotten', async () => {
  const securityVersion = await sample.versionOf(alice)
  const remember = () => rememberBrowser(deps, systemActor, { userId: alice, securityVersion, days: 30 })
  const [browser, second] = [await remember(), await remember()]
  expect(await isRememberedBrowser(deps, alice, browser)).toBe(true)
  expect(await isRememberedBrowser(deps, 'auth0|bob', browser)).toBe(false)
  expect(await isRememberedBrowser(deps, alice, `${browser}x`)).toBe(false)
  const count = (userId: string) => deps.rememberedBrowsers.countOf(userId, deps.clock.now())
  expect([await count(alice), await count('auth0|bob')]).toEqual([2, 0])
  await forgetBrowsers(deps, systemActor, alice)
  for (const secret of [browser, second]) expect(await isRememberedBrowser(deps, alice, secret)).toBe(false)
  expect(await count(alice)).toBe(0)
  const before = await sample.events(alice)
  expect(before.at(-1)).toBe('user.browsers_forgotten')
  await forgetBrowsers(deps, systemActor, alice)
  expect(await sample.events(alice)).toEqual(before)
  const third = await remember()
  await deps.users.endGrantsOf(alice)
  expect(await isRememberedBrowser(deps, alice, third)).toBe(false)
})

test('an exemption says why and for how long, at most 90 days, and holds until it ends', async () => {
  const until = (days: number) => new Date(deps.clock.now().getTime() + days * 86_400_000)
  const grant = (reason: string, days: number, userId = alice) =>
    exemptFromMfa(deps, systemActor, userId, { reason, endsAt: until(days) })
  await expect(grant(' ', 1)).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(grant('No phone', 0)).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(grant('No phone', 90.01)).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(grant('No phone', 1, 'auth0|nobody')).rejects.toMatchObject({ code: 'user_not_found' })
  await grant('No phone', 90)
  const { endsAt } = await grant(' New phone comes ', 2)
  expect(await deps.mfaExemptions.find(alice, deps.clock.now())).toMatchObject({ reason: 'New phone comes', endsAt })
  expect((await deps.authenticationMethods.factorsOf(alice)).exemptUntil).toEqual(endsAt)
  expect(await deps.mfaExemptions.find(alice, endsAt)).toBeNull()
  await endMfaExemption(deps, systemActor, alice)
  await endMfaExemption(deps, systemActor, alice)
  expect((await deps.authenticationMethods.factorsOf(alice)).exemptUntil).toBeNull()
  expect((await sample.events(alice)).slice(-3)).toEqual([
    ...['user.mfa_exempted', 'user.mfa_exempted', 'user.mfa_exemption_ended'],
  ])
})

test('what nobody finished and whose time is over is forgotten', async () => {
  const browser = await rememberBrowser(deps, systemActor, { userId: 'auth0|bob', securityVersion: 1, days: 1 })
  await deps.authenticationMethods.insert(newMethod(alice, 'totp', deps.clock.now()), Buffer.from('seed'))
  const endsAt = new Date(deps.clock.now().getTime() + 86_400_000)
  await exemptFromMfa(deps, systemActor, alice, { reason: 'No phone', endsAt })
  await forgetUnfinished(deps)
  expect((await deps.authenticationMethods.factorsOf(alice)).exemptUntil).toEqual(endsAt)
  expect(await deps.authenticationMethods.list(alice)).toHaveLength(1)
  sample.clock.ms += 2 * 86_400_000
  await forgetUnfinished(deps)
  expect(await deps.authenticationMethods.list(alice)).toEqual([])
  expect((await deps.authenticationMethods.factorsOf(alice)).exemptUntil).toBeNull()
  expect(await isRememberedBrowser(deps, 'auth0|bob', browser)).toBe(false)
})
