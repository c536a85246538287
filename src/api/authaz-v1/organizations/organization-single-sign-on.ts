// Whether the people of an organization must come by its own provider (docs/organizations.md). The directory's to decide,
// as its connections are: whoever acts for one organization alone does not.
import { type Static, Type } from 'typebox'
import type { Directory } from '../../../directory.ts'
import { organizationNamed, presentOrganization } from '../../../organizations/find-organization.ts'
import type { Organization } from '../../../organizations/organization.ts'
import { ownConnections, requireSingleSignOn } from '../../../organizations/require-single-sign-on.ts'
import { closed, count, flag, text } from '../answers.ts'
import { changeWithProof } from '../change-with-proof.ts'
import { confirmWeakening, foundWeakening } from '../confirm-weakening.ts'
import { namesWhere } from '../demand-step-up.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

const changeBody = Type.Object(
  {
    requiresSingleSignOn: Type.Boolean({
      description: 'Whether members sign in by its own connections and no other way.',
    }),
  },
  { additionalProperties: false },
)
type ChangeBody = Static<typeof changeBody>

const singleSignOn = closed(
  {
    requiresSingleSignOn: flag,
    connections: Type.Array(closed({ connectionId: text, name: text }), {
      description: "The company's own providers that are on for the organization.",
    }),
    membersWithout: closed({ count, isEstimate: flag }),
  },
  'SingleSignOnOfOrganization',
)

const path = '/organizations/:id/single-sign-on'

export const organizationSingleSignOnRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    access: ['read:users'],
    summary: 'Get whether an organization requires single sign-on',
    answers: { 200: singleSignOn },
    handle: get,
  },
  {
    method: 'PATCH',
    path,
    access: ['update:settings'],
    body: changeBody,
    stepUp: loweringGuard,
    summary: 'Require single sign-on of the members of an organization, or stop',
    answers: { 200: singleSignOn },
    handle: change,
  },
]

async function get({ params, directory }: Call): Promise<Answer> {
  return ok(await singleSignOnJson(directory, await organizationNamed(directory.stores, params.id as string)))
}

async function change(call: Call<unknown, ChangeBody>): Promise<Answer> {
  const { actor, params, body, directory } = call
  const { id } = await organizationNamed(directory.stores, params.id as string)
  const changing = changeWithProof(call, async (deps, asking) => {
    const current = presentOrganization(await deps.organizations.findForChange(id))
    await confirmWeakening(asking, loweredBy(current, body))
    return requireSingleSignOn(deps, actor, id, body.requiresSingleSignOn)
  })
  return ok(await singleSignOnJson(directory, await changing))
}

async function loweringGuard(call: Call<unknown, ChangeBody>) {
  const current = await organizationNamed(call.directory.stores, call.params.id as string)
  return foundWeakening(call, loweredBy(current, call.body))
}

/** Whether a password would let people in again. */
function loweredBy({ requiresSingleSignOn }: Organization, body: ChangeBody): readonly string[] {
  return namesWhere({ requiresSingleSignOn: requiresSingleSignOn && !body.requiresSingleSignOn })
}

async function singleSignOnJson({ stores }: Directory, { id, requiresSingleSignOn }: Organization) {
  const own = await ownConnections(stores, id)
  const ids = own.map(({ connectionId }) => connectionId)
  return {
    requiresSingleSignOn,
    connections: own.map(({ connectionId, connectionName: name }) => ({ connectionId, name })),
    membersWithout: await stores.organizationOverview.membersUnknownTo(id, ids),
  }
}
