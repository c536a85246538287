// Where a user is signed in, and the end of it (S000-13 to S000-19, S000-39 to S000-41).

import { type Static, Type } from 'typebox'
import { forgetBrowsers } from '../../../authentication-methods/forget-browsers.ts'
import type { Places } from '../../../kernel/place.ts'
import { deviceName } from '../../../sessions/device-name.ts'
import { endSession } from '../../../sessions/end-session.ts'
import { endSessionsOf } from '../../../sessions/end-sessions-of.ts'
import { presentSession } from '../../../sessions/find-session.ts'
import type { Session } from '../../../sessions/session.ts'
import { presentUser } from '../../../users/find-user.ts'
import { closed, flag, orNull, pageOf, text, textOrNull, timestamp } from '../answers.ts'
import { clientNames } from '../clients/client-names.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from '../paging.ts'
import { type Answer, type Call, noContent, type Route } from '../route.ts'

const revokes = ['revoke:sessions']

const sessionFields = {
  id: text,
  userId: text,
  device: text,
  userAgent: textOrNull,
  ip: textOrNull,
  place: orNull(closed({ country: textOrNull, city: textOrNull })),
  createdAt: timestamp,
  lastActiveAt: timestamp,
  idleExpiresAt: timestamp,
  expiresAt: timestamp,
  authenticatedAt: timestamp,
  methods: Type.Array(closed({ name: text, type: textOrNull, at: timestamp })),
  isPersistent: flag,
  /** Who acts in it in place of the person. */
  impersonatedBy: orNull(closed({ id: text, name: text })),
  clientIds: Type.Array(text),
  clients: Type.Array(closed({ id: text, name: text })),
}
export const userSession = closed(sessionFields, 'SessionRecord')

const revokeAllBody = Type.Object(
  {
    refreshTokens: Type.Optional(
      Type.Boolean({ description: 'Whether refresh tokens that outlive their session end too. By default they do.' }),
    ),
    rememberedBrowsers: Type.Optional(
      Type.Boolean({
        description: 'Whether browsers are forgotten that spare the second factor. By default they are not.',
      }),
    ),
  },
  { additionalProperties: false },
)

export const userSessionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/:id/sessions',
    access: ['read:sessions'],
    query: pageQuery,
    summary: 'List the sessions of a user',
    answers: { 200: pageOf(userSession) },
    handle: list,
  },
  {
    method: 'POST',
    path: '/users/:id/sessions/revoke',
    access: revokes,
    body: revokeAllBody,
    whilePaused: 'contains',
    act: 'revoke-sessions',
    summary: 'Sign a user out everywhere',
    answers: { 204: null },
    handle: revokeAll,
  },
  {
    method: 'DELETE',
    path: '/users/:id/sessions/:sessionId',
    access: revokes,
    whilePaused: 'contains',
    act: 'revoke-session',
    summary: 'Sign a user out of one session',
    answers: { 204: null },
    handle: revoke,
  },
]

async function list({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const { stores, clock, places } = directory
  const request = pageRequest(query)
  const { id } = presentUser(await stores.users.find(params.id as string))
  const sessions = await stores.sessions.listOf(id, request, clock.now())
  const names = await clientNames(
    directory,
    sessions.items.flatMap(({ clientIds }) => clientIds),
  )
  return pageAnswer(sessions, request, (session) => sessionJson(session, places, names))
}

/** Tokens whose session ended long ago end too: afterwards the person is signed in nowhere. */
async function revokeAll(call: Call<unknown, Static<typeof revokeAllBody>>): Promise<Answer> {
  const { actor, params, body, directory } = call
  const { refreshTokens = true, rememberedBrowsers = false } = body
  await directory.change(async (deps) => {
    const { id } = presentUser(await deps.users.find(params.id as string))
    await endSessionsOf(deps, actor, id, { tokens: refreshTokens ? 'every' : 'online' })
    if (rememberedBrowsers) await forgetBrowsers(deps, actor, id)
  })
  return noContent
}

async function revoke({ actor, params, directory }: Call): Promise<Answer> {
  const { id: userId, sessionId } = params as { id: string; sessionId: string }
  await directory.change(async (deps) => {
    const session = await deps.sessions.find(sessionId, deps.clock.now())
    presentSession(session?.userId === userId ? session : null)
    await endSession(deps, actor, sessionId, 'revoked')
  })
  return noContent
}

export function sessionJson(session: Session, places: Places, names: ReadonlyMap<string, string>) {
  const { id, userId, last, methods, isPersistent, clientIds, impersonator } = session
  return {
    id,
    userId,
    device: deviceName(last.userAgent),
    userAgent: last.userAgent,
    ip: last.ip,
    /** Roughly, by the address; null where nothing is known. */
    place: places.placeOf(last.ip),
    createdAt: session.createdAt,
    lastActiveAt: session.lastInteractedAt,
    idleExpiresAt: session.idleExpiresAt,
    expiresAt: session.expiresAt,
    authenticatedAt: session.authenticatedAt,
    methods: methods.map(({ name, type = null, at }) => ({ name, type, at })),
    isPersistent,
    impersonatedBy: impersonator === undefined ? null : { id: impersonator.id, name: impersonator.name },
    clientIds,
    clients: clientIds.map((clientId) => ({ id: clientId, name: names.get(clientId) ?? clientId })),
  }
}
