import type { AttemptStore } from '../guards/attempt-store.ts'
import { guardAttempt } from '../guards/guard-attempt.ts'
import { tooManyAttempts } from '../guards/too-many-attempts.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { refuseForeignOrganization } from '../organizations/refuse-foreign-organization.ts'
import { userNotFound } from '../roles/role-assignment.ts'
import type { MemberPlace } from './assign-member-roles.ts'
import type { OrganizationPeopleStore } from './organization-people-store.ts'
import { refuseAttachedAccount } from './people-administration.ts'
import { type SendMemberPasswordResetDeps, sendMemberPasswordReset } from './send-member-password-reset.ts'

export interface RequestMemberPasswordResetDeps {
  readonly stores: {
    readonly attempts: AttemptStore
    readonly organizationPeople: Pick<OrganizationPeopleStore, 'find'>
  }
  readonly change: Change<SendMemberPasswordResetDeps>
  readonly clock: Clock
}

/**
 * As often as the public form mails somebody, and no more (REC-11). Only for members is it counted: nobody uses up the
 * mails of people who are not theirs.
 */
export async function requestMemberPasswordReset(
  { stores, change, clock }: RequestMemberPasswordResetDeps,
  actor: Actor,
  place: MemberPlace,
): Promise<void> {
  const { organizationId, userId } = place
  refuseForeignOrganization(actor, organizationId)
  const person = await stores.organizationPeople.find(organizationId, userId, clock.now())
  if (person === null) throw userNotFound()
  refuseAttachedAccount(person, 'send them a new password')
  const attempt = { act: 'mail-request', account: userId, ip: actor.ip, isKnownBrowser: false } as const
  const verdict = await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  if (!verdict.isAllowed) throw tooManyAttempts(verdict)
  await change((deps) => sendMemberPasswordReset(deps, actor, place))
}
