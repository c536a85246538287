// Who is signed in to the page of an organization: a person by the sign-in of the application, not an operator.

import { RollcallError } from '../../../kernel/errors.ts'
import { presentOrganization } from '../../../organizations/find-organization.ts'
import type { Organization } from '../../../organizations/organization.ts'
import { closed, count, flag, orNull, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

const organizationSession = closed(
  {
    user: closed({ id: text, email: textOrNull, name: textOrNull }),
    organization: closed({
      id: text,
      name: text,
      displayName: textOrNull,
      requiresMfa: flag,
      mfaGraceUntil: timestampOrNull,
      sessionMinutes: orNull(count),
      recoveryWaitingHours: orNull(count),
    }),
    /** Whether the recovery of somebody may be asked for, where the organization's own means end. */
    takesRecoveryRequests: flag,
    isAdministrator: flag,
    csrfToken: text,
    expiresAt: timestamp,
  },
  'OrganizationSession',
)

export const organizationSessionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/organizations/:id/session',
    access: 'signed-in',
    organization: 'id',
    ofPeopleAlone: true,
    summary: 'Get your session with an organization',
    answers: { 200: organizationSession },
    handle: get,
  },
]

async function get({ params, actor, person, directory }: Call): Promise<Answer> {
  const { user, browser = null } = person ?? {}
  if (user === undefined || browser === null) {
    throw new RollcallError('missing_credentials', 'This is about the session of a person. Sign in to the application.')
  }
  const { organizations, settings } = directory.stores
  const organization = presentOrganization(await organizations.find(params.organizationId as string))
  return ok({
    user: { id: user.id, email: user.email, name: user.name },
    organization: organizationJson(organization),
    takesRecoveryRequests: (await settings.read()).allowsRecoveryRequests,
    isAdministrator: actor.permissions.size > 0,
    csrfToken: browser.csrfToken,
    expiresAt: browser.session.idleExpiresAt,
  })
}

function organizationJson(organization: Organization) {
  const { id, name, displayName, requiresMfa, mfaGraceUntil, sessionMinutes, recoveryWaitingHours } = organization
  return { id, name, displayName, requiresMfa, mfaGraceUntil, sessionMinutes, recoveryWaitingHours }
}
