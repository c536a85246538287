// What every store must do that finds people and things by what somebody typed or pasted: people by a line of a list, and
// whatever has an id or a name.
import { beforeAll, describe, expect, test } from 'vitest'
import { candidatesAtMost } from '../../bulk/match-people.ts'
import type { PersonMatchStore } from '../../bulk/person-match-store.ts'
import type { NamedThingStore, ThingKind } from '../../search/named-things.ts'
import { openSession } from '../../sessions/open-session.ts'
import { sampleClient } from './clients.ts'
import { plainOrganization } from './sample-organization.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'
import { at } from './sample-times.ts'
import type { Stores, TwoApplications } from './two-applications.ts'

export function foundPeopleContract(open: () => Promise<TwoApplications>): void {
  let applications: TwoApplications
  let matches: PersonMatchStore
  let things: NamedThingStore
  let sessionId: string
  beforeAll(async () => {
    applications = await open()
    const { stores } = applications
    matches = stores.personMatches
    things = stores.namedThings
    await addPeople(stores)
    await addThings(stores)
    sessionId = await openOneOf(stores, 'auth0|carol')
  })

  describe('a line of a list', () => {
    const carol = { userId: 'auth0|carol', label: 'Carol', email: 'carol@example.com' }

    test('means whoever has it as id, address, username or number, however it is written', async () => {
      const lines = ['auth0|carol', 'CAROL@Example.com', 'Carol.C', '+49 (170) 000-0001']
      const found = await matches.find([...lines, 'nobody@example.com'])
      expect([...found.keys()].toSorted()).toEqual(lines.toSorted())
      for (const line of lines) expect([line, found.get(line)]).toMatchObject([line, [carol]])
    })

    test('means all whom it fits, in one order', async () => {
      const found = await matches.find(['twin@example.com'])
      expect(found.get('twin@example.com')?.map(({ userId }) => userId)).toEqual(['auth0|twin', 'auth0|twin2'])
    })

    test('that fits many names a few of them', async () => {
      expect((await matches.find(['many@example.com'])).get('many@example.com')).toHaveLength(candidatesAtMost)
    })

    test('TEN-04 is no pattern, finds nobody of another application, and no lines find nobody', async () => {
      expect((await matches.find(['%', '_arol@example.com', "' OR true --", ''])).size).toBe(0)
      expect((await applications.elsewhere.personMatches.find(['carol@example.com', 'auth0|carol'])).size).toBe(0)
      expect((await matches.find([])).size).toBe(0)
    })
  })

  describe('an id', () => {
    test('tells whose session or identity it is', async () => {
      expect(await things.owners(sessionId, 5)).toEqual([{ userId: 'auth0|carol', kind: 'session' }])
      expect(await things.owners('carol', 5)).toEqual([{ userId: 'auth0|carol', kind: 'identity' }])
      expect(await things.owners('nothing', 5)).toEqual([])
      expect(await applications.elsewhere.namedThings.owners(sessionId, 5)).toEqual([])
    })

    test('of many identities tells a few', async () => {
      expect(await things.owners('same', 2)).toHaveLength(2)
    })
  })

  describe('a name', () => {
    const named = async (kind: ThingKind, words: string, atMost = 10) =>
      (await things.find(kind, words, atMost)).map(({ id }) => id)

    test.each(['organization', 'role', 'client'] as const)(
      'finds a %s by part of it, the exact one first',
      async (kind) => {
        expect(await named(kind, 'ORDER')).toEqual([`${kind}_exact`, `${kind}_longer`])
        expect(await named(kind, 'reorder')).toEqual([`${kind}_longer`])
        expect(await named(kind, `${kind}_longer`)).toEqual([`${kind}_longer`])
        expect(await named(kind, 'or')).toEqual([`${kind}_exact`])
        expect(await named(kind, 'order', 1)).toEqual([`${kind}_exact`])
        for (const words of ['%', '_', 'o%r', '\\']) expect([words, await named(kind, words)]).toEqual([words, []])
        expect(await applications.elsewhere.namedThings.find(kind, 'order', 10)).toEqual([])
      },
    )

    test('of a role of one organization is found on the page of that one alone', async () => {
      expect(await named('role', 'order clerks')).toEqual([])
    })
  })
}

async function addPeople({ users, connections }: Stores): Promise<void> {
  await users.insert({ ...samplePerson('con_1', 'carol'), username: 'carol.c', phoneNumber: '+491700000001' })
  for (let number = 2; number < 2 + candidatesAtMost + 2; number += 1) {
    const connection = `con_${number}`
    await connections.insert(sampleConnection(connection))
    await users.insert({ ...samplePerson(connection, `many${number}`), email: 'many@example.com' })
  }
  await users.insert(samplePerson('con_1', 'twin'))
  await users.insert({ ...samplePerson('con_2', 'twin2'), email: 'twin@example.com' })
  for (const connectionId of ['con_2', 'con_3', 'con_4']) {
    const identity = { connectionId, provider: 'auth0', subject: 'same' }
    const person = { ...samplePerson(connectionId, `same-${connectionId}`), identity }
    await users.insert(person)
  }
}

async function addThings({ organizations, roles, clients }: Stores): Promise<void> {
  const plain = {
    ...plainOrganization,
    createdAt: at(0),
  }
  await organizations.insert({ ...plain, id: 'organization_exact', name: 'order' })
  await organizations.insert({ ...plain, id: 'organization_longer', name: 'acme', displayName: 'The Reorderers' })
  const role = { description: null, organizationId: null, createdAt: at(0) }
  await roles.insert({ ...role, id: 'role_exact', name: 'Order' })
  await roles.insert({ ...role, id: 'role_longer', name: 'The Reorderers' })
  await roles.insert({ ...role, id: 'role_there', name: 'Order clerks', organizationId: 'organization_longer' })
  await clients.insert(sampleClient('client_exact', { name: 'Order' }))
  await clients.insert(sampleClient('client_longer', { name: 'The Reorderers' }))
}

async function openOneOf({ accounts, sessions }: Stores, userId: string): Promise<string> {
  const account = await accounts.find(userId)
  if (account === null) throw new Error(`${userId} is missing`)
  const { securityVersion } = account
  const settings = { sessionIdleMinutes: 60, sessionAbsoluteMinutes: 60 }
  const methods = [{ name: 'pwd', at: at(0) }] as const
  const origin = { ip: null, userAgent: null }
  const input = { userId, securityVersion, methods, isPersistent: true, origin, settings }
  return (await openSession({ sessions, clock: { now: () => at(0) } }, input)).session.id
}
