// What every store of invitations must do.
import { beforeAll, expect, test } from 'vitest'
import type { ConnectionStore } from '../../connections/connection-store.ts'
import type { Invitation } from '../../invitations/invitation.ts'
import type { InvitationStore } from '../../invitations/invitation-store.ts'
import type { PageRequest } from '../../kernel/page.ts'
import type { OrganizationStore } from '../../organizations/organization-store.ts'
import type { UserStore } from '../../users/user-store.ts'
import { plainOrganization } from './sample-organization.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'
import { at } from './sample-times.ts'

export interface InvitationStoreSubject {
  readonly invitations: InvitationStore
  readonly organizations: OrganizationStore
  readonly connections: ConnectionStore
  readonly users: UserStore
  /** Another application's store over the same rows. */
  readonly elsewhere: InvitationStore
}

const all: PageRequest = { kind: 'offset', offset: 0, limit: 50, withTotal: false }
const alice = 'auth0|alice'

export function invitationStoreContract(open: () => Promise<InvitationStoreSubject>): void {
  let subject: InvitationStoreSubject
  let serial = 0

  beforeAll(async () => {
    subject = await open()
    await subject.connections.insert(sampleConnection('con_people'))
    await subject.users.insert(samplePerson('con_people', 'alice'))
    for (const name of ['acme', 'beta', 'gamma']) await subject.organizations.insert(organization(name))
  })

  const organization = (name: string) => ({
    ...plainOrganization,
    id: `org_${name}`,
    name,
    createdAt: at(0),
  })

  async function insert(given: Partial<Invitation> = {}): Promise<Invitation> {
    serial += 1
    const invitation: Invitation = {
      id: `uinv_${serial}`,
      organizationId: 'org_acme',
      clientId: null,
      connectionId: 'con_people',
      inviterName: 'Grace',
      madeBy: { kind: 'operator', id: 'auth0|olivia' },
      inviteeEmail: 'ada@example.com',
      roleIds: ['rol_1', 'rol_2'],
      appMetadata: { plan: 'gold' },
      userMetadata: {},
      sealedTicket: Buffer.from('sealed'),
      createdAt: at(serial),
      expiresAt: at(59),
      acceptedAt: null,
      acceptedBy: null,
      askedAgainAt: null,
      ...given,
    }
    await subject.invitations.insert(invitation)
    return invitation
  }

  test('an invitation is found as it was stored, and by no other application', async () => {
    const invitation = await insert()
    expect(await subject.invitations.find(invitation.id)).toEqual(invitation)
    expect(await subject.elsewhere.find(invitation.id)).toBeNull()
    expect(await subject.elsewhere.accept(invitation.id, alice, at(1))).toBeNull()
    expect(await subject.elsewhere.remove(invitation.id)).toBe(false)
  })

  test('it is accepted once, in time, and by one of many at once', async () => {
    const { id } = await insert()
    const many = await Promise.all(Array.from({ length: 8 }, () => subject.invitations.accept(id, alice, at(5))))
    expect(many.filter((accepted) => accepted !== null)).toHaveLength(1)
    expect(await subject.invitations.find(id)).toMatchObject({ acceptedAt: at(5), acceptedBy: alice })
    const late = await insert()
    expect(await subject.invitations.accept(late.id, alice, late.expiresAt)).toBeNull()
    expect(await subject.invitations.accept('uinv_none', alice, at(5))).toBeNull()
  })

  test('whoever made it is found with it, and forgotten once they are gone', async () => {
    await subject.users.insert(samplePerson('con_people', 'mallory'))
    const { id } = await insert({ madeBy: { kind: 'user', id: 'auth0|mallory' } })
    expect(await subject.invitations.find(id)).toMatchObject({ madeBy: { kind: 'user', id: 'auth0|mallory' } })
    await subject.users.remove('auth0|mallory')
    expect(await subject.invitations.find(id)).toMatchObject({ madeBy: null })
  })

  test('that another is asked for is noted, and by no other application', async () => {
    const { id } = await insert()
    await subject.elsewhere.askAgain(id, at(2))
    expect(await subject.invitations.find(id)).toMatchObject({ askedAgainAt: null })
    await subject.invitations.askAgain(id, at(3))
    expect(await subject.invitations.find(id)).toMatchObject({ askedAgainAt: at(3) })
  })

  test('lists are of one organization, in either order, with or without those that were accepted', async () => {
    const [one, two] = [await insert({ organizationId: 'org_beta' }), await insert({ organizationId: 'org_beta' })]
    await subject.invitations.accept(one.id, alice, at(5))
    const ids = async (query: { readonly isOpen?: boolean; readonly isNewestFirst: boolean }) =>
      (await subject.invitations.list({ organizationId: 'org_beta', ...query }, all))?.items.map(({ id }) => id)
    expect(await ids({ isNewestFirst: true })).toEqual([two.id, one.id])
    expect(await ids({ isNewestFirst: false })).toEqual([one.id, two.id])
    expect(await ids({ isNewestFirst: true, isOpen: true })).toEqual([two.id])
    expect(await subject.invitations.list({ organizationId: 'org_none', isNewestFirst: true }, all)).toBeNull()
  })

  test('removeEnded forgets what ran out before and was not accepted', async () => {
    const inGamma = { organizationId: 'org_gamma' }
    const [gone, kept] = [await insert({ ...inGamma, expiresAt: at(30) }), await insert(inGamma)]
    const accepted = await insert({ ...inGamma, expiresAt: at(30) })
    await subject.invitations.accept(accepted.id, alice, at(5))
    await subject.invitations.removeEnded(at(31))
    const found = await Promise.all([gone, kept, accepted].map(({ id }) => subject.invitations.find(id)))
    expect(found.map((invitation) => invitation?.id ?? null)).toEqual([null, kept.id, accepted.id])
  })

  test('open ones are found by the address they are for, the newest first', async () => {
    const address = 'open@example.com'
    const first = await insert({ inviteeEmail: address })
    const second = await insert({ inviteeEmail: address, organizationId: 'org_beta' })
    await insert({ inviteeEmail: 'other@example.com' })
    expect((await subject.invitations.listOpenTo(address)).map(({ id }) => id)).toEqual([second.id, first.id])
    await subject.invitations.accept(second.id, alice, at(58))
    expect((await subject.invitations.listOpenTo(address)).map(({ id }) => id)).toEqual([first.id])
    expect(await subject.elsewhere.listOpenTo(address)).toEqual([])
  })
}
