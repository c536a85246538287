// Whom a client lets in: everybody who can sign in to it, or whoever has one of some roles, comes from one of some
// organizations, or both (console.md 3.18).
import { type Static, Type } from 'typebox'
import type { Client } from '../../../clients/client.ts'
import { presentClient } from '../../../clients/find-client.ts'
import type { Directory } from '../../../directory.ts'
import { limitClient } from '../../../roles/limit-client.ts'
import { closed, orNull, text, textOrNull } from '../answers.ts'
import { changeWithProof } from '../change-with-proof.ts'
import { confirmWeakening, foundWeakening } from '../confirm-weakening.ts'
import { namesWhere } from '../demand-step-up.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

const path = '/clients/:id/access'

const idsAtMost = { roles: 50, organizations: 200 } as const
const idsOf = (what: keyof typeof idsAtMost) =>
  Type.Optional(
    Type.Union(
      [
        Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { minItems: 1, maxItems: idsAtMost[what] }),
        Type.Null(),
      ],
      { description: `1 to ${idsAtMost[what]} ids of ${what}, or null for everybody; left out, it stays as it is.` },
    ),
  )

const limitBody = Type.Object(
  { roles: idsOf('roles'), organizations: idsOf('organizations') },
  { additionalProperties: false, minProperties: 1 },
)
type LimitBody = Static<typeof limitBody>

const clientLimits = closed(
  {
    roles: orNull(Type.Array(closed({ id: text, name: text }))),
    organizations: orNull(Type.Array(closed({ id: text, name: text, displayName: textOrNull }))),
  },
  'ClientLimits',
)

export const clientLimitRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    access: ['read:clients'],
    summary: 'Get the roles and organizations that a client is limited to',
    answers: { 200: clientLimits },
    handle: get,
  },
  {
    method: 'PATCH',
    path,
    access: ['update:clients'],
    body: limitBody,
    stepUp: openingFurther,
    summary: 'Limit a client to roles or organizations, or open it to everybody',
    answers: { 200: clientLimits },
    handle: limit,
  },
]

async function get({ params, directory }: Call): Promise<Answer> {
  return ok(await limitsOf(directory, presentClient(await directory.stores.clients.find(params.id as string))))
}

async function limit(call: Call<unknown, LimitBody>): Promise<Answer> {
  const { actor, params, body, directory } = call
  const limited = await changeWithProof(call, (deps, asking) => {
    const beforeChange = (current: Client) => confirmWeakening(asking, openedBy(current, body))
    const { roles: roleIds, organizations: organizationIds } = body
    return limitClient(deps, actor, params.id as string, { roleIds, organizationIds, beforeChange })
  })
  return ok(await limitsOf(directory, limited))
}

async function openingFurther(call: Call<unknown, LimitBody>) {
  const current = presentClient(await call.directory.stores.clients.find(call.params.id as string))
  return foundWeakening(call, openedBy(current, call.body))
}

/** Where somebody would get in whom it keeps out now. */
function openedBy({ accessRoleIds, accessOrganizationIds }: Client, body: LimitBody): readonly string[] {
  return namesWhere({
    roles: isWider(accessRoleIds, body.roles),
    organizations: isWider(accessOrganizationIds, body.organizations),
  })
}

function isWider(before: readonly string[] | null, after: LimitBody['roles']): boolean {
  if (before === null || after === undefined) return false
  return after === null || after.some((id) => !before.includes(id))
}

/** What is gone is left out; where all of it is, nobody gets in, and the list is empty. */
async function limitsOf({ stores }: Directory, { accessRoleIds, accessOrganizationIds }: Client) {
  const [roles, organizations] = await Promise.all([
    accessRoleIds === null ? null : stores.roles.namesOf(accessRoleIds),
    accessOrganizationIds === null ? null : stores.organizations.namesOf(accessOrganizationIds),
  ])
  return {
    roles: roles && [...roles].map(([id, name]) => ({ id, name })).sort(byName),
    organizations: organizations && [...organizations].map(([id, called]) => ({ id, ...called })).sort(byName),
  }
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name.localeCompare(other.name)
}
