// What a user store must do with the identities of a person beside the first.
import { beforeEach, describe, expect, test } from 'vitest'
import type { AccountStore } from '../../sign-ins/account.ts'
import type { UserStore } from '../../users/user-store.ts'
import { samplePerson } from './sample-people.ts'

export interface IdentitiesSubject {
  readonly users: UserStore
  readonly accounts: AccountStore
  /** Another application's store over the same rows. */
  readonly elsewhere: UserStore
  /** Two databases of passwords and a connection to another provider. */
  readonly databases: readonly [string, string]
  readonly upstream: string
}

const at = new Date(Date.UTC(2026, 10, 21, 12))

/** `open` answers a directory without people each time. */
export function identitiesContract(open: () => Promise<IdentitiesSubject>): void {
  let subject: IdentitiesSubject
  beforeEach(async () => {
    subject = await open()
    await subject.users.insert(samplePerson(subject.databases[0], 'alice'))
    await subject.users.insert(samplePerson(subject.databases[1], 'bob'))
  })

  const subjectsOf = async (id: string) => (await subject.users.find(id))?.identities.map((each) => each.subject)

  test('moved identities stand behind the first one, and nobody is left without their own', async () => {
    await subject.users.moveIdentities('auth0|bob', 'auth0|alice', at)
    expect(await subject.users.remove('auth0|bob')).toBe(true)
    expect(await subjectsOf('auth0|alice')).toEqual(['alice', 'bob'])
    const found = await subject.accounts.findByIdentifier(subject.databases[1], 'bob@example.com')
    expect(found?.userId).toBe('auth0|alice')
  })

  test('identities of another application are not moved, saved, or made a person', async () => {
    const { elsewhere, users, databases } = subject
    await elsewhere.moveIdentities('auth0|bob', 'auth0|alice', at)
    const nothing = { email: null, username: null, phoneNumber: null }
    await elsewhere.saveIdentity({ connectionId: databases[0], subject: 'alice', profile: { name: 'X' } }, nothing)
    expect(await subjectsOf('auth0|bob')).toEqual(['bob'])
    expect((await users.find('auth0|alice'))?.identities).toMatchObject([{ profile: null }])
  })

  test('a person is made around an identity, and it is theirs alone', async () => {
    const { users, databases } = subject
    await users.moveIdentities('auth0|bob', 'auth0|alice', at)
    await users.remove('auth0|bob')
    await users.insertAround(samplePerson(databases[1], 'bob'))
    expect(await subjectsOf('auth0|alice')).toEqual(['alice'])
    expect((await users.find('auth0|bob'))?.identities).toMatchObject([{ subject: 'bob', isPrimary: true }])
  })

  test('nobody is made around an identity whose id is taken', async () => {
    await expect(subject.users.insertAround(samplePerson(subject.databases[0], 'bob'))).rejects.toMatchObject({
      code: 'user_exists',
    })
  })

  describe('what an identity says and holds', () => {
    test('is saved, and a taken identifier is refused', async () => {
      const { users, databases } = subject
      const identity = { connectionId: databases[0], subject: 'alice', profile: { email: 'new@example.com' } }
      const held = { email: 'new@example.com', username: null, phoneNumber: null }
      await users.saveIdentity(identity, held)
      expect((await subject.accounts.findByIdentifier(databases[0], 'new@example.com'))?.userId).toBe('auth0|alice')
      await users.insert(samplePerson(databases[0], 'carol'))
      await expect(users.saveIdentity(identity, { ...held, email: 'carol@example.com' })).rejects.toMatchObject({
        code: 'user_exists',
      })
    })

    test('is nothing at another provider, where two people may have one address', async () => {
      const { users, accounts, upstream } = subject
      for (const name of ['carol', 'dan']) {
        const person = samplePerson(upstream, name)
        const identity = { connectionId: upstream, provider: 'oidc', subject: name }
        await users.insert({ ...person, id: `oidc|${name}`, identity, email: 'same@example.com' })
      }
      expect(await accounts.findByIdentifier(upstream, 'same@example.com')).toBeNull()
      const dan = await users.find('oidc|dan')
      if (dan !== null) await users.save({ ...dan, email: 'other@example.com' })
      expect(await accounts.findByIdentifier(upstream, 'other@example.com')).toBeNull()
      expect((await accounts.findBySubject(upstream, 'dan'))?.userId).toBe('oidc|dan')
    })
  })
}
