// Two customer companies with their programs and people, as tests of the tenant API begin.

import { type Answer, type Caller, caller, type TestApp } from '../../support/test-app.ts'
import { answered, asked, authorize, client, type Person, pair, redeem, type Words } from '../oauth/person-client.ts'

export const audience = 'urn:rollcall:tenant-access'
export const both = 'tenant.access:read tenant.access:write'

export interface Tenant {
  readonly id: string
  readonly name: string
}

export async function tenant(app: TestApp, name: string): Promise<Tenant> {
  return fine(await app.api('POST', '/organizations', { body: { name } }), 201)
}

/** Of a program with a grant, for every tenant. */
export async function machineToken(app: TestApp, scopes: readonly string[] = both.split(' ')): Promise<string> {
  const body = { name: 'Back office', machine: true, audience, scopes }
  const { client_id, client_secret } = fine(await app.v1('POST', '/clients', { body }), 201)
  const grant = { grant_type: 'client_credentials', client_id, client_secret, audience }
  return fine(await app.anonymous('POST', '/oauth/token', { body: grant }), 200).access_token
}

/** The API as the bearer of this token has it; the path begins after `/api`. */
export function bearer(app: TestApp, token: string): Caller {
  return caller(`${app.url}api`, { authorization: `Bearer ${token}` })
}

/** By the browser, in a fragment, without ever naming the API: as a page that tries out the API would. */
export async function implicitToken(
  app: TestApp,
  who: Pick<Person, 'cookie'>,
  organization: string,
  more: Words = {},
): Promise<string> {
  const one = await client(app, { name: 'Try it out', app_type: 'spa', grant_types: ['implicit'], ...members })
  const words = asked(one, { response_type: 'token', scope: both, organization, ...more })
  const { access_token, error_description } = answered(await authorize(app, words, who.cookie))
  if (access_token === undefined) throw new Error(`no token: ${error_description}`)
  return access_token
}

export interface CodeTokens {
  readonly access_token: string
  readonly id_token?: string
  readonly scope?: string
}

/** By code and PKCE, for a program without a secret. */
export async function codeTokens(
  app: TestApp,
  who: Pick<Person, 'cookie'>,
  organization: string,
  more: Words = {},
): Promise<CodeTokens> {
  const one = await client(app, { name: 'Tenant console', app_type: 'spa', ...members })
  const { verifier, challenge } = pair()
  const proof = { code_challenge: challenge, code_challenge_method: 'S256' }
  const words = asked(one, { scope: both, organization, ...proof, ...more })
  const { code, error_description } = answered(await authorize(app, words, who.cookie))
  if (code === undefined) throw new Error(`no code: ${error_description}`)
  const { client_id } = one
  return fine(await redeem(app, { client_id, client_secret: '' }, code, { client_id, code_verifier: verifier }), 200)
}

const members = { organization_usage: 'allow' }

/** The body, or an error that shows what came instead. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came.
export function fine({ status, body, text }: Answer, expected: number): any {
  if (status !== expected) throw new Error(`${status} instead of ${expected}: ${text}`)
  return body
}
