// Factors, sessions and refresh tokens of seed 003 through the vendor's SDK, asserted on sign-ins: who is asked for a
// second step, and which cookie and token still open something.
import { Management } from 'auth0'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isRememberedBrowser, rememberBrowser } from '../../src/authentication-methods/remembered-browser.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { answered, asked, authorize, client, cookieOf } from '../api/oauth/person-client.ts'
import { codeFor, waitForNextCode } from '../login/factors.ts'
import { grant, type SdkPeople, type SdkPerson, startSdkPeople, subjectOf } from './sdk-people.ts'

let people: SdkPeople
beforeAll(async () => {
  people = await startSdkPeople()
})
afterAll(() => people.app.close())

const totp_secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const totp = { type: 'totp', name: 'App', totp_secret } as const
const phone = { type: 'phone', name: 'Mobile', phone_number: '+44207183875044' } as const
const mail = { type: 'email', name: 'Spare', email: 'spare@example.com' } as const

async function withTotp(name: string): Promise<{ readonly who: SdkPerson; readonly method: string }> {
  const who = await people.person(name)
  const { id } = await people.sdk.users.authenticationMethods.create(who.id, totp)
  return { who, method: id as string }
}

async function mfaToken(who: SdkPerson): Promise<string> {
  const { status, body } = await people.signIn(who)
  expect([status, body.error]).toEqual([403, 'mfa_required'])
  return body.mfa_token
}

const otp = async (who: SdkPerson) => {
  waitForNextCode(people.app)
  const code = codeFor(people.app, totp_secret)
  return people.token({ grant_type: grant('mfa-otp'), mfa_token: await mfaToken(who), otp: code })
}
const recover = async (who: SdkPerson, recovery_code: string) =>
  people.token({ grant_type: grant('mfa-recovery-code'), mfa_token: await mfaToken(who), recovery_code })

const types = async ({ id }: SdkPerson) =>
  (await people.sdk.users.authenticationMethods.list(id)).data.map(({ type }) => type).sort()

describe('authentication methods', () => {
  test('S003-78 S003-79 S003-81 S003-84 a method counts from the start, is listed and read', async () => {
    const { sdk } = people
    const { who, method } = await withTotp('alice')
    const [listed] = (await sdk.users.authenticationMethods.list(who.id)).data
    expect(listed).toMatchObject({ id: method, type: 'totp', confirmed: true })
    expect(await sdk.users.authenticationMethods.get(who.id, method)).toEqual(listed)
    expect(subjectOf(await otp(who))).toBe(who.id)
  })

  test('S003-85 S003-86 a method changes its name, under its own person alone', async () => {
    const { sdk, person } = people
    const { who, method } = await withTotp('bob')
    await sdk.users.authenticationMethods.update(who.id, method, { name: 'New phone' })
    expect(await sdk.users.authenticationMethods.get(who.id, method)).toMatchObject({ name: 'New phone' })
    const other = await person('carol')
    const missing = expect.objectContaining({ statusCode: 404 })
    await expect(sdk.users.authenticationMethods.get(other.id, method)).rejects.toEqual(missing)
    await expect(sdk.users.authenticationMethods.update(other.id, method, { name: 'x' })).rejects.toEqual(missing)
  })

  test('S003-80 a method goes by its id, and is asked for no more', async () => {
    const { sdk, signIn } = people
    const { who, method } = await withTotp('carol')
    const spare = await sdk.users.authenticationMethods.create(who.id, phone)
    await sdk.users.authenticationMethods.delete(who.id, method)
    await expect(sdk.users.authenticationMethods.get(who.id, method)).rejects.toBeInstanceOf(Management.NotFoundError)
    expect((await sdk.users.authenticationMethods.list(who.id)).data).toMatchObject([{ id: spare.id }])
    expect(subjectOf(await signIn(who))).toBe(who.id)
  })

  test('S003-82 the list is paged', async () => {
    const { sdk } = people
    const { who } = await withTotp('dan')
    await sdk.users.authenticationMethods.create(who.id, phone)
    const page = await sdk.users.authenticationMethods.list(who.id, { per_page: 1, page: 1 })
    expect(page.data).toMatchObject([{ type: 'phone' }])
  })

  test('S003-87 S003-88 all authenticators go at once, and the password is enough again', async () => {
    const { sdk, signIn } = people
    const { who } = await withTotp('alice')
    await sdk.users.authenticationMethods.create(who.id, phone)
    await sdk.users.authenticationMethods.create(who.id, mail)
    expect(await types(who)).toEqual(['email', 'phone', 'totp'])
    await sdk.users.authenticators.deleteAll(who.id)
    expect(await types(who)).toEqual([])
    expect(subjectOf(await signIn(who))).toBe(who.id)
  })

  test('S003-89 the first enrolment is given', async () => {
    const { sdk, person } = people
    const bob = await person('bob')
    expect(await sdk.users.enrollments.get(bob.id)).toEqual([])
    const { id } = await sdk.users.authenticationMethods.create(bob.id, phone)
    await sdk.users.authenticationMethods.create(bob.id, totp)
    expect(await sdk.users.enrollments.get(bob.id)).toMatchObject([{ id, status: 'confirmed', auth_method: 'sms' }])
  })
})

describe('second factors', () => {
  test('S003-36 S003-37 S003-38 a new recovery code opens the account once, the old one never again', async () => {
    const { sdk } = people
    const { who } = await withTotp('carol')
    const [old, fresh] = [
      await sdk.users.regenerateRecoveryCode(who.id),
      await sdk.users.regenerateRecoveryCode(who.id),
    ]
    expect(old.recovery_code).not.toBe(fresh.recovery_code)
    expect((await recover(who, old.recovery_code as string)).status).toBe(403)
    expect(subjectOf(await recover(who, fresh.recovery_code as string))).toBe(who.id)
    expect((await recover(who, fresh.recovery_code as string)).status).toBe(403)
  })

  test('S003-111 S003-112 the set-up of a provider goes, and of no other', async () => {
    const { sdk, signIn } = people
    const { who } = await withTotp('dan')
    await sdk.users.multifactor.deleteProvider(who.id, 'duo')
    expect(subjectOf(await otp(who))).toBe(who.id)
    await sdk.users.multifactor.deleteProvider(who.id, 'google-authenticator')
    expect(await types(who)).toEqual([])
    expect(subjectOf(await signIn(who))).toBe(who.id)
    expect((await sdk.users.get(who.id)).multifactor ?? []).toEqual([])
  })

  test('S003-113 S003-114 every remembered browser is forgotten', async () => {
    const { sdk, app } = people
    const { who } = await withTotp('alice')
    const { directory } = app.app
    const deps = { ...directory.stores, clock: directory.clock }
    const { securityVersion = 1 } = (await deps.accounts.find(who.id)) ?? {}
    const remember = () => rememberBrowser(deps, systemActor, { userId: who.id, securityVersion, days: 30 })
    const browsers = [await remember(), await remember()]
    const known = () => Promise.all(browsers.map((browser) => isRememberedBrowser(deps, who.id, browser)))
    expect(await known()).toEqual([true, true])
    await sdk.users.multifactor.invalidateRememberBrowser(who.id)
    expect(await known()).toEqual([false, false])
  })
})

describe('sessions and refresh tokens', () => {
  test('S003-131 S003-132 S003-133 sessions are listed by pages, and end all at once', async () => {
    const { sdk, app, person } = people
    const [bob, carol] = [await person('bob'), await person('carol')]
    const web = await client(app)
    const [first, second] = [await cookieOf(app, bob.id), await cookieOf(app, bob.id)]
    const others = await cookieOf(app, carol.id)
    const isSignedIn = async ({ cookie }: { readonly cookie: string }) =>
      answered(await authorize(app, asked(web, { prompt: 'none' }), cookie)).code !== undefined
    const pages = await twoPages(await sdk.users.sessions.list(bob.id, { take: 1 }))
    expect(pages.map(({ id }) => id).sort()).toEqual([first.sessionId, second.sessionId].sort())
    expect(await Promise.all([first, second, others].map(isSignedIn))).toEqual([true, true, true])
    await sdk.users.sessions.delete(bob.id)
    expect((await sdk.users.sessions.list(bob.id)).data).toEqual([])
    expect(await Promise.all([first, second, others].map(isSignedIn))).toEqual([false, false, true])
  })

  test('S003-134 S003-135 S003-136 refresh tokens are listed by pages, and end all at once', async () => {
    const { sdk, signIn, token, person } = people
    const dan = await person('dan')
    const scope = 'openid offline_access'
    const held = [await signIn(dan, { scope }), await signIn(dan, { scope })].map(({ body }) => body.refresh_token)
    const pages = await twoPages(await sdk.users.refreshToken.list(dan.id, { take: 1 }))
    expect(new Set(pages.map(({ id }) => id)).size).toBe(2)
    expect(pages.map(({ user_id }) => user_id)).toEqual([dan.id, dan.id])
    const refreshed = await token({ grant_type: 'refresh_token', refresh_token: held[0] })
    expect(refreshed.status, refreshed.text).toBe(200)
    await sdk.users.refreshToken.delete(dan.id)
    expect((await sdk.users.refreshToken.list(dan.id)).data).toEqual([])
    for (const refresh_token of [refreshed.body.refresh_token ?? held[0], held[1]]) {
      const { body } = await token({ grant_type: 'refresh_token', refresh_token })
      expect(body.error).toBe('invalid_grant')
    }
  })
})

interface SdkPage<Item> {
  readonly data: Item[]
  hasNextPage(): boolean
  getNextPage(): Promise<SdkPage<Item>>
}

/** What stands on the only two pages there are. The SDK's page turns into the next one. */
async function twoPages<Item>(page: SdkPage<Item>): Promise<Item[]> {
  const first = [...page.data]
  expect([first.length, page.hasNextPage()]).toEqual([1, true])
  const rest = [...(await page.getNextPage()).data]
  expect([rest.length, page.hasNextPage()]).toEqual([1, false])
  return [...first, ...rest]
}
