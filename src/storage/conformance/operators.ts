// What every storage of operators and set-up links must do.
import { beforeEach, describe, expect, test } from 'vitest'
import type { Operator } from '../../operators/operator.ts'
import type { OperatorStore } from '../../operators/operator-store.ts'
import { type SetupLinkStore, setupLinkHash } from '../../operators/setup-link.ts'
import { at } from './sample-times.ts'

export interface OperatorStores {
  readonly operators: OperatorStore
  readonly setupLinks: SetupLinkStore
}

export interface OpenedOperators extends OperatorStores {
  addUser(id: string, email: string, name: string): Promise<void>
  setPassword(id: string): Promise<void>
  change<Result>(work: (stores: OperatorStores) => Promise<Result>): Promise<Result>
}

const alice: Operator = {
  id: 'auth0|alice',
  email: 'alice@example.com',
  name: 'Alice',
  role: 'owner',
  createdAt: at(0),
  invitedAt: null,
}
const bob: Operator = { ...alice, id: 'auth0|bob', email: 'bob@example.com', name: 'Bob', role: 'support' }

/** `open` gives an empty application each time. */
export function operatorStoresContract(open: () => Promise<OpenedOperators>): void {
  let stores: OpenedOperators
  beforeEach(async () => {
    stores = await open()
    await stores.addUser(alice.id, alice.email, 'Alice')
    await stores.addUser(bob.id, bob.email, 'Bob')
    await stores.operators.insert(alice)
  })

  describe('operators', () => {
    test('find answers the role with the name and address of the user, and null for a user without a role', async () => {
      expect(await stores.operators.find(alice.id)).toEqual(alice)
      expect(await stores.operators.find(bob.id)).toBeNull()
      expect(await stores.operators.find('auth0|none')).toBeNull()
    })

    test('list pages in the order they came', async () => {
      await stores.operators.insert({ ...bob, createdAt: at(1) })
      const first = await stores.operators.list({ kind: 'cursor', after: null, limit: 1, withTotal: true })
      const second = await stores.operators.list({ kind: 'cursor', after: first.next, limit: 1, withTotal: false })
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([alice.id, bob.id])
      expect(first.total).toEqual({ count: 2, isEstimate: false })
    })

    test('setRole changes the one it names', async () => {
      await stores.operators.insert(bob)
      await stores.operators.setRole(bob.id, 'owner')
      expect(await stores.operators.find(bob.id)).toEqual({ ...bob, role: 'owner' })
      expect(await stores.operators.find(alice.id)).toEqual(alice)
      expect(await stores.operators.countOwners()).toBe(2)
    })

    test('listOfRoles answers who has one of the roles, no more than asked for', async () => {
      await stores.operators.insert(bob)
      const { operators } = stores
      expect(await operators.listOfRoles(['owner', 'security'], 10)).toEqual([alice])
      expect((await operators.listOfRoles(['owner', 'support'], 10)).map(({ id }) => id)).toEqual([alice.id, bob.id])
      expect(await operators.listOfRoles(['owner', 'support'], 1)).toEqual([alice])
      expect(await operators.listOfRoles(['auditor'], 10)).toEqual([])
    })

    test('whoever was asked in is told as such until they set a password, and counts for nothing until then', async () => {
      const { operators } = stores
      await operators.insert({ ...bob, role: 'owner', invitedAt: at(1) })
      await operators.setInvitedAt(bob.id, at(2))
      expect(await operators.find(bob.id)).toEqual({ ...bob, role: 'owner', invitedAt: at(2) })
      expect([await operators.countOwners(), await operators.listOfRoles(['owner'], 10)]).toEqual([1, [alice]])
      await stores.setPassword(bob.id)
      expect(await operators.find(bob.id)).toEqual({ ...bob, role: 'owner' })
      expect([await operators.countOwners(), (await operators.listOfRoles(['owner'], 10)).length]).toEqual([2, 2])
    })

    test('holdOwners makes a second transaction wait for the first', async () => {
      const order: string[] = []
      let release = () => {}
      const released = new Promise<void>((resolve) => {
        release = resolve
      })
      const first = stores.change(async ({ operators }) => {
        await operators.holdOwners()
        order.push('first holds')
        await released
        await operators.insert({ ...bob, role: 'owner' })
      })
      while (order.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
      const second = stores.change(async ({ operators }) => {
        order.push(`second counts ${await operators.holdOwners()}`)
      })
      await new Promise((resolve) => setTimeout(resolve, 50))
      release()
      await Promise.all([first, second])
      expect(order).toEqual(['first holds', 'second counts 2'])
    })
  })

  describe('set-up links', () => {
    test('a link is consumed once, in time, and not after it was replaced', async () => {
      const { setupLinks } = stores
      await setupLinks.replace(setupLinkHash('old'), at(0), at(30))
      await setupLinks.replace(setupLinkHash('new'), at(1), at(30))
      expect(await setupLinks.consume(setupLinkHash('old'), at(2))).toBe(false)
      expect(await setupLinks.consume(setupLinkHash('new'), at(30))).toBe(false)
      expect(await setupLinks.consume(setupLinkHash('new'), at(29))).toBe(true)
      expect(await setupLinks.consume(setupLinkHash('new'), at(29))).toBe(false)
    })
  })
}
