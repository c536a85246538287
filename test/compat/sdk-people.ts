// People who are made through the vendor's SDK, and the doors besides it: what the SDK changed is asserted by who can
// sign in and by what they then hold.
import { ManagementClient } from 'auth0'
import { expect } from 'vitest'
import { type Answer, startTestApp, type TestApp } from '../support/test-app.ts'
import { sdkSettings } from './plain-http.ts'

export const database = 'Username-Password-Authentication'
export const password = 'Correct-Horse-7-Battery'
export const grant = (name: string) => `http://auth0.com/oauth/grant-type/${name}`

export interface SdkPerson {
  readonly id: string
  readonly email: string
  /** The id without its provider. */
  readonly subject: string
}

type Given = Readonly<Record<string, unknown>>

export interface SdkPeople {
  readonly app: TestApp
  /** By a machine with every scope. */
  readonly sdk: ManagementClient
  /** By whoever holds the token. */
  sdkWith(token: string): ManagementClient
  person(name: string, given?: Given): Promise<SdkPerson>
  /** At the token endpoint, for the SDK's own client. */
  token(body: Given): Promise<Answer>
  signIn(who: Pick<SdkPerson, 'email'>, given?: Given): Promise<Answer>
}

export async function startSdkPeople(): Promise<SdkPeople> {
  const app = await startTestApp()
  const { settings } = await sdkSettings(app)
  const { clientId: client_id, clientSecret: client_secret, domain, fetch } = settings
  const ways = ['password', 'refresh_token', grant('mfa-otp'), grant('mfa-recovery-code')]
  const changed = await app.api('PATCH', `/clients/${client_id}`, {
    body: { grant_types: ['client_credentials', ...ways] },
  })
  expect(changed.status, changed.text).toBe(200)
  await app.app.directory.stores.settings.change({ mfaPolicy: 'optional' })
  const sdk = new ManagementClient(settings)
  const token = (body: Given) => app.anonymous('POST', '/oauth/token', { body: { client_id, client_secret, ...body } })
  let serial = 0
  return {
    app,
    sdk,
    sdkWith: (bearer) => new ManagementClient({ domain, fetch, token: bearer }),
    person: async (name, given = {}) => {
      serial += 1
      const email = `${name}${serial}@example.com`
      const made = await sdk.users.create({ connection: database, email, password, email_verified: true, ...given })
      const id = made.user_id as string
      return { id, email: made.email ?? email, subject: id.slice(id.indexOf('|') + 1) }
    },
    token,
    signIn: ({ email }, given = {}) =>
      token({ grant_type: 'password', username: email, password, scope: 'openid', ...given }),
  }
}

/** The id of a person in the answer to a sign-in. */
export function subjectOf({ status, body, text }: Answer): string {
  expect(status, text).toBe(200)
  return JSON.parse(Buffer.from(body.id_token.split('.')[1], 'base64url').toString()).sub
}
