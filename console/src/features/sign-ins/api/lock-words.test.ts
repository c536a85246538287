import { expect, test } from 'vitest'
import { clockTime } from '../../../lib/format-time.ts'
import { checkSentence } from './check-words.ts'
import type { Lock } from './diagnosis.ts'
import { lockReason } from './lock-words.ts'

const first = '2026-03-02T10:04:00Z'
const last = '2026-03-02T10:12:00Z'
const span = `${clockTime(new Date(first))}–${clockTime(new Date(last))}`
const from = [
  { network: '203.0.113.7', count: 8 },
  { network: '198.51.100.4', count: 2 },
]
const until = '2026-03-02T11:04:00Z'
const lock: Lock = { act: 'password', network: null, until, count: 10, first, last, from, moreNetworks: 0 }

test('a lock says how many wrong tries it came of, when, and from where', () => {
  expect(lockReason(lock)).toBe(`10 wrong passwords ${span} from 203.0.113.7 (8) and 198.51.100.4 (2)`)
  expect(lockReason({ ...lock, count: 14, moreNetworks: 4 })).toBe(
    `14 wrong passwords ${span} from 203.0.113.7 (8), 198.51.100.4 (2) and 4 more networks`,
  )
  expect(lockReason({ ...lock, last: first })).toContain(`passwords ${span.split('–')[0]} from`)
})

test('networks whose ends are masked alike are named once, with what they tried together', () => {
  const masked = [
    { network: '203.0.•••', count: 8 },
    { network: '198.51.•••', count: 3 },
    { network: '203.0.•••', count: 2 },
  ]
  expect(lockReason({ ...lock, count: 13, from: masked })).toBe(
    `13 wrong passwords ${span} from 203.0.••• (10) and 198.51.••• (3)`,
  )
})

test('a lock of one network does not name it twice, and its check names it', () => {
  const ofOne = { ...lock, network: '203.0.113.7', from: [{ network: '203.0.113.7', count: 10 }] }
  expect(lockReason(ofOne)).toBe(`10 wrong passwords ${span}`)
  const sentence = checkSentence({ id: 'lock', state: 'fail', facts: { ...ofOne } })
  expect(sentence).toMatch(new RegExp(`^10 wrong passwords ${span} from 203.0.113.7. Ends `))
})

test('of what is not known nothing is said', () => {
  const unknown = { ...lock, first: null, last: null, from: [] }
  expect(lockReason({ ...unknown, act: 'second-factor', count: 15 })).toBe('15 wrong second factors')
  expect(lockReason({ ...unknown, act: 'code' })).toBe('10 wrong codes from e-mails')
})
