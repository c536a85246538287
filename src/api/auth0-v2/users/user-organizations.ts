import { type Static, Type } from 'typebox'
import { mapPage } from '../../../kernel/page.ts'
import { presentUser } from '../../../users/find-user.ts'
import { listOf } from '../answers.ts'
import { organization } from '../organizations/organization-answers.ts'
import { organizationJson } from '../organizations/organization-json.ts'
import { offsetParameters, pageAnswer, pageRequest } from '../paging.ts'
import { type Answer, anyOf, type Call, type Route } from '../route.ts'
import { userParams } from './user-schemas.ts'

const pageQuery = Type.Object(offsetParameters)

/** The organizations somebody belongs to now (auth0.md 3.15). */
export const userOrganizationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/:id/organizations',
    scopes: anyOf('read:users', 'read:organizations'),
    summary: "List user's organizations",
    params: userParams,
    query: pageQuery,
    answers: { 200: listOf('organizations', organization) },
    handle: list,
  },
]

async function list({ params, query, directory }: Call<Static<typeof pageQuery>>): Promise<Answer> {
  const { stores, clock } = directory
  const found = await stores.memberships.listOrganizations(params.id as string, pageRequest(query), clock.now())
  return pageAnswer('organizations', query, mapPage(presentUser(found), organizationJson))
}
