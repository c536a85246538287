// Who belongs where, as whoever runs the directory changes it: people outlive their memberships.
import { queryOptions } from '@tanstack/react-query'
import { allPages } from '../../../lib/all-pages.ts'
import { call, queryString } from '../../../lib/http.ts'
import { type KeptCall, sendKept } from '../../../lib/kept-call.ts'
import { withStepUp } from '../../../lib/step-up.ts'
import { type Assignment, assigning, assignRole } from '../../roles/api/assign-role.ts'

export interface Membership {
  /** Of the organization. */
  readonly id: string
  readonly name: string
  readonly displayName: string | null
  readonly isActive: boolean
  readonly isAdministrator: boolean
  readonly roleNames: readonly string[]
  readonly joinedAt: string
  /** Null: nobody wrote down how. */
  readonly source: 'added' | 'attached' | 'invitation' | 'provider' | null
  /** To the minute; null: never. */
  readonly lastSignInAt: string | null
}

export interface MembershipPlace {
  readonly appId: string
  readonly organizationId: string
  readonly userId: string
}

export function membershipsQuery(userId: string) {
  return queryOptions({
    queryKey: ['memberships', userId],
    queryFn: ({ signal }) => allPages<Membership>(`/users/${encodeURIComponent(userId)}/organizations`, signal),
  })
}

/** Refused with `member_exists` for whoever belongs there already, and with `belongs_elsewhere` in isolated pools. */
export function addToOrganization(place: MembershipPlace, reason = ''): Promise<unknown> {
  return sendKept(adding(place), reason)
}

export function removeFromOrganization(place: MembershipPlace, reason = ''): Promise<void> {
  return sendKept(removing(place), reason)
}

export function removing({ userId, ...place }: MembershipPlace): KeptCall {
  return { method: 'DELETE', path: `${usersOf(place)}/${encodeURIComponent(userId)}` }
}

/** With the roles that they held there. */
export function comingBack(place: MembershipPlace, roleIds: readonly string[]): readonly KeptCall[] {
  return [adding(place), ...roleIds.map((roleId) => assigning(roleIn(place, roleId)))]
}

function adding({ userId, ...place }: MembershipPlace): KeptCall {
  return { method: 'POST', path: usersOf(place), body: { userId } }
}

function roleIn({ organizationId, userId }: MembershipPlace, roleId: string): Assignment {
  return { userId, roleId, organizationId }
}

interface RoleHeld {
  readonly roleId: string
  readonly name: string
  readonly organization: { readonly id: string } | null
}

/** What they hold in one organization, so that it can be given back. */
export async function rolesHeldIn(place: MembershipPlace): Promise<readonly string[]> {
  return (await heldIn(place, new AbortController().signal)).map(({ roleId }) => roleId)
}

/** The same before it is taken. */
export function heldInQuery(place: MembershipPlace) {
  return queryOptions({
    queryKey: ['roles', 'of', place.userId, 'in', place.organizationId],
    queryFn: ({ signal }) => heldIn(place, signal),
  })
}

async function heldIn({ organizationId, userId }: MembershipPlace, signal: AbortSignal): Promise<RoleHeld[]> {
  const held = await allPages<RoleHeld>(`/users/${encodeURIComponent(userId)}/roles`, signal)
  return held.filter(({ organization }) => organization?.id === organizationId)
}

export async function giveRolesIn(place: MembershipPlace, roleIds: readonly string[], reason = ''): Promise<void> {
  for (const roleId of roleIds) {
    await withStepUp((why) => assignRole(roleIn(place, roleId), why || reason))
  }
}

interface KnownPerson {
  readonly id: string
  readonly email: string | null
}

/** The account of an address, if there is one. */
export async function personOfEmail(email: string): Promise<KnownPerson | null> {
  const query = queryString({ q: `email:"${email.replaceAll(/["\\]/g, '')}"`, pageSize: 1 })
  const { data } = await call<{ readonly data: readonly KnownPerson[] }>('GET', `/users${query}`)
  return data[0] ?? null
}

function usersOf({ appId, organizationId }: Omit<MembershipPlace, 'userId'>): string {
  return `/applications/${encodeURIComponent(appId)}/tenants/${encodeURIComponent(organizationId)}/users`
}
