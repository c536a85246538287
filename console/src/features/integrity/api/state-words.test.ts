import { expect, test } from 'vitest'
import { type Integrity, type RangeReport, standingOf } from './integrity.ts'
import { integrityWords, reportWords } from './state-words.ts'

const log: Integrity = {
  state: 'intact',
  firstSequence: 1,
  lastSequence: 1_204,
  checkpoint: { size: 1_200, root: 'r', at: '2026-03-03T10:00:00.000Z', note: 'n' },
  unsealed: 0,
  unchained: 0,
  faults: [],
  brokenAt: null,
  lastPass: null,
  alert: { found: [], isCalling: false, acknowledged: null },
  walk: { until: 0, at: null, nextAt: null, wholeAt: null },
  retainedUntil: 0,
  keptSize: 1_200,
  anchor: null,
}
const report: RangeReport = {
  state: 'intact',
  from: 1,
  to: 25,
  verified: 25,
  erased: 0,
  size: 25,
  checkpointSize: 25,
  faultCount: 0,
  faults: [],
  brokenAt: null,
}

test('each of the four states has words of its own', () => {
  expect(integrityWords(log)).toMatch(/^All 1,204 events match. Head matches the anchor of 3 Mar 2026/)
  const brokenAt = { sequence: 88_120, at: '2026-03-03T09:14:00.000Z', type: 'role.assigned' }
  expect(integrityWords({ ...log, state: 'broken', brokenAt })).toMatch(
    /^Event 88,120 \(3 Mar 2026, \d\d:14:00, role.assigned\) does not match. Everything after it is untrusted until investigated.$/,
  )
  expect(integrityWords({ ...log, state: 'incomplete', unsealed: 300 })).toBe(
    'Newest 300 are not covered by an anchor yet.',
  )
  expect(integrityWords({ ...log, state: 'not-available', checkpoint: null, unchained: 1_162 })).toBe(
    "These 1,162 events were written before chaining was on. They can't be checked.",
  )
})

test('where a file outside is named, it is its anchor that the head matches, and nothing is said of one that says nothing', () => {
  const outside = (state: 'fits' | 'empty' | 'unreadable') =>
    integrityWords({ ...log, anchor: { state, size: 1_000, at: '2026-03-03T09:00:00.000Z' } })
  expect(outside('fits')).toMatch(/Head matches the anchor of 3 Mar 2026, \d\d:00:00\.$/)
  expect(outside('fits')).not.toBe(integrityWords(log))
  expect(outside('empty')).toBe(integrityWords(log))
  expect(outside('unreadable')).toBe(integrityWords(log))
})

test('a log that ends before its anchor is told apart from one that waits', () => {
  const cut = { ...log, state: 'incomplete' as const, lastSequence: 1_195 }
  expect(integrityWords(cut)).toBe(
    'Verified 1,195 of 1,200. The newest 5 are missing, and a signed anchor stands for them.',
  )
})

test('what was found broken before is not called intact while nobody cleared it', () => {
  const found = [{ from: 1, to: 900, foundAt: '2026-03-02T08:00:00.000Z' }]
  const known = { ...log, alert: { found, isCalling: false, acknowledged: null } }
  expect(standingOf(log)).toBe('intact')
  expect(standingOf(known)).toBe('broken')
  expect(integrityWords(known)).toBe('The newest events match. What was found broken before is not cleared.')
})

test('a range without events is never called intact', () => {
  const empty = { ...report, state: 'not-available' as const, from: null, to: null, verified: 0 }
  expect(reportWords(empty)).toBe('No event lies in this range, so there is nothing to verify.')
  expect(reportWords(report)).toBe('All 25 events from number 1 to 25 match.')
  expect(reportWords({ ...report, state: 'incomplete', verified: 10 })).toBe('Verified 10 of 25.')
})
