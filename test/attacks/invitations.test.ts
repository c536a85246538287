// An invitation opens the door for the person it names and for nobody who merely holds it.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createInvitation } from '../../src/invitations/create-invitation.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { beginSignIn } from '../../src/sign-ins/keep-sign-in.ts'
import { proveUpstream } from '../../src/sign-ins/prove-upstream.ts'
import { type Goal, newSignIn } from '../../src/sign-ins/sign-in.ts'
import { signUp } from '../../src/sign-ins/sign-up.ts'
import { UpstreamFailure } from '../../src/upstreams/upstream.ts'
import { callback, client } from '../api/oauth/person-client.ts'
import { password, uniqueEmail } from '../login/people.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let clientId: string
let connectionId: string
let organizationId: string
let bob: string
let ticket: string
let serial = 0

beforeAll(async () => {
  app = await startTestApp({ rateLimit: null })
  clientId = (await client(app, { organization_usage: 'allow' })).client_id
  const body = {
    name: 'social',
    strategy: 'google-oauth2',
    options: { client_id: 'x', client_secret: 'y' },
    enabled_clients: [clientId],
  }
  const made = await app.api('POST', '/connections', { body })
  if (made.status !== 201) throw new Error(made.text)
  connectionId = made.body.id
  organizationId = (await app.api('POST', '/organizations', { body: { name: 'acme', display_name: 'Acme' } })).body.id
  await app.app.directory.stores.settings.change({ isSignUpOpen: false })
})
beforeEach(async () => {
  bob = uniqueEmail()
  const invite = { organizationId, inviterName: 'Grace', inviteeEmail: bob }
  ticket = (await app.app.directory.change((deps) => createInvitation(deps, systemActor, invite))).ticket
})
afterAll(() => app.close())

const caller = { ip: '192.0.2.9', userAgent: 'Firefox', requestId: null }
const byApp = (): Goal => ({
  kind: 'authorize',
  request: {
    clientId,
    redirectUri: callback,
    responseType: ['code'],
    responseMode: 'query',
    scope: ['openid'],
    audience: null,
    state: null,
    nonce: null,
    codeChallenge: null,
    prompt: [],
    maxAgeSeconds: null,
    acrValues: [],
    organizationId: null,
    dpopThumbprint: null,
    opensSignUp: false,
    invitation: ticket,
  },
})
const byPage = (): Goal => ({ kind: 'account', path: `/u/invitation?ticket=${ticket}` })

async function begun(goal: Goal) {
  const { directory } = app.app
  const signIn = newSignIn({ goal, clientId, origin: caller }, directory.clock.now())
  await beginSignIn(directory, signIn, null)
  return signIn
}

/** As Google would name somebody. */
async function comes(goal: Goal, email: string, emailVerified: boolean) {
  serial += 1
  const profile = { name: 'Somebody', nickname: null, givenName: null, familyName: null, picture: null }
  const identity = { connectionId, provider: 'google-oauth2', subject: `there${serial}`, email, emailVerified, profile }
  return proveUpstream(app.app.directory, await begun(goal), identity, caller)
}

describe.each([
  ['an app brought along', byApp],
  ['led to our own page', byPage],
])('where sign-up is closed, an invitation that %s', (_how, goal) => {
  test('lets nobody make an account whom it does not name', async () => {
    for (const [email, isVerified] of [
      [uniqueEmail(), true],
      [bob, false],
      [`${bob}.example.org`, true],
    ] as const) {
      await expect(comes(goal(), email, isVerified)).rejects.toThrow(UpstreamFailure)
      const { body } = await app.api('GET', `/users-by-email?email=${encodeURIComponent(email)}`)
      expect([email, body]).toEqual([email, []])
    }
  })

  test('lets the invited person in, however their provider spells them', async () => {
    expect((await comes(goal(), bob.toUpperCase(), true)).userId).toMatch(/^google-oauth2\|/)
  })

  test('lets nobody sign up with another address, nor with theirs once it was used', async () => {
    const typed = (email: string) => ({ email, password })
    const { directory } = app.app
    await expect(signUp(directory, await begun(goal()), typed(uniqueEmail()), caller)).rejects.toMatchObject({
      code: 'not_permitted',
    })
    await app.api('DELETE', `/organizations/${organizationId}`)
    await expect(signUp(directory, await begun(goal()), typed(bob), caller)).rejects.toMatchObject({
      code: 'not_permitted',
    })
    const again = await app.api('POST', '/organizations', { body: { name: `acme${serial}`, display_name: 'Acme' } })
    organizationId = again.body.id
  })
})
