// What the vendor keeps of people beside their accounts (auth0.md 3.20 U33 to U36). Tokens of other providers are not
// stored here, so their lists are empty.
import { type Static, Type } from 'typebox'
import { forgetBrowsers } from '../../../authentication-methods/forget-browsers.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import { presentUser } from '../../../users/find-user.ts'
import { checkpointListOf, closed, timestamp } from '../answers.ts'
import { checkpointParameters } from '../paging.ts'
import { type Answer, anyOf, type Call, noContent, ok, type Route } from '../route.ts'
import { userParams } from './user-schemas.ts'

const text = Type.String()

const connectedAccount = closed({
  id: text,
  connection: text,
  connection_id: text,
  strategy: text,
  access_type: Type.Literal('offline'),
  scopes: Type.Array(text),
  created_at: timestamp,
  expires_at: Type.Optional(timestamp),
  organization_id: Type.Optional(text),
})

const tokenSet = closed({
  id: text,
  connection: text,
  scope: text,
  expires_at: timestamp,
  issued_at: timestamp,
  last_used_at: timestamp,
})

const clearBody = closed({
  connection: Type.String({ minLength: 1, maxLength: 128, description: 'Name of a connection of the user.' }),
  assessors: Type.Array(Type.Enum(['new-device']), {
    minItems: 1,
    maxItems: 1,
    description: 'What is to be forgotten: new-device is the only one.',
  }),
})
type ClearBody = Static<typeof clearBody>

const noTokens = 'Tokens of other providers are not stored, so there is none.'
const tokenSets = '/users/:id/federated-connections-tokensets'

export const userExtraRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/:id/connected-accounts',
    params: userParams,
    scopes: anyOf('read:users'),
    summary: "Get a User's Connected Accounts",
    query: Type.Object(checkpointParameters),
    answers: { 200: checkpointListOf('connected_accounts', connectedAccount) },
    differs: noTokens,
    handle: listConnectedAccounts,
  },
  {
    method: 'GET',
    path: tokenSets,
    params: userParams,
    scopes: anyOf('read:federated_connections_tokens'),
    summary: 'Get tokensets for a user',
    answers: { 200: Type.Array(tokenSet) },
    differs: noTokens,
    handle: listTokenSets,
  },
  {
    method: 'DELETE',
    path: `${tokenSets}/:tokenSetId`,
    params: Type.Object({ ...userParams.properties, tokenSetId: Type.String({ maxLength: 100 }) }),
    scopes: anyOf('delete:federated_connections_tokens'),
    summary: 'Delete a tokenset of a user',
    answers: { 204: null },
    differs: noTokens,
    handle: removeTokenSet,
  },
  {
    method: 'POST',
    path: '/users/:id/risk-assessments/clear',
    params: userParams,
    scopes: anyOf('update:users'),
    summary: 'Clear risk assessment assessors for a specific user',
    body: clearBody,
    answers: { 204: null },
    differs: 'The devices that are forgotten are the browsers that were spared the second factor, of every connection.',
    handle: clearDevices,
  },
]

async function listConnectedAccounts({ params, directory }: Call): Promise<Answer> {
  presentUser(await directory.stores.users.find(params.id as string))
  return ok({ connected_accounts: [] })
}

async function listTokenSets({ params, directory }: Call): Promise<Answer> {
  presentUser(await directory.stores.users.find(params.id as string))
  return ok([])
}

/** No fault for one that does not exist (auth0.md 3.20 U35), and none does. */
async function removeTokenSet(): Promise<Answer> {
  return noContent
}

async function clearDevices({ actor, params, body, directory }: Call<unknown, ClearBody>): Promise<Answer> {
  await directory.change(async (deps) => {
    const user = presentUser(await deps.users.find(params.id as string))
    if (!user.identities.some(({ connectionName }) => connectionName === body.connection)) {
      throw new RollcallError('connection_unknown', 'The user has no identity in this connection.')
    }
    await forgetBrowsers(deps, actor, user.id)
  })
  return noContent
}
