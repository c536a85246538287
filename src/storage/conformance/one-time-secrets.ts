// What every store of one-time secrets and of codes that people type must do.
import { beforeAll, describe, expect, test } from 'vitest'
import type { ConnectionStore } from '../../connections/connection-store.ts'
import type { CodePurpose, OneTimeCode, OneTimeCodeStore } from '../../one-time-secrets/one-time-code.ts'
import {
  type OneTimeSecret,
  type OneTimeSecretStore,
  oneTimeHash,
  type SecretPurpose,
} from '../../one-time-secrets/one-time-secret.ts'
import type { User } from '../../users/user.ts'
import type { UserStore } from '../../users/user-store.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'
import { at } from './sample-times.ts'

export interface OneTimeSubject {
  readonly oneTimeSecrets: OneTimeSecretStore
  readonly oneTimeCodes: OneTimeCodeStore
  readonly users: UserStore
  readonly connections: ConnectionStore
  /** Another application's stores over the same rows. */
  readonly elsewhere: { readonly oneTimeSecrets: OneTimeSecretStore; readonly oneTimeCodes: OneTimeCodeStore }
}

const parallel = <Result>(work: () => Promise<Result>) => Promise.all(Array.from({ length: 50 }, work))

const purposes: Readonly<Record<SecretPurpose, true>> = {
  'authorization-code': true,
  'pushed-request': true,
  'password-reset': true,
  'email-verification': true,
  'email-change': true,
  'email-change-undo': true,
  'sign-in-link': true,
  unlock: true,
  'mfa-enrolment': true,
  'enrolment-challenge': true,
  impersonation: true,
  invitation: true,
  'recovery-stop': true,
  'recovery-finish': true,
  'identity-link': true,
  'mfa-token': true,
  'first-owner': true,
  'step-up-challenge': true,
  'step-up': true,
  'dpop-proof': true,
  'client-assertion': true,
  'upstream-state': true,
}
const codePurposes: Readonly<Record<CodePurpose, true>> = {
  'sign-in-email': true,
  'sign-up-email': true,
  'second-factor-email': true,
  passwordless: true,
  'email-change': true,
}

function secret(purpose: SecretPurpose, given: Partial<OneTimeSecret> = {}): OneTimeSecret {
  const person = { userId: 'auth0|alice', securityVersion: 1 }
  return { purpose, ...person, payload: { place: 'here' }, createdAt: at(0), expiresAt: at(10), ...given }
}

function code(id: string, purpose: CodePurpose, given: Partial<OneTimeCode> = {}): OneTimeCode {
  const person = { userId: 'auth0|alice', securityVersion: 1 }
  return { id, purpose, ...person, payload: { place: 'here' }, createdAt: at(0), expiresAt: at(10), ...given }
}

export function oneTimeContract(open: () => Promise<OneTimeSubject>): void {
  let subject: OneTimeSubject
  let secrets: OneTimeSecretStore
  let codes: OneTimeCodeStore
  beforeAll(async () => {
    subject = await open()
    secrets = subject.oneTimeSecrets
    codes = subject.oneTimeCodes
    await subject.connections.insert(sampleConnection('con_1'))
    for (const name of ['alice', 'bob', 'carol']) await subject.users.insert(samplePerson('con_1', name))
  })
  const hash = (purpose: SecretPurpose, text: string) => oneTimeHash(purpose, text)
  const block = async (name: string, isBlocked: boolean, more: Partial<User> = {}) => {
    const person = await subject.users.find(`auth0|${name}`)
    if (person === null) throw new Error(`${name} is missing`)
    await subject.users.save({ ...person, isBlocked, ...more })
  }

  describe('one-time secrets', () => {
    test.each(Object.keys(purposes) as SecretPurpose[])('P6 of 50 who spend a %s at once one wins', async (purpose) => {
      const kept = secret(purpose)
      await secrets.insert(hash(purpose, 'raced'), kept)
      const tries = await parallel(() => secrets.consume(purpose, hash(purpose, 'raced'), at(1)))
      expect(tries.filter((won) => won !== null)).toEqual([kept])
      expect(await secrets.findSpent(purpose, hash(purpose, 'raced'))).toEqual({ ...kept, usedAt: at(1) })
    })

    test('P6 a secret of one purpose is worthless for another, even with the same hash', async () => {
      const kept = hash('password-reset', 'purpose')
      await secrets.insert(kept, secret('password-reset'))
      expect(await secrets.peek('unlock', kept, at(1))).toBeNull()
      expect(await secrets.consume('unlock', kept, at(1))).toBeNull()
      expect(await secrets.findSpent('unlock', kept)).toBeNull()
      expect(await secrets.consume('password-reset', kept, at(1))).not.toBeNull()
    })

    test('peek reads without spending, and nothing that was spent or ran out', async () => {
      const kept = hash('unlock', 'peeked')
      await secrets.insert(kept, secret('unlock'))
      expect(await secrets.peek('unlock', kept, at(1))).toEqual(secret('unlock'))
      expect(await secrets.peek('unlock', kept, at(10))).toBeNull()
      expect(await secrets.consume('unlock', kept, at(10))).toBeNull()
      expect(await secrets.consume('unlock', kept, at(9))).not.toBeNull()
      expect(await secrets.peek('unlock', kept, at(9))).toBeNull()
    })

    test('REC-02 open reads without spending, as often as it is asked, and nothing that works no more', async () => {
      const kept = hash('unlock', 'opened')
      await secrets.insert(kept, secret('unlock'))
      expect(await secrets.open('email-change', kept, at(1), null)).toBeNull()
      expect(await secrets.open('unlock', kept, at(1), '192.0.2.1')).toEqual(secret('unlock'))
      expect(await secrets.open('unlock', kept, at(2), null)).toEqual(secret('unlock'))
      expect(await subject.elsewhere.oneTimeSecrets.open('unlock', kept, at(2), null)).toBeNull()
      expect(await secrets.consume('unlock', kept, at(3))).not.toBeNull()
      expect(await secrets.open('unlock', kept, at(4), null)).toBeNull()
    })

    test('P5 a secret dies with the security version of its person, and rests while they are blocked', async () => {
      const kept = hash('password-reset', 'moved')
      await secrets.insert(kept, secret('password-reset', { userId: 'auth0|bob' }))
      await block('bob', true)
      expect(await secrets.peek('password-reset', kept, at(1))).toBeNull()
      expect(await secrets.consume('password-reset', kept, at(1))).toBeNull()
      await block('bob', false)
      expect(await secrets.peek('password-reset', kept, at(1))).not.toBeNull()
      await subject.users.endGrantsOf('auth0|bob')
      expect(await secrets.peek('password-reset', kept, at(1))).toBeNull()
      expect(await secrets.consume('password-reset', kept, at(1))).toBeNull()
      expect(await secrets.findSpent('password-reset', kept)).toMatchObject({ usedAt: null })
    })

    test('a secret rests until a suspension has lapsed, and from the day on which the account ends', async () => {
      const kept = hash('password-reset', 'lapses')
      const person = await subject.users.find('auth0|alice')
      await secrets.insert(kept, secret('password-reset', { userId: 'auth0|alice' }))
      const works = async (minute: number) => (await secrets.peek('password-reset', kept, at(minute))) !== null
      await block('alice', true, { suspendedUntil: at(3) })
      expect([await works(2), await works(3)]).toEqual([false, true])
      await block('alice', false, { suspendedUntil: null, expiresAt: at(5) })
      expect([await works(4), await works(5)]).toEqual([true, false])
      expect(await secrets.consume('password-reset', kept, at(5))).toBeNull()
      await block('alice', false, { ...person })
    })

    test('a secret that is about nobody has nobody to wait for', async () => {
      const kept = hash('upstream-state', 'nobody')
      await secrets.insert(kept, secret('upstream-state', { userId: null, securityVersion: null }))
      expect(await secrets.consume('upstream-state', kept, at(1))).toMatchObject({ userId: null })
    })

    test('of 50 who take in the same id at once the first wins', async () => {
      const proof = secret('dpop-proof', { userId: null, securityVersion: null })
      const tries = await parallel(() => secrets.insertOnce(hash('dpop-proof', 'jti'), proof))
      expect(tries.filter(Boolean)).toHaveLength(1)
    })

    test("removeOf kills a person's unspent secrets of these purposes and no others", async () => {
      const keep = async (purpose: SecretPurpose, text: string, userId = 'auth0|carol') => {
        await secrets.insert(hash(purpose, text), secret(purpose, { userId }))
      }
      await keep('password-reset', 'one')
      await keep('sign-in-link', 'two')
      await keep('password-reset', 'three', 'auth0|alice')
      await secrets.removeOf('auth0|carol', ['password-reset', 'email-change'])
      expect(await secrets.consume('password-reset', hash('password-reset', 'one'), at(1))).toBeNull()
      expect(await secrets.consume('sign-in-link', hash('sign-in-link', 'two'), at(1))).not.toBeNull()
      expect(await secrets.consume('password-reset', hash('password-reset', 'three'), at(1))).not.toBeNull()
    })

    test('REC-02 what was superseded works no more, and is told from what was used, withdrawn or never was', async () => {
      const keep = (text: string, given: Partial<OneTimeSecret> = {}) =>
        secrets.insert(hash('identity-link', text), secret('identity-link', { userId: 'auth0|carol', ...given }))
      const wasSuperseded = (text: string) => secrets.wasSuperseded('identity-link', hash('identity-link', text))
      await keep('older')
      await keep("somebody's", { userId: 'auth0|alice' })
      await secrets.supersede('auth0|carol', 'identity-link', at(1))
      // Nothing took its place yet.
      expect(await wasSuperseded('older')).toBe(false)
      await keep('newer')
      expect(await wasSuperseded('older')).toBe(true)
      expect(await secrets.peek('identity-link', hash('identity-link', 'older'), at(2))).toBeNull()
      expect(await secrets.consume('identity-link', hash('identity-link', 'older'), at(2))).toBeNull()
      expect(await secrets.consume('identity-link', hash('identity-link', 'newer'), at(2))).not.toBeNull()
      expect(await secrets.consume('identity-link', hash('identity-link', "somebody's"), at(2))).not.toBeNull()
      await keep('newest', { createdAt: at(3) })
      expect(await Promise.all(['newer', 'newest', 'never'].map(wasSuperseded))).toEqual([false, false, false])
      expect(await secrets.wasSuperseded('unlock', hash('identity-link', 'older'))).toBe(false)
      expect(
        await subject.elsewhere.oneTimeSecrets.wasSuperseded('identity-link', hash('identity-link', 'older')),
      ).toBe(false)
      await secrets.removeOf('auth0|carol', ['identity-link'])
      expect(await wasSuperseded('older')).toBe(false)
    })

    test('REC-02 of links that live side by side the older is superseded once the newer was used, and not before', async () => {
      const keep = (text: string, minute: number) =>
        secrets.insert(
          hash('password-reset', text),
          secret('password-reset', { userId: 'auth0|carol', createdAt: at(minute) }),
        )
      const wasSuperseded = (text: string) => secrets.wasSuperseded('password-reset', hash('password-reset', text))
      await keep('older', 0)
      await keep('newer', 1)
      expect(await wasSuperseded('older')).toBe(false)
      await secrets.consume('password-reset', hash('password-reset', 'newer'), at(2))
      expect(await wasSuperseded('older')).toBe(true)
    })

    test('findOpenOf finds the last secret of a person and a purpose that would still work', async () => {
      const keep = (text: string, given: Partial<OneTimeSecret>) =>
        secrets.insert(hash('email-change', text), secret('email-change', { userId: 'auth0|carol', ...given }))
      await keep('first', { payload: { place: 'first' } })
      await keep('second', { payload: { place: 'second' }, createdAt: at(1), expiresAt: at(5) })
      await keep('outdated', { createdAt: at(2), securityVersion: 0 })
      await keep("somebody's", { createdAt: at(2), userId: 'auth0|alice' })
      const placeAt = async (minute: number) =>
        (await secrets.findOpenOf('auth0|carol', 'email-change', at(minute)))?.payload.place
      expect([await placeAt(3), await placeAt(6), await placeAt(11)]).toEqual(['second', 'first', undefined])
      expect(await secrets.findOpenOf('auth0|carol', 'unlock', at(3))).toBeNull()
      await secrets.removeOf('auth0|carol', ['email-change'])
    })

    test('TEN-04 a secret of another application cannot be spent', async () => {
      await secrets.insert(hash('unlock', 'wall'), secret('unlock'))
      expect(await subject.elsewhere.oneTimeSecrets.peek('unlock', hash('unlock', 'wall'), at(1))).toBeNull()
      expect(await subject.elsewhere.oneTimeSecrets.consume('unlock', hash('unlock', 'wall'), at(1))).toBeNull()
    })

    test('removeEnded forgets those that ran out before a time, and invitations later', async () => {
      await secrets.insert(hash('unlock', 'past'), secret('unlock', { expiresAt: at(1) }))
      await secrets.insert(hash('unlock', 'future'), secret('unlock', { expiresAt: at(2) }))
      const nobody = { userId: null, securityVersion: null }
      await secrets.insert(hash('invitation', 'long ago'), secret('invitation', { ...nobody, expiresAt: at(0) }))
      await secrets.insert(hash('invitation', 'past'), secret('invitation', { ...nobody, expiresAt: at(1) }))
      await secrets.removeEnded(at(2), at(1))
      expect(await secrets.findSpent('invitation', hash('invitation', 'long ago'))).toBeNull()
      expect(await secrets.findSpent('invitation', hash('invitation', 'past'))).not.toBeNull()
      expect(await secrets.findSpent('unlock', hash('unlock', 'past'))).toBeNull()
      expect(await secrets.findSpent('unlock', hash('unlock', 'future'))).not.toBeNull()
    })

    test('removeTakenIn forgets ids of proofs that ran out, and nothing that was handed out', async () => {
      const nobody = { userId: null, securityVersion: null, expiresAt: at(3) }
      for (const purpose of ['dpop-proof', 'client-assertion', 'unlock'] as const) {
        await secrets.insert(hash(purpose, 'over'), secret(purpose, nobody))
      }
      await secrets.insert(hash('dpop-proof', 'new'), secret('dpop-proof', { ...nobody, expiresAt: at(4) }))
      await secrets.removeTakenIn(at(4))
      expect(await secrets.findSpent('dpop-proof', hash('dpop-proof', 'over'))).toBeNull()
      expect(await secrets.findSpent('client-assertion', hash('client-assertion', 'over'))).toBeNull()
      expect(await secrets.findSpent('unlock', hash('unlock', 'over'))).not.toBeNull()
      expect(await secrets.findSpent('dpop-proof', hash('dpop-proof', 'new'))).not.toBeNull()
    })
  })

  describe('one-time codes', () => {
    const right = Buffer.from('right')
    const wrong = Buffer.from('wrong')

    test.each(Object.keys(codePurposes) as CodePurpose[])('P6 of 50 who spend a %s code one wins', async (purpose) => {
      const kept = code(`raced ${purpose}`, purpose)
      await codes.insert(kept, right)
      const tries = await parallel(() => codes.consume(kept.id, purpose, right, 100, at(1)))
      expect(tries.filter((won) => won !== null)).toEqual([kept])
    })

    test('MFA-02 a wrong code counts, and after the last try the right one is too late', async () => {
      await codes.insert(code('counted', 'passwordless'), right)
      for (let tries = 0; tries < 3; tries++) {
        expect(await codes.consume('counted', 'passwordless', wrong, 3, at(1))).toBeNull()
      }
      expect(await codes.consume('counted', 'passwordless', right, 3, at(1))).toBeNull()
      await codes.insert(code('in time', 'passwordless'), right)
      await codes.consume('in time', 'passwordless', wrong, 3, at(1))
      expect(await codes.consume('in time', 'passwordless', right, 3, at(1))).not.toBeNull()
    })

    test('MFA-02 any number of guesses at once gets no more tries than the limit', async () => {
      await codes.insert(code('guessed', 'passwordless'), right)
      await parallel(() => codes.consume('guessed', 'passwordless', wrong, 5, at(1)))
      expect(await codes.consume('guessed', 'passwordless', right, 5, at(1))).toBeNull()
      expect(await codes.consume('guessed', 'passwordless', right, 6, at(1))).not.toBeNull()
    })

    test('a code is worthless for another purpose, after its end, and for who moved on or is blocked', async () => {
      await codes.insert(code('bound', 'passwordless', { userId: 'auth0|carol' }), right)
      expect(await codes.consume('bound', 'email-change', right, 9, at(1))).toBeNull()
      expect(await codes.consume('bound', 'passwordless', right, 9, at(10))).toBeNull()
      await block('carol', true)
      expect(await codes.consume('bound', 'passwordless', right, 9, at(1))).toBeNull()
      await block('carol', false)
      await subject.users.endGrantsOf('auth0|carol')
      expect(await codes.consume('bound', 'passwordless', right, 9, at(1))).toBeNull()
      await codes.insert(code('nobody', 'passwordless', { userId: null, securityVersion: null }), right)
      expect(await codes.consume('nobody', 'passwordless', right, 9, at(1))).toMatchObject({ userId: null })
    })

    test('a code rests until a suspension has lapsed, and from the day on which the account ends', async () => {
      await codes.insert(code('lapses', 'passwordless', { userId: 'auth0|alice' }), right)
      await block('alice', true, { suspendedUntil: at(3) })
      expect(await codes.consume('lapses', 'passwordless', right, 9, at(2))).toBeNull()
      await block('alice', false, { suspendedUntil: null, expiresAt: at(5) })
      expect(await codes.consume('lapses', 'passwordless', right, 9, at(5))).toBeNull()
      expect(await codes.consume('lapses', 'passwordless', right, 9, at(4))).not.toBeNull()
      await block('alice', false, { expiresAt: null })
    })

    test('the latest code that went somewhere is found, for its purpose and while it is in time', async () => {
      const sentTo = Buffer.from('alice')
      await codes.insert(code('first', 'passwordless', { createdAt: at(1) }), right, sentTo)
      await codes.insert(code('second', 'passwordless', { createdAt: at(2) }), right, sentTo)
      await codes.insert(code('elsewhere', 'passwordless', { createdAt: at(3) }), right, Buffer.from('bob'))
      expect(await codes.findLatest('passwordless', sentTo, at(4))).toBe('second')
      expect(await codes.findLatest('email-change', sentTo, at(4))).toBeNull()
      expect(await codes.findLatest('passwordless', sentTo, at(10))).toBeNull()
      expect(await subject.elsewhere.oneTimeCodes.findLatest('passwordless', sentTo, at(4))).toBeNull()
    })

    test('TEN-04 a code of another application cannot be spent, and codes that ran out are forgotten', async () => {
      await codes.insert(code('wall', 'passwordless'), right)
      expect(await subject.elsewhere.oneTimeCodes.consume('wall', 'passwordless', right, 9, at(1))).toBeNull()
      await codes.removeEnded(at(10))
      expect(await codes.consume('wall', 'passwordless', right, 9, at(1))).not.toBeNull()
      await codes.insert(code('past', 'passwordless'), right)
      await codes.removeEnded(at(11))
      expect(await codes.consume('past', 'passwordless', right, 9, at(1))).toBeNull()
    })
  })
}
