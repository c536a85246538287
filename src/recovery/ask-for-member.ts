import type { Application } from '../applications/application.ts'
import type { AttemptStore } from '../guards/attempt-store.ts'
import { guardAttempt } from '../guards/guard-attempt.ts'
import { tooManyAttempts } from '../guards/too-many-attempts.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { Places } from '../kernel/place.ts'
import type { Sealer } from '../kernel/sealing.ts'
import type { MemberPlace } from '../memberships/assign-member-roles.ts'
import type { OrganizationPeopleStore, OrganizationPerson } from '../memberships/organization-people-store.ts'
import { holdMember, type PeopleAdministrationDeps, refuseOwnRow } from '../memberships/people-administration.ts'
import { presentOrganization } from '../organizations/find-organization.ts'
import { calledName } from '../organizations/organization.ts'
import { refuseForeignOrganization } from '../organizations/refuse-foreign-organization.ts'
import { userNotFound } from '../roles/role-assignment.ts'
import { presentUser } from '../users/find-user.ts'
import { askedRecovery } from './asked-recoveries.ts'
import { fileForMember } from './file-for-member.ts'
import { type KnownOperators, marksBehind, nobodyKnown, type PersonsBehindDeps } from './persons-behind.ts'
import type { AskedRecovery, RecoveryAskingStore } from './recovery-asking.ts'
import { aboutRecovery, type RecoveryStores, recoveryDetails } from './recovery-deps.ts'
import { statusNow } from './recovery-request.ts'
import { refuseClosedRecovery, tellOwner } from './request-recovery.ts'
import { noteSignals } from './weigh-recovery.ts'

export interface AskForMemberDeps {
  readonly stores: Pick<RecoveryStores, 'settings'> &
    Omit<PersonsBehindDeps, 'operators' | 'sealer'> & {
      readonly attempts: AttemptStore
      readonly recoveryAskings: Pick<RecoveryAskingStore, 'newestOf'>
      readonly organizationPeople: Pick<OrganizationPeopleStore, 'find'>
    }
  readonly change: Change<
    RecoveryStores & PeopleAdministrationDeps & { readonly recoveryAskings: Pick<RecoveryAskingStore, 'add'> }
  >
  readonly application: Pick<Application, 'poolMode'>
  readonly clock: Clock
  readonly publicUrl: string
  readonly places: Places
  readonly sealer: Sealer
  /** Where the face knows operators. */
  readonly operators?: KnownOperators
}

/**
 * Files a recovery request for a member whose account is not the organization's alone, or joins the one that waits, in the
 * name of the organization. Counted as often as the public form mails somebody (REC-11). Throws `not_permitted` where
 * nothing can be asked for, `recovery_asked` where the organization asked before and nobody decided, `rate_limited`.
 */
export async function askForMember(
  { stores, change, application, clock, publicUrl, places, sealer, operators = nobodyKnown }: AskForMemberDeps,
  actor: Actor,
  place: MemberPlace,
  reason: string,
): Promise<AskedRecovery> {
  const { organizationId, userId } = place
  refuseForeignOrganization(actor, organizationId)
  await refuseClosedRecovery(stores)
  const found = await stores.organizationPeople.find(organizationId, userId, clock.now())
  if (found === null) throw userNotFound()
  refuseUnaskable(actor, place, found)
  // Mails nobody, so it counts for none. Of two at once the statement that adds decides.
  const before = await askedRecovery({ ...stores, clock }, place)
  if (before?.status === 'pending') throw askedAlready()
  const attempt = { act: 'mail-request', account: userId, ip: actor.ip, isKnownBrowser: false } as const
  const verdict = await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  if (!verdict.isAllowed) throw tooManyAttempts(verdict)
  const marks = await marksBehind({ ...stores, sealer, operators }, actor)
  return change(async (changing) => {
    const { person, inside } = await holdMember(changing, actor, place)
    refuseUnaskable(actor, place, person)
    const now = clock.now()
    const account = presentUser(await inside.accounts.find(userId))
    const pool = application.poolMode === 'isolated' ? organizationId : null
    const { request, isNew } = await fileForMember(inside, account, pool, now)
    const organization = presentOrganization(await inside.organizations.find(organizationId))
    const asking = {
      organization: { id: organizationId, name: calledName(organization) },
      askedBy: { kind: actor.kind, id: actor.id, name: actor.name },
      reason,
      wasAttached: person.wasAttached,
      askedAt: now,
    }
    if (!(await inside.recoveryAskings.add(request.id, asking, marks))) throw askedAlready()
    if (isNew) await noteSignals({ ...inside, places }, request)
    // Whoever was mailed too often to hear of it when it was filed hears of it now.
    const isOwnerTold = request.isOwnerTold || (await tellOwner({ ...inside, clock, publicUrl }, account, request))
    const details = { ...recoveryDetails(request), ...(isNew && { lost: request.lost }), isOwnerTold }
    await inside.audit.record(
      actor,
      `recovery_request.${isNew ? 'created' : 'joined'}`,
      aboutRecovery(request),
      details,
    )
    return { askedAt: now, status: statusNow(request, now) }
  })
}

/** Whoever can be helped by the organization itself needs nobody else. */
function refuseUnaskable(actor: Actor, place: MemberPlace, { belongsElsewhere, isActive, email }: OrganizationPerson) {
  refuseOwnRow(actor, place, 'You ask for your own recovery where you sign in.')
  if (!belongsElsewhere) {
    throw notAskedFor(
      'This account is your organization’s alone: reset its MFA or mail a link for a password yourself.',
    )
  }
  if (!isActive) throw notAskedFor('This person is not active here. Activate them first.')
  if (email === null) throw notAskedFor('This person has no e-mail address to which a link could be sent.')
}

function askedAlready(): RollcallError {
  return new RollcallError('recovery_asked', 'Your organization asked for this already. It waits for a decision.')
}

function notAskedFor(message: string): RollcallError {
  return new RollcallError('not_permitted', message)
}
