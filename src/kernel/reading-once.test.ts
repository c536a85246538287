import { expect, test } from 'vitest'
import { readingOnce } from './reading-once.ts'

function counting() {
  const asked: string[] = []
  const find = async (id: string, more = '') => {
    asked.push(`${id}${more}`)
    return id.toUpperCase()
  }
  return { asked, deps: { clock: 'clock', stores: { clients: { find, save: find }, users: { find } } } }
}

test('a read is asked once for each of its arguments, and everything else each time', async () => {
  const { asked, deps } = counting()
  const { stores, clock } = readingOnce(deps, { clients: ['find'] })
  const answers = [await stores.clients.find('a'), await stores.clients.find('a'), await stores.clients.find('b')]
  expect(answers).toEqual(['A', 'A', 'B'])
  expect(asked).toEqual(['a', 'b'])
  for (const _ of [1, 2]) await stores.clients.save('c')
  for (const _ of [1, 2]) await stores.users.find('d')
  expect(asked).toEqual(['a', 'b', 'c', 'c', 'd', 'd'])
  expect(clock).toBe('clock')
})

test('reads at the same time share one answer', async () => {
  const { asked, deps } = counting()
  const { stores } = readingOnce(deps, { clients: ['find'] })
  await Promise.all([stores.clients.find('a'), stores.clients.find('a')])
  expect(asked).toEqual(['a'])
})

test('what one request remembers is unknown to the next', async () => {
  const { asked, deps } = counting()
  for (const _ of [1, 2]) await readingOnce(deps, { clients: ['find'] }).stores.clients.find('a')
  expect(asked).toEqual(['a', 'a'])
})
