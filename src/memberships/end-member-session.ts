import type { Actor } from '../kernel/actor.ts'
import { presentOrganization } from '../organizations/find-organization.ts'
import type { OrganizationStore } from '../organizations/organization-store.ts'
import { refuseForeignOrganization } from '../organizations/refuse-foreign-organization.ts'
import { type EndSessionDeps, endSession } from '../sessions/end-session.ts'
import { presentSession } from '../sessions/find-session.ts'
import { auditInOrganization } from './audit-in-organization.ts'
import type { MemberSessionStore } from './member-session-store.ts'

export interface EndMemberSessionDeps extends EndSessionDeps {
  readonly organizations: OrganizationStore
  readonly memberSessions: MemberSessionStore
}

/** Where the person belongs elsewhere too, what the session holds here ends and the sign-in goes on (TEN-10). */
export async function endMemberSession(
  deps: EndMemberSessionDeps,
  actor: Actor,
  organizationId: string,
  sessionId: string,
): Promise<void> {
  refuseForeignOrganization(actor, organizationId)
  presentOrganization(await deps.organizations.find(organizationId))
  const now = deps.clock.now()
  const found = await deps.memberSessions.find(organizationId, sessionId, now)
  const { id, userId } = presentSession(found?.session ?? null)
  const audit = auditInOrganization(deps.audit, organizationId)
  if (found?.belongsElsewhere !== true) {
    await endSession({ ...deps, audit }, actor, id, 'revoked')
    return
  }
  const count = await deps.memberSessions.endTokens(organizationId, id, now)
  if (count > 0) await audit.record(actor, 'user.tokens_revoked', { kind: 'user', id: userId }, { session: id, count })
}
