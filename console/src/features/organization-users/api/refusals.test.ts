import { expect, test } from 'vitest'
import { changeRefusal, deletionRefusal, mfaResetRefusal } from './refusals.ts'

const ada = { id: 'ada', isLastAdministrator: false, actsOnAccount: true, mfaEnabled: true }

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

test('MFA is reset where it is set up and the account is this organization’s alone', () => {
  expect(mfaResetRefusal(ada)).toBeNull()
  expect(mfaResetRefusal({ ...ada, mfaEnabled: false })).toMatch(/nothing to reset/)
  expect(mfaResetRefusal({ ...ada, actsOnAccount: false })).toMatch(/not your organization’s alone/)
})
