// The end of an organization. Where pools are isolated its people have nowhere else to be, so they go only when the caller
// says so (console.md 3.15).
import { type Static, Type } from 'typebox'
import type { Actor } from '../../../kernel/actor.ts'
import { notSupported } from '../../../kernel/errors.ts'
import { deleteOrganization } from '../../../organizations/delete-organization.ts'
import { organizationNamed } from '../../../organizations/find-organization.ts'
import { type Answer, type Call, noContent, type Route, refuseMissingPermission } from '../route.ts'

const query = Type.Object(
  {
    users: Type.Optional(
      Type.Enum(['delete'], { description: 'delete, so that the people of an isolated pool are deleted with it.' }),
    ),
  },
  { additionalProperties: false },
)
type Query = Static<typeof query>

export const deleteOrganizationRoutes: readonly Route[] = [
  {
    method: 'DELETE',
    path: '/organizations/:id',
    access: ['update:settings'],
    query,
    stepUp: 'always',
    summary: 'Delete an organization',
    answers: { 204: null },
    handle: remove,
  },
]

async function remove({ actor, params, query: { users }, directory }: Call<Query>): Promise<Answer> {
  const withPeople = users === 'delete'
  if (withPeople) refuseForeignWish(directory.application.poolMode, actor)
  const { id } = await organizationNamed(directory.stores, params.id as string)
  await deleteOrganization(directory, actor, id, { withPeople })
  return noContent
}

function refuseForeignWish(poolMode: 'shared' | 'isolated', actor: Actor): void {
  if (poolMode === 'shared') {
    const message = 'In a shared pool people outlive the organization. Leave users out.'
    throw notSupported(message)
  }
  refuseMissingPermission(['delete:users'], actor)
}
