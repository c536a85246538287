import { expect, test } from 'vitest'
import { changeOf, groupsOf, isTicked, noChanges, ticked } from './permission-draft.ts'

const orders = 'https://orders.example.com'
const read = { resourceServer: orders, name: 'read:orders' }
const pay = { resourceServer: orders, name: 'pay:orders' }
const held = new Set([`${orders} read:orders`])

test('what is ticked otherwise than stored is the change, and ticking it back is none', () => {
  const draft = ticked(pay, true, held, ticked(read, false, held, noChanges))
  expect(changeOf(draft)).toEqual({ add: [pay], remove: [read] })
  expect(isTicked(read, held, draft)).toBe(false)
  expect(isTicked(pay, held, draft)).toBe(true)
  const back = ticked(pay, false, held, ticked(read, true, held, draft))
  expect(back.size).toBe(0)
  expect(isTicked(read, held, back)).toBe(true)
})

test('permissions stand below their API, both in order of their names', () => {
  const of = (name: string, resourceServer: string, resourceServerName: string | null) => ({
    name,
    resourceServer,
    resourceServerName,
    description: null,
  })
  const groups = groupsOf([of('b', 'urn:b', 'Orders'), of('a', 'urn:b', 'Orders'), of('c', 'urn:a', null)])
  expect(groups.map(({ label, permissions }) => [label, permissions.map(({ name }) => name)])).toEqual([
    ['Orders', ['a', 'b']],
    ['urn:a', ['c']],
  ])
})
