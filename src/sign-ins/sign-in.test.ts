import { randomUUID } from 'node:crypto'
import { TOTP } from 'otpauth'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findMessages } from '../../test/support/find-messages.ts'
import { startTestApp, type TestApp } from '../../test/support/test-app.ts'
import { addMethod } from '../authentication-methods/add-method.ts'
import { confirmTotp, startTotp } from '../authentication-methods/totp.ts'
import type { Directory } from '../directory.ts'
import { listLocks } from '../guards/list-locks.ts'
import { tellLocks } from '../guards/lock-evidence.ts'
import { systemActor } from '../kernel/actor.ts'
import type { QueuedMessage } from '../messages/message.ts'
import { openSession } from '../sessions/open-session.ts'
import { sessionHash } from '../sessions/session.ts'
import { createUser } from '../users/create-user.ts'
import { suspendUser } from '../users/suspend-user.ts'
import { updateUser } from '../users/update-user.ts'
import type { Account } from './account.ts'
import { chooseLocale } from './choose.ts'
import { continueSession } from './continue-session.ts'
import { finishSignIn } from './finish-sign-in.ts'
import { identify } from './identify.ts'
import { beginSignIn, readSignIn, StaleSignIn } from './keep-sign-in.ts'
import { stepOf } from './load-facts.ts'
import { mailSignInCode, proveEmailCode } from './prove-mailbox.ts'
import { provePassword } from './prove-password.ts'
import { proveTotp } from './prove-second-factor.ts'
import { newSignIn, type SignIn } from './sign-in.ts'
import { signUp } from './sign-up.ts'

let app: TestApp
let directory: Directory
beforeAll(async () => {
  app = await startTestApp()
  directory = app.app.directory
})
afterAll(() => app.close())

const password = 'violet Harbour lantern 42'
let alice: { readonly id: string; readonly email: string }
let caller: { ip: string; userAgent: string; requestId: null }

beforeEach(async () => {
  const email = `alice-${randomUUID().slice(0, 8)}@example.com`
  const input = { connection: 'Username-Password-Authentication', email, password, emailVerified: true }
  alice = { email, id: (await createUser(directory, systemActor, input)).id }
  // A network of its own for each test, so that none spends the tries of another.
  const [a, b] = [Math.floor(Math.random() * 250), Math.floor(Math.random() * 250)]
  caller = { ip: `203.${a}.${b}.7`, userAgent: 'Firefox', requestId: null }
})

async function begun(): Promise<SignIn> {
  const signIn = newSignIn({ goal: { kind: 'account', path: '/account' }, origin: caller }, directory.clock.now())
  const { browserSecret } = await beginSignIn(directory, signIn, null)
  return (await readSignIn(directory, signIn.id, browserSecret)) as SignIn
}

const tryPassword = (given: string) => ({
  password: given,
  staysSignedIn: true,
  knownBrowserSecret: null,
  trustedBrowserSecret: null,
})

async function withPassword(given = password): Promise<SignIn> {
  return provePassword(directory, await identify(directory, await begun(), alice.email), tryPassword(given), caller)
}

const fresh = { previousSessionSecret: null, knownBrowserSecret: null, trustsBrowser: false }

describe('a password sign-in', () => {
  test('opens a session whose cookie is found, counts the sign-in, and leaves one event', async () => {
    const { session, secret } = await finishSignIn(directory, await withPassword(), fresh, caller)
    const found = await directory.stores.sessions.findBySecret(sessionHash(secret), directory.clock.now())
    expect(found).toMatchObject({ id: session.id, userId: alice.id, methods: [{ name: 'pwd' }] })
    const user = await directory.stores.users.find(alice.id)
    expect(user).toMatchObject({ loginsCount: 1, lastIp: caller.ip })
    const page = { kind: 'offset', offset: 0, limit: 10, withTotal: false } as const
    const events = (await directory.stores.audit.listAbout(alice.id, page)).items.map(({ type }) => type)
    expect(events).toEqual(['user.signed_in', 'user.created'])
  })

  test('AUT-01 a wrong password, an unknown name and a locked account fail in the same words', async () => {
    const unknown = await identify(directory, await begun(), 'nobody@example.com')
    const faults = await Promise.all([
      withPassword('wrong').catch((fault: Error) => fault.message),
      provePassword(directory, unknown, tryPassword(password), caller).catch((fault: Error) => fault.message),
    ])
    expect(new Set(faults)).toEqual(new Set(["That didn't work. Check your details or use another way."]))
  })

  test('AUT-06 ten wrong ones lock the account on this network even for the right one, and another network goes on', async () => {
    for (let count = 0; count < 10; count += 1) await expect(withPassword('wrong')).rejects.toThrow()
    await expect(withPassword()).rejects.toMatchObject({ code: 'invalid_credentials' })
    expect(await findMessages(app, alice.email)).toMatchObject([{ kind: 'account-locked' }])
    caller = { ...caller, ip: '198.51.100.9' }
    expect((await withPassword()).userId).toBe(alice.id)
  })

  test('AUT-13 a suspended person gets no session, and learns why only after the right password', async () => {
    const proven = await withPassword()
    await directory.change((deps) => suspendUser(deps, systemActor, alice.id, { endsSessions: true }))
    expect((await stepOf(directory, proven)).step).toEqual({ kind: 'refused', reason: 'suspended' })
    await expect(finishSignIn(directory, proven, fresh, caller)).rejects.toThrow(StaleSignIn)
  })

  test('two submissions of one step count once', async () => {
    const named = await identify(directory, await begun(), alice.email)
    const both = await Promise.allSettled(
      [1, 2].map(() => provePassword(directory, named, tryPassword(password), caller)),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('a sign-in belongs to the browser it began in', async () => {
    const signIn = await begun()
    expect(await readSignIn(directory, signIn.id, 'x'.repeat(43))).toBeNull()
    expect(await readSignIn(directory, signIn.id, null)).toBeNull()
  })

  test('SES-01 signing in again gives the session a new secret, and the old one is dead', async () => {
    const first = await finishSignIn(directory, await withPassword(), fresh, caller)
    const again = { ...fresh, previousSessionSecret: first.secret }
    const second = await finishSignIn(directory, await withPassword(), again, caller)
    expect(second.session.id).toBe(first.session.id)
    const { sessions } = directory.stores
    expect(await sessions.findBySecret(sessionHash(first.secret), directory.clock.now())).toBeNull()
    expect(await sessions.findBySecret(sessionHash(second.secret), directory.clock.now())).not.toBeNull()
  })
})

describe('a sign-in in a browser that is new to the account', () => {
  const told = async () => (await findMessages(app, alice.email)).map(({ kind, values }) => ({ kind, values }))
  const setTelling = (tellsOfNewDevices: boolean) => directory.stores.settings.change({ tellsOfNewDevices })
  beforeEach(() => setTelling(true))
  afterEach(() => setTelling(false))

  test('is told by mail with where it came from, once: of the first of all there is nothing to tell', async () => {
    const first = await finishSignIn(directory, await withPassword(), fresh, caller)
    expect(await told()).toEqual([])
    const other = { ...caller, userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }
    const elsewhere = await finishSignIn(directory, await withPassword(), fresh, other)
    const link = expect.stringMatching(/\/account\/activity$/)
    expect(await told()).toEqual([{ kind: 'new-device', values: { link, place: 'Firefox on Linux' } }])
    for (const { knownBrowserSecret } of [first, elsewhere]) {
      await finishSignIn(directory, await withPassword(), { ...fresh, knownBrowserSecret }, caller)
    }
    expect(await told()).toHaveLength(1)
  })

  test('is told of nobody who was in it before, though others signed in there meanwhile', async () => {
    await finishSignIn(directory, await withPassword(), fresh, caller)
    let { knownBrowserSecret } = await finishSignIn(directory, await withPassword(), fresh, caller)
    expect(await told()).toHaveLength(1)
    const [owner, marks] = [alice, [] as (string | null)[]]
    for (const name of ['bob', 'carol', 'dan', 'erin', 'frank']) {
      const email = `${name}-${randomUUID().slice(0, 8)}@example.com`
      const input = { connection: 'Username-Password-Authentication', email, password, emailVerified: true }
      alice = { email, id: (await createUser(directory, systemActor, input)).id }
      marks.push(knownBrowserSecret)
      knownBrowserSecret = (
        await finishSignIn(directory, await withPassword(), { ...fresh, knownBrowserSecret }, caller)
      ).knownBrowserSecret
    }
    alice = owner
    const [fourth, fifth] = [marks[4] ?? null, knownBrowserSecret]
    await finishSignIn(directory, await withPassword(), { ...fresh, knownBrowserSecret: fourth }, caller)
    expect(await told()).toHaveLength(1)
    // The cookie has room for five.
    await finishSignIn(directory, await withPassword(), { ...fresh, knownBrowserSecret: fifth }, caller)
    expect(await told()).toHaveLength(2)
  })

  test('is told of nobody who is signed in there', async () => {
    const { secret } = await finishSignIn(directory, await withPassword(), fresh, caller)
    await finishSignIn(directory, await withPassword(), { ...fresh, previousSessionSecret: secret }, caller)
    expect(await told()).toEqual([])
  })

  test('is told of no operator who acts as them, whose browser stays new to them', async () => {
    await finishSignIn(directory, await withPassword(), fresh, caller)
    const { stores, clock } = directory
    const { securityVersion } = (await stores.accounts.find(alice.id)) as Account
    const { session, secret } = await openSession(
      { ...stores, clock },
      {
        ...{ userId: alice.id, securityVersion, methods: [], isPersistent: false, origin: caller },
        settings: await stores.settings.read(),
        impersonator: { id: 'op_olga', name: 'olga@example.com', impersonation: 'imp_1' },
      },
    )
    const started = newSignIn({ goal: { kind: 'account', path: '/account' }, origin: caller }, clock.now())
    const continued = continueSession(started, session, clock.now())
    const { browserSecret } = await beginSignIn(directory, continued, null)
    const signIn = (await readSignIn(directory, continued.id, browserSecret)) as SignIn
    const acting = await finishSignIn(directory, signIn, { ...fresh, previousSessionSecret: secret }, caller)
    expect([acting.session.id, acting.knownBrowserSecret, await told()]).toEqual([session.id, null, []])
  })

  test('is told to every verified address, and to none that nobody proved', async () => {
    const { settings } = directory.stores
    const { mfaPolicy } = await settings.read()
    await settings.change({ mfaPolicy: 'off' })
    const destination = `spare-${randomUUID().slice(0, 8)}@example.com`
    const counted = async () =>
      Promise.all(
        [alice.email, destination].map(
          async (to) => (await findMessages(app, to)).filter(({ kind }) => kind === 'new-device').length,
        ),
      )
    try {
      await finishSignIn(directory, await withPassword(), fresh, caller)
      const factor = { type: 'email', name: null, destination } as const
      await directory.change((stores) => addMethod({ ...directory, ...stores }, systemActor, alice.id, factor))
      await finishSignIn(directory, await withPassword(), fresh, caller)
      expect(await counted()).toEqual([1, 1])
      await updateUser(directory, systemActor, alice.id, { emailVerified: false })
      await finishSignIn(directory, await withPassword(), fresh, caller)
      expect(await counted()).toEqual([1, 2])
    } finally {
      await settings.change({ mfaPolicy })
    }
  })

  test('names it in the language of the letter, whatever the language of the reader', async () => {
    await directory.stores.settings.change({ defaultLocale: 'de' })
    try {
      await finishSignIn(directory, await withPassword(), fresh, caller)
      const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
      await finishSignIn(directory, await withPassword(), fresh, { ...caller, userAgent })
      expect(await told()).toMatchObject([{ values: { place: 'Firefox unter Linux' } }])
    } finally {
      await directory.stores.settings.change({ defaultLocale: 'en' })
    }
  })

  test('is told where the mark of the browser is of somebody else', async () => {
    const { knownBrowserSecret } = await finishSignIn(directory, await withPassword(), fresh, caller)
    const forged = `${knownBrowserSecret?.slice(0, -1)}${knownBrowserSecret?.endsWith('A') ? 'B' : 'A'}`
    await finishSignIn(directory, await withPassword(), { ...fresh, knownBrowserSecret: forged }, caller)
    expect(await told()).toMatchObject([{ kind: 'new-device' }])
  })

  test('is told to nobody where the setting is off', async () => {
    await setTelling(false)
    await finishSignIn(directory, await withPassword(), fresh, caller)
    await finishSignIn(directory, await withPassword(), fresh, caller)
    expect(await told()).toEqual([])
  })
})

describe('codes by e-mail', () => {
  async function codeFor(email: string): Promise<{ signIn: SignIn; code: string | undefined }> {
    const named = await identify(directory, await begun(), email)
    const signIn = await mailSignInCode(directory, named, caller)
    const [message] = await findMessages(app, email)
    return { signIn, code: (message?.values as { code?: string } | undefined)?.code }
  }

  test('the code of the mail signs in, once', async () => {
    const { signIn, code = '' } = await codeFor(alice.email)
    const proven = await proveEmailCode(directory, signIn, `${code.slice(0, 3)} ${code.slice(3)}`, caller)
    expect(proven.userId).toBe(alice.id)
    await expect(proveEmailCode(directory, signIn, code, caller)).rejects.toThrow()
  })

  test('of twenty who send the right code at once one is let in', async () => {
    const { signIn, code = '' } = await codeFor(alice.email)
    const tries = Array.from({ length: 20 }, () => proveEmailCode(directory, signIn, code, caller))
    const outcomes = await Promise.allSettled(tries)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('a code dies of five wrong tries, even when they come at once', async () => {
    const { signIn, code = '' } = await codeFor(alice.email)
    const wrong = code === '000000' ? '111111' : '000000'
    await Promise.allSettled(Array.from({ length: 8 }, () => proveEmailCode(directory, signIn, wrong, caller)))
    const current = (await directory.stores.signIns.findByReference(signIn.reference)) as SignIn
    await expect(proveEmailCode(directory, current, code, caller)).rejects.toThrow()
  })

  test('ten wrong ones lock the account, which tells when they came and from where', async () => {
    const named = await identify(directory, await begun(), alice.email)
    const signIn = await mailSignInCode(directory, named, caller)
    const tried = async () => (await directory.stores.signIns.findByReference(signIn.reference)) as SignIn
    for (let count = 0; count < 10; count += 1) {
      await expect(proveEmailCode(directory, await tried(), 'wrong', caller)).rejects.toThrow()
    }
    const { stores, clock } = directory
    const locks = await tellLocks(stores, alice.id, await listLocks({ ...stores, clock }, alice.id))
    expect(locks).toMatchObject([{ act: 'code', count: 10, from: [{ network: caller.ip, count: 10 }] }])
  })

  test('AUT-03 a wrong one is refused in the same words whether an account has the address', async () => {
    const faults: unknown[] = []
    for (const email of [alice.email, 'nobody-at-all@example.com']) {
      const signIn = await mailSignInCode(directory, await identify(directory, await begun(), email), caller)
      const fault = await proveEmailCode(directory, signIn, 'wrong', caller).catch((thrown: unknown) => thrown)
      const { lastFailure } = (await directory.stores.signIns.findByReference(signIn.reference)) as SignIn
      faults.push([fault, lastFailure])
    }
    expect(faults[0]).toEqual(faults[1])
  })

  test('AUT-04 an address without an account leads to the same page, and its mail holds no code', async () => {
    const { signIn, code } = await codeFor('nobody-here@example.com')
    expect(signIn.choices.codeId).toBeDefined()
    expect(code).toBeUndefined()
    expect(await findMessages(app, 'nobody-here@example.com')).toMatchObject([{ kind: 'sign-in-unknown' }])
    // In the language that was chosen on the page: no account says another.
    const chosen = await chooseLocale(
      directory,
      await identify(directory, await begun(), 'nobody-else@example.com'),
      'es',
    )
    await mailSignInCode(directory, chosen, caller)
    expect(await findMessages(app, 'nobody-else@example.com')).toMatchObject([{ locale: 'es' }])
  })
})

describe('signing up', () => {
  const newcomer = () => `bob-${randomUUID().slice(0, 8)}@example.com`

  test('the account is there at once, and the code of the mail signs in and verifies the address', async () => {
    const email = newcomer()
    const waiting = await signUp(directory, await begun(), { email, password }, caller)
    expect((await stepOf(directory, waiting)).step).toEqual({ kind: 'confirm-email' })
    const [message] = await findMessages(app, email)
    const { code } = (message as QueuedMessage).values as { code: string }
    const proven = await proveEmailCode(directory, waiting, code, caller)
    expect((await stepOf(directory, proven)).step).toEqual({ kind: 'done' })
    expect((await directory.stores.users.find(proven.userId ?? ''))?.emailVerified).toBe(true)
  })

  test('AUT-03 an address that is taken leads to the same page, and its owner hears of it', async () => {
    const waiting = await signUp(directory, await begun(), { email: alice.email, password }, caller)
    expect((await stepOf(directory, waiting)).step).toEqual({ kind: 'confirm-email' })
    expect(await findMessages(app, alice.email)).toMatchObject([{ kind: 'already-registered' }])
    await expect(proveEmailCode(directory, waiting, '123456', caller)).rejects.toMatchObject({
      code: 'invalid_credentials',
    })
  })

  test('AUT-17 where sign-up is closed nobody is made', async () => {
    await directory.stores.settings.change({ isSignUpOpen: false })
    const refused = signUp(directory, await begun(), { email: newcomer(), password }, caller)
    await expect(refused).rejects.toMatchObject({ code: 'not_permitted' })
    await directory.stores.settings.change({ isSignUpOpen: true })
  })
})

describe('a second factor', () => {
  async function enrolled(): Promise<TOTP> {
    const label = { accountLabel: 'alice', issuer: 'Rollcall' }
    const { methodId, secret } = await directory.change((deps) => startTotp(deps, { userId: alice.id }, label))
    const totp = new TOTP({ secret })
    // The step before counts, and leaves the present one for the test.
    const code = totp.generate({ timestamp: directory.clock.now().getTime() - 30_000 })
    expect(await directory.change((deps) => confirmTotp(deps, systemActor, alice.id, methodId, code))).toBe(true)
    return totp
  }
  const now = (totp: TOTP) => totp.generate({ timestamp: directory.clock.now().getTime() })

  test('MFA-01 a right password alone finishes nothing', async () => {
    await enrolled()
    const proven = await withPassword()
    expect((await stepOf(directory, proven)).step).toMatchObject({ kind: 'second-factor' })
    await expect(finishSignIn(directory, proven, fresh, caller)).rejects.toThrow(StaleSignIn)
  })

  test('MFA-02 a code is taken once, in whatever sign-in', async () => {
    const totp = await enrolled()
    const [one, other] = [await withPassword(), await withPassword()]
    const code = now(totp)
    const outcomes = await Promise.allSettled([one, other].map((signIn) => proveTotp(directory, signIn, code, caller)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('MFA-04 the sixth try of one sign-in is refused, whatever it is', async () => {
    const totp = await enrolled()
    let signIn = await withPassword()
    const wrong = now(totp) === '000000' ? '111111' : '000000'
    for (let count = 0; count < 5; count += 1) {
      await expect(proveTotp(directory, signIn, wrong, caller)).rejects.toMatchObject({ code: 'invalid_credentials' })
      signIn = (await directory.stores.signIns.findByReference(signIn.reference)) as SignIn
    }
    await expect(proveTotp(directory, signIn, now(totp), caller)).rejects.toThrow()
  })

  test('MFA-10 a trusted browser spares it for the one who trusted it, and not after the password changed', async () => {
    const totp = await enrolled()
    const proven = await proveTotp(directory, await withPassword(), now(totp), caller)
    const { trustedBrowserSecret } = await finishSignIn(directory, proven, { ...fresh, trustsBrowser: true }, caller)
    const trusting = { ...tryPassword(password), trustedBrowserSecret }
    const again = await identify(directory, await begun(), alice.email)
    const spared = await provePassword(directory, again, trusting, caller)
    expect((await stepOf(directory, spared)).step).toEqual({ kind: 'done' })

    await directory.change((deps) => deps.users.endGrantsOf(alice.id))
    const later = await identify(directory, await begun(), alice.email)
    const asked = await provePassword(directory, later, trusting, caller)
    expect((await stepOf(directory, asked)).step).toMatchObject({ kind: 'second-factor' })
  })
})
