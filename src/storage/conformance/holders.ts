// What every store must do that tells who holds a role or a permission, and by which way.
import { beforeAll, expect, test } from 'vitest'
import type { HolderStore, HoldingQuery } from '../../memberships/holder-store.ts'
import type { TokenFamily } from '../../token-families/token-family.ts'
import { sampleClient } from './clients.ts'
import { sampleServer } from './resource-servers.ts'
import { plainOrganization } from './sample-organization.ts'
import { samplePerson } from './sample-people.ts'
import { at } from './sample-times.ts'
import { sampleFamily } from './token-families.ts'
import { everyPage, type Stores, type TwoApplications } from './two-applications.ts'

const now = at(30)
const all = { kind: 'cursor', after: null, limit: 50, withTotal: false } as const
const [alice, bob, carol] = ['auth0|alice', 'auth0|bob', 'auth0|carol'] as const
const reads = { resourceServerIdentifier: 'https://orders.example.com', name: 'read:things' }
const readsBills = { ...reads, resourceServerIdentifier: 'https://bills.example.com' }

/**
 * The role Reader gives `read:things` of the orders. Alice has it everywhere and in acme, until the fortieth minute; bob in
 * acme, where he will be, and the permission itself; carol has that of the bills alone.
 */
export function holderStoreContract(open: () => Promise<TwoApplications>): void {
  let stores: Stores
  let holders: HolderStore
  let elsewhere: HolderStore
  beforeAll(async () => {
    const applications = await open()
    stores = applications.stores
    await fill(stores)
    holders = stores.holders
    elsewhere = applications.elsewhere.holders
  })

  type Asked = Pick<HoldingQuery, 'of'> & Partial<HoldingQuery>
  const list = async (asked: Asked, store = holders) => (await store.list({ page: all, at: now, ...asked })).items
  const ways = async (asked: Asked) =>
    (await list(asked)).map(({ user, role, organization }) => [user.id, role?.name ?? null, organization?.name ?? null])

  const everywhere = [alice, 'Reader', null]
  const inAcme = [alice, 'Reader', 'acme']
  const directly = [bob, null, null]

  test('a role is held everywhere and inside organizations, as long as it holds', async () => {
    expect(await ways({ of: { roleId: 'rol_Reader' } })).toEqual([everywhere, inAcme])
    expect(await ways({ of: { roleId: 'rol_Reader' }, at: at(45) })).toEqual([everywhere, [bob, 'Reader', 'acme']])
    expect(await ways({ of: { roleId: 'rol_none' } })).toEqual([])
    expect(await list({ of: { roleId: 'rol_Reader' } })).toEqual([
      {
        user: { id: alice, email: 'alice@example.com', name: 'Alice', lastSignInAt: null },
        role: { id: 'rol_Reader', name: 'Reader' },
        organization: null,
        since: at(1),
        until: null,
      },
      expect.objectContaining({
        organization: { id: 'org_acme', name: 'acme', displayName: 'Acme' },
        since: at(2),
        until: at(40),
      }),
    ])
  })

  test('a permission is held by each way: through roles, and by itself', async () => {
    const permission = 'read:things'
    const ofOrders = { permission, identifier: reads.resourceServerIdentifier }
    expect(await ways({ of: ofOrders })).toEqual([everywhere, inAcme, directly])
    expect(await ways({ of: { permission } })).toEqual([everywhere, inAcme, directly, [carol, null, null]])
    expect(await ways({ of: { permission: 'create:things' } })).toEqual([])
    expect(await ways({ of: { permission, identifier: 'https://nothing.example.com' } })).toEqual([])
    expect(await ways({ of: { anyOf: [reads, readsBills] } })).toEqual(await ways({ of: { permission } }))
    expect(await ways({ of: { anyOf: [] } })).toEqual([])
  })

  test('inside one organization only what is held there is told', async () => {
    const inside = (organizationId: string) => ways({ of: { permission: 'read:things' }, organizationId })
    expect(await inside('org_acme')).toEqual([inAcme])
    expect(await inside('org_beta')).toEqual([])
  })

  test('what is held everywhere is told apart from what is held inside organizations', async () => {
    const of = { permission: 'read:things' }
    expect(await ways({ of, way: 'everywhere' })).toEqual([everywhere, directly, [carol, null, null]])
    expect(await ways({ of, way: 'inside' })).toEqual([inAcme])
  })

  test('a role was last used when tokens came of it: for its API, where it is held, and since it is', async () => {
    const usedAt = async () => holders.lastUses(await list({ of: { permission: 'read:things' } }))
    expect(await usedAt()).toEqual([null, null, null, null])
    expect(await holders.lastUses([])).toEqual([])
    await stores.clients.insert(sampleClient('shop'))
    let serial = 0
    const issued = async (minute: number, given: Partial<TokenFamily> = {}) => {
      serial += 1
      const family = sampleFamily(`fam_${serial}`, alice, { sessionId: null, createdAt: at(minute), ...given })
      await stores.tokenFamilies.insert(family)
    }
    await issued(0)
    await issued(20, { audience: readsBills.resourceServerIdentifier })
    await issued(21, { audience: null })
    const operator = { id: 'opr_dan', until: 1_790_000_900 }
    await issued(22, { signIn: { authenticatedAt: 1_790_000_000, methods: [], nonce: null, actor: operator } })
    await issued(23, { userId: carol })
    expect(await usedAt()).toEqual([null, null, null, null])
    await issued(5, { lastExchangedAt: at(9) })
    await issued(7)
    await issued(11, { organizationId: 'org_acme' })
    expect(await usedAt()).toEqual([at(9), at(11), null, null])
  })

  test('pages go on in the middle of a person, and their cursors belong to the question', async () => {
    const of = { permission: 'read:things' }
    expect(await everyPage(1, (page) => holders.list({ of, page, at: now }))).toEqual(await list({ of }))
    const { next } = await holders.list({ of, page: { ...all, limit: 1 }, at: now })
    const foreign = { page: { ...all, after: next }, at: now }
    const refused = { code: 'invalid_cursor' }
    await expect(holders.list({ of: { roleId: 'rol_Reader' }, ...foreign })).rejects.toMatchObject(refused)
    await expect(elsewhere.list({ of, ...foreign })).rejects.toMatchObject(refused)
  })

  test('TEN-04 another application knows of none of it', async () => {
    expect(await list({ of: { roleId: 'rol_Reader' } }, elsewhere)).toEqual([])
    expect(await list({ of: { permission: 'read:things' } }, elsewhere)).toEqual([])
    expect(await list({ of: { anyOf: [reads] } }, elsewhere)).toEqual([])
  })
}

async function fill(stores: Stores): Promise<void> {
  await stores.users.insert(samplePerson('con_1', 'carol'))
  for (const name of ['orders', 'bills']) await stores.resourceServers.insert(sampleServer(name))
  const role = { description: null, organizationId: null, createdAt: at(0) }
  await stores.roles.insert({ ...role, id: 'rol_Reader', name: 'Reader' })
  await stores.rolePermissions.add('rol_Reader', [reads])
  for (const name of ['acme', 'beta']) {
    const settings = {
      ...plainOrganization,
      displayName: name === 'acme' ? 'Acme' : null,
    }
    await stores.organizations.insert({ id: `org_${name}`, name, createdAt: at(0), ...settings })
  }
  await stores.memberships.add('org_acme', [alice], at(0))
  await stores.memberships.add('org_acme', [bob], at(0), { startsAt: at(40), endsAt: null })
  await stores.roleAssignments.assign([alice], ['rol_Reader'], at(1))
  await stores.memberRoles.assign('org_acme', alice, ['rol_Reader'], at(2), { startsAt: null, endsAt: at(40) })
  await stores.memberRoles.assign('org_acme', bob, ['rol_Reader'], at(2))
  await stores.userPermissions.grant(bob, [reads])
  await stores.userPermissions.grant(carol, [readsBills])
}
