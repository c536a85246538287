// S003-107: what programs get at the token endpoint and what they are refused, each driven through the product.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAuthenticator, codeFor as totp, waitForNextCode } from '../../../login/factors.ts'
import { addPerson, password, uniqueEmail } from '../../../login/people.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { client, codeFor, person, redeem, refresh, type TestClient, tokensFor } from '../../oauth/person-client.ts'
import { type Act, doAll } from './entries.ts'

const grant = (name: string) => `http://auth0.com/oauth/grant-type/${name}`

let app: TestApp
let found: ReadonlyMap<string, readonly string[]>

const of = ({ client_id }: TestClient) => `client_id:${client_id}`
const web = () => client(app, { grant_types: ['authorization_code', 'refresh_token', 'client_credentials'] })
const own = () => client(app, { grant_types: ['password', grant('mfa-otp'), grant('mfa-recovery-code')] })
const token = (one: TestClient, body: object) => app.anonymous('POST', '/oauth/token', { body: { ...one, ...body } })
const credentials = ({ client_id, client_secret }: TestClient) => ({ client_id, client_secret })
const withPassword = async (one: TestClient, email: string, word = password) =>
  token(credentials(one), { grant_type: 'password', username: email, password: word, scope: 'openid' })

const acts: readonly Act[] = [
  {
    what: 'a code is redeemed, and again',
    codes: ['seacft', 'feacft'],
    run: async () => {
      const one = await web()
      const code = await codeFor(app, one, await person(app, 'alice'))
      expect((await redeem(app, one, code)).status).toBe(200)
      expect((await redeem(app, one, 'nothing')).status).toBe(400)
      return of(one)
    },
  },
  {
    what: 'a refresh token is used, refused and revoked',
    codes: ['sertft', 'fertft', 'srrt'],
    run: async () => {
      const one = await web()
      const who = await person(app, 'bob')
      const { refresh_token } = await tokensFor(app, one, who, { scope: 'openid offline_access' })
      expect((await refresh(app, one, refresh_token)).status).toBe(200)
      expect((await refresh(app, one, 'nothing')).status).toBe(400)
      await app.anonymous('POST', '/oauth/revoke', { body: { ...credentials(one), token: refresh_token } })
      return of(one)
    },
  },
  {
    what: 'a spent refresh token comes again',
    codes: ['ferrt'],
    run: async () => {
      const refreshing = { rotation_type: 'rotating', expiration_type: 'expiring', leeway: 0 }
      const one = await client(app, {
        grant_types: ['authorization_code', 'refresh_token'],
        refresh_token: { ...refreshing, token_lifetime: 2_592_000, idle_token_lifetime: 1_296_000 },
      })
      const who = await person(app, 'carol')
      const { refresh_token } = await tokensFor(app, one, who, { scope: 'openid offline_access' })
      expect((await refresh(app, one, refresh_token)).status).toBe(200)
      app.clock.aheadMs += 120_000
      expect((await refresh(app, one, refresh_token)).status).toBe(400)
      return of(one)
    },
  },
  {
    what: 'a machine asks for itself and for what it may not',
    codes: ['feccft'],
    run: async () => {
      const one = await web()
      const { status } = await token(credentials(one), { grant_type: 'client_credentials', audience: 'https://none/' })
      expect(status).toBe(403)
      return of(one)
    },
  },
  { what: 'a machine gets a token', codes: ['seccft'], run: async () => 'client_name:"Test machine"' },
  {
    what: 'a machine comes with a wrong secret',
    codes: ['feccft'],
    run: async () => {
      const one = { ...(await web()), client_secret: 'wrong' }
      await token(credentials(one), { grant_type: 'client_credentials', audience: 'https://none/' })
      return of(one)
    },
  },
  {
    what: 'a password gives tokens, and a wrong one none',
    codes: ['s', 'sepft', 'fp', 'fepft', 'fu'],
    run: async () => {
      const [one, email] = [await own(), uniqueEmail()]
      await addPerson(app, email)
      expect((await withPassword(one, email)).status).toBe(200)
      expect((await withPassword(one, email, 'wrong')).status).toBe(403)
      expect((await withPassword(one, uniqueEmail())).status).toBe(403)
      return of(one)
    },
  },
  {
    what: 'a password needs a second factor',
    codes: ['mfar', 'gd_auth_failed', 's', 'gd_auth_succeed'],
    run: async () => {
      const [one, email] = [await own(), uniqueEmail()]
      const { secret } = await addAuthenticator(app, await addPerson(app, email))
      waitForNextCode(app)
      const { body } = await withPassword(one, email)
      const otp = (code: string) =>
        token(credentials(one), { grant_type: grant('mfa-otp'), mfa_token: body.mfa_token, otp: code })
      expect((await otp('000000')).status).toBe(403)
      expect((await otp(totp(app, secret))).status).toBe(200)
      return of(one)
    },
  },
  {
    what: 'a recovery code is wrong',
    codes: ['mfar', 'gd_recovery_failed'],
    run: async () => {
      const [one, email] = [await own(), uniqueEmail()]
      await addAuthenticator(app, await addPerson(app, email))
      const { body } = await withPassword(one, email)
      const recovery_code = 'AAAAA-BBBBB-CCCCC'
      await token(credentials(one), {
        grant_type: grant('mfa-recovery-code'),
        mfa_token: body.mfa_token,
        recovery_code,
      })
      return of(one)
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
