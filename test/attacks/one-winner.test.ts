// Everything that works once, redeemed by fifty at the same moment on two processes: one wins. P6, REC-04, MFA-02, OID-05,
// OID-09, RAC-08. ROUNDS=1000 repeats each race so often.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { finishRegistration, registrationOptions } from '../../src/authentication-methods/passkeys.ts'
import { makeRecoveryCodes, spendRecoveryCode } from '../../src/authentication-methods/recovery-codes.ts'
import { checkTotp } from '../../src/authentication-methods/totp.ts'
import { answerPrompt } from '../../src/caller-verification/answer-prompt.ts'
import { callerCode, callerCodeHash } from '../../src/caller-verification/caller-code.ts'
import { callerNumberHash, callerNumbers } from '../../src/caller-verification/caller-numbers.ts'
import { checkCallerCode } from '../../src/caller-verification/check-caller-code.ts'
import { deviceCodeHash, userCodeHash } from '../../src/device-requests/device-request.ts'
import { openDeviceRequest } from '../../src/device-requests/open-device-request.ts'
import type { Directory } from '../../src/directory.ts'
import { acceptInvitation } from '../../src/invitations/accept-invitation.ts'
import { createInvitation } from '../../src/invitations/create-invitation.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { type CodePurpose, consumeCode, issueCode } from '../../src/one-time-secrets/one-time-code.ts'
import {
  consumeSecret,
  issueSecret,
  oneTimeHash,
  type SecretPurpose,
} from '../../src/one-time-secrets/one-time-secret.ts'
import { completeSignIn } from '../../src/sign-ins/finish-sign-in.ts'
import { beginSignIn, readSignIn } from '../../src/sign-ins/keep-sign-in.ts'
import { passkeyOptions, provePasskey } from '../../src/sign-ins/prove-passkey.ts'
import { newSignIn, type SignIn } from '../../src/sign-ins/sign-in.ts'
import { unlockByLink } from '../../src/sign-ins/unlock-by-link.ts'
import { spendRefreshToken } from '../../src/token-families/spend-refresh-token.ts'
import { resetPassword } from '../../src/users/reset-password.ts'
import { verifyEmail } from '../../src/users/verify-email.ts'
import { asked, client, codeFor, type Person, person, redeem, type TestClient } from '../api/oauth/person-client.ts'
import { addAuthenticator, codeFor as totpFor, waitForNextCode } from '../login/factors.ts'
import { holdsTokens, signedIn } from '../support/signed-in.ts'
import { softwareAuthenticator } from '../support/software-authenticator.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const rounds = Number(process.env.ROUNDS ?? 1)
const racers = 50
/** Long enough for a thousand rounds. */
const patienceMs = 60_000 + rounds * 2_000

let a: TestApp
let b: TestApp
let web: TestClient
let alice: Person
let serial = 0

beforeAll(async () => {
  a = await startTestApp({ rateLimit: null, databasePool: 10 })
  b = { ...a, ...(await a.startTwin()) }
  web = await client(a, {
    grant_types: ['authorization_code', 'refresh_token'],
    refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring' },
  })
})
beforeEach(async () => {
  serial += 1
  alice = await person(a, `alice${serial}`)
})
afterAll(() => a.close())

const caller = { ip: '192.0.2.9', userAgent: 'Firefox', requestId: null }

/** Half of them on each process; what was refused counts as lost, whatever else went wrong does not pass. */
async function winners(work: (directory: Directory, place: number) => Promise<boolean>): Promise<number> {
  const tries = Array.from({ length: racers }, (_, place) => work((place % 2 === 0 ? a : b).app.directory, place))
  const settled = await Promise.allSettled(tries)
  for (const outcome of settled) {
    if (outcome.status === 'fulfilled') continue
    const { name, code } = outcome.reason as { readonly name: string; readonly code?: string }
    const isRefusal = name === 'StaleSignIn' || (name === 'RollcallError' && refusals.has(code ?? ''))
    if (!isRefusal) throw outcome.reason
  }
  return settled.filter((outcome) => outcome.status === 'fulfilled' && outcome.value).length
}

const refusals = new Set(['link_unusable', 'invalid_credentials', 'invalid_token', 'code_wrong'])

async function eachRound(race: () => Promise<number>): Promise<void> {
  for (let round = 0; round < rounds; round += 1) expect(await race()).toBe(1)
}

const secretPurposes = Object.keys({
  'authorization-code': 0,
  'pushed-request': 0,
  'password-reset': 0,
  'email-verification': 0,
  'email-change': 0,
  'email-change-undo': 0,
  'sign-in-link': 0,
  unlock: 0,
  'mfa-enrolment': 0,
  'enrolment-challenge': 0,
  impersonation: 0,
  invitation: 0,
  'recovery-stop': 0,
  'recovery-finish': 0,
  'identity-link': 0,
  'mfa-token': 0,
  'first-owner': 0,
  'step-up-challenge': 0,
  'step-up': 0,
  'dpop-proof': 0,
  'client-assertion': 0,
  'upstream-state': 0,
} satisfies Record<SecretPurpose, 0>) as SecretPurpose[]

const codePurposes = Object.keys({
  'sign-in-email': 0,
  'sign-up-email': 0,
  'second-factor-email': 0,
  passwordless: 0,
  'email-change': 0,
} satisfies Record<CodePurpose, 0>) as CodePurpose[]

async function ofAlice() {
  const { securityVersion } = (await a.app.directory.stores.accounts.find(alice.id)) as { securityVersion: number }
  return { userId: alice.id, securityVersion }
}
const depsOf = (directory: Directory) => ({ ...directory, ...directory.stores })

describe.each(secretPurposes)('a secret for %s', (purpose) => {
  test('is spent once, and is worth nothing for anything else', { timeout: patienceMs }, async () => {
    const owner = await ofAlice()
    await eachRound(async () => {
      const secret = await issueSecret(depsOf(a.app.directory), { purpose, lifetimeSeconds: 60, person: owner })
      for (const other of secretPurposes.filter((each) => each !== purpose)) {
        expect(await consumeSecret(depsOf(b.app.directory), other, secret)).toBeNull()
      }
      return winners(async (directory) => (await consumeSecret(depsOf(directory), purpose, secret)) !== null)
    })
  })

  test('whose id is taken in is taken in once', { timeout: patienceMs }, async () => {
    await eachRound(() => {
      serial += 1
      const hash = oneTimeHash(purpose, `id ${serial}`)
      const now = a.clock.now()
      const none = { userId: null, securityVersion: null, payload: {} }
      const expiresAt = new Date(now.getTime() + 60_000)
      return winners(({ stores }) =>
        stores.oneTimeSecrets.insertOnce(hash, { purpose, ...none, createdAt: now, expiresAt }),
      )
    })
  })
})

test.each(codePurposes)(
  'a code for %s is spent once, by somebody who knows it',
  { timeout: patienceMs },
  async (purpose) => {
    const owner = await ofAlice()
    await eachRound(async () => {
      const { id, code } = await issueCode(depsOf(a.app.directory), { purpose, person: owner })
      for (const other of codePurposes.filter((each) => each !== purpose)) {
        expect(await consumeCode(depsOf(b.app.directory), other, id, code)).toBeNull()
      }
      return winners(async (directory) => (await consumeCode(depsOf(directory), purpose, id, code)) !== null)
    })
  },
)

test('of a code that is guessed at while it is typed, five tries count and no more', {
  timeout: patienceMs,
}, async () => {
  for (let round = 0; round < rounds; round += 1) {
    const purpose = 'sign-in-email'
    const { id, code } = await issueCode(depsOf(a.app.directory), { purpose, person: await ofAlice() })
    const guess = (place: number) => String((Number(code) + place) % 1_000_000).padStart(6, '0')
    const won = await winners(
      async (directory, place) => (await consumeCode(depsOf(directory), purpose, id, guess(place + 1))) !== null,
    )
    expect(won).toBe(0)
    expect(await consumeCode(depsOf(b.app.directory), purpose, id, code)).toBeNull()
  }
})

describe('what a caller reads out', () => {
  const kim = { ...systemActor, kind: 'user', id: 'auth0|kim', name: 'Kim' } as const
  const sent = async () => {
    const { stores, sealer, clock } = a.app.directory
    const [code, now] = [callerCode(), clock.now()]
    serial += 1
    const asked = { id: `cv_${serial}`, userId: alice.id, channel: 'email', kind: null, note: null } as const
    const times = { channelChangedAt: null, startedAt: now, validUntil: new Date(now.getTime() + 60_000) }
    const verification = { ...asked, ...times, agent: kim, verifiedAt: null }
    await stores.callerVerifications.insert(verification, callerCodeHash(sealer, asked.id, code))
    return { id: asked.id, code }
  }

  test('makes one verification stand', { timeout: patienceMs }, async () => {
    await eachRound(async () => {
      const { id, code } = await sent()
      return winners(async (each) => (await checkCallerCode(each, kim, { userId: alice.id, id, code })).id === id)
    })
  })

  test('a prompt in a session is answered once', { timeout: patienceMs }, async () => {
    const { directory } = a.app
    const { session } = await signedIn(directory, alice.id)
    await eachRound(async () => {
      serial += 1
      const id = `cv_prompt_${serial}`
      const { right } = callerNumbers(directory.sealer, id)
      const now = directory.clock.now()
      const times = { channelChangedAt: null, startedAt: now, validUntil: new Date(now.getTime() + 60_000) }
      const prompt = {
        id,
        userId: alice.id,
        sessionId: session.id,
        agent: kim,
        ...times,
        answer: null,
        answeredAt: null,
      }
      await directory.stores.callerPrompts.insert(prompt, callerNumberHash(directory.sealer, id, right))
      const person = { ...systemActor, kind: 'user', id: alice.id, name: 'Alice' } as const
      return winners(async (each) => (await answerPrompt(each, person, { session, id, number: right })) === 'right')
    })
  })

  test('and nobody guesses it: five tries count and no more', { timeout: patienceMs }, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { id, code } = await sent()
      const guess = (place: number) => String((Number(code) + place) % 1_000_000).padStart(6, '0')
      const check = (each: Directory, typed: string) =>
        checkCallerCode(each, kim, { userId: alice.id, id, code: typed }).then(() => true)
      expect(await winners((each, place) => check(each, guess(place + 1)))).toBe(0)
      await expect(check(b.app.directory, code)).rejects.toMatchObject({ code: 'code_wrong' })
    }
  })
})

describe('what an authenticator shows', () => {
  test('MFA-02 one time step counts once', { timeout: patienceMs }, async () => {
    const { secret } = await addAuthenticator(a, alice.id)
    await eachRound(() => {
      waitForNextCode(a)
      const code = totpFor(a, secret)
      return winners((directory) => directory.change(async (deps) => (await checkTotp(deps, alice.id, code)) !== null))
    })
  })

  test('REC-14 a recovery code counts once', { timeout: patienceMs }, async () => {
    await addAuthenticator(a, alice.id)
    await eachRound(async () => {
      const [code = ''] = await a.app.directory.change((deps) => makeRecoveryCodes(deps, systemActor, alice.id))
      return winners((directory) =>
        directory.change(async (deps) => (await spendRecoveryCode(deps, systemActor, alice.id, code)) !== null),
      )
    })
  })

  test('MFA-11 the answer to the challenge of one sign-in counts once', { timeout: patienceMs }, async () => {
    const { directory } = a.app
    const authenticator = softwareAuthenticator(new URL(a.url).origin)
    const account = await ofAlice()
    const options = await registrationOptions({ ...directory.stores, publicUrl: a.url }, named(account), 'Rollcall')
    const ceremony = { challenge: options.challenge, response: authenticator.create(options), name: null }
    await directory.change((deps) => finishRegistration(deps, systemActor, named(account), ceremony))
    await eachRound(async () => {
      // What checking costs is bounded for each network.
      a.clock.aheadMs += 150_000
      const { signIn, options: asks } = await passkeyOptions(directory, await begun())
      const response = authenticator.get(asks as never)
      return winners(async (each) => (await provePasskey(each, signIn, response, caller)).userId === alice.id)
    })
  })
})

const named = ({ userId }: { readonly userId: string }) => ({ userId, email: alice.email, name: 'Alice' }) as never

async function begun(): Promise<SignIn> {
  const { directory } = a.app
  const started = newSignIn({ goal: { kind: 'account', path: '/account' }, origin: caller }, directory.clock.now())
  const { browserSecret } = await beginSignIn(directory, started, null)
  return (await readSignIn(directory, started.id, browserSecret)) as SignIn
}

describe('what a link leads to happens once', () => {
  const issue = async (purpose: SecretPurpose, payload = {}) =>
    issueSecret(depsOf(a.app.directory), { purpose, lifetimeSeconds: 600, person: await ofAlice(), payload })
  const identity = async () => {
    const { connectionId, subject } = (await a.app.directory.stores.accounts.find(alice.id)) as never as Record<
      string,
      string
    >
    return { email: alice.email, connectionId, subject, markEmailVerified: true }
  }

  test('REC-04 a new password, of fifty that are tried', { timeout: patienceMs }, async () => {
    await eachRound(async () => {
      const ticket = await issue('password-reset', await identity())
      return winners(async (directory, place) => {
        await resetPassword(directory, caller, { ticket, password: `brass kettle morning ${serial} ${place}` })
        return true
      })
    })
  })

  test('a verified address', { timeout: patienceMs }, async () => {
    await eachRound(async () => {
      const ticket = await issue('email-verification', await identity())
      return winners(async (directory) => (await verifyEmail(directory, caller, ticket)).email === alice.email)
    })
  })

  test('an end of a lock', { timeout: patienceMs }, async () => {
    await eachRound(async () => {
      const ticket = await issue('unlock')
      return winners(async (directory) => {
        await unlockByLink(directory, ticket, caller)
        return true
      })
    })
  })

  test('RAC-08 a membership', { timeout: patienceMs }, async () => {
    const made = await a.api('POST', '/organizations', { body: { name: `acme${serial}`, display_name: 'Acme' } })
    const organizationId: string = made.body.id
    await eachRound(async () => {
      const { ticket } = await a.app.directory.change((deps) =>
        createInvitation(deps, systemActor, { organizationId, inviterName: 'Grace', inviteeEmail: alice.email }),
      )
      await a.api('DELETE', `/organizations/${organizationId}/members`, { body: { members: [alice.id] } })
      const actor = { ...systemActor, kind: 'user', id: alice.id } as const
      return winners(async (directory) => {
        const input = { ticket, userId: alice.id, session: null, isNewPerson: false }
        return (await acceptInvitation(directory, actor, input)) === organizationId
      })
    })
  })
})

describe('tokens', () => {
  test('OID-05 of one code at the endpoint', { timeout: patienceMs }, async () => {
    for (let round = 0; round < Math.min(rounds, 20); round += 1) {
      const code = await codeFor(a, web, alice)
      const tries = Array.from({ length: racers }, (_, place) => redeem(place % 2 === 0 ? a : b, web, code))
      expect((await Promise.all(tries)).filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1)
    }
  })

  test('OID-09 of one refresh token: all that get one get the same', { timeout: patienceMs }, async () => {
    const kept = await a.app.directory.stores.clients.find(web.client_id)
    if (kept === null) throw new Error('the client is gone')
    await eachRound(async () => {
      const { refreshToken } = await holdsTokens(a.app.directory, alice.id, kept)
      const successors = new Set<string>()
      await winners(async (directory) => {
        const input = { clientId: kept.id, keyThumbprint: null, origin: caller }
        const spent = await spendRefreshToken(directory, refreshToken, input)
        if (spent !== null) successors.add(spent.refreshToken)
        return spent !== null
      })
      return successors.size
    })
  })

  test('of one device that was let in', { timeout: patienceMs }, async () => {
    await eachRound(async () => {
      const { stores, clock, sealer } = a.app.directory
      const asking = { clientId: web.client_id, scope: ['openid'], audience: null, origin: caller }
      const opened = await openDeviceRequest(depsOf(a.app.directory), asking)
      const browserHash = Buffer.alloc(32, serial)
      const signIn = { authenticatedAt: 0, methods: ['pwd'], nonce: null }
      const approval = { ...(await ofAlice()), organizationId: null, signIn }
      await stores.deviceRequests.claim(userCodeHash(sealer, opened.userCode), browserHash, clock.now())
      expect(await stores.deviceRequests.approve(opened.request.id, browserHash, approval, clock.now())).not.toBeNull()
      const hash = deviceCodeHash(opened.deviceCode)
      return winners(
        async (each) => (await each.stores.deviceRequests.redeem(hash, web.client_id, each.clock.now())) !== null,
      )
    })
  })

  test('of one request that was pushed', { timeout: patienceMs }, async () => {
    for (let round = 0; round < Math.min(rounds, 20); round += 1) {
      const pushed = await a.anonymous('POST', '/oauth/par', {
        body: { ...asked(web), client_secret: web.client_secret },
      })
      const query = new URLSearchParams({ client_id: web.client_id, request_uri: pushed.body.request_uri })
      const tries = Array.from({ length: racers }, (_, place) =>
        (place % 2 === 0 ? a : b).anonymous('GET', `/authorize?${query}`),
      )
      expect((await Promise.all(tries)).filter(({ status }) => status === 303)).toHaveLength(1)
    }
  })
})

test('a sign-in that is done is answered once', { timeout: patienceMs }, async () => {
  await eachRound(async () => {
    const signIn = await begun()
    return winners((directory) =>
      directory.change((stores) => completeSignIn({ stores, clock: directory.clock }, signIn)),
    )
  })
})
