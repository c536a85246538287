import { expect, it } from 'vitest'
import type { Filter } from '../../kernel/filter.ts'
import { splitHeld } from './user-held-filter.ts'

const field = (name: string) => ({ name, type: 'text' }) as Extract<Filter, { kind: 'equals' }>['field']
const role: Filter = { kind: 'equals', field: field('rolesAnywhere'), alternatives: ['rol_1'] }
const permission: Filter = { kind: 'equals', field: field('permissions'), alternatives: ['read:orders'] }
const verified: Filter = { kind: 'equals', field: field('emailVerified'), alternatives: [true] }

it('what is held is told apart from what a row tells, also where it must not be held', () => {
  const without: Filter = { kind: 'not', part: role }
  expect(splitHeld(role)).toEqual({ own: null, held: role })
  expect(splitHeld(without)).toEqual({ own: null, held: without })
  expect(splitHeld({ kind: 'and', parts: [verified, role, permission] })).toEqual({
    own: verified,
    held: { kind: 'and', parts: [role, permission] },
  })
})

it('a filter stays whole where nothing is held, or where something else would do', () => {
  expect(splitHeld(null)).toBeNull()
  expect(splitHeld(verified)).toBeNull()
  expect(splitHeld({ kind: 'or', parts: [verified, role] })).toBeNull()
})
