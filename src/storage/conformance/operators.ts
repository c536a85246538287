// What every storage of operators, their sessions and set-up links must do.
import { beforeEach, describe, expect, test } from 'vitest'
import type { Operator } from '../../operators/operator.ts'
import { type OperatorSession, type OperatorSessionStore, sessionHash } from '../../operators/operator-session.ts'
import type { OperatorStore } from '../../operators/operator-store.ts'
import { type SetupLinkStore, setupLinkHash } from '../../operators/setup-link.ts'
import type { OwnPassword } from '../../passwords/stored-password.ts'

export interface OperatorStores {
  readonly operators: OperatorStore
  readonly operatorSessions: OperatorSessionStore
  readonly setupLinks: SetupLinkStore
}

export interface OpenedOperators extends OperatorStores {
  change<Result>(work: (stores: OperatorStores) => Promise<Result>): Promise<Result>
}

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 10, minute))
const password: OwnPassword = { kind: 'own', hash: '$argon2id$…', pepperId: '1' }

const alice: Operator = {
  id: 'opr_alice',
  email: 'alice@example.com',
  name: 'Alice',
  role: 'owner',
  createdAt: at(0),
}
const bob: Operator = { ...alice, id: 'opr_bob', email: 'bob@example.com', name: null, role: 'support' }

function session(secret: string, operatorId = alice.id): OperatorSession {
  return {
    secretHash: sessionHash(secret),
    operatorId,
    csrfToken: 'csrf',
    createdAt: at(0),
    lastSeenAt: at(0),
    expiresAt: at(30),
    ip: '203.0.113.7',
    userAgent: null,
  }
}

/** `open` gives an empty application each time. */
export function operatorStoresContract(open: () => Promise<OpenedOperators>): void {
  let stores: OpenedOperators
  beforeEach(async () => {
    stores = await open()
    await stores.operators.insert(alice, password)
  })

  describe('operators', () => {
    test('find and findForSignIn answer what was inserted, and null for strangers', async () => {
      expect(await stores.operators.find(alice.id)).toEqual(alice)
      expect(await stores.operators.findForSignIn(alice.email)).toEqual({ operator: alice, password })
      expect(await stores.operators.find('opr_none')).toBeNull()
      expect(await stores.operators.findForSignIn('dan@example.com')).toBeNull()
    })

    test('insert refuses an e-mail address that is taken', async () => {
      const twin = stores.operators.insert({ ...bob, email: alice.email }, password)
      await expect(twin).rejects.toMatchObject({ code: 'operator_exists' })
    })

    test('list pages in the order they came', async () => {
      await stores.operators.insert({ ...bob, createdAt: at(1) }, password)
      const first = await stores.operators.list({ kind: 'cursor', after: null, limit: 1, withTotal: true })
      const second = await stores.operators.list({ kind: 'cursor', after: first.next, limit: 1, withTotal: false })
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([alice.id, bob.id])
      expect(first.total).toEqual({ count: 2, isEstimate: false })
    })

    test('setRole and setPassword change the one they name', async () => {
      await stores.operators.insert(bob, password)
      await stores.operators.setRole(bob.id, 'owner')
      await stores.operators.setPassword(bob.id, { ...password, pepperId: '2' })
      expect(await stores.operators.findForSignIn(bob.email)).toEqual({
        operator: { ...bob, role: 'owner' },
        password: { ...password, pepperId: '2' },
      })
      expect(await stores.operators.find(alice.id)).toEqual(alice)
      expect(await stores.operators.countOwners()).toBe(2)
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
        await operators.insert({ ...bob, role: 'owner' }, password)
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

    test('remove takes the operator and their sessions', async () => {
      await stores.operatorSessions.insert(session('one'))
      await stores.operators.remove(alice.id)
      expect(await stores.operators.find(alice.id)).toBeNull()
      expect(await stores.operatorSessions.find(sessionHash('one'))).toBeNull()
    })
  })

  describe('sessions', () => {
    test('find answers the session with its operator as they are now', async () => {
      await stores.operatorSessions.insert(session('one'))
      await stores.operators.setRole(alice.id, 'auditor')
      expect(await stores.operatorSessions.find(sessionHash('one'))).toEqual({
        session: session('one'),
        operator: { ...alice, role: 'auditor' },
      })
      expect(await stores.operatorSessions.find(sessionHash('two'))).toBeNull()
    })

    test('insert refuses a session of nobody', async () => {
      const orphan = stores.operatorSessions.insert(session('one', 'opr_none'))
      await expect(orphan).rejects.toMatchObject({ code: 'operator_not_found' })
    })

    test('setLastSeen never goes back', async () => {
      await stores.operatorSessions.insert(session('one'))
      await stores.operatorSessions.setLastSeen(sessionHash('one'), at(5))
      await stores.operatorSessions.setLastSeen(sessionHash('one'), at(3))
      expect((await stores.operatorSessions.find(sessionHash('one')))?.session.lastSeenAt).toEqual(at(5))
    })

    test('remove ends one, removeAllOf ends all of one operator', async () => {
      await stores.operators.insert(bob, password)
      for (const secret of ['one', 'two', 'three']) await stores.operatorSessions.insert(session(secret))
      await stores.operatorSessions.insert(session('bobs', bob.id))
      expect(await stores.operatorSessions.remove(sessionHash('one'))).toBe(true)
      expect(await stores.operatorSessions.remove(sessionHash('one'))).toBe(false)
      expect(await stores.operatorSessions.find(sessionHash('two'))).not.toBeNull()
      await stores.operatorSessions.removeAllOf(alice.id)
      expect(await stores.operatorSessions.find(sessionHash('two'))).toBeNull()
      expect(await stores.operatorSessions.find(sessionHash('bobs'))).not.toBeNull()
    })

    test('removeEnded forgets those past their absolute end', async () => {
      await stores.operatorSessions.insert(session('one'))
      await stores.operatorSessions.insert({ ...session('two'), expiresAt: at(40) })
      await stores.operatorSessions.removeEnded(at(35))
      expect(await stores.operatorSessions.find(sessionHash('one'))).toBeNull()
      expect(await stores.operatorSessions.find(sessionHash('two'))).not.toBeNull()
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
