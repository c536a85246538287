import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sampleFactors } from '../../test/support/sample-factors.ts'
import {
  type Lies,
  type SoftwareAuthenticator,
  softwareAuthenticator,
} from '../../test/support/software-authenticator.ts'
import type { SecurityKeyVerification } from '../applications/settings.ts'
import { systemActor } from '../kernel/actor.ts'
import { passkeyFault } from './passkey-fault.ts'
import {
  assertionOptions,
  checkAssertion,
  finishRegistration,
  type KeyType,
  registrationOptions,
  userHandleOf,
} from './passkeys.ts'

const origin = 'https://id.example.com'
const person = (name: string) => ({ userId: `auth0|${name}`, email: `${name}@example.com`, name })
const alice = person('alice')
const bob = person('bob')
let sample: Awaited<ReturnType<typeof sampleFactors>>
let deps: typeof sample.deps
beforeAll(async () => {
  sample = await sampleFactors()
  deps = sample.deps
})
beforeEach(async () => {
  sample.sent.length = 0
  for (const { userId } of [alice, bob]) await deps.authenticationMethods.removeAll(userId, [])
})

async function register(
  authenticator: SoftwareAuthenticator,
  who = alice,
  lies: Lies = {},
  type: KeyType = 'passkey',
): Promise<string> {
  const options = await registrationOptions(deps, who, 'Acme', type)
  const ceremony = { challenge: options.challenge, response: authenticator.create(options, lies), name: 'Laptop', type }
  return finishRegistration(deps, systemActor, who, ceremony)
}

interface Asked {
  readonly of?: string | null
  readonly expects?: string | null
  readonly challenge?: string
  readonly securityKeys?: SecurityKeyVerification
}

async function assert(authenticator: SoftwareAuthenticator, lies: Lies = {}, asked: Asked = {}) {
  const options = await assertionOptions(deps, asked.of ?? null)
  return checkAssertion(deps, {
    challenge: asked.challenge ?? options.challenge,
    response: authenticator.get(options, lies),
    expectedUserId: asked.expects ?? null,
    requiresUserVerification: true,
    ...(asked.securityKeys === undefined ? {} : { securityKeys: asked.securityKeys }),
  })
}

describe('registering', () => {
  test('a passkey is made for our host and kept as its person’s', async () => {
    const options = await registrationOptions(deps, alice, 'Acme')
    expect(options.rp).toEqual({ name: 'Acme', id: 'id.example.com' })
    expect(options.user).toEqual({ id: userHandleOf(alice.userId), name: 'alice@example.com', displayName: 'alice' })
    expect(options.authenticatorSelection).toMatchObject({ residentKey: 'required', userVerification: 'required' })
    const methodId = await register(softwareAuthenticator(origin))
    expect(await deps.authenticationMethods.find(alice.userId, methodId)).toMatchObject({
      type: 'passkey',
      name: 'Laptop',
      passkey: { algorithm: -7, counter: 0, relyingPartyId: 'id.example.com', deviceType: 'singleDevice' },
    })
    expect(sample.sent).toMatchObject([{ kind: 'factor-added', values: { factor: 'passkey' } }])
    expect((await sample.events(alice.userId)).at(-1)).toBe('user.factor_enrolled')
    const { excludeCredentials } = await registrationOptions(deps, alice, 'Acme')
    expect(excludeCredentials).toHaveLength(1)
  })

  test('the handle of a person tells nothing of them', () => {
    expect(Buffer.from(userHandleOf('auth0|alice'), 'base64url')).toHaveLength(32)
    expect(Buffer.from(userHandleOf('auth0|alice'), 'base64url').includes('alice')).toBe(false)
  })

  const lies: readonly (readonly [string, Lies])[] = [
    ['another origin', { origin: 'https://evil.example.org' }],
    ['a sub-domain of ours', { origin: 'https://app.id.example.com' }],
    ['our origin without TLS', { origin: 'http://id.example.com' }],
    ['a frame of another origin', { crossOrigin: true }],
    ['another relying party', { rpId: 'example.com' }],
    ['somebody who was not verified', { isUserVerified: false }],
    ['another challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['an algorithm that was not offered', { algorithm: -35 }],
    ['extra bytes after the key', { trailing: Buffer.from([0]) }],
    ['extra bytes after the attestation', { behindAttestation: Buffer.from([0xa0]) }],
    ['an attestation nobody asked for', { format: 'tpm' }],
  ]
  test.each(lies)('MFA-11 a passkey with %s is refused', async (_what, lie) => {
    const refused = register(softwareAuthenticator(origin), alice, lie)
    await expect(refused).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await deps.authenticationMethods.list(alice.userId)).toEqual([])
  })

  test('what is no answer of a browser at all is refused', async () => {
    for (const response of [null, undefined, 'text', 7, [], {}, { response: {} }, { id: 'a', rawId: 'a' }]) {
      const refused = finishRegistration(deps, systemActor, alice, { challenge: 'AAAA', response, name: null })
      await expect(refused).rejects.toMatchObject({ code: 'invalid_input' })
      const asked = { challenge: 'AAAA', response, expectedUserId: null, requiresUserVerification: true }
      expect(await checkAssertion(deps, asked)).toBeNull()
    }
  })
})

describe('signing in', () => {
  test('what was wrong with a refused passkey is told as far as it can be seen', async () => {
    const authenticator = softwareAuthenticator(origin)
    await register(authenticator)
    const options = await assertionOptions(deps, null)
    const why = (lies: Lies = {}, expected: string | null = null) =>
      passkeyFault(deps, authenticator.get(options, lies), expected)
    expect(await why()).toBeNull()
    expect(await why({ challenge: 'AAAA' })).toBeNull()
    expect(await why({ origin: 'https://evil.example.org' })).toBe('site')
    expect(await why({ rpId: 'example.com' })).toBe('site')
    expect(await why({ isUserVerified: false })).toBe('not-unlocked')
    expect(await why({}, bob.userId)).toBe('other-account')
    await deps.authenticationMethods.removeAll(alice.userId, [])
    expect(await why()).toBe('unknown')
    await register(authenticator, alice, {}, 'security-key')
    expect([await why(), await why({ isUserVerified: false })]).toEqual(['second-only', 'second-only'])
    expect(await why({}, alice.userId)).toBeNull()
    await deps.authenticationMethods.removeAll(alice.userId, [])
    for (const answer of [null, undefined, 'text', 7, [], {}, { response: {} }]) {
      expect(await passkeyFault(deps, answer, null)).toBeNull()
    }
  })

  test('the passkey says whose it is, also without a name', async () => {
    const authenticator = softwareAuthenticator(origin)
    const methodId = await register(authenticator)
    expect(await assert(authenticator)).toEqual({ userId: alice.userId, methodId })
    expect(await assert(authenticator, {}, { of: alice.userId, expects: alice.userId })).not.toBeNull()
    expect((await deps.authenticationMethods.find(alice.userId, methodId))?.lastUsedAt).toEqual(deps.clock.now())
  })

  test('AUT-01 without a person the options name no credential', async () => {
    await register(softwareAuthenticator(origin))
    const options = await assertionOptions(deps, null)
    expect(options).toMatchObject({ rpId: 'id.example.com', userVerification: 'required' })
    expect(options).not.toHaveProperty('allowCredentials')
    expect(Buffer.from(options.challenge, 'base64url')).toHaveLength(32)
    expect((await assertionOptions(deps, alice.userId)).allowCredentials).toHaveLength(1)
  })

  const lies: readonly (readonly [string, Lies])[] = [
    ['another origin', { origin: 'https://evil.example.org' }],
    ['a sub-domain of ours', { origin: 'https://app.id.example.com' }],
    ['our origin on another port', { origin: 'https://id.example.com:8443' }],
    ['a frame of another origin', { crossOrigin: true }],
    ['another relying party', { rpId: 'example.com' }],
    ['somebody who was not verified', { isUserVerified: false }],
    ['a challenge of another session', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['a changed user handle', { userHandle: userHandleOf('auth0|bob') }],
    ['no user handle, where nobody was named', { userHandle: null }],
    ['extra bytes after the data', { trailing: Buffer.from([1, 2, 3]) }],
  ]
  test.each(lies)('MFA-11 an answer with %s is refused, and the counter stays', async (_what, lie) => {
    const authenticator = softwareAuthenticator(origin, { counts: true })
    const methodId = await register(authenticator)
    const before = await deps.authenticationMethods.find(alice.userId, methodId)
    expect(await assert(authenticator, lie)).toBeNull()
    expect(await deps.authenticationMethods.find(alice.userId, methodId)).toEqual(before)
    expect(await assert(authenticator)).not.toBeNull()
  })

  test('MFA-11 a counter that did not rise is refused', async () => {
    const authenticator = softwareAuthenticator(origin, { counts: true })
    const methodId = await register(authenticator)
    expect(await assert(authenticator, { counter: 9 })).not.toBeNull()
    for (const counter of [9, 8, 0]) expect(await assert(authenticator, { counter })).toBeNull()
    const kept = await deps.authenticationMethods.find(alice.userId, methodId)
    expect(kept?.passkey?.counter).toBe(9)
  })

  test('MFA-11 one answer sent 20 times at once counts once where the authenticator counts', async () => {
    const authenticator = softwareAuthenticator(origin, { counts: true })
    await register(authenticator)
    const options = await assertionOptions(deps, null)
    const response = authenticator.get(options)
    const { challenge } = options
    const asked = { challenge, response, expectedUserId: null, requiresUserVerification: true }
    const answers = await Promise.all(Array.from({ length: 20 }, () => checkAssertion(deps, asked)))
    expect(answers.filter((answer) => answer !== null)).toHaveLength(1)
  })

  test('MFA-11 the passkey of bob opens nothing of alice', async () => {
    const hers = softwareAuthenticator(origin)
    const his = softwareAuthenticator(origin)
    await register(hers)
    await register(his, bob)
    expect(await assert(his, {}, { of: alice.userId, expects: alice.userId })).toBeNull()
    expect(await assert(his, { userHandle: userHandleOf(alice.userId) })).toBeNull()
    const options = await assertionOptions(deps, null)
    const response = { ...his.get(options), id: hers.get(options).id, rawId: hers.get(options).id }
    const asked = { challenge: options.challenge, expectedUserId: null, requiresUserVerification: true }
    expect(await checkAssertion(deps, { ...asked, response })).toBeNull()
  })

  test('a security key needs no unlocking beside a first factor, and opens nothing alone', async () => {
    const authenticator = softwareAuthenticator(origin)
    const passkey = await register(authenticator)
    const { passkey: details, ...kept } = (await deps.authenticationMethods.remove(alice.userId, passkey)) ?? {}
    await deps.authenticationMethods.insert({ ...kept, passkey: details, type: 'security-key' } as never)
    const lie = { isUserVerified: false }
    expect(await assert(authenticator, lie, { of: alice.userId, expects: alice.userId })).not.toBeNull()
    expect(await assert(authenticator, lie)).toBeNull()
    expect(await assert(authenticator)).toBeNull()
    const { passkeys } = (await deps.authenticationMethods.factorsOf(alice.userId)).factors
    expect(passkeys).toBe(1)
    const whose = { of: alice.userId, expects: alice.userId }
    expect(await assert(authenticator, lie, { ...whose, securityKeys: 'required' })).toBeNull()
    expect(await assert(authenticator, {}, { ...whose, securityKeys: 'required' })).not.toBeNull()
    const options = (securityKeys: 'discouraged' | 'required') => assertionOptions(deps, alice.userId, securityKeys)
    expect((await options('discouraged')).userVerification).toBe('discouraged')
    expect((await options('required')).userVerification).toBe('required')
    await register(softwareAuthenticator(origin))
    expect((await options('discouraged')).userVerification).toBe('preferred')
  })
})
