import { expect, test } from 'vitest'
import { askRefusal, changeRefusal, deletionRefusal, mfaResetRefusal } from './refusals.ts'

const ada = { id: 'ada', isLastAdministrator: false, mfaEnabled: true, isActive: true, askedRecovery: null }

test('S002-32 the last administrator is neither deleted, nor deactivated, nor made a member', () => {
  const last = { ...ada, isLastAdministrator: true }
  expect(deletionRefusal(last, 'other')).toBe('You cannot delete the last administrator in an organization.')
  expect(changeRefusal(last, { isActive: false }, 'other')).toBe('Make someone else an administrator first.')
  expect(changeRefusal(last, { isAdministrator: false }, 'other')).toBe('Make someone else an administrator first.')
  expect(changeRefusal(last, { name: 'Ada' }, 'other')).toBeNull()
})

test('nobody deletes or deactivates themselves, but anybody may rename themselves', () => {
  expect(deletionRefusal(ada, 'ada')).toBe("You can't delete yourself.")
  expect(changeRefusal(ada, { isActive: false }, 'ada')).toBe("You can't deactivate yourself.")
  expect(changeRefusal(ada, { isAdministrator: false }, 'ada')).toBeNull()
  expect(deletionRefusal(ada, 'other')).toBeNull()
})

test('MFA is reset where it is set up', () => {
  expect(mfaResetRefusal(ada)).toBeNull()
  expect(mfaResetRefusal({ ...ada, mfaEnabled: false })).toMatch(/nothing to reset/)
})

test('a reset is asked for once, of others who are active, and where requests are taken', () => {
  expect(askRefusal(ada, 'other', true)).toBeNull()
  expect(askRefusal(ada, 'other', false)).toMatch(/not your organization’s alone/)
  expect(askRefusal(ada, 'ada', true)).toMatch(/where you sign in/)
  expect(askRefusal({ ...ada, isActive: false }, 'other', true)).toMatch(/Activate them first/)
  const asked = (status: 'pending' | 'denied') => ({
    ...ada,
    askedRecovery: { askedAt: '2026-11-22T12:00:00Z', status },
  })
  expect(askRefusal(asked('pending'), 'other', true)).toMatch(/waits for a decision/)
  expect(askRefusal(asked('denied'), 'other', true)).toBeNull()
})
