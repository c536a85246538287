// OAuth clients, as the command line makes them: a client, its grant and where to get a token, in one call. The answer
// is in the words of the token endpoint that it is for.
import { type Static, Type } from 'typebox'
import { openClientSecret } from '../../clients/client-secret.ts'
import { createClient } from '../../clients/create-client.ts'
import { createClientGrant } from '../../clients/create-client-grant.ts'
import type { Stores, Surroundings } from '../../directory.ts'
import type { Actor } from '../../kernel/actor.ts'
import { invalidField, RollcallError } from '../../kernel/errors.ts'
import { closed, text, textOrNull } from './answers.ts'
import { type Answer, type Call, created, type Route } from './route.ts'

const createClientBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 255, description: 'A name, 1 to 255 characters.' }),
    machine: Type.Optional(Type.Boolean({ description: 'True for a program that acts for itself.' })),
    audience: Type.Optional(Type.String({ minLength: 1, maxLength: 600, description: 'The identifier of an API.' })),
    scopes: Type.Optional(
      Type.Union([Type.Literal('all'), Type.Array(Type.String(), { maxItems: 1_000 })], {
        description: '"all", or a list of scopes such as read:users.',
      }),
    ),
  },
  { additionalProperties: false },
)
type CreateClientBody = Static<typeof createClientBody>

const newClient = closed({ client_id: text, client_secret: textOrNull, audience: text, token_url: text })

export const clientRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/clients',
    access: ['create:clients'],
    body: createClientBody,
    summary: 'Create a client',
    answers: { 201: newClient },
    handle: create,
  },
]

async function create({ actor, body, directory }: Call<unknown, CreateClientBody>): Promise<Answer> {
  const audience = body.audience ?? directory.managementAudience
  const client = await directory.change(async (deps) => {
    const made = await createClient(deps, actor, { name: body.name, ...kindOf(body) })
    if (wantsGrant(body)) {
      const scope = await scopesFor(deps, actor, audience, body.scopes ?? [])
      await createClientGrant(deps, actor, { clientId: made.id, audience, scope })
    }
    return made
  })
  return created({
    client_id: client.id,
    client_secret: openClientSecret(directory.sealer, client),
    audience,
    token_url: `${directory.publicUrl}oauth/token`,
  })
}

function kindOf({ machine }: CreateClientBody) {
  return machine === true ? { appType: 'non_interactive', grantTypes: ['client_credentials'] } : {}
}

function wantsGrant({ machine, audience, scopes }: CreateClientBody): boolean {
  return machine === true || audience !== undefined || scopes !== undefined
}

async function scopesFor(
  { resourceServers, managementAudience }: Stores & Surroundings,
  actor: Actor,
  audience: string,
  asked: 'all' | readonly string[],
): Promise<readonly string[]> {
  const server = await resourceServers.findByIdentifier(audience)
  if (server === null) throw invalidField('audience', `There is no API with the identifier ${audience}.`)
  const defined = server.permissions.map(({ name }) => name)
  const scopes = asked === 'all' ? defined : asked
  const unknown = scopes.find((scope) => !defined.includes(scope))
  if (unknown !== undefined) throw invalidField('scopes', `${audience} defines no scope ${unknown}.`)
  // On `/api/v2` this scope erases people for good, as the vendor's does.
  if (
    audience === managementAudience &&
    scopes.includes('delete:users') &&
    !actor.permissions.has('hard_delete:users')
  ) {
    throw new RollcallError('not_permitted', 'The scope delete:users erases people; you lack hard_delete:users.')
  }
  return scopes
}
