// Identities of a user on this face: two accounts become one, and one becomes two again (auth0.md 3.10 and 3.11).
import { decodeJwt } from 'jose'
import { type Static, Type } from 'typebox'
import { invalidField, RollcallError } from '../../../kernel/errors.ts'
import { linkByToken } from '../../../users/link-by-token.ts'
import { linkIdentity } from '../../../users/link-identity.ts'
import { unlinkIdentity } from '../../../users/unlink-identity.ts'
import { primaryIdentity, type User } from '../../../users/user.ts'
import { type Answer, anyOf, type Call, created, ok, type Route } from '../route.ts'
import { identities } from './user-answers.ts'
import { userJson } from './user-json.ts'
import { userParams } from './user-schemas.ts'

const linkBody = Type.Object(
  {
    link_with: Type.Optional(
      Type.String({ minLength: 1, maxLength: 8_192, description: 'JWT for the secondary account being linked.' }),
    ),
    provider: Type.Optional(
      Type.String({ minLength: 1, maxLength: 50, description: 'Provider of the secondary account.' }),
    ),
    user_id: Type.Optional(
      Type.Union([Type.String({ minLength: 1, maxLength: 512 }), Type.Integer()], {
        description: 'user_id of the secondary account, with or without its provider.',
      }),
    ),
    connection_id: Type.Optional(
      Type.String({ maxLength: 100, description: 'Which of several connections of the provider is meant.' }),
    ),
  },
  { additionalProperties: false },
)
type LinkBody = Static<typeof linkBody>

const scopes = anyOf('update:users', 'update:current_user_identities')

export const identityRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/users/:id/identities',
    summary: 'Link a User Account',
    params: userParams,
    scopes,
    body: linkBody,
    answers: { 201: identities },
    handle: link,
  },
  {
    method: 'DELETE',
    path: '/users/:id/identities/:provider/:user_id',
    summary: 'Unlink a User Identity',
    answers: { 200: identities },
    params: Type.Object({
      id: userParams.properties.id,
      provider: Type.String({ maxLength: 50, description: 'Identity provider of the secondary account.' }),
      user_id: Type.String({ maxLength: 512, description: 'The part of the id after the provider.' }),
    }),
    scopes,
    handle: unlink,
  },
]

async function link(call: Call<unknown, LinkBody>): Promise<Answer> {
  const { actor, params, body, directory } = call
  const userId = params.id as string
  if (body.link_with !== undefined) return created(identitiesJson(await linkProven(call, body.link_with)))
  // Who somebody is besides is proven by that account's token; a person's word is no proof.
  if (!actor.permissions.has('update:users')) throw invalidField('link_with', 'Missing required property: link_with')
  const secondary = await namedAccount(call)
  const user = await directory.change((deps) => linkIdentity(deps, actor, userId, secondary))
  return created(identitiesJson(user))
}

async function linkProven(
  { actor, params, body, request, directory }: Call<unknown, LinkBody>,
  token: string,
): Promise<User> {
  if (Object.keys(body).length > 1) throw invalidField('link_with', 'link_with stands alone')
  const clientId = decodeJwt((request.headers.authorization ?? '').split(' ')[1] ?? '').azp
  const input = { userId: params.id as string, token, clientId: typeof clientId === 'string' ? clientId : '' }
  return directory.change((deps) => linkByToken(deps, actor, input))
}

/** The id of the account that provider and user_id name: bare, or the whole id as recorded traffic has it. */
async function namedAccount({ body, directory }: Call<unknown, LinkBody>): Promise<string> {
  const { provider, user_id, connection_id } = body
  if (provider === undefined) throw invalidField('provider', 'Missing required property: provider')
  if (user_id === undefined) throw invalidField('user_id', 'Missing required property: user_id')
  const bare = `${provider}|${user_id}`
  const whole = String(user_id).startsWith(`${provider}|`) ? String(user_id) : null
  const { users, connections } = directory.stores
  if (connection_id !== undefined && (await connections.find(connection_id)) === null) {
    throw new RollcallError('operation_not_supported', 'The connection is not configured.')
  }
  const found = (await users.find(bare)) ?? (whole === null ? null : await users.find(whole))
  if (found !== null && connection_id !== undefined && primaryIdentity(found).connectionId !== connection_id) {
    throw new RollcallError('operation_not_supported', 'Provided secondary account not found.')
  }
  return found?.id ?? whole ?? bare
}

async function unlink({ actor, params, directory }: Call): Promise<Answer> {
  const { id, provider, user_id: subject } = params as Record<'id' | 'provider' | 'user_id', string>
  const user = await directory.change((deps) => unlinkIdentity(deps, actor, id, { provider, subject }))
  return ok(identitiesJson(user))
}

function identitiesJson(user: User): unknown {
  return userJson(user).identities
}
