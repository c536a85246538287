// What every user store must do that begins a list at a beginning or a date instead of at its start, and leads on from
// there both ways.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Filter } from '../../kernel/filter.ts'
import type { Page } from '../../kernel/page.ts'
import type { User } from '../../users/user.ts'
import type { NewUser, UserQuery, UserStore } from '../../users/user-store.ts'
import { samplePerson } from './sample-people.ts'
import type { Stores, TwoApplications } from './two-applications.ts'

type Sort = UserQuery['sort']
type Ask = Pick<UserQuery, 'sort' | 'filter' | 'from'>

const at = (day: number, hour = 0) => new Date(Date.UTC(2026, 0, day, hour))
const both = ['ascending', 'descending'] as const

/** Everybody: asked without a filter a list is walked, with one that few match it is collected. */
const filters: [string, Filter | null][] = [
  ['everybody', null],
  [
    'who matches a filter',
    {
      kind: 'equals',
      field: { name: 'identities.provider', type: 'text', wildcards: false, ranges: false },
      alternatives: ['auth0'],
    },
  ],
]

export function userJumpsContract(open: () => Promise<TwoApplications>): void {
  let users: UserStore
  beforeAll(async () => {
    const { stores } = await open()
    users = stores.users
    await addPeople(stores)
  })

  const pageOf = (ask: Ask, after: string | null, limit = 3) =>
    users.list({ ...ask, at: at(9), page: { kind: 'cursor', after, limit, withTotal: false } })

  describe.each(filters)('a jump in a list of %s', (_whose, filter) => {
    test.each(['name', 'email', 'nickname'] as const)('sorted by %s begins with the beginning', async (field) => {
      for (const direction of both) {
        for (const from of ['MIA', 'mia m', 'a', '%', "o'", 'zoë', '\u{10ffff}']) {
          const isReached = (value: string) =>
            direction === 'ascending' ? value >= from.toLowerCase() : value < `${from.toLowerCase()}\u{10ffff}`
          await expectJump({ sort: { field, direction }, filter, from }, ({ [field]: value }) =>
            value === null ? null : isReached(value.toLowerCase()),
          )
        }
      }
    })

    test.each(['createdAt', 'updatedAt', 'lastLogin'] as const)('sorted by %s begins with the date', async (field) => {
      for (const direction of both) {
        for (const from of [at(2), at(2, 1), at(3, 23), at(340), new Date(0)]) {
          const isReached = (value: Date) => (direction === 'ascending' ? value >= from : value <= from)
          await expectJump({ sort: { field, direction }, filter, from }, ({ [field]: value }) =>
            value === null ? null : isReached(value),
          )
        }
      }
    })

    test('counts everybody who matches, not those from there on', async () => {
      const sort = { field: 'name', direction: 'ascending' } as const
      const page = { kind: 'cursor', after: null, limit: 1, withTotal: true } as const
      const { total } = await users.list({ filter, sort, from: 'z', at: at(9), page })
      expect(total).toEqual({ count: 10, isEstimate: false })
    })
  })

  test('every page but the first has one before it, and those read backwards are those read forwards', async () => {
    const sorts: Sort['field'][] = ['id', 'name', 'email', 'createdAt', 'lastLogin', 'loginsCount', 'emailVerified']
    for (const field of sorts) {
      for (const direction of both) {
        for (const [, filter] of filters) {
          const ask = { sort: { field, direction }, filter }
          const first = await pageOf(ask, null)
          expect(first.previous).toBeNull()
          let last = first
          const forwards = idsOf(first)
          while (last.next !== null) {
            last = await pageOf(ask, last.next)
            forwards.push(...idsOf(last))
          }
          expect([...(await readBack(ask, last)), ...idsOf(last)], `${field} ${direction}`).toEqual(forwards)
        }
      }
    }
  })

  test('a cursor that leads back belongs to its list as the others do', async () => {
    const ask = { sort: { field: 'name', direction: 'ascending' }, filter: null } as const
    const { previous = null } = await pageOf({ ...ask, from: 'mia' }, null)
    for (const other of [
      { ...ask, sort: { field: 'name', direction: 'descending' } },
      { ...ask, filter: filters[1]?.[1] ?? null },
    ] as const) {
      await expect(pageOf(other, previous)).rejects.toMatchObject({ code: 'invalid_cursor' })
    }
  })

  /** `isReached`: whether the list begins at or before somebody; null where they lack the value. */
  async function expectJump(ask: Ask, isReached: (user: User) => boolean | null): Promise<void> {
    const what = `${ask.sort.field} ${ask.sort.direction} from ${String(ask.from)}`
    const { items: whole } = await pageOf({ sort: ask.sort, filter: ask.filter }, null, 50)
    const start = whole.findIndex((user) => isReached(user) !== false)
    const border = start === -1 ? whole.length : start
    const first = await pageOf(ask, null)
    const seen = idsOf(first)
    for (let { next } = first; next !== null; ) {
      const page: Page<User> = await pageOf({ sort: ask.sort, filter: ask.filter }, next)
      seen.push(...idsOf(page))
      next = page.next
    }
    const ids = whole.map(({ id }) => id)
    expect(seen, what).toEqual(ids.slice(border))
    expect(await readBack(ask, first), what).toEqual(ids.slice(0, border))
  }

  /** Everybody before a page, in the order of the list; every page on the way leads forward to the one it came from. */
  async function readBack({ sort, filter }: Ask, page: Page<User>): Promise<string[]> {
    const before: string[] = []
    let { previous = null } = page
    let following = idsOf(page)
    while (previous !== null) {
      const earlier = await pageOf({ sort, filter }, previous)
      expect(earlier.items.length).toBeGreaterThan(0)
      const forward = earlier.next === null ? [] : idsOf(await pageOf({ sort, filter }, earlier.next))
      expect(forward.slice(0, following.length)).toEqual(following.slice(0, forward.length))
      before.unshift(...idsOf(earlier))
      following = idsOf(earlier)
      previous = earlier.previous ?? null
    }
    return before
  }
}

function idsOf({ items }: Page<User>): string[] {
  return items.map(({ id }) => id)
}

/** Beside alice and bob. Three are called Mia in three spellings, two have no name, and some days have several people. */
async function addPeople({ users, accounts }: Stores): Promise<void> {
  const people: [id: string, day: number, more: Partial<NewUser>][] = [
    ['mia1', 1, { name: 'Mia' }],
    ['mia2', 2, { name: 'MIA' }],
    ['mia3', 2, { name: 'mia', email: null }],
    ['miam', 2, { name: 'Mia Moss' }],
    ['zoe', 3, { name: 'Zoë', email: 'zoë@example.com' }],
    ['oneil', 4, { name: "O'Neil", nickname: null }],
    ['nameless1', 4, { name: null }],
    ['nameless2', 5, { name: null, email: null, nickname: null }],
  ]
  for (const [id, day, more] of people) {
    await users.insert({ ...samplePerson('con_1', id), createdAt: at(day), updatedAt: at(day, 1), ...more })
  }
  await accounts.noteSignIn('auth0|mia1', at(2), null)
  await accounts.noteSignIn('auth0|mia2', at(2), null)
  await accounts.noteSignIn('auth0|zoe', at(3, 23), null)
}
