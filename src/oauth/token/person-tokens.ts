// What a client gets for a person, by whichever grant: an access token, an ID token where `openid` was granted, and the
// refresh token of the family.
import { carriesPermissions, enforcesPermissions } from '../../access-tokens/grantable-scope.ts'
import { issuePersonToken } from '../../access-tokens/issue-access-token.ts'
import { secondsFor, tokenLifetimeSeconds } from '../../access-tokens/token-lifetime.ts'
import type { Client } from '../../clients/client.ts'
import { clientProtocol } from '../../clients/client-protocol.ts'
import type { Directory } from '../../directory.ts'
import { issueIdToken } from '../../id-tokens/id-token.ts'
import type { ResourceServer } from '../../resource-servers/resource-server.ts'
import { multiFactorAcr } from '../../sign-ins/authorization-request.ts'
import type { TokenFamily } from '../../token-families/token-family.ts'
import { OAuthError } from '../errors.ts'
import { permittedScope, personPermissions } from './person-permissions.ts'
import { refuseWithoutPossession } from './refuse-closed-api.ts'
import type { TokenAnswer } from './token-call.ts'

export interface PersonTokensInput {
  readonly client: Client
  readonly family: TokenFamily
  readonly refreshToken: string | null
  /** As much of the family's scope as was asked for. */
  readonly scope: readonly string[]
  readonly nonce: string | null
  readonly code: string | null
  /** Of the key this request proved, which a family of a client with a secret is not bound to. */
  readonly keyThumbprint: string | null
}

export async function personTokens(directory: Directory, input: PersonTokensInput): Promise<TokenAnswer> {
  const { refreshToken, keyThumbprint } = input
  const access = await personAccessToken(directory, input)
  const idToken = access.scope.includes('openid')
    ? await personIdToken(directory, { ...input, scope: access.scope, accessToken: access.token, state: null })
    : null
  return {
    access_token: access.token,
    ...(idToken === null ? {} : { id_token: idToken }),
    ...(refreshToken === null ? {} : { refresh_token: refreshToken }),
    ...(access.scope.length === 0 ? {} : { scope: access.scope.join(' ') }),
    expires_in: access.lifetimeSeconds,
    token_type: keyThumbprint === null ? 'Bearer' : 'DPoP',
  }
}

export interface PersonAccess {
  readonly token: string
  readonly scope: readonly string[]
  readonly lifetimeSeconds: number
}

type AccessInput = Pick<PersonTokensInput, 'client' | 'family' | 'scope' | 'keyThumbprint'>

/** An access token of the family. Where the API enforces roles, for no more than the person may do at this moment. */
export async function personAccessToken(
  directory: Directory,
  { client, family, scope: asked, keyThumbprint }: AccessInput,
): Promise<PersonAccess> {
  const { stores } = directory
  const { audience, userId, organizationId } = family
  const [settings, api] = await Promise.all([stores.settings.read(), openApi(directory, audience, keyThumbprint)])
  const held =
    audience !== null && enforcesPermissions(api)
      ? await personPermissions(stores, userId, organizationId, audience, directory.clock.now())
      : null
  const scope = permittedScope(asked, held)
  const usualSeconds = secondsFor(client, tokenLifetimeSeconds(settings, api, clientProtocol(client).isSinglePage))
  const lifetimeSeconds = secondsWithin(directory, family.signIn, usualSeconds)
  const token = await issuePersonToken(
    { ...directory, signingKeys: stores.signingKeys },
    {
      userId,
      clientId: client.id,
      familyId: family.id,
      audience,
      scope,
      lifetimeSeconds,
      sessionId: family.sessionId,
      organizationId,
      permissions: held !== null && carriesPermissions(api) ? [...held] : null,
      keyThumbprint,
      actorId: family.signIn.actor?.id ?? null,
    },
  )
  return { token, scope, lifetimeSeconds }
}

/** Whoever acts as somebody does so for a quarter of an hour, and so do their tokens. */
function secondsWithin({ clock }: Directory, { actor }: TokenFamily['signIn'], seconds: number): number {
  if (actor === undefined) return seconds
  return Math.max(1, Math.min(seconds, actor.until - Math.floor(clock.now().getTime() / 1000)))
}

/** The API of a family, or the refusal that it has no tokens for this request. Null for a family of no API. */
export async function openApi(
  { stores }: Directory,
  audience: string | null,
  keyThumbprint: string | null,
): Promise<ResourceServer | null> {
  if (audience === null) return null
  const api = await stores.resourceServers.findByIdentifier(audience)
  if (api === null) throw new OAuthError(400, 'invalid_grant', 'The API does not exist any more')
  refuseWithoutPossession(api, keyThumbprint)
  return api
}

export interface PersonIdTokenInput extends Omit<PersonTokensInput, 'family' | 'refreshToken' | 'keyThumbprint'> {
  readonly family: Pick<TokenFamily, 'userId' | 'sessionId' | 'organizationId' | 'signIn'>
  readonly accessToken: string | null
  readonly state: string | null
}

export async function personIdToken(directory: Directory, input: PersonIdTokenInput): Promise<string> {
  const { stores } = directory
  const { userId, sessionId, organizationId, signIn } = input.family
  const [person, organization] = await Promise.all([
    stores.users.find(userId),
    organizationId === null ? null : stores.organizations.find(organizationId),
  ])
  if (person === null) throw new OAuthError(400, 'invalid_grant', 'The person does not exist any more')
  return issueIdToken(
    { ...directory, signingKeys: stores.signingKeys },
    {
      ...input,
      clientId: input.client.id,
      person,
      lifetimeSeconds: secondsWithin(directory, signIn, clientProtocol(input.client).idTokenSeconds),
      actorId: signIn.actor?.id ?? null,
      authenticatedAt: signIn.authenticatedAt,
      methods: signIn.methods,
      contextClass: signIn.methods.includes('mfa') ? multiFactorAcr : null,
      sessionId,
      organization,
    },
  )
}
