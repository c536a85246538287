import { expect, test } from 'vitest'
import { readListSearch } from './list-search.ts'
import { filterParameters } from './list-users.ts'

test('how a role is held is read from the address, and wherever it is unless said', () => {
  expect(readListSearch({ role: '!rol_1,rol_2', roleIn: 'organizations' })).toEqual({
    role: '!rol_1,rol_2',
    roleIn: 'organizations',
  })
  expect(readListSearch({ role: 'rol_1', roleIn: 'elsewhere' })).toEqual({ role: 'rol_1' })
})

test('the server is asked for the ids and how they are held', () => {
  expect(filterParameters({ role: 'rol_1' })).toMatchObject({ role: 'rol_1', roleIn: 'any' })
  expect(filterParameters({ role: 'rol_1', roleIn: 'application' })).toMatchObject({ roleIn: 'application' })
  expect(filterParameters({ status: 'active', roleIn: 'application' })).not.toHaveProperty('roleIn')
})
