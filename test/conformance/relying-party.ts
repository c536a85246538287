// A strict relying party (oauth4webapi) with a person who is signed in: what the modules of OpenID's plans stand on.
import * as oauth from 'oauth4webapi'
import {
  answered,
  asked,
  authorize,
  callback,
  client,
  type Person,
  type TestClient,
  type Words,
} from '../api/oauth/person-client.ts'
import type { TestApp } from '../support/test-app.ts'

export const insecure = { [oauth.allowInsecureRequests]: true }

export interface RelyingParty {
  readonly server: oauth.AuthorizationServer
  readonly registered: TestClient
  readonly client: oauth.Client
  readonly authentication: oauth.ClientAuth
}

export async function relyingParty(app: TestApp, given: object = {}): Promise<RelyingParty> {
  const issuer = new URL(app.url)
  const discovered = await oauth.discoveryRequest(issuer, { algorithm: 'oidc', ...insecure })
  const server = await oauth.processDiscoveryResponse(issuer, discovered)
  const registered = await client(app, { grant_types: ['authorization_code', 'refresh_token'], ...given })
  const authentication = oauth.ClientSecretPost(registered.client_secret)
  return { server, registered, client: { client_id: registered.client_id }, authentication }
}

/** Asks for a code as somebody who is signed in, and redeems it, with every check the library knows. */
export async function signInWith(
  app: TestApp,
  party: RelyingParty,
  who: Person,
  more: Words = {},
  checks: { readonly nonce?: string; readonly maxAge?: number } = {},
): Promise<oauth.TokenEndpointResponse> {
  const { server, client: rp } = party
  const verifier = oauth.generateRandomCodeVerifier()
  const challenge = await oauth.calculatePKCECodeChallenge(verifier)
  const pkce = { code_challenge: challenge, code_challenge_method: 'S256' }
  const answer = answered(await authorize(app, asked(party.registered, { ...pkce, ...more }), who.cookie))
  const parameters = oauth.validateAuthResponse(server, rp, new URLSearchParams(answer), 'st')
  const redeemed = await oauth.authorizationCodeGrantRequest(
    server,
    rp,
    party.authentication,
    parameters,
    callback,
    verifier,
    insecure,
  )
  return oauth.processAuthorizationCodeResponse(server, rp, redeemed, {
    requireIdToken: true,
    ...(checks.nonce === undefined ? {} : { expectedNonce: checks.nonce }),
    ...(checks.maxAge === undefined ? {} : { maxAge: checks.maxAge }),
  })
}

/** What the client is told where there is no code. */
export async function refusalOf(app: TestApp, party: RelyingParty, cookie: string | undefined, more: Words) {
  const { error } = answered(await authorize(app, asked(party.registered, more), cookie))
  return error
}
