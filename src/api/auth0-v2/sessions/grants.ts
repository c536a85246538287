// What users allowed clients, which the vendor calls grants (auth0.md 5.11 N82).
import { type Static, Type } from 'typebox'
import type { Consent } from '../../../consents/consent.ts'
import { revokeConsent } from '../../../consents/revoke-consent.ts'
import { revokeConsentsOf } from '../../../consents/revoke-consents-of.ts'
import { mapPage } from '../../../kernel/page.ts'
import { listOf } from '../answers.ts'
import { offsetParameters, pageAnswer, pageRequest } from '../paging.ts'
import { type Answer, anyOf, type Call, noContent, type Route } from '../route.ts'
import { grant } from './session-answers.ts'

const userId = Type.String({ minLength: 1, maxLength: 512, description: 'user_id of the grants.' })

const listQuery = Type.Object({
  ...offsetParameters,
  user_id: Type.Optional(userId),
  client_id: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'client_id of the grants.' })),
  audience: Type.Optional(Type.String({ maxLength: 600, description: 'audience of the grants.' })),
})
type ListQuery = Static<typeof listQuery>

const removeAllQuery = Type.Object({ user_id: userId })

export const grantRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/grants',
    summary: 'Get grants',
    scopes: anyOf('read:grants'),
    query: listQuery,
    answers: { 200: listOf('grants', grant) },
    handle: list,
  },
  {
    method: 'DELETE',
    path: '/grants',
    whilePaused: 'contains',
    summary: 'Delete a grant by user_id',
    scopes: anyOf('delete:grants'),
    query: removeAllQuery,
    answers: { 204: null },
    handle: removeAll,
  },
  {
    method: 'DELETE',
    path: '/grants/:id',
    whilePaused: 'contains',
    summary: 'Delete a grant by id',
    scopes: anyOf('delete:grants'),
    answers: { 204: null },
    differs: 'The tokens that the client got by it end too.',
    handle: remove,
  },
]

async function list({ query, directory }: Call<ListQuery>): Promise<Answer> {
  const { user_id, client_id, audience } = query
  const filter = {
    ...(user_id === undefined ? {} : { userId: user_id }),
    ...(client_id === undefined ? {} : { clientId: client_id }),
    ...(audience === undefined ? {} : { audience }),
  }
  const page = await directory.stores.consents.list(filter, pageRequest(query))
  return pageAnswer('grants', query, mapPage(page, grantJson))
}

/** No fault when there was none. The tokens that the client got by it end too. */
async function remove({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change((deps) => revokeConsent(deps, actor, params.id as string))
  return noContent
}

async function removeAll({ actor, query, directory }: Call<Static<typeof removeAllQuery>>): Promise<Answer> {
  await directory.change((deps) => revokeConsentsOf(deps, actor, query.user_id))
  return noContent
}

/** `clientID` is the vendor's spelling. */
function grantJson({ id, clientId, userId: user_id, audience, scope }: Consent) {
  return { id, clientID: clientId, user_id, audience, scope }
}
