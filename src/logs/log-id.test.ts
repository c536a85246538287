import { expect, test } from 'vitest'
import { logId, readLogId } from './log-id.ts'

const place = { at: new Date('2026-11-22T06:14:08.976Z'), eventId: 7, entry: 2 }

test('an id has the vendor’s form and is read back', () => {
  expect(logId(place)).toMatch(/^90020261122061408976\d{36}$/)
  expect(readLogId(logId(place))).toEqual(place)
})

test('ids sort by time as text, then by event and entry', () => {
  const later = [
    { ...place, entry: 3 },
    { ...place, eventId: 10, entry: 1 },
    { ...place, at: new Date('2026-11-22T06:14:09.000Z'), eventId: 8 },
  ]
  const ids = [place, ...later].map(logId)
  expect(ids.toSorted()).toEqual(ids)
})

test('the vendor’s own id tells its time and no event of ours', () => {
  const theirs = readLogId('90020230602105804120563000000000000001223372045029303662')
  expect(theirs).toMatchObject({ at: new Date('2023-06-02T10:58:04.120Z'), eventId: 0 })
})

test('whatever else is no id', () => {
  for (const text of ['', '900', '5f3c', `900${'9'.repeat(53)}`, logId(place).slice(1)])
    expect(readLogId(text)).toBeNull()
})
