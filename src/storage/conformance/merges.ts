// What every store of merges must do: what comes to the account that stays, what leads to it, and who may be one person.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newMethod } from '../../authentication-methods/authentication-method.ts'
import { type Term, withoutEnd } from '../../kernel/term.ts'
import type { MergeStore } from '../../merging/merge-store.ts'
import type { NewUser } from '../../users/user-store.ts'
import { sampleServer } from './resource-servers.ts'
import { plainOrganization } from './sample-organization.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'
import { at } from './sample-times.ts'
import type { Stores, TwoApplications } from './two-applications.ts'

const term: Term = { startsAt: at(5), endsAt: at(50) }
const reads = { resourceServerIdentifier: 'https://orders.example.com', name: 'read:things' }
const creates = { ...reads, name: 'create:things' }

export function mergeStoreContract(open: () => Promise<TwoApplications>): void {
  let stores: Stores
  let merges: MergeStore
  let elsewhere: MergeStore
  let serial = 0
  /** Of each test's own. */
  let from: string
  let to: string

  beforeAll(async () => {
    const applications = await open()
    stores = applications.stores
    merges = stores.merges
    elsewhere = applications.elsewhere.merges
    await stores.connections.insert(sampleConnection('con_2'))
    await stores.resourceServers.insert(sampleServer('orders'))
    for (const name of ['Reader', 'Writer']) {
      const role = { id: `rol_${name}`, name, description: null, organizationId: null, createdAt: at(0) }
      await stores.roles.insert(role)
    }
    for (const name of ['acme', 'beta']) {
      const settings = {
        ...plainOrganization,
        displayName: name === 'acme' ? 'Acme' : null,
      }
      await stores.organizations.insert({ id: `org_${name}`, name, createdAt: at(0), ...settings })
    }
  })

  beforeEach(async () => {
    serial += 1
    from = await person(`from${serial}`)
    to = await person(`to${serial}`)
  })

  async function person(name: string, given: Partial<NewUser> = {}, connectionId = 'con_1'): Promise<string> {
    await stores.users.insert({ ...samplePerson(connectionId, name), ...given })
    return `auth0|${name}`
  }

  describe('what comes along', () => {
    test('is what the one has and the other has not, by name', async () => {
      await stores.roleAssignments.assign([from], ['rol_Reader', 'rol_Writer'], at(0))
      await stores.roleAssignments.assign([to], ['rol_Reader'], at(0))
      await stores.memberships.add('org_acme', [from, to], at(0))
      await stores.memberships.add('org_beta', [from], at(0))
      await stores.memberRoles.assign('org_acme', from, ['rol_Reader'], at(0))
      await stores.userPermissions.grant(from, [reads, creates])
      await stores.userPermissions.grant(to, [creates])
      expect(await merges.gained(from, to)).toEqual({
        roles: [
          { id: 'rol_Reader', name: 'Reader', organizationName: 'Acme' },
          { id: 'rol_Writer', name: 'Writer', organizationName: null },
        ],
        organizations: [{ id: 'org_beta', name: 'beta' }],
        permissions: [reads],
      })
      expect(await elsewhere.gained(from, to)).toEqual({ roles: [], organizations: [], permissions: [] })
      await merges.copyHeld(from, to)
      expect(await merges.gained(from, to)).toEqual({ roles: [], organizations: [], permissions: [] })
    })

    test('keeps its term, and takes nothing from what is held already', async () => {
      await stores.roleAssignments.assign([from], ['rol_Reader', 'rol_Writer'], at(0), term)
      await stores.roleAssignments.assign([to], ['rol_Reader'], at(1))
      await elsewhere.copyHeld(from, to)
      const page = { kind: 'offset', offset: 0, limit: 20, withTotal: false } as const
      const held = async () =>
        (await stores.roleAssignments.listAssigned(to, page))?.items.map(({ name, startsAt, endsAt }) => ({
          name,
          term: { startsAt, endsAt },
        }))
      expect(await held()).toEqual([{ name: 'Reader', term: withoutEnd }])
      await merges.copyHeld(from, to)
      expect(await held()).toEqual(
        expect.arrayContaining([
          { name: 'Reader', term: withoutEnd },
          { name: 'Writer', term },
        ]),
      )
      // Whoever it comes from keeps it until they are gone.
      expect((await stores.roleAssignments.listAssigned(from, page))?.items).toHaveLength(2)
    })
  })

  describe('factors', () => {
    const confirmed = { confirmedAt: at(0) }
    const seed = Buffer.from('a sealed seed')
    const phoneOf = (number: number) => ({ ...confirmed, destination: `+1555010${serial}${number}` })

    test('those that are named move, and only from the one who has them', async () => {
      const [phone, other] = [newMethod(from, 'phone', at(0), phoneOf(1)), newMethod(from, 'phone', at(1), phoneOf(2))]
      for (const method of [phone, other]) await stores.authenticationMethods.insert(method)
      expect(await merges.moveFactors([], from, to)).toEqual([])
      expect(await merges.moveFactors([phone.id], to, from)).toEqual([])
      expect(await elsewhere.moveFactors([phone.id], from, to)).toEqual([])
      expect(await merges.moveFactors([phone.id, 'phone|dev_none'], from, to)).toEqual([phone.id])
      expect((await stores.authenticationMethods.list(to)).map(({ id }) => id)).toEqual([phone.id])
      expect((await stores.authenticationMethods.list(from)).map(({ id }) => id)).toEqual([other.id])
    })

    test('a second authenticator is refused, and stays where it was', async () => {
      const own = newMethod(to, 'totp', at(0), confirmed)
      const moving = newMethod(from, 'totp', at(0), confirmed)
      for (const method of [own, moving]) await stores.authenticationMethods.insert(method, seed)
      await expect(merges.moveFactors([moving.id], from, to)).rejects.toMatchObject({ code: 'factor_exists' })
      expect((await stores.authenticationMethods.list(from)).map(({ id }) => id)).toEqual([moving.id])
    })
  })

  describe('the id of an account that is no more', () => {
    test('leads to the one that stays, also when that one moves on, and no longer once it is somebody again', async () => {
      expect(await merges.mergedInto(from)).toBeNull()
      await stores.users.moveIdentities(from, to, at(1))
      // The record still stands: it is somebody.
      expect(await merges.mergedInto(from)).toBeNull()
      await stores.users.remove(from)
      expect(await merges.mergedInto(from)).toBe(to)
      expect(await elsewhere.mergedInto(from)).toBeNull()
      const last = await person(`last${serial}`)
      await stores.users.moveIdentities(to, last, at(2))
      await stores.users.remove(to)
      expect([await merges.mergedInto(from), await merges.mergedInto(to)]).toEqual([last, last])
      await stores.users.insertAround(samplePerson('con_1', `from${serial}`))
      expect([await merges.mergedInto(from), await merges.mergedInto(to)]).toEqual([null, last])
      await stores.users.remove(last)
      expect(await merges.mergedInto(to)).toBeNull()
    })
  })

  describe('people who may be one', () => {
    const phoneNumber = '+491700000099'

    test('share a number, a verified address or the whole name, whoever shares most first', async () => {
      const name = `Carol Clark ${serial}`
      const email = `carol${serial}@example.com`
      const carol = await person(`carol${serial}`, { name, email, phoneNumber })
      const twin = await person(`twin${serial}`, { name: name.toUpperCase(), email, phoneNumber }, 'con_2')
      const namesake = await person(`namesake${serial}`, { name })
      expect(await merges.duplicatesOf(carol)).toEqual([
        { userId: twin, name: name.toUpperCase(), email, sharedBy: ['email', 'name', 'phone'] },
        { userId: namesake, name, email: `namesake${serial}@example.com`, sharedBy: ['name'] },
      ])
      expect(await elsewhere.duplicatesOf(carol)).toEqual([])
      expect(await merges.duplicatesOf('auth0|nobody')).toEqual([])
    })

    test('an address that nobody proved says nothing, and of many a few are told', async () => {
      const email = `dan${serial}@example.com`
      const dan = await person(`dan${serial}`, { email })
      await person(`claims${serial}`, { email, emailVerified: false }, 'con_2')
      expect(await merges.duplicatesOf(dan)).toEqual([])
      const name = `Many ${serial}`
      for (let count = 0; count < 13; count += 1) await person(`many${serial}-${count}`, { name })
      expect(await merges.duplicatesOf(`auth0|many${serial}-0`)).toHaveLength(10)
    })
  })
}
