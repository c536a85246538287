// What every store of consents must do.
import { beforeAll, describe, expect, test } from 'vitest'
import type { ClientStore } from '../../clients/client-store.ts'
import type { ConnectionStore } from '../../connections/connection-store.ts'
import type { Consent, ConsentStore } from '../../consents/consent.ts'
import type { UserStore } from '../../users/user-store.ts'
import { sampleClient } from './clients.ts'
import { all } from './sample-pages.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'
import { at } from './sample-times.ts'

export interface ConsentSubject {
  readonly consents: ConsentStore
  readonly users: UserStore
  readonly clients: ClientStore
  readonly connections: ConnectionStore
  /** Another application's store over the same rows. */
  readonly elsewhere: ConsentStore
}

const orders = 'https://orders.example.com'

function consent(id: string, given: Partial<Consent> = {}): Consent {
  const owner = { userId: 'auth0|alice', clientId: 'shop', audience: orders }
  return { id, ...owner, scope: ['read:orders'], givenAt: at(0), ...given }
}

export function consentContract(open: () => Promise<ConsentSubject>): void {
  let subject: ConsentSubject
  let consents: ConsentStore
  beforeAll(async () => {
    subject = await open()
    consents = subject.consents
    await subject.connections.insert(sampleConnection('con_1'))
    for (const name of ['alice', 'bob', 'carol']) await subject.users.insert(samplePerson('con_1', name))
    for (const id of ['shop', 'game', 'leaving']) await subject.clients.insert(sampleClient(id))
  })

  describe('consents', () => {
    test('a consent is found by whom it is for, and a second one adds to its scopes', async () => {
      await consents.give(consent('one'))
      expect(await consents.find('auth0|alice', 'shop', orders)).toEqual(consent('one'))
      await consents.give(consent('two', { scope: ['write:orders', 'read:orders'], givenAt: at(1) }))
      expect(await consents.find('auth0|alice', 'shop', orders)).toEqual(
        consent('one', { scope: ['read:orders', 'write:orders'], givenAt: at(1) }),
      )
      expect(await consents.find('auth0|alice', 'shop', '')).toBeNull()
      expect(await consents.find('auth0|bob', 'shop', orders)).toBeNull()
    })

    test('two who allow different scopes at once both count', async () => {
      const given = { userId: 'auth0|carol' }
      await Promise.all(['a', 'b', 'c'].map((scope) => consents.give(consent(scope, { ...given, scope: [scope] }))))
      const kept = await consents.find('auth0|carol', 'shop', orders)
      expect([...(kept?.scope ?? [])].sort()).toEqual(['a', 'b', 'c'])
    })

    test('lists narrow by person, client and API, and page', async () => {
      await consents.give(consent('bob1', { userId: 'auth0|bob', givenAt: at(1) }))
      await consents.give(consent('bob2', { userId: 'auth0|bob', clientId: 'game', givenAt: at(2) }))
      await consents.give(consent('bob3', { userId: 'auth0|bob', clientId: 'game', audience: '', givenAt: at(3) }))
      const ids = async (query: Parameters<ConsentStore['list']>[0]) =>
        (await consents.list(query, all)).items.map(({ id }) => id)
      expect(await ids({ userId: 'auth0|bob' })).toEqual(['bob1', 'bob2', 'bob3'])
      expect(await ids({ clientId: 'game' })).toEqual(['bob2', 'bob3'])
      expect(await ids({ audience: '' })).toEqual(['bob3'])
      expect(await ids({ userId: 'auth0|bob', clientId: 'game', audience: orders })).toEqual(['bob2'])
      const page = { kind: 'cursor', after: null, limit: 2, withTotal: true } as const
      const first = await consents.list({ userId: 'auth0|bob' }, page)
      expect(first.total).toEqual({ count: 3, isEstimate: false })
      const second = await consents.list({ userId: 'auth0|bob' }, { ...page, after: first.next })
      expect(second).toMatchObject({ items: [{ id: 'bob3' }], next: null })
    })

    test('a consent is removed once, and all of a person at once', async () => {
      expect(await consents.findForChange('bob3')).toMatchObject({ id: 'bob3' })
      expect(await consents.remove('bob3')).toBe(true)
      expect(await consents.remove('bob3')).toBe(false)
      expect(await consents.findForChange('bob3')).toBeNull()
      expect(await consents.removeOf('auth0|bob')).toBe(2)
      expect((await consents.list({ userId: 'auth0|bob' }, all)).items).toEqual([])
    })

    test('TEN-04 a consent of another application is not there', async () => {
      await consents.give(consent('wall', { userId: 'auth0|bob' }))
      expect(await subject.elsewhere.find('auth0|bob', 'shop', orders)).toBeNull()
      expect((await subject.elsewhere.list({}, all)).items).toEqual([])
      expect(await subject.elsewhere.remove('wall')).toBe(false)
    })

    test('consents go with their client, and none is given to a client that is gone', async () => {
      await consents.give(consent('leaving', { clientId: 'leaving' }))
      await subject.clients.remove('leaving')
      expect(await consents.findForChange('leaving')).toBeNull()
      const late = consents.give(consent('late', { clientId: 'leaving' }))
      await expect(late).rejects.toMatchObject({ code: 'user_not_found' })
    })
  })
}
