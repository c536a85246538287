// S003-107: what people do on the pages, and what is mailed to them, each driven through the product.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAuthenticator, addMailCodes } from '../../../login/factors.ts'
import { addApp, addPerson, identified, mailed, password, uniqueEmail } from '../../../login/people.ts'
import { newBrowserless } from '../../../support/browserless.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { callback, client } from '../../oauth/person-client.ts'
import { type Act, about, doAll } from './entries.ts'

const passwordless = 'http://auth0.com/oauth/grant-type/passwordless/otp'

let app: TestApp
let found: ReadonlyMap<string, readonly string[]>

const newcomer = async (more: Parameters<typeof addPerson>[2] = {}) => {
  const email = uniqueEmail()
  return { email, id: await addPerson(app, email, more) }
}
const typed = async (email: string, word: string, clientId?: string) => {
  const { browser, page } = await identified(app, email, clientId === undefined ? {} : { clientId })
  return { browser, page: await browser.submit(page, '/u/login/password', { password: word }) }
}

const acts: readonly Act[] = [
  {
    what: 'somebody signs in and out',
    codes: ['s', 'slo'],
    run: async () => {
      const { email, id } = await newcomer()
      const { browser } = await typed(email, password)
      await browser.send(await browser.open('/account'), '/account/sign-out', {})
      return about(id)
    },
  },
  {
    what: 'a password is wrong',
    codes: ['fp'],
    run: async () => {
      const { email, id } = await newcomer()
      await typed(email, 'wrong')
      return about(id)
    },
  },
  {
    what: 'nobody has the address',
    codes: ['fu'],
    run: async () => {
      const clientId = await addApp(app)
      await typed(uniqueEmail(), 'wrong', clientId)
      return `client_id:${clientId}`
    },
  },
  {
    what: 'a suspended person types the right password',
    codes: ['f'],
    run: async () => {
      const { email, id } = await newcomer({ blocked: true })
      await typed(email, password)
      return about(id)
    },
  },
  {
    what: 'an account is locked, and released by the API',
    codes: ['fp', 'limit_wc', 'ublkdu', 'sapi'],
    run: async () => {
      const { email, id } = await newcomer()
      for (let guess = 0; guess < 12; guess += 1) {
        app.clock.aheadMs += 61_000
        await typed(email, 'wrong')
      }
      await app.api('DELETE', `/user-blocks/${encodeURIComponent(id)}`)
      return about(id)
    },
  },
  {
    what: 'a forgotten password is asked for and set anew',
    codes: ['scpr', 'scp'],
    run: async () => {
      const { email, id } = await newcomer()
      const browser = newBrowserless(app.url)
      const page = await browser.open('/u/reset-password/request')
      await browser.send(page, '/u/reset-password/request', { email })
      const { link } = await mailed(app, email)
      await browser.submit(await browser.open(link), '/u/reset-password', { password: 'copper meadow thunder 17' })
      return about(id)
    },
  },
  {
    what: 'a forgotten password is asked for where nobody is',
    codes: ['fcpr'],
    run: async () => {
      const { client_id } = await client(app)
      const body = { client_id, email: uniqueEmail(), connection: 'Username-Password-Authentication' }
      await app.anonymous('POST', '/dbconnections/change_password', { body })
      return `client_id:${client_id}`
    },
  },
  {
    what: 'somebody signs up with an address that is taken',
    codes: ['fs'],
    run: async () => {
      const { email } = await newcomer()
      const { client_id } = await client(app)
      await app.app.directory.stores.settings.change({ isSignUpOpen: true })
      const connection = 'Username-Password-Authentication'
      await app.anonymous('POST', '/dbconnections/signup', { body: { client_id, email, password, connection } })
      return 'type:fs'
    },
  },
  {
    what: 'a second factor is asked for by mail',
    codes: ['gd_start_auth', 'gd_auth_failed'],
    run: async () => {
      const { email, id } = await newcomer()
      await app.app.directory.stores.settings.change({ mfaPolicy: 'required', disabledFactors: [] })
      await addMailCodes(app, id, email)
      const { browser, page } = await typed(email, password)
      const sent = await browser.submit(page, '/u/mfa-email-challenge/send')
      await browser.submit(sent, '/u/mfa-email-challenge', { code: '000000' })
      await app.app.directory.stores.settings.change({ mfaPolicy: 'optional' })
      return about(id)
    },
  },
  {
    what: 'a recovery code is used',
    codes: ['gd_recovery_succeed'],
    run: async () => {
      const { email, id } = await newcomer()
      const { recoveryCodes } = await addAuthenticator(app, id)
      const { browser, page } = await typed(email, password)
      const state = new URL(page.address, app.url).searchParams.get('state')
      const asked = await browser.open(`/u/mfa-recovery-code-challenge?state=${state}`)
      await browser.submit(asked, '/u/mfa-recovery-code-challenge', { code: recoveryCodes[0] ?? '' })
      return about(id)
    },
  },
  {
    what: 'a passwordless code and link are sent',
    codes: ['cs', 'cls'],
    run: async () => {
      const own = await client(app, { grant_types: [passwordless, 'authorization_code'] })
      const body = { name: 'email', strategy: 'email', enabled_clients: [own.client_id] }
      await app.api('POST', '/connections', { body })
      const made = await app.api('POST', '/users', { body: { connection: 'email', email: uniqueEmail() } })
      const asked = { ...own, connection: 'email', email: made.body.email }
      for (const send of ['code', 'link']) {
        const authParams = { redirect_uri: callback, response_type: 'code', scope: 'openid' }
        const { status, text } = await app.anonymous('POST', '/passwordless/start', {
          body: { ...asked, send, authParams },
        })
        expect(status, text).toBe(200)
      }
      return about(made.body.user_id)
    },
  },
]

beforeAll(async () => {
  app = await startTestApp()
  await app.app.directory.stores.settings.change({ mfaPolicy: 'optional' })
  found = await doAll(app, acts)
}, 60_000)
afterAll(() => app.close())

test.each(acts.map(({ what, codes }) => [what, codes] as const))('when %s the logs tell %j', (what, codes) => {
  expect(found.get(what)).toEqual(expect.arrayContaining([...codes]))
})
