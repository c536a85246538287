// What every store of accounts must do.
import { beforeAll, describe, expect, test } from 'vitest'
import type { ConnectionStore } from '../../connections/connection-store.ts'
import type { PasswordStore } from '../../passwords/password-store.ts'
import type { AccountStore } from '../../sign-ins/account.ts'
import type { UserStore } from '../../users/user-store.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'
import { at } from './sample-times.ts'

export interface AccountSubject {
  readonly accounts: AccountStore
  readonly users: UserStore
  readonly passwords: PasswordStore
  readonly connections: ConnectionStore
  /** Another application's store over the same rows. */
  readonly elsewhere: AccountStore
}

export function accountContract(open: () => Promise<AccountSubject>): void {
  let subject: AccountSubject
  let accounts: AccountStore
  beforeAll(async () => {
    subject = await open()
    accounts = subject.accounts
    for (const id of ['con_1', 'con_2']) await subject.connections.insert(sampleConnection(id))
    const alice = { ...samplePerson('con_1', 'alice'), username: 'ally', phoneNumber: '+491700000001' }
    await subject.users.insert({ ...alice, userMetadata: { locale: 'de' } })
    await subject.users.insert({ ...samplePerson('con_1', 'bob'), isBlocked: true })
  })

  describe('accounts', () => {
    const stored = { kind: 'own', hash: '$argon2id$x', pepperId: '1' } as const

    test('an account is found by address, username and phone number, with all that decides about it', async () => {
      await subject.passwords.keep({ connectionId: 'con_1', subject: 'alice' }, stored, at(0))
      const alice = {
        userId: 'auth0|alice',
        securityVersion: 1,
        admission: { isBlocked: null, suspendedUntil: null, expiresAt: null },
        email: 'alice@example.com',
        emailVerified: true,
        name: 'Alice',
        locale: 'de',
        lastLogin: null,
        connectionId: 'con_1',
        subject: 'alice',
        password: stored,
        requiredActions: [],
      }
      for (const identifier of ['alice@example.com', 'ally', '+491700000001']) {
        expect(await accounts.findByIdentifier('con_1', identifier)).toMatchObject(alice)
      }
      expect(await accounts.findBySubject('con_1', 'alice')).toMatchObject(alice)
      expect(await accounts.find('auth0|alice')).toMatchObject(alice)
    })

    test('what somebody is asked to do next stands on the account until it is done, by whatever door', async () => {
      const { users } = subject
      await users.setRequiredActions('auth0|alice', ['enrol-mfa', 'change-password'])
      expect((await accounts.find('auth0|alice'))?.requiredActions).toEqual(['enrol-mfa', 'change-password'])
      expect(await users.dropRequiredAction('auth0|alice', 'change-password')).toBe(true)
      expect(await users.dropRequiredAction('auth0|alice', 'change-password')).toBe(false)
      expect(await users.requiredActionsOf('auth0|alice')).toEqual(['enrol-mfa'])
      await users.setRequiredActions('auth0|alice', [])
      expect(await users.requiredActionsOf('auth0|nobody')).toBeNull()
      const bob = await users.find('auth0|bob')
      if (bob === null) throw new Error('bob is missing')
      await users.save({ ...bob, emailVerified: false })
      await users.setRequiredActions(bob.id, ['verify-email', 'change-password'])
      await users.save({ ...bob, emailVerified: true })
      expect(await users.requiredActionsOf(bob.id)).toEqual(['change-password'])
      await users.setRequiredActions(bob.id, [])
    })

    test('a password that is removed opens nothing, and is no earlier one either', async () => {
      const owner = { connectionId: 'con_1', subject: 'bob' }
      for (const minute of [0, 1]) await subject.passwords.keep(owner, stored, at(minute), 5)
      expect(await subject.passwords.listEarlier(owner, 5)).toHaveLength(1)
      await subject.passwords.remove(owner)
      expect((await accounts.findBySubject('con_1', 'bob'))?.password).toBeNull()
      expect(await subject.passwords.listEarlier(owner, 5)).toEqual([])
      expect((await accounts.findBySubject('con_1', 'alice'))?.password).not.toBeNull()
    })

    test('nobody is found in another connection, by another word, or in another application', async () => {
      expect(await accounts.findByIdentifier('con_2', 'alice@example.com')).toBeNull()
      expect(await accounts.findBySubject('con_2', 'alice')).toBeNull()
      expect(await accounts.findByIdentifier('con_1', 'nobody')).toBeNull()
      expect(await accounts.find('auth0|nobody')).toBeNull()
      expect(await subject.elsewhere.findByIdentifier('con_1', 'alice@example.com')).toBeNull()
      expect(await subject.elsewhere.findBySubject('con_1', 'alice')).toBeNull()
      expect(await subject.elsewhere.find('auth0|alice')).toBeNull()
    })

    test('an address wins over a username that is spelled like it', async () => {
      await subject.users.insert({ ...samplePerson('con_1', 'mallory'), username: 'carol@example.com' })
      await subject.users.insert(samplePerson('con_1', 'carol'))
      expect(await accounts.findByIdentifier('con_1', 'carol@example.com')).toMatchObject({ userId: 'auth0|carol' })
    })

    test('a blocked person is told as one, and what changed the person changed the version', async () => {
      expect(await accounts.find('auth0|bob')).toMatchObject({
        admission: { isBlocked: true },
        password: null,
        locale: null,
      })
      await subject.users.endGrantsOf('auth0|bob')
      expect(await accounts.find('auth0|bob')).toMatchObject({ securityVersion: 2 })
    })

    test('noteSignIn counts, and a late one does not move the last sign-in back', async () => {
      await accounts.noteSignIn('auth0|alice', at(5), '192.0.2.1')
      await accounts.noteSignIn('auth0|alice', at(4), '192.0.2.2')
      await accounts.noteSignIn('auth0|nobody', at(4), null)
      expect(await subject.users.find('auth0|alice')).toMatchObject({ loginsCount: 2, lastLogin: at(5) })
      expect(await accounts.find('auth0|alice')).toMatchObject({ lastLogin: at(5) })
    })

    test('a last sign-in in a country that nobody looked up waits for it, and one from elsewhere meanwhile stays', async () => {
      const waiting = async () => (await accounts.listUnplaced(10)).filter(({ userId }) => userId === 'auth0|alice')
      await accounts.noteSignIn('auth0|alice', at(6), '192.0.2.1', 'NO')
      expect(await waiting()).toEqual([])
      await accounts.noteSignIn('auth0|alice', at(7), '192.0.2.3')
      expect(await waiting()).toEqual([{ userId: 'auth0|alice', ip: '192.0.2.3' }])
      expect(await subject.elsewhere.listUnplaced(10)).toEqual([])
      await accounts.place([{ userId: 'auth0|alice', ip: '192.0.2.1', country: 'SE' }])
      expect(await waiting()).toHaveLength(1)
      await subject.elsewhere.place([{ userId: 'auth0|alice', ip: '192.0.2.3', country: 'SE' }])
      expect(await waiting()).toHaveLength(1)
      await accounts.place([{ userId: 'auth0|alice', ip: '192.0.2.3', country: 'DK' }])
      expect(await waiting()).toEqual([])
      await accounts.place([])
    })

    test('sign-ins at the same time are all counted', async () => {
      await Promise.all(Array.from({ length: 20 }, () => accounts.noteSignIn('auth0|bob', at(5), null)))
      expect(await subject.users.find('auth0|bob')).toMatchObject({ loginsCount: 20 })
    })

    test('people of a connection that is being removed can sign in no more', async () => {
      await subject.users.insert(samplePerson('con_2', 'dan'))
      expect(await accounts.findBySubject('con_2', 'dan')).not.toBeNull()
      await subject.connections.close('con_2', at(1))
      expect(await accounts.findBySubject('con_2', 'dan')).toBeNull()
      expect(await accounts.findByIdentifier('con_2', 'dan@example.com')).toBeNull()
    })
  })
}
