// "Why can't they log in?" for those who administer an organization: of the diagnosis what concerns the membership and
// what their page tells of the account anyway. Where and by what somebody signs in elsewhere is not theirs to know.

import type { Actor } from '../kernel/actor.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { MemberPlace } from '../memberships/assign-member-roles.ts'
import type { OrganizationPeopleStore } from '../memberships/organization-people-store.ts'
import { refuseForeignOrganization } from '../organizations/refuse-foreign-organization.ts'
import { userNotFound } from '../roles/role-assignment.ts'
import type { CheckId, SignInCheck } from './sign-in-checks.ts'
import { type DiagnoseDeps, diagnoseSignIn, type SignInDiagnosis } from './why-not.ts'

export interface MemberDiagnosis extends Pick<SignInDiagnosis, 'canSignIn' | 'faults'> {
  readonly checks: readonly SignInCheck[]
  /** Whether their account is the organization's alone, so that what is in the way is theirs to mend. */
  readonly actsOnAccount: boolean
}

export interface DiagnoseMemberDeps extends DiagnoseDeps {
  readonly stores: DiagnoseDeps['stores'] & { readonly organizationPeople: Pick<OrganizationPeopleStore, 'find'> }
}

/** Of the sign-in to the organization. Throws `user_not_found` for whoever is no member, active or not. */
export async function diagnoseMember(
  deps: DiagnoseMemberDeps,
  actor: Actor,
  { organizationId, userId }: MemberPlace,
): Promise<MemberDiagnosis> {
  refuseForeignOrganization(actor, organizationId)
  const person = await deps.stores.organizationPeople.find(organizationId, userId, deps.clock.now())
  if (person === null) throw userNotFound()
  const { checks, canSignIn, faults } = await diagnoseSignIn(deps, userId, { clientId: null, organizationId })
  const actsOnAccount = !person.belongsElsewhere
  const shown = actsOnAccount ? ofAccount : person.wasAttached ? ofAttached : ofMembership
  const told = checks.flatMap((check) => narrowed(check, shown))
  return { checks: told, canSignIn: shown === ofAttached ? verdictOf(told) : canSignIn, faults, actsOnAccount }
}

/** By what is shown alone: whether the rest lets them in would tell of it. */
function verdictOf(told: readonly SignInCheck[]): false | null {
  return told.some(({ state }) => state === 'fail') ? false : null
}

/** Which facts of which checks are told. No address, device or network, and nobody else's name, is among them. */
type Shown = Readonly<Partial<Record<CheckId, readonly string[]>>>

/** Of an account that the organization merely added: what its row tells anyway. */
const ofAttached: Shown = { account: ['isSuspended'], organization: ['reason', 'asksSingleSignOn'] }
const ofMembership: Shown = { ...ofAttached, email: [], lock: ['until'], 'mfa-enrolment': [] }
const ofAccount: Shown = {
  ...ofMembership,
  account: ['isSuspended', 'expiresAt', 'endsAt'],
  password: ['isSet', 'mustChange', 'expiredAt'],
}

/** Of these checks a warning is one by such a fact: where none of them is told, nothing is to be told. */
const warnedBy: Shown = { account: ['endsAt'], password: ['mustChange', 'expiredAt'] }

function narrowed({ id, state, facts }: SignInCheck, shown: Shown): readonly SignInCheck[] {
  const names = shown[id]
  if (names === undefined) return []
  const told: JsonObject = Object.fromEntries(Object.entries(facts).filter(([name]) => names.includes(name)))
  const reasons = warnedBy[id]
  const isReasonless = state === 'warn' && reasons !== undefined && reasons.every((name) => told[name] === undefined)
  return [{ id, state: isReasonless ? 'pass' : state, facts: told }]
}
