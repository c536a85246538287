// What every store of the clients and of the discovery domains of organizations must do.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ClientStore } from '../../clients/client-store.ts'
import type { DiscoveryDomain, DiscoveryDomainStore } from '../../organizations/discovery-domain.ts'
import type { OrganizationClientStore } from '../../organizations/organization-client.ts'
import type { OrganizationStore } from '../../organizations/organization-store.ts'
import { sampleClient } from './clients.ts'
import { plainOrganization } from './sample-organization.ts'
import { all, pageAfter } from './sample-pages.ts'
import { at } from './sample-times.ts'

export interface OrganizationClientStoresSubject {
  readonly organizationClients: OrganizationClientStore
  readonly discoveryDomains: DiscoveryDomainStore
  readonly organizations: OrganizationStore
  readonly clients: ClientStore
  /** Another application's stores over the same rows. */
  readonly elsewhere: Pick<OrganizationClientStoresSubject, 'organizationClients' | 'discoveryDomains'>
}

export function organizationClientStoresContract(open: () => Promise<OrganizationClientStoresSubject>): void {
  let subject: OrganizationClientStoresSubject
  let serial = 0
  /** An organization of the test's own. */
  let acme: string

  beforeAll(async () => {
    subject = await open()
    for (const id of ['app', 'shop', 'desk']) await subject.clients.insert(sampleClient(id))
  })

  beforeEach(async () => {
    serial += 1
    acme = await organization('acme')
  })

  async function organization(name: string): Promise<string> {
    const id = `org_${name}_${serial}`
    const made = {
      ...plainOrganization,
      id,
      name: `${name}-${serial}`,
      createdAt: at(0),
    }
    await subject.organizations.insert(made)
    return id
  }

  describe('clients of an organization', () => {
    const choice = (clientId: string, isForMembers: boolean) => ({ clientId, isForMembers })
    const listed = async (page = all) =>
      (await subject.organizationClients.list(acme, page))?.items.map(({ client, isForMembers }) => [
        client.id,
        isForMembers,
      ])

    test('put adds, changes, and tells what was new or changed', async () => {
      const { organizationClients } = subject
      expect(await organizationClients.put(acme, [choice('app', true), choice('shop', false)], at(1))).toEqual([
        'app',
        'shop',
      ])
      expect(await organizationClients.put(acme, [choice('app', true), choice('shop', true)], at(2))).toEqual(['shop'])
      expect(await listed()).toEqual([
        ['app', true],
        ['shop', true],
      ])
      const { id, name, appType, isFirstParty, grantTypes, settings } = sampleClient('app')
      const client = { id, name, appType, isFirstParty, grantTypes, settings }
      const app = { organizationId: acme, client, isForMembers: true }
      expect(await organizationClients.find(acme, 'app')).toEqual(app)
      expect(await organizationClients.findEach(acme, ['app', 'desk', 'none'])).toEqual([app])
    })

    test('one client that does not exist and none is added', async () => {
      const adding = subject.organizationClients.put(acme, [choice('app', true), choice('none', true)], at(1))
      await expect(adding).rejects.toMatchObject({ code: 'client_not_found' })
      expect(await listed()).toEqual([])
    })

    test('lists go in the order of adding, by cursor too, and an unknown organization has none', async () => {
      for (const [minute, id] of ['shop', 'app', 'desk'].entries()) {
        await subject.organizationClients.put(acme, [choice(id, false)], at(minute))
      }
      const first = await subject.organizationClients.list(acme, pageAfter(null, 2))
      const second = await subject.organizationClients.list(acme, pageAfter(first?.next ?? null, 2))
      const ids = [...(first?.items ?? []), ...(second?.items ?? [])].map(({ client }) => client.id)
      expect([ids, second?.next]).toEqual([['shop', 'app', 'desk'], null])
      expect(await subject.organizationClients.list('org_none', all)).toBeNull()
    })

    test('remove tells what was there, and a deleted client is gone from the list', async () => {
      await subject.clients.insert(sampleClient(`gone_${serial}`))
      await subject.organizationClients.put(acme, [choice('app', true), choice(`gone_${serial}`, true)], at(1))
      expect(await subject.organizationClients.remove(acme, ['app', 'desk'])).toEqual(['app'])
      await subject.clients.remove(`gone_${serial}`)
      expect(await listed()).toEqual([])
    })

    test('what was chosen of one client is told for many organizations at once', async () => {
      const other = await organization('other')
      await subject.organizationClients.put(acme, [choice('app', true)], at(1))
      await subject.organizationClients.put(other, [choice('desk', true)], at(1))
      expect(await subject.organizationClients.choicesOf('app', [acme, other])).toEqual(new Map([[acme, true]]))
    })

    test('TEN-04 another application sees none and removes none', async () => {
      await subject.organizationClients.put(acme, [choice('app', true)], at(1))
      const { organizationClients } = subject.elsewhere
      expect(await organizationClients.find(acme, 'app')).toBeNull()
      expect(await organizationClients.list(acme, all)).toBeNull()
      expect(await organizationClients.remove(acme, ['app'])).toEqual([])
      expect((await organizationClients.choicesOf('app', [acme])).size).toBe(0)
      expect(await listed()).toEqual([['app', true]])
    })
  })

  describe('discovery domains', () => {
    const domain = (name: string, given: Partial<DiscoveryDomain> = {}): DiscoveryDomain => ({
      id: `ord_${serial}_${name}`,
      organizationId: acme,
      domain: name,
      isVerified: true,
      verifiedBy: 'dns',
      leadsToOrganization: true,
      verificationText: 'text',
      createdAt: at(1),
      ...given,
    })
    const own = () => `own-${serial}.example.com`

    test('what was inserted is found, saved and removed', async () => {
      const { discoveryDomains } = subject
      const added = domain(own())
      await discoveryDomains.insert(added)
      expect(await discoveryDomains.find(acme, added.id)).toEqual(added)
      expect(await discoveryDomains.findByDomain(acme, own())).toEqual(added)
      await discoveryDomains.save({ ...added, isVerified: false, leadsToOrganization: false })
      const saved = await discoveryDomains.findForChange(acme, added.id)
      expect([saved?.isVerified, saved?.leadsToOrganization]).toEqual([false, false])
      expect(await discoveryDomains.find('org_other', added.id)).toBeNull()
      expect(await discoveryDomains.remove('org_other', added.id)).toBe(false)
      expect(await discoveryDomains.remove(acme, added.id)).toBe(true)
      expect(await discoveryDomains.remove(acme, added.id)).toBe(false)
    })

    test('an organization has a domain once', async () => {
      await subject.discoveryDomains.insert(domain(own()))
      const twice = subject.discoveryDomains.insert(domain(own(), { id: 'ord_twin' }))
      await expect(twice).rejects.toMatchObject({ code: 'discovery_domain_exists' })
    })

    test('a domain leads to the one organization that verified it, and to none where two did', async () => {
      const { discoveryDomains } = subject
      const mine = domain(own(), { isVerified: false })
      await discoveryDomains.insert(mine)
      expect(await discoveryDomains.organizationOf(own())).toBeNull()
      await discoveryDomains.save({ ...mine, isVerified: true })
      expect(await discoveryDomains.organizationOf(own())).toBe(acme)
      await discoveryDomains.save({ ...mine, isVerified: true, leadsToOrganization: false })
      expect(await discoveryDomains.organizationOf(own())).toBeNull()
      await discoveryDomains.save({ ...mine, isVerified: true })
      const organizationId = await organization('rival')
      await discoveryDomains.insert(domain(own(), { id: `ord_rival_${serial}`, organizationId }))
      expect(await discoveryDomains.organizationOf(own())).toBeNull()
    })

    test('lists go in the order of adding, and an unknown organization has none', async () => {
      const { discoveryDomains } = subject
      for (const [minute, name] of ['b.example.com', 'a.example.com'].entries()) {
        await discoveryDomains.insert(domain(name, { createdAt: at(minute) }))
      }
      const first = await discoveryDomains.list(acme, pageAfter(null, 1))
      const second = await discoveryDomains.list(acme, pageAfter(first?.next ?? null, 1))
      const names = [...(first?.items ?? []), ...(second?.items ?? [])].map((each) => each.domain)
      expect([names, second?.next]).toEqual([['b.example.com', 'a.example.com'], null])
      expect(await discoveryDomains.list('org_none', all)).toBeNull()
    })

    test('TEN-04 another application sees none, and is led nowhere', async () => {
      const { discoveryDomains } = subject.elsewhere
      const added = domain(own())
      await subject.discoveryDomains.insert(added)
      expect(await discoveryDomains.find(acme, added.id)).toBeNull()
      expect(await discoveryDomains.list(acme, all)).toBeNull()
      expect(await discoveryDomains.organizationOf(own())).toBeNull()
      expect(await discoveryDomains.remove(acme, added.id)).toBe(false)
    })
  })
}
