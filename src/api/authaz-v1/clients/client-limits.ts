// Whom a client lets in: everybody who can sign in to it, or whoever has one of some roles (console.md 3.18).
import { type Static, Type } from 'typebox'
import type { Client } from '../../../clients/client.ts'
import { presentClient } from '../../../clients/find-client.ts'
import type { Directory } from '../../../directory.ts'
import { limitClient } from '../../../roles/limit-client.ts'
import { closed, orNull, text } from '../answers.ts'
import { changeWithProof } from '../change-with-proof.ts'
import { confirmWeakening, foundWeakening } from '../confirm-weakening.ts'
import { namesWhere } from '../demand-step-up.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

const path = '/clients/:id/access'

const limitBody = Type.Object(
  {
    roles: Type.Union(
      [Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { minItems: 1, maxItems: 50 }), Type.Null()],
      { description: '1 to 50 ids of roles, or null for everybody.' },
    ),
  },
  { additionalProperties: false },
)
type LimitBody = Static<typeof limitBody>

const clientLimits = closed(
  {
    roles: orNull(Type.Array(closed({ id: text, name: text }))),
  },
  'ClientLimits',
)

export const clientLimitRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    access: ['read:clients'],
    summary: 'Get the roles that a client is limited to',
    answers: { 200: clientLimits },
    handle: get,
  },
  {
    method: 'PATCH',
    path,
    access: ['update:clients'],
    body: limitBody,
    stepUp: openingFurther,
    summary: 'Limit a client to roles, or open it to everybody',
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
    return limitClient(deps, actor, params.id as string, { roleIds: body.roles, beforeChange })
  })
  return ok(await limitsOf(directory, limited))
}

async function openingFurther(call: Call<unknown, LimitBody>) {
  const current = presentClient(await call.directory.stores.clients.find(call.params.id as string))
  return foundWeakening(call, openedBy(current, call.body))
}

/** Whether somebody would get in whom it keeps out now. */
function openedBy({ accessRoleIds }: Client, { roles }: LimitBody): readonly string[] {
  const isWider = roles === null || roles.some((id) => accessRoleIds?.includes(id) === false)
  return namesWhere({ roles: accessRoleIds !== null && isWider })
}

/** Roles that are gone are left out; where all of them are, nobody gets in, and the list is empty. */
async function limitsOf({ stores }: Directory, { accessRoleIds }: Client) {
  if (accessRoleIds === null) return { roles: null }
  const names = await stores.roles.namesOf(accessRoleIds)
  const roles = [...names].map(([id, name]) => ({ id, name }))
  return { roles: roles.sort((one, other) => one.name.localeCompare(other.name)) }
}
