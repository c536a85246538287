// What every store must do that keeps which grants of clients hold for which organization.
import { beforeAll, expect, test } from 'vitest'
import type { OrganizationGrantStore } from '../../organizations/organization-grants.ts'
import { sampleClient } from './clients.ts'
import { sampleServer } from './resource-servers.ts'
import { plainOrganization } from './sample-organization.ts'
import { all } from './sample-pages.ts'
import { at } from './sample-times.ts'
import { everyPage, type TwoApplications } from './two-applications.ts'

export function organizationGrantStoreContract(open: () => Promise<TwoApplications>): void {
  let applications: TwoApplications
  let grants: OrganizationGrantStore
  beforeAll(async () => {
    applications = await open()
    const { stores } = applications
    grants = stores.organizationGrants
    await stores.resourceServers.insert(sampleServer('orders'))
    await stores.clients.insert(sampleClient('shop'))
    await stores.clientGrants.insert({
      id: 'cgr_1',
      clientId: 'shop',
      audience: 'https://orders.example.com',
      subjectType: 'client',
      scope: ['read:things'],
      allowsAllScopes: false,
      settings: {},
      createdAt: at(0),
    })
    for (const name of ['acme', 'beta', 'gamma']) {
      const plain = {
        ...plainOrganization,
        createdAt: at(0),
      }
      await stores.organizations.insert({ id: `org_${name}`, name, ...plain })
    }
  })

  const namesOf = async (store = grants) => (await store.listOrganizations('cgr_1', all)).items.map(({ name }) => name)

  test('one is added once, by one of many at once, and removed once', async () => {
    const add = () => grants.add('org_acme', 'cgr_1', at(1))
    const added = await Promise.all(Array.from({ length: 8 }, add))
    expect(added.filter(Boolean)).toHaveLength(1)
    const removed = await Promise.all(Array.from({ length: 8 }, () => grants.remove('org_acme', 'cgr_1')))
    expect(removed.filter(Boolean)).toHaveLength(1)
    expect(await namesOf()).toEqual([])
  })

  test('TEN-04 the organizations are listed in the order of adding, page by page, and to no other application', async () => {
    for (const [minute, name] of ['gamma', 'acme', 'beta'].entries()) {
      await grants.add(`org_${name}`, 'cgr_1', at(minute))
    }
    expect(await namesOf()).toEqual(['gamma', 'acme', 'beta'])
    const paged = await everyPage(2, (page) => grants.listOrganizations('cgr_1', page))
    expect(paged.map(({ name }) => name)).toEqual(['gamma', 'acme', 'beta'])
    const { organizationGrants: elsewhere } = applications.elsewhere
    expect(await namesOf(elsewhere)).toEqual([])
    expect(await elsewhere.remove('org_acme', 'cgr_1')).toBe(false)
    expect((await grants.listOrganizations('cgr_none', all)).items).toEqual([])
  })

  test('it goes with the organization, and with the grant', async () => {
    const { stores } = applications
    await stores.organizations.remove('org_acme', at(9))
    expect(await namesOf()).toEqual(['gamma', 'beta'])
    await stores.clientGrants.remove('cgr_1')
    expect(await namesOf()).toEqual([])
    await expect(grants.add('org_beta', 'cgr_1', at(9))).rejects.toThrow()
  })
}
