// What every store of sign-ins must do.
import { beforeAll, describe, expect, test } from 'vitest'
import type { ConnectionStore } from '../../connections/connection-store.ts'
import { browserHash, newBrowserSecret, newSignIn, type SignIn } from '../../sign-ins/sign-in.ts'
import type { SignInStore } from '../../sign-ins/sign-in-store.ts'
import type { UserStore } from '../../users/user-store.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'
import { at } from './sample-times.ts'

export interface SignInSubject {
  readonly signIns: SignInStore
  readonly users: UserStore
  readonly connections: ConnectionStore
  /** Another application's store over the same rows. */
  readonly elsewhere: SignInStore
}

function begun(given: Partial<SignIn> = {}): SignIn {
  const origin = { ip: '192.0.2.1', userAgent: 'First' }
  const fresh = newSignIn({ goal: { kind: 'account', path: '/account' }, identifier: 'alice', origin }, at(0))
  return { ...fresh, ...given }
}

export function signInContract(open: () => Promise<SignInSubject>): void {
  const browser = browserHash(newBrowserSecret())
  let subject: SignInSubject
  let signIns: SignInStore
  beforeAll(async () => {
    subject = await open()
    signIns = subject.signIns
    await subject.connections.insert(sampleConnection('con_1'))
    for (const name of ['alice', 'bob']) await subject.users.insert(samplePerson('con_1', name))
  })
  const keep = async (given: Partial<SignIn> = {}) => {
    const signIn = begun(given)
    await signIns.insert(signIn, browser)
    return signIn
  }

  describe('sign-ins', () => {
    test('a sign-in comes back as it was stored, for its own browser alone', async () => {
      const signIn = await keep({ clientId: 'shop', organizationId: 'org_1', connectionId: 'con_1' })
      expect(await signIns.find(signIn.id, browser)).toEqual(signIn)
      expect(await signIns.find(signIn.id, browserHash(newBrowserSecret()))).toBeNull()
    })

    test('support finds it by its reference, whatever browser', async () => {
      const signIn = await keep()
      expect(await signIns.findByReference(signIn.reference)).toEqual(signIn)
      expect(await signIns.findByReference('AAAA-0000')).toBeNull()
    })

    test('what its page showed is kept beside it, moves nothing on, and not once it is finished', async () => {
      const signIn = await keep()
      await signIns.noteShown(signIn.id, 'That didn’t work.')
      expect(await signIns.find(signIn.id, browser)).toEqual({ ...signIn, shown: 'That didn’t work.' })
      await subject.elsewhere.noteShown(signIn.id, 'Another application')
      expect(await signIns.save({ ...signIn, shown: null, finishedAt: at(1) }, at(1))).toBe(true)
      await signIns.noteShown(signIn.id, 'Too late')
      expect(await signIns.find(signIn.id, browser)).toMatchObject({ shown: null })
    })

    test('save keeps the next state and raises the revision', async () => {
      const signIn = await keep()
      const next: SignIn = {
        ...signIn,
        identifier: 'bob',
        userId: 'auth0|bob',
        securityVersion: 1,
        proofs: [{ factor: 'password', id: 'auth0|bob', at: at(1).toISOString() }],
        choices: { staysSignedIn: true },
        sessionId: 'ses_1',
        lastFailure: 'code-wrong',
      }
      expect(await signIns.save(next, at(1))).toBe(true)
      expect(await signIns.find(signIn.id, browser)).toEqual({ ...next, revision: 2 })
    })

    test('of 50 submissions of one step the first counts', async () => {
      const signIn = await keep()
      const tries = await Promise.all(Array.from({ length: 50 }, () => signIns.save(signIn, at(1))))
      expect(tries.filter(Boolean)).toHaveLength(1)
    })

    test('a sign-in that is finished or over is moved no more, yet still there to be read', async () => {
      const finished = await keep()
      expect(await signIns.save({ ...finished, finishedAt: at(2) }, at(2))).toBe(true)
      expect(await signIns.save({ ...finished, revision: 2, finishedAt: null }, at(3))).toBe(false)
      expect(await signIns.find(finished.id, browser)).toMatchObject({ finishedAt: at(2) })
      const over = await keep()
      expect(await signIns.save(over, over.expiresAt)).toBe(false)
      expect(await signIns.find(over.id, browser)).not.toBeNull()
    })

    test("the latest sign-ins of a person, newest first, and nobody else's", async () => {
      for (const minute of [1, 3, 2]) {
        await keep({ userId: 'auth0|alice', lastFailure: `at ${minute}`, createdAt: at(minute) })
      }
      const recent = await signIns.listRecentOf('auth0|alice', 2)
      expect(recent.map(({ lastFailure }) => lastFailure)).toEqual(['at 3', 'at 2'])
    })

    test('TEN-04 a sign-in of another application is not there', async () => {
      const signIn = await keep({ userId: 'auth0|alice' })
      expect(await subject.elsewhere.find(signIn.id, browser)).toBeNull()
      expect(await subject.elsewhere.findByReference(signIn.reference)).toBeNull()
      expect(await subject.elsewhere.save(signIn, at(1))).toBe(false)
      expect(await subject.elsewhere.listRecentOf('auth0|alice', 5)).toEqual([])
    })

    test('removeBefore forgets what began before a time, and a person takes theirs along', async () => {
      const old = await keep({ createdAt: at(0) })
      const young = await keep({ createdAt: at(20), userId: 'auth0|bob' })
      await signIns.removeBefore(at(20))
      expect(await signIns.find(old.id, browser)).toBeNull()
      expect(await signIns.find(young.id, browser)).not.toBeNull()
      await subject.users.remove('auth0|bob')
      expect(await signIns.find(young.id, browser)).toBeNull()
    })
  })
}
