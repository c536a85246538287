import { expect, test } from 'vitest'
import { lastChangeOf } from './last-change.ts'

const change = (id: string, fields: readonly string[]) => ({
  id,
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
