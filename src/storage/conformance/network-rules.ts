// What every store of network rules must do.
import { beforeAll, expect, test } from 'vitest'
import type { NetworkRule, NetworkRuleStore } from '../../network-rules/network-rule.ts'
import type { OrganizationStore } from '../../organizations/organization-store.ts'
import { plainOrganization } from './sample-organization.ts'
import { at } from './sample-times.ts'
import { everyPage } from './two-applications.ts'

export interface NetworkRuleStoreSubject {
  readonly networkRules: NetworkRuleStore
  readonly organizations: OrganizationStore
  /** Another application's store over the same rows. */
  readonly elsewhere: NetworkRuleStore
}

const acme = { organizationId: 'org_acme' }

function rule(id: string, minute: number, given: Partial<NetworkRule>): NetworkRule {
  const createdBy = { kind: 'operator', id: 'opr_1', name: null } as const
  return {
    ...{ id, organizationId: null, effect: 'block', network: null, country: null, reason: 'Testing' },
    ...{ createdBy, createdAt: at(minute), endsAt: null },
    ...given,
  }
}

export function networkRuleStoreContract(open: () => Promise<NetworkRuleStoreSubject>): void {
  let store: NetworkRuleStore
  let elsewhere: NetworkRuleStore
  const one = rule('nwr_1', 1, { network: '203.0.113.7/24' })
  const two = rule('nwr_2', 2, { ...acme, effect: 'allow', country: 'NO', endsAt: at(30) })
  const three = rule('nwr_3', 3, { ...acme, network: '2001:db8::/64' })
  const kept = { ...one, network: '203.0.113.0/24' }
  const listed = (scope: Parameters<NetworkRuleStore['list']>[0]) => everyPage(1, (page) => store.list(scope, page))

  beforeAll(async () => {
    const subject = await open()
    store = subject.networkRules
    elsewhere = subject.elsewhere
    await subject.organizations.insert({ ...plainOrganization, id: 'org_acme', name: 'acme', createdAt: at(0) })
    expect(await store.insert(one)).toEqual(kept)
    expect(await store.insert(two)).toEqual(two)
    expect(await store.insert(three)).toEqual(three)
  })

  test('what lies behind the mask is not kept, and a rule that is there is not made twice', async () => {
    expect(await store.insert(rule('nwr_9', 9, { network: '203.0.113.9/24' }))).toBeNull()
    expect(await store.insert(rule('nwr_9', 9, { ...acme, effect: 'allow', country: 'NO' }))).toBeNull()
  })

  test('those that stand are listed whole, the oldest first, and none that ended', async () => {
    expect(await store.listStanding(at(29))).toEqual([kept, two, three])
    expect(await store.listStanding(at(30))).toEqual([kept, three])
  })

  test('all are listed, the newest first, in pages; of everybody and of an organization', async () => {
    expect(await listed('all')).toEqual([three, two, kept])
    expect(await listed('everybody')).toEqual([kept])
    expect(await listed(acme)).toEqual([three, two])
  })

  test("another application's rules are its own", async () => {
    expect(await elsewhere.listStanding(at(1))).toEqual([])
    expect(await elsewhere.remove('nwr_1')).toBeNull()
  })

  test('before one is added those that are over go, and one like them may be made; the others are counted', async () => {
    expect(await store.clearForInsert(at(29))).toBe(3)
    expect(await elsewhere.clearForInsert(at(30))).toBe(0)
    expect(await store.clearForInsert(at(30))).toBe(2)
    expect(await listed('all')).toEqual([three, kept])
    const again = rule('nwr_4', 4, { ...acme, effect: 'allow', country: 'NO' })
    expect(await store.insert(again)).toEqual(again)
  })

  test('a rule is removed once, and tells what it was', async () => {
    expect(await store.remove('nwr_3')).toEqual(three)
    expect(await store.remove('nwr_3')).toBeNull()
    expect((await listed(acme)).map(({ id }) => id)).toEqual(['nwr_4'])
  })
}
