// `GET /oauth/revocations`: what ended of late, signed, for services that check tokens by themselves (docs/revocation.md).
// Whoever knows the state already can wait for the next one; the answer then comes with the change.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Revocation, type RevocationKind, reachSeconds } from '../access-tokens/revocation.ts'
import type { Directory } from '../directory.ts'
import { callerOf } from '../http/request-caller.ts'
import { signJwt } from '../signing-keys/sign-jwt.ts'
import { authenticatedClient } from './client-authentication.ts'
import { OAuthError } from './errors.ts'
import { Parameters } from './parameters.ts'
import { type RevocationState, RevocationWatch } from './revocation-watch.ts'

export const revocationFeedPath = 'oauth/revocations'

const waitSecondsMost = 25
/** What somebody kept longer than this is no news. */
const lifetimeSeconds = 60
/** Of a token's time only the second is known: one of the same second counts as older. */
const skewSeconds = 2

export function mountRevocationFeed(server: FastifyInstance, directory: Directory): void {
  const watch = new RevocationWatch(directory.stores.revocations)
  server.addHook('preClose', async () => watch.stop())
  server.get(`/${revocationFeedPath}`, async (request, reply) => {
    await refuseStrangers(directory, request)
    const known = request.headers['if-none-match'] ?? ''
    const state = await watch.next(known, waitSecondsIn(request) * 1000, () => reply.raw.destroyed)
    // A connection that is kept would hold up the server that stops.
    if (watch.isStopped) reply.header('connection', 'close')
    reply.header('etag', state.etag).header('cache-control', 'no-store')
    if (state.etag === known) return reply.code(304).send()
    return sendState(directory, reply, state)
  })
}

/** By HTTP Basic, and of our own: the list names people. */
async function refuseStrangers(directory: Directory, request: FastifyRequest): Promise<void> {
  const { authorization } = request.headers
  const asked = { authorization, parameters: new Parameters({}), origin: callerOf(request) }
  const { client, isProven } = await authenticatedClient(directory, asked)
  if (!isProven) throw new OAuthError(401, 'invalid_client', 'Unauthorized')
  if (!client.isFirstParty) {
    throw new OAuthError(403, 'unauthorized_client', 'Only first-party clients may read what was revoked')
  }
}

function waitSecondsIn({ query }: FastifyRequest): number {
  const text = new Parameters(query).text('wait', 10) ?? '0'
  if (!/^\d{1,2}$/.test(text) || Number(text) > waitSecondsMost) {
    throw new OAuthError(
      400,
      'invalid_request',
      `The parameter wait must be a number of seconds from 0 to ${waitSecondsMost}`,
    )
  }
  return Number(text)
}

async function sendState(directory: Directory, reply: FastifyReply, state: RevocationState): Promise<FastifyReply> {
  const { stores, issuer, clock } = directory
  const issuedAt = Math.floor(clock.now().getTime() / 1000)
  const token = await signJwt({ ...directory, signingKeys: stores.signingKeys }, 'revocations+jwt', {
    iss: issuer,
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
    reach: reachSeconds.people,
    ...(state.isTooMany ? { all_before: latest(state.revocations) } : listed(state.revocations)),
  })
  return reply.type('application/jwt').send(token)
}

function listed(revocations: readonly Revocation[]): Record<string, unknown> {
  const of = (kind: RevocationKind) => revocations.filter((each) => each.kind === kind)
  const values = (kind: RevocationKind) => of(kind).map(({ value }) => value)
  return {
    sessions: values('session'),
    families: values('family'),
    users: of('user').map(({ value, at }) => [value, secondOf(at)]),
    clients: values('client'),
    grants: of('grant').map(({ value, at }) => [...splitOnce(value), secondOf(at)]),
    keys: values('key'),
  }
}

function splitOnce(value: string): [string, string] {
  const space = value.indexOf(' ')
  return [value.slice(0, space), value.slice(space + 1)]
}

/** Tokens that were issued up to here are meant. */
function secondOf(at: Date): number {
  return Math.floor(at.getTime() / 1000) + skewSeconds
}

function latest(revocations: readonly Revocation[]): number {
  return secondOf(new Date(revocations.reduce((most, { at }) => Math.max(most, at.getTime()), 0)))
}
