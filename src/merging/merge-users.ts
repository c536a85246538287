// Merging: two accounts of one person become one. What the other holds comes to the one that stays; the other's record,
// sessions and tokens end, and its id leads to the one that stays from then on.
import type { AuditStore } from '../audit/audit-event.ts'
import type { AuthenticationMethodStore } from '../authentication-methods/authentication-method-store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField, notSupported, RollcallError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import { absorbUser } from '../users/absorb-user.ts'
import { presentUser } from '../users/find-user.ts'
import { mayComeIn } from '../users/lifecycle.ts'
import { refuseBadMetadata } from '../users/metadata.ts'
import { primaryIdentity, type User } from '../users/user.ts'
import type { UserStore } from '../users/user-store.ts'
import type { Gained, MergeStore } from './merge-store.ts'

export interface MergeUsersDeps {
  readonly users: UserStore
  readonly merges: MergeStore
  readonly authenticationMethods: Pick<AuthenticationMethodStore, 'list'>
  readonly audit: AuditStore
  readonly clock: Clock
}

/** What two accounts may say differently, and one of them keeps. What they sign in with is not among it: both stay. */
export const mergedFields = ['name', 'givenName', 'familyName', 'nickname', 'picture'] as const
export type MergedField = (typeof mergedFields)[number]

export interface MergeInput {
  readonly withId: string
  /** Taken from the other account. */
  readonly fieldsOfOther?: readonly MergedField[]
  /** Ids of the other's factors that come along. */
  readonly factors?: readonly string[]
  readonly reason: string
  /** Where the person joins them because they were asked to: by whom. */
  readonly askedBy?: string
}

/** Call it in one transaction. Throws `not_permitted`, `belongs_elsewhere`, `factor_exists`, `last_administrator`. */
export async function mergeUsers(
  deps: MergeUsersDeps,
  actor: Actor,
  survivorId: string,
  input: MergeInput,
): Promise<User> {
  const { users, merges, audit } = deps
  const { withId, fieldsOfOther = [], factors = [], reason, askedBy } = input
  const { survivor, other } = await bothOf(deps, survivorId, withId)
  const gained = await merges.gained(other.id, survivor.id)
  refuseUngivable(actor, gained)
  await refuseForeignFactors(deps, other.id, factors)
  const moved = await merges.moveFactors(factors, other.id, survivor.id)
  await merges.copyHeld(other.id, survivor.id)
  await absorbUser(deps, withValuesOf(survivor, other, fieldsOfOther), other)
  const details = {
    identity: other.id,
    connection: primaryIdentity(other).connectionName,
    merged: true,
    reason,
    ...(askedBy === undefined ? {} : { askedBy }),
    fields: fieldsOfOther,
    factors: moved.length,
    roles: gained.roles.map(({ id }) => id),
    organizations: gained.organizations.map(({ id }) => id),
  }
  await audit.record(actor, 'user.identity_linked', { kind: 'user', id: survivor.id }, details)
  await audit.record(actor, 'user.merged', { kind: 'user', id: other.id }, {})
  return presentUser(await users.find(survivorId))
}

export interface BothUsers {
  readonly survivor: User
  readonly other: User
}

/** In one order, so that two merges of the same people do not wait for each other. */
export async function bothOf(
  { users, clock }: Pick<MergeUsersDeps, 'users' | 'clock'>,
  survivorId: string,
  withId: string,
): Promise<BothUsers> {
  if (survivorId === withId) throw invalidField('with', 'Name another account: this one stays.')
  const [first, last] = [survivorId, withId].sort() as [string, string]
  const locked = [await users.findForChange(first), await users.findForChange(last)]
  const survivor = presentUser(locked.find((each) => each?.id === survivorId) ?? null)
  const other = locked.find((each) => each?.id === withId)
  if (other == null) throw invalidField('with', 'There is no such user.')
  if (survivor.organization?.id !== other.organization?.id) {
    throw new RollcallError(
      'belongs_elsewhere',
      'The two belong to different organizations, whose people are kept apart.',
    )
  }
  // Whoever is suspended must not come back as somebody who is not.
  if (!mayComeIn(other, clock.now())) {
    throw notSupported('The other account is suspended or has expired. Activate it first.')
  }
  return { survivor, other }
}

/** Whoever merges gives rights (AUZ-02). */
function refuseUngivable({ permissions }: Actor, { roles, permissions: gained }: Gained): void {
  if (roles.length + gained.length === 0 || permissions.has('assign:roles')) return
  throw new RollcallError('insufficient_scope', 'The account that stays would gain roles: this needs assign:roles too.')
}

async function refuseForeignFactors(
  { authenticationMethods }: Pick<MergeUsersDeps, 'authenticationMethods'>,
  otherId: string,
  factors: readonly string[],
): Promise<void> {
  if (factors.length === 0) return
  const own = new Map((await authenticationMethods.list(otherId)).map((method) => [method.id, method]))
  for (const id of factors) {
    const method = own.get(id)
    if (method?.confirmedAt == null) throw invalidField('factors', `The other account has no factor ${id}.`)
    if (!movable.has(method.type)) {
      throw invalidField('factors', 'Only authenticator apps, passkeys and security keys can come along.')
    }
  }
}

export const movable: ReadonlySet<string> = new Set(['totp', 'passkey', 'security-key'])

/** The other's metadata is kept under its id; nothing of the survivor's is overwritten. */
function withValuesOf(survivor: User, other: User, fields: readonly MergedField[]): User {
  const taken = Object.fromEntries(fields.map((field) => [field, other[field]]))
  const appMetadata = kept(survivor.appMetadata, other.id, other.appMetadata)
  const userMetadata = kept(survivor.userMetadata, other.id, other.userMetadata)
  if (appMetadata !== null) refuseBadMetadata('app_metadata', appMetadata)
  if (userMetadata !== null) refuseBadMetadata('user_metadata', userMetadata)
  return { ...survivor, ...taken, appMetadata, userMetadata }
}

function kept(own: JsonObject | null, id: string, others: JsonObject | null): JsonObject | null {
  if (others === null || Object.keys(others).length === 0) return own
  const before = own?.merged
  const merged = typeof before === 'object' && before !== null && !Array.isArray(before) ? before : {}
  // A key of metadata holds neither, because paths into it do.
  return { ...own, merged: { ...merged, [id.replaceAll(/[.$]/g, '_')]: others } }
}
