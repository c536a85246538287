import { expect, test } from 'vitest'
import { lastChangeOf, lastLetterChangeOf, lastPolicyChangeOf } from './last-change.ts'

const change = (id: string, fields: readonly string[], subjectId = 'app') => ({
  id,
  subject: { id: subjectId },
  at: '2026-01-01T00:00:00.000Z',
  actor: { name: 'Olivia' },
  changes: { fields },
})
const changes = [change('3', ['displayName']), change('2', ['bruteForce', 'mfaPolicy']), change('1', ['mfaPolicy'])]

test('the latest change of any of the settings of a section', () => {
  expect(lastChangeOf(changes, ['mfaPolicy', 'mfaGraceDays'])?.id).toBe('2')
  expect(lastChangeOf(changes, ['bruteForce.mostAttempts'])?.id).toBe('2')
  expect(lastChangeOf(changes, ['sessionIdleMinutes'])).toBeNull()
})

test('the latest change of the policy of one database, and of nothing else of it', () => {
  const ofConnections = [
    change('3', ['options'], 'con_1'),
    change('2', ['options', 'passwordPolicy'], 'con_2'),
    change('1', ['options', 'passwordPolicy'], 'con_1'),
  ]
  expect(lastPolicyChangeOf(ofConnections, 'con_1')?.id).toBe('1')
  expect(lastPolicyChangeOf(ofConnections, 'con_3')).toBeNull()
})

test('the latest change of one letter', () => {
  const ofLetters = [
    change('2', ['body'], 'email-template/reset_email'),
    change('1', ['body'], 'email-template/verify_email'),
  ]
  expect(lastLetterChangeOf(ofLetters, 'verify_email')?.id).toBe('1')
  expect(lastLetterChangeOf(ofLetters, 'user_invitation')).toBeNull()
})
