// What every store of held roles must do.
import { beforeAll, describe, expect, test } from 'vitest'
import type { ConnectionStore } from '../../connections/connection-store.ts'
import type { Page } from '../../kernel/page.ts'
import type { HeldRoleStore, RoleHeld } from '../../memberships/held-role-store.ts'
import type { MemberRoleStore } from '../../memberships/member-role-store.ts'
import type { MembershipStore } from '../../memberships/membership-store.ts'
import type { OrganizationStore } from '../../organizations/organization-store.ts'
import type { RoleAssignmentStore } from '../../roles/role-assignment.ts'
import type { RoleStore } from '../../roles/role-store.ts'
import type { UserStore } from '../../users/user-store.ts'
import { plainOrganization } from './sample-organization.ts'
import { pageAfter } from './sample-pages.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'
import { at } from './sample-times.ts'

export interface HeldRoleStoreSubject {
  readonly heldRoles: HeldRoleStore
  readonly memberRoles: MemberRoleStore
  readonly memberships: MembershipStore
  readonly organizations: OrganizationStore
  readonly roleAssignments: RoleAssignmentStore
  readonly roles: RoleStore
  readonly users: UserStore
  readonly connections: ConnectionStore
  /** Another application's over the same rows. */
  readonly elsewhere: HeldRoleStore
}

const alice = 'auth0|alice'
const bob = 'auth0|bob'
const term = { startsAt: at(40), endsAt: at(50) }

export function heldRoleStoreContract(open: () => Promise<HeldRoleStoreSubject>): void {
  let subject: HeldRoleStoreSubject

  beforeAll(async () => {
    subject = await open()
    const { connections, users, organizations, roles, memberships, memberRoles, roleAssignments } = subject
    await connections.insert(sampleConnection('con_people'))
    for (const name of ['alice', 'bob', 'carol']) await users.insert(samplePerson('con_people', name))
    for (const name of ['acme', 'globex']) {
      const made = {
        ...plainOrganization,
        id: `org_${name}`,
        name,
        createdAt: at(0),
      }
      await organizations.insert(made)
      await memberships.add(made.id, [alice, bob], at(1))
    }
    for (const name of ['editor', 'auditor']) {
      await roles.insert({ id: `rol_${name}`, name, description: null, organizationId: null, createdAt: at(0) })
    }
    const operator = { kind: 'operator', id: 'op_1', name: 'Kim' } as const
    await roleAssignments.assign([alice], ['rol_auditor'], at(2), term, operator)
    const person = { kind: 'user', id: bob, name: 'as they were called' } as const
    await memberRoles.assign('org_acme', alice, ['rol_editor'], at(3), term, person)
    await memberRoles.assign('org_globex', alice, ['rol_editor'], at(4))
    await memberRoles.assign('org_acme', bob, ['rol_auditor', 'rol_editor'], at(5))
  })

  const shown = (page: Page<RoleHeld> | null) =>
    page?.items.map(({ userId, roleId, organization }) => [userId, roleId, organization?.name ?? null])

  describe('held roles', () => {
    test('ofUser lists them everywhere, in the order of assignment, with their terms', async () => {
      const held = await subject.heldRoles.ofUser(alice, pageAfter(null, 10))
      expect(held?.items).toMatchObject([
        { roleId: 'rol_auditor', name: 'auditor', organization: null, assignedAt: at(2), ...term },
        { roleId: 'rol_editor', organization: { id: 'org_acme', name: 'acme' }, assignedAt: at(3), ...term },
        { roleId: 'rol_editor', organization: { id: 'org_globex' }, startsAt: null, endsAt: null },
      ])
      const first = await subject.heldRoles.ofUser(alice, pageAfter(null, 2))
      expect(shown(await subject.heldRoles.ofUser(alice, pageAfter(first?.next ?? null, 2)))).toEqual([
        [alice, 'rol_editor', 'globex'],
      ])
    })

    test('ofUser says who gave each, of an operator by id, of a person only that it was one, and nobody where it is not known', async () => {
      const held = await subject.heldRoles.ofUser(alice, pageAfter(null, 10))
      expect(held?.items.map(({ givenBy }) => givenBy)).toEqual([
        { kind: 'operator', id: 'op_1', name: null },
        { kind: 'user', id: null, name: null },
        null,
      ])
    })

    test('ofUser tells somebody without roles from somebody who is not there', async () => {
      expect(shown(await subject.heldRoles.ofUser('auth0|carol', pageAfter(null, 10)))).toEqual([])
      expect(await subject.heldRoles.ofUser('auth0|nobody', pageAfter(null, 10))).toBeNull()
      expect(await subject.elsewhere.ofUser(alice, pageAfter(null, 10))).toBeNull()
    })

    test('inOrganization lists those of everybody there, and of no other organization', async () => {
      const first = await subject.heldRoles.inOrganization('org_acme', pageAfter(null, 2))
      const second = await subject.heldRoles.inOrganization('org_acme', pageAfter(first.next, 2))
      expect([...(shown(first) ?? []), ...(shown(second) ?? [])]).toEqual([
        [alice, 'rol_editor', 'acme'],
        [bob, 'rol_auditor', 'acme'],
        [bob, 'rol_editor', 'acme'],
      ])
      expect(second.next).toBeNull()
      expect(shown(await subject.elsewhere.inOrganization('org_acme', pageAfter(null, 10)))).toEqual([])
    })
  })
}
