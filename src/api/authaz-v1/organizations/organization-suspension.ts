// Whether anybody gets in through an organization (docs/organizations.md). The directory's to decide: whoever acts for
// one organization alone does neither.
import { type Static, Type } from 'typebox'
import { activateOrganization } from '../../../organizations/activate-organization.ts'
import { suspendOrganization } from '../../../organizations/suspend-organization.ts'
import { reason } from '../reason.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'
import { organizationJson, organizationRecord } from './organizations.ts'

const suspendBody = Type.Object({ reason }, { additionalProperties: false })

export const organizationSuspensionRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/organizations/:id/suspend',
    access: ['update:settings'],
    body: suspendBody,
    whilePaused: 'contains',
    summary: 'Suspend an organization',
    answers: { 200: organizationRecord },
    handle: suspend,
  },
  {
    method: 'POST',
    path: '/organizations/:id/activate',
    access: ['update:settings'],
    whilePaused: 'contains',
    summary: 'Activate an organization',
    answers: { 200: organizationRecord },
    handle: activate,
  },
]

async function suspend({ actor, params, body, directory }: Call<unknown, Static<typeof suspendBody>>): Promise<Answer> {
  const suspending = directory.change((deps) => suspendOrganization(deps, actor, params.id as string, body.reason))
  return ok(organizationJson(await suspending))
}

async function activate({ actor, params, directory }: Call): Promise<Answer> {
  const activating = directory.change((deps) => activateOrganization(deps, actor, params.id as string))
  return ok(organizationJson(await activating))
}
