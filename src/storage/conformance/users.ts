// What every user store must do, whatever holds the rows.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../connections/connection.ts'
import type { Filter, FilterField } from '../../kernel/filter.ts'
import type { PageRequest } from '../../kernel/page.ts'
import type { NewUser, UserQuery, UserStore } from '../../users/user-store.ts'

export interface UserStoreSubject {
  readonly users: UserStore
  /** Two databases of passwords to put people in. */
  readonly connections: readonly [Pick<Connection, 'id' | 'name'>, Pick<Connection, 'id' | 'name'>]
  /** Another application's store over the same rows. */
  readonly elsewhere: UserStore
}

export function userStoreContract(open: () => Promise<UserStoreSubject>): void {
  let subject: UserStoreSubject
  beforeAll(async () => {
    subject = await open()
    await fill(subject)
  })

  test('namesOf answers what people are called, and leaves out whoever is not there', async () => {
    const names = await subject.users.namesOf(['auth0|alice', 'auth0|nobody'])
    expect([...names]).toEqual([['auth0|alice', { name: 'Alice Ångström', email: 'alice@example.com' }]])
    expect((await subject.elsewhere.namesOf(['auth0|alice'])).size).toBe(0)
    expect((await subject.users.namesOf([])).size).toBe(0)
  })

  describe('find', () => {
    test('a stored user comes back with every attribute and the identity', async () => {
      const alice = await subject.users.find('auth0|alice')
      expect(alice).toMatchObject({
        email: 'alice@example.com',
        name: 'Alice Ångström',
        appMetadata: { plan: 'gold', seats: 5 },
        userMetadata: { addresses: [{ city: 'Paris' }, { city: 'Oslo' }] },
        version: 1,
        loginsCount: null,
      })
      expect(alice?.identities).toEqual([
        {
          connectionId: subject.connections[0].id,
          connectionName: subject.connections[0].name,
          provider: 'auth0',
          subject: 'alice',
          isPrimary: true,
          isSocial: false,
          profile: null,
          linkedAt: alice?.createdAt,
        },
      ])
    })

    test('nobody is found by an unknown id, nor in another application', async () => {
      expect(await subject.users.find('auth0|nobody')).toBeNull()
      expect(await subject.elsewhere.find('auth0|alice')).toBeNull()
    })
  })

  describe('insert', () => {
    test.each([
      ['id', { id: 'auth0|alice', subject: 'alice', email: 'other@example.com' }],
      ['e-mail in the same connection', { id: 'auth0|alice2', subject: 'alice2', email: 'alice@example.com' }],
      ['username in the same connection', { id: 'auth0|bob2', subject: 'bob2', username: 'bobby' }],
    ])('a taken %s is refused as user_exists and nothing is stored', async (_what, taken) => {
      await expect(subject.users.insert(person(subject, taken))).rejects.toMatchObject({ code: 'user_exists' })
      expect(await subject.users.findByEmail('other@example.com')).toEqual([])
    })

    test('the same e-mail may stand in another connection', async () => {
      const twin = person(subject, { id: 'auth0|twin', subject: 'twin', email: 'alice@example.com', connection: 1 })
      await subject.users.insert(twin)
      const found = await subject.users.findByEmail('alice@example.com')
      expect(found.map(({ id }) => id)).toEqual(['auth0|alice', 'auth0|twin'])
      expect(await subject.users.remove('auth0|twin')).toBe(true)
    })
  })

  describe('list', () => {
    const cases: [string, Filter, string[]][] = [
      ['an exact e-mail, in any letter case', equals(email, 'ALICE@example.com'), ['alice']],
      ['an exact name, folded beyond ASCII', equals(name, 'alice ångström'), ['alice']],
      ['a username in its own letter case only', equals(username, 'Bobby'), []],
      ['a prefix', matches(name, ['b', '']), ['bob']],
      ['a substring', matches(name, ['', 'ngst', '']), ['alice']],
      ['a percent sign as itself', matches(name, ['', '100% Dan', '']), ['dan']],
      ['a wildcard in the middle', matches(email, ['ca', '@example.com']), ['carol']],
      ['an e-mail domain', equals(emailDomain, 'EXAMPLE.com'), ['alice', 'bob', 'carol']],
      ['everybody at a domain', matches(email, ['', '@EXAMPLE.com']), ['alice', 'bob', 'carol']],
      [
        'whoever never signed in',
        { kind: 'not', part: { kind: 'exists', field: field('lastLogin', 'date') } },
        ['alice', 'bob', 'carol', 'dan'],
      ],
      ['a metadata range of one value', range(json('appMetadata', 'seats'), 5, 5), ['alice']],
      ['a bare term as a whole value', { kind: 'known-as', pieces: ['bobby'] }, ['bob']],
      ['a bare term that is only part of a value', { kind: 'known-as', pieces: ['bobb'] }, []],
      ['a bare term with wildcards', { kind: 'known-as', pieces: ['', 'obb', ''] }, ['bob']],
      ['a bare term whose pieces lie in different values', { kind: 'known-as', pieces: ['bobby', 'example.com'] }, []],
      ['metadata text', equals(json('appMetadata', 'plan'), 'gold'), ['alice']],
      ['a metadata number', equals(json('appMetadata', 'seats'), 5, '5'), ['alice']],
      ['metadata through an array', equals(json('userMetadata', 'addresses', 'city'), 'Oslo'), ['alice']],
      ['a metadata range', range(json('appMetadata', 'seats'), 4, 6), ['alice']],
      ['a metadata wildcard', matches(json('appMetadata', 'plan'), ['g', '']), ['alice']],
      ['existing metadata', { kind: 'exists', field: json('userMetadata', 'addresses') }, ['alice']],
      ['metadata that is empty or null does not exist', { kind: 'exists', field: json('userMetadata', 'empty') }, []],
      ['missing e-mail', { kind: 'not', part: { kind: 'exists', field: email } }, ['dan']],
      [
        'a negation matches who lacks the value',
        { kind: 'not', part: equals(email, 'bob@example.com') },
        ['alice', 'carol', 'dan'],
      ],
      ['an OR', { kind: 'or', parts: [equals(name, 'Bob'), equals(name, 'Carol')] }, ['bob', 'carol']],
      ['an AND', { kind: 'and', parts: [equals(blocked, true), equals(name, 'Carol')] }, ['carol']],
      ['a date range', range(createdAt, new Date('2024-01-02'), new Date('2024-01-03')), ['bob', 'carol']],
      ['a connection', equals(connectionName, 'second'), ['dan']],
    ]
    test.each(cases)('%s finds whom it should', async (_what, filter, expected) => {
      expect(await idsOf({ filter })).toEqual(expected.map((who) => `auth0|${who}`))
    })

    test('a cursor walks every sort to its end both ways, missing values last, each person once', async () => {
      for (const field of [
        'createdAt',
        'email',
        'name',
        'username',
        'lastLogin',
        'loginsCount',
        'isBlocked',
        'id',
      ] as const) {
        for (const direction of ['ascending', 'descending'] as const) {
          const sort = { field, direction }
          const whole = await idsOf({ sort })
          expect(await walk({ sort }, 1), `${field} ${direction}`).toEqual(whole)
          expect(new Set(whole).size).toBe(4)
          if (field === 'email') expect(whole.at(-1)).toBe('auth0|dan')
        }
      }
    })

    test('offsets and cursors agree across the border to missing values', async () => {
      const sort = { field: 'email', direction: 'descending' } as const
      const byOffset = await idsOf({ sort, page: offset(2, 2) })
      expect(byOffset).toEqual((await idsOf({ sort })).slice(2, 4))
      expect(await idsOf({ sort, page: offset(3, 2) })).toEqual(['auth0|dan'])
      expect(await idsOf({ sort, page: offset(4, 2) })).toEqual([])
    })

    test('a cursor of another sort is refused', async () => {
      const { next } = await subject.users.list(query({ page: cursor(null, 1) }))
      const other = query({ page: cursor(next, 1), sort: { field: 'email', direction: 'ascending' } })
      await expect(subject.users.list(other)).rejects.toMatchObject({ code: 'invalid_cursor' })
      await expect(subject.users.list(query({ page: cursor('garbage', 1) }))).rejects.toMatchObject({
        code: 'invalid_cursor',
      })
    })

    test('the total counts everybody who matches, not the page', async () => {
      const all = await subject.users.list(query({ page: offset(0, 1) }))
      expect(all.total).toEqual({ count: 4, isEstimate: false })
      const some = await subject.users.list(query({ page: offset(0, 1), filter: equals(emailDomain, 'example.com') }))
      expect(some.total).toEqual({ count: 3, isEstimate: false })
    })

    test('people of another application are never listed', async () => {
      expect((await subject.elsewhere.list(query({}))).items).toEqual([])
    })
  })

  describe('save and remove', () => {
    test('a saved user keeps what was set and frees what was given up', async () => {
      const bob = await subject.users.find('auth0|bob')
      if (bob === null) throw new Error('bob is missing')
      await subject.users.save({ ...bob, email: 'robert@example.com', version: 2 })
      expect(await subject.users.find('auth0|bob')).toMatchObject({ email: 'robert@example.com', version: 2 })
      await subject.users.insert(person(subject, { id: 'auth0|heir', subject: 'heir', email: 'bob@example.com' }))
      await expect(subject.users.save({ ...bob, version: 3 })).rejects.toMatchObject({ code: 'user_exists' })
      await subject.users.remove('auth0|heir')
    })

    test('who signed up is unclaimed until their address is proven, and who was made by others never is', async () => {
      const { users, elsewhere } = subject
      const una = person(subject, { id: 'auth0|una', subject: 'una', email: 'una@example.com' })
      await users.insert(una, { isSelfMade: true })
      expect(await Promise.all([users, elsewhere].map((each) => each.isUnclaimed('auth0|una')))).toEqual([true, false])
      expect(await users.isUnclaimed('auth0|bob')).toBe(false)
      const stored = await users.find('auth0|una')
      if (stored === null) throw new Error('una is missing')
      await users.save({ ...stored, emailVerified: true, version: 2 })
      expect(await users.isUnclaimed('auth0|una')).toBe(false)
      await users.remove('auth0|una')
    })

    test('removing answers whether somebody was there, and the count follows', async () => {
      await subject.users.insert(person(subject, { id: 'auth0|gone', subject: 'gone', email: 'gone@example.com' }))
      expect(await subject.users.remove('auth0|gone')).toBe(true)
      expect(await subject.users.remove('auth0|gone')).toBe(false)
      expect((await subject.users.list(query({ page: offset(0, 1) }))).total?.count).toBe(4)
    })
  })

  test('a stream gives everybody a filter matches, once', async () => {
    const seen: string[] = []
    for await (const chunk of subject.users.stream(equals(emailDomain, 'example.com')))
      seen.push(...chunk.map(({ id }) => id))
    expect(seen).toEqual(['auth0|alice', 'auth0|bob', 'auth0|carol'])
  })

  const query = (given: Partial<UserQuery>): UserQuery => ({
    filter: null,
    sort: { field: 'id', direction: 'ascending' },
    page: offset(0, 50),
    ...given,
  })
  const idsOf = async (given: Partial<UserQuery>) => (await subject.users.list(query(given))).items.map(({ id }) => id)
  const walk = async (given: Partial<UserQuery>, limit: number) => {
    const seen: string[] = []
    let next: string | null = null
    do {
      const page = await subject.users.list(query({ ...given, page: cursor(next, limit) }))
      seen.push(...page.items.map(({ id }) => id))
      next = page.next
    } while (next !== null)
    return seen
  }
}

async function fill(subject: UserStoreSubject): Promise<void> {
  const { users } = subject
  await users.insert(
    person(subject, {
      id: 'auth0|alice',
      subject: 'alice',
      email: 'alice@example.com',
      name: 'Alice Ångström',
      appMetadata: { plan: 'gold', seats: 5 },
      userMetadata: { addresses: [{ city: 'Paris' }, { city: 'Oslo' }] },
      day: 1,
    }),
  )
  await users.insert(
    person(subject, {
      id: 'auth0|bob',
      subject: 'bob',
      email: 'bob@example.com',
      name: 'Bob',
      username: 'bobby',
      day: 2,
    }),
  )
  await users.insert(
    person(subject, {
      id: 'auth0|carol',
      subject: 'carol',
      email: 'carol@example.com',
      name: 'Carol',
      isBlocked: true,
      userMetadata: { empty: [], nothing: null },
      day: 3,
    }),
  )
  await users.insert(person(subject, { id: 'auth0|dan', subject: 'dan', name: '100% Dan', connection: 1, day: 4 }))
}

interface PersonGiven extends Partial<NewUser> {
  readonly subject: string
  readonly connection?: 0 | 1
  readonly day?: number
}

function person(subject: UserStoreSubject, { subject: own, connection = 0, day = 1, ...given }: PersonGiven): NewUser {
  const at = new Date(Date.UTC(2024, 0, day))
  return {
    id: `auth0|${own}`,
    identity: { connectionId: subject.connections[connection].id, provider: 'auth0', subject: own },
    email: null,
    emailVerified: false,
    username: null,
    phoneNumber: null,
    phoneVerified: null,
    name: null,
    nickname: null,
    givenName: null,
    familyName: null,
    picture: null,
    isBlocked: null,
    appMetadata: null,
    userMetadata: null,
    lastPasswordReset: null,
    createdAt: at,
    updatedAt: at,
    ...given,
  }
}

const field = (name: string, type: FilterField['type']): FilterField => ({ name, type, wildcards: true, ranges: true })
const email = field('email', 'folded')
const name = field('name', 'folded')
const username = field('username', 'text')
const emailDomain = field('emailDomain', 'folded')
const blocked = field('isBlocked', 'boolean')
const createdAt = field('createdAt', 'date')
const connectionName = field('identities.connection', 'text')
const json = (name: string, ...path: string[]): FilterField => ({ ...field(name, 'json'), path })
const equals = (of: FilterField, ...alternatives: (string | number | boolean)[]): Filter => ({
  kind: 'equals',
  field: of,
  alternatives,
})
const matches = (of: FilterField, pieces: string[]): Filter => ({ kind: 'matches', field: of, pieces })
const range = (of: FilterField, from: number | Date, to: number | Date): Filter => ({
  kind: 'range',
  field: of,
  from: { value: from, inclusive: true },
  to: { value: to, inclusive: true },
})
const offset = (from: number, limit: number): PageRequest => ({ kind: 'offset', offset: from, limit, withTotal: true })
const cursor = (after: string | null, limit: number): PageRequest => ({
  kind: 'cursor',
  after,
  limit,
  withTotal: false,
})
