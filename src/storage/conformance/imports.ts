// What every store of imports must do.
import { beforeAll, expect, test } from 'vitest'
import type { ImportStore } from '../../imports/import-store.ts'
import type { OfferedUser } from '../../imports/offered-user.ts'
import type { PasswordStore } from '../../passwords/password-store.ts'
import type { ForeignPassword } from '../../passwords/stored-password.ts'
import type { UserStore } from '../../users/user-store.ts'

export interface ImportStores {
  readonly imports: ImportStore
  readonly users: UserStore
  readonly passwords: PasswordStore
  /** A receiving job. */
  readonly jobId: string
  /** A database connection, and another one. */
  readonly connectionId: string
  readonly otherConnectionId: string
}

const at = new Date(Date.UTC(2026, 10, 21, 10, 0, 0))

/** `open` answers the stores, and those of another application in the same storage. */
export function importStoreContract(open: () => Promise<{ ours: ImportStores; others: ImportStores }>): void {
  let ours: ImportStores
  let others: ImportStores
  beforeAll(async () => {
    const opened = await open()
    ours = opened.ours
    others = opened.others
  })

  function offered(
    subject: string,
    more: Partial<OfferedUser['user']> = {},
    rest: Partial<OfferedUser> = {},
  ): OfferedUser {
    const user: OfferedUser['user'] = {
      id: `auth0|${subject}`,
      identity: { connectionId: ours.connectionId, provider: 'auth0', subject },
      email: `${subject}@example.com`,
      emailVerified: true,
      username: null,
      phoneNumber: null,
      phoneVerified: null,
      name: subject,
      nickname: subject,
      givenName: null,
      familyName: null,
      picture: null,
      isBlocked: null,
      appMetadata: { plan: 'gold' },
      userMetadata: null,
      lastPasswordReset: null,
      createdAt: at,
      updatedAt: at,
      ...more,
    }
    const nothing = { password: null, login: null, linked: [], factors: [], changes: {}, identifiers: [] }
    return { position: 1, sent: {}, user, hasChosenId: true, ...nothing, ...rest }
  }

  const foreign = (value: string): ForeignPassword => ({
    kind: 'foreign',
    hash: { scheme: 'bcrypt', value, salt: null, passwordEncoding: 'utf8' },
  })

  test('batches are read in order and taken once', async () => {
    const { imports, jobId } = ours
    await imports.keepBatch(jobId, { sequence: 2, records: Buffer.from('two') })
    await imports.keepBatch(jobId, { sequence: 1, records: Buffer.from('one') })
    expect(await imports.nextBatch(jobId, 0)).toEqual({ sequence: 1, records: Buffer.from('one') })
    expect(await imports.nextBatch(jobId, 1)).toEqual({ sequence: 2, records: Buffer.from('two') })
    expect(await imports.nextBatch(jobId, 2)).toBeNull()
    expect(await imports.takeBatch(jobId, 1)).toBe(true)
    expect(await imports.takeBatch(jobId, 1)).toBe(false)
    expect(await imports.nextBatch(jobId, 0)).toMatchObject({ sequence: 2 })
  })

  test('TEN-01 another application sees neither batches nor refused records', async () => {
    await ours.imports.keepRefused(ours.jobId, [{ position: 900, record: null, faults: [] }])
    expect(await others.imports.nextBatch(ours.jobId, 0)).toBeNull()
    expect(await others.imports.takeBatch(ours.jobId, 2)).toBe(false)
    const page = { kind: 'offset', offset: 0, limit: 10, withTotal: false } as const
    expect((await others.imports.listRefused(ours.jobId, page)).items).toEqual([])
  })

  test('insertUsers stores people with their identities, passwords and sign-ins', async () => {
    const login = { lastLogin: at, lastIp: '192.0.2.1', loginsCount: 3 }
    const linked = [
      { connectionId: ours.otherConnectionId, provider: 'auth0', subject: 'alias', profile: { name: 'A' } },
    ]
    await ours.imports.insertUsers([
      offered('alice', {}, { password: foreign('$alice'), login, linked }),
      offered('bob', { email: null, username: 'bob' }),
    ])
    expect(await ours.users.find('auth0|alice')).toMatchObject({
      email: 'alice@example.com',
      appMetadata: { plan: 'gold' },
      userMetadata: null,
      lastLogin: at,
      lastIp: '192.0.2.1',
      loginsCount: 3,
      createdAt: at,
      version: 1,
      identities: [
        { connectionId: ours.connectionId, subject: 'alice', isPrimary: true, profile: null },
        { connectionId: ours.otherConnectionId, subject: 'alias', isPrimary: false, profile: { name: 'A' } },
      ],
    })
    expect(await ours.users.find('auth0|bob')).toMatchObject({ username: 'bob', lastLogin: null, loginsCount: null })
    expect(await ours.passwords.find({ connectionId: ours.connectionId, subject: 'alice' })).toEqual(foreign('$alice'))
    expect(await ours.passwords.find({ connectionId: ours.connectionId, subject: 'bob' })).toBeNull()
  })

  test('insertUsers refuses all when one identifier is taken', async () => {
    const twice = [offered('carol'), offered('carol-again', { email: 'alice@example.com' })]
    await expect(ours.imports.insertUsers(twice)).rejects.toMatchObject({ code: 'user_exists' })
    expect(await ours.users.find('auth0|carol')).toBeNull()
  })

  test('findMatches names who has which identifier, within the connection', async () => {
    const made = { hasChosenId: false }
    const elsewhere = { connectionId: ours.otherConnectionId, provider: 'auth0', subject: 'nobody' }
    const matches = await ours.imports.findMatches([
      offered('alice', { email: 'new@example.com' }, { position: 1 }),
      offered('new-1', { email: 'alice@example.com' }, { position: 2, ...made }),
      offered('new-2', { email: null, username: 'bob' }, { position: 3, ...made }),
      offered('new-3', { email: 'alice@example.com', identity: elsewhere, id: 'auth0|nobody' }, { position: 4 }),
      offered(
        'new-4',
        { email: 'other@example.com' },
        {
          position: 5,
          ...made,
          linked: [{ connectionId: ours.otherConnectionId, provider: 'auth0', subject: 'alias', profile: null }],
        },
      ),
    ])
    const named = matches.map(({ position, identifier, userId }) => `${position} ${identifier} ${userId}`)
    expect([...new Set(named)].toSorted()).toEqual([
      '1 id auth0|alice',
      '2 email auth0|alice',
      '3 username auth0|bob',
      '5 linked auth0|alice',
    ])
  })

  test('TEN-01 findMatches finds nobody of another application', async () => {
    expect(await others.imports.findMatches([offered('alice')])).toEqual([])
  })

  test('updateUsers changes what is given and keeps the rest', async () => {
    const [matched] = await ours.imports.lockMatched(['auth0|alice', 'auth0|nobody'])
    expect(matched).toEqual({
      id: 'auth0|alice',
      connectionId: ours.connectionId,
      subject: 'alice',
      appMetadata: { plan: 'gold' },
      userMetadata: null,
    })
    const later = new Date(at.getTime() + 1_000)
    const changes = { name: 'Alice', emailVerified: false, appMetadata: {}, userMetadata: {} }
    await ours.imports.updateUsers([{ matched: matched as never, changes, password: foreign('$newer') }], later)
    expect(await ours.users.find('auth0|alice')).toMatchObject({
      name: 'Alice',
      nickname: 'alice',
      emailVerified: false,
      appMetadata: null,
      userMetadata: {},
      updatedAt: later,
      version: 2,
    })
    expect(await ours.passwords.find({ connectionId: ours.connectionId, subject: 'alice' })).toEqual(foreign('$newer'))
  })

  test('updateUsers never takes the place of a password that was used', async () => {
    const owner = { connectionId: ours.connectionId, subject: 'alice' }
    const own = { kind: 'own', hash: '$argon2id$used', pepperId: '1' } as const
    await ours.passwords.keep(owner, own, at)
    const [matched] = await ours.imports.lockMatched(['auth0|alice'])
    await ours.imports.updateUsers([{ matched: matched as never, changes: {}, password: foreign('$late') }], at)
    expect(await ours.passwords.find(owner)).toEqual(own)
  })

  test('refused records come back as they were sent, in order, a page at a time', async () => {
    const { imports, jobId } = ours
    const strange = { text: 'a\u0000b', half: '\ud800', z: 1, a: 2 }
    const faults = [{ code: 'INVALID_TYPE', message: 'no', path: 'name' }] as const
    await imports.keepRefused(jobId, [
      { position: 30, record: null, faults },
      { position: 10, record: strange, faults },
      { position: 20, record: {}, faults },
    ])
    const first = await imports.listRefused(jobId, { kind: 'cursor', after: null, limit: 2, withTotal: false })
    const second = await imports.listRefused(jobId, { kind: 'cursor', after: first.next, limit: 1, withTotal: false })
    expect([...first.items, ...second.items].map(({ position }) => position)).toEqual([10, 20, 30])
    expect(first.items[0]).toEqual({ position: 10, record: strange, faults })
    expect(Object.keys(first.items[0]?.record as object)).toEqual(Object.keys(strange))
  })

  test('refreshStatistics may be called at any time', async () => {
    await expect(ours.imports.refreshStatistics()).resolves.toBeUndefined()
  })
}
