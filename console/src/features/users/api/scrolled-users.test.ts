import { expect, test } from 'vitest'
import type { UserPage } from './list-users.ts'
import { type PlacedPage, rowsBefore, scrolledUsersQuery } from './scrolled-users.ts'

const exactly = (count: number) => ({ count, isEstimate: false })
const page = (rows: number, given: Partial<UserPage> = {}): UserPage => ({
  data: Array.from({ length: rows }, (_, index) => ({ id: String(index) })) as never,
  previousCursor: 'before',
  nextCursor: 'after',
  pageSize: 100,
  total: { count: 1_000_000, isEstimate: true },
  ...given,
})

/** A page that came after or before those that are there. */
function arrived(came: UserPage, place: unknown): PlacedPage {
  const { rows, listStart } = place as { rows: { startAt?: number; endAt?: number }; listStart: number | null }
  const startsAt = rows.startAt ?? (rows.endAt ?? 0) - came.data.length
  return { ...came, startsAt, listStart: listStart ?? (came.previousCursor === null ? startsAt : null) }
}

const open = (first: UserPage) => {
  const query = scrolledUsersQuery({ search: { sort: 'name', from: 'mia' }, include: [], first, visit: '' })
  const [opened] = (query.initialData as { pages: PlacedPage[] }).pages
  if (opened === undefined) throw new Error('no page')
  return { query, opened }
}

test('a list from its start on knows the number of every row', () => {
  const { query, opened } = open(page(100, { previousCursor: null }))
  expect(rowsBefore([opened])).toBe(0)
  const second = arrived(page(100), query.getNextPageParam(opened, [opened], {} as never, []))
  expect(rowsBefore([second])).toBe(100)
  expect(query.getPreviousPageParam?.(opened, [opened], {} as never, [])).toBeNull()
})

test('after a jump no number is known, until the start is reached; then those of all pages are', () => {
  const { query, opened } = open(page(100))
  expect(rowsBefore([opened])).toBeNull()
  const start = arrived(
    page(40, { previousCursor: null }),
    query.getPreviousPageParam?.(opened, [opened], {} as never, []),
  )
  expect([start.startsAt, rowsBefore([start, opened])]).toEqual([-40, 0])
  // The first page may be let go: what it told stays known.
  const next = arrived(page(100), query.getNextPageParam(opened, [start, opened], {} as never, []))
  expect(rowsBefore([opened, next])).toBe(40)
  expect(rowsBefore([next])).toBe(140)
})

test('the last page tells the numbers where everybody was counted, and none where the total is a guess', () => {
  const end = { nextCursor: null }
  expect(rowsBefore([open(page(30, { ...end, total: exactly(240) })).opened])).toBe(210)
  expect(rowsBefore([open(page(30, end)).opened])).toBeNull()
  const pastEnd = open(page(100, { ...end, total: exactly(240), isPastEnd: true })).opened
  expect([pastEnd.startsAt, rowsBefore([pastEnd])]).toEqual([-100, 140])
})
