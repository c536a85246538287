// The end of an organization. Where pools are isolated its people have nowhere else to be, so two persons decide that they
// go with it (console.md 3.15): it is asked for under /approvals and carried out under /jobs.
import { type Static, Type } from 'typebox'
import { notSupported, RollcallError } from '../../../kernel/errors.ts'
import { deleteOrganization, findLastAdministrator } from '../../../memberships/delete-organization.ts'
import { organizationNamed } from '../../../organizations/find-organization.ts'
import { closed, count } from '../answers.ts'
import { type Answer, type Call, noContent, ok, type Route, refuseMissingPermission } from '../route.ts'

const query = Type.Object(
  {
    users: Type.Optional(
      Type.Enum(['delete'], {
        description:
          'delete, where nobody may be in it any more. While people are, that takes an approval; a program deletes so whoever alone is left, as its last administrator.',
      }),
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
  {
    method: 'GET',
    path: '/organizations/:id/deletion',
    access: ['delete:users'],
    summary: 'Count the users who would be deleted with an organization',
    answers: { 200: closed({ people: count }, 'OrganizationDeletion') },
    handle: countGoing,
  },
]

/** To the last one, and nobody where people outlive it. */
async function countGoing({ params, directory }: Call): Promise<Answer> {
  const { stores, application } = directory
  const { id } = await organizationNamed(stores, params.id as string)
  if (application.poolMode === 'shared') return ok({ people: 0 })
  return ok({ people: await stores.organizations.countMembers(id) })
}

async function remove({ actor, signedIn, params, query: { users }, directory }: Call<Query>): Promise<Answer> {
  const { stores, application, clock } = directory
  const { id } = await organizationNamed(stores, params.id as string)
  const isProgram = signedIn === null
  const withLastAdministrator = isProgram && users === 'delete'
  if (users === 'delete') {
    if (application.poolMode === 'shared')
      throw notSupported('In a shared pool people outlive the organization. Leave users out.')
    refuseMissingPermission(['delete:users'], actor)
    const isLastLeft = isProgram && (await findLastAdministrator({ ...stores, clock }, id)) !== null
    if (!isLastLeft && (await stores.organizations.hasMembers(id))) throw takesTwo(!isProgram)
  }
  await deleteOrganization(directory, actor, id, { withLastAdministrator })
  return noContent
}

function takesTwo(isOperator: boolean): RollcallError {
  return isOperator
    ? new RollcallError(
        'approval_required',
        'This takes a second person. Ask for delete-organization with POST /api/v1/approvals; once it is approved, POST /api/v1/jobs deletes it with its people.',
      )
    : new RollcallError(
        'not_permitted',
        'Deleting an organization with its people takes a second person, and a program has none. Delete the people first, all but its last administrator, who then goes with it, or let an operator do it.',
      )
}
