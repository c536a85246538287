import { expect, test } from 'vitest'
import { holdings, readHeldRole, writeHeldRole } from './held-role.ts'
import { filterParameters } from './list-users.ts'

test('how a role is held is read from the address as it was written', () => {
  for (const roleIn of holdings) {
    const held = { ids: '!rol_1,rol_2', roleIn }
    expect(readHeldRole(writeHeldRole(held))).toEqual(held)
  }
  expect(writeHeldRole({ ids: 'rol_1', roleIn: 'any' })).toBe('rol_1')
})

test('the server is asked for the ids and how they are held', () => {
  expect(filterParameters({ role: 'rol_1' })).toMatchObject({ role: 'rol_1', roleIn: 'any' })
  expect(filterParameters({ role: 'application:rol_1' })).toMatchObject({ role: 'rol_1', roleIn: 'application' })
  expect(filterParameters({ status: 'active' })).not.toHaveProperty('roleIn')
})
