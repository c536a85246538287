import { expect, test } from 'vitest'
import { maskedEmail } from '../../../lib/masked-email.ts'
import { linkState, lostInWords, type RecoveryRequest, waitsLong } from './recovery-request.ts'

const now = new Date('2026-11-22T12:00:00Z')
const approved = {
  status: 'approved',
  createdAt: '2026-11-22T07:00:00Z',
  linkDueAt: null,
  linkSentAt: '2026-11-22T11:30:00Z',
  openedAt: null,
  passwordSetAt: null,
} as RecoveryRequest

test('a link is sent, opened, half used, used, run out or stopped', () => {
  expect(linkState(approved, now)).toBe('sent')
  expect(linkState({ ...approved, linkSentAt: '2026-11-22T10:59:00Z' }, now)).toBe('expired')
  expect(linkState({ ...approved, openedAt: '2026-11-22T11:40:00Z' }, now)).toBe('opened')
  expect(linkState({ ...approved, passwordSetAt: '2026-11-22T11:41:00Z' }, now)).toBe('password-set')
  expect(linkState({ ...approved, linkSentAt: null, linkDueAt: '2026-11-23T11:00:00Z' }, now)).toBe('waiting')
  expect(linkState({ ...approved, status: 'finished' }, now)).toBe('used')
  expect(linkState({ ...approved, status: 'stopped' }, now)).toBe('stopped')
  expect(linkState({ ...approved, status: 'pending', linkSentAt: null }, now)).toBe('none')
})

test('only what still waits waits long, and from four hours on', () => {
  expect(waitsLong({ ...approved, status: 'pending' }, now)).toBe(true)
  expect(waitsLong({ ...approved, status: 'pending', createdAt: '2026-11-22T08:30:00Z' }, now)).toBe(false)
  expect(waitsLong(approved, now)).toBe(false)
})

test('what was lost is told in words, and an address is masked', () => {
  expect(lostInWords(['phone', 'recovery-codes'])).toBe('phone, recovery codes')
  expect(lostInWords([])).toBe('not said')
  expect(lostInWords(['password', 'authenticator', 'passkey', 'recovery-codes', 'phone'])).toBe('everything')
  expect(maskedEmail('ada@acme.com')).toBe('a•••@acme.com')
})
