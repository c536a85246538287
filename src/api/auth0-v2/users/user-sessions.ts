// The sessions of one user, and everything they are signed in by (auth0.md 3.19, 3.20).
import { endSession } from '../../../sessions/end-session.ts'
import { endSessionsOf } from '../../../sessions/end-sessions-of.ts'
import { presentSession } from '../../../sessions/find-session.ts'
import { presentUser } from '../../../users/find-user.ts'
import { emptyObject } from '../answers.ts'
import { type Answer, allOf, anyOf, type Call, type Route } from '../route.ts'
import { sessionList } from '../sessions/session-answers.ts'
import { accepted } from '../sessions/sessions.ts'
import { checkpointAnswer, sessionJson } from '../sessions/sessions-json.ts'
import {
  checkpointRequest,
  type OfUserQuery,
  ofUserQuery,
  type RevokeAccessBody,
  revokeAccessBody,
} from '../sessions/sessions-schemas.ts'
import { userParams } from './user-schemas.ts'

const many = { path: '/users/:id/sessions', params: userParams }

export const userSessionRoutes: readonly Route[] = [
  {
    method: 'GET',
    ...many,
    summary: 'Get sessions for user',
    scopes: anyOf('read:sessions'),
    query: ofUserQuery,
    answers: { 200: sessionList },
    handle: list,
  },
  {
    method: 'DELETE',
    ...many,
    whilePaused: 'contains',
    summary: 'Delete sessions for user',
    scopes: anyOf('delete:sessions'),
    answers: { 202: emptyObject },
    differs: 'They are over when the answer comes, and tokens bound to them end with them.',
    handle: removeAll,
  },
  {
    method: 'POST',
    path: '/users/:id/revoke-access',
    whilePaused: 'contains',
    summary: 'Revokes selected resources from a user',
    answers: { 202: emptyObject },
    params: userParams,
    scopes: allOf('delete:sessions', 'delete:refresh_tokens'),
    body: revokeAccessBody,
    handle: revokeAccess,
  },
]

async function list({ params, query, directory }: Call<OfUserQuery>): Promise<Answer> {
  const { stores, clock } = directory
  const { id } = presentUser(await stores.users.find(params.id as string))
  const page = await stores.sessions.listOf(id, checkpointRequest(query), clock.now())
  return checkpointAnswer('sessions', page, sessionJson)
}

async function removeAll({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change(async (deps) => {
    const { id } = presentUser(await deps.users.find(params.id as string))
    await endSessionsOf(deps, actor, id)
  })
  return accepted
}

/** One session, or everything; refresh tokens for use without the person may be kept (auth0.md 3.20 U32). */
async function revokeAccess({ actor, params, body, directory }: Call<unknown, RevokeAccessBody>): Promise<Answer> {
  const { session_id: sessionId, preserve_refresh_tokens: keepsOffline = false } = body
  await directory.change(async (deps) => {
    const { id } = presentUser(await deps.users.find(params.id as string))
    if (sessionId === undefined) {
      await endSessionsOf(deps, actor, id, { tokens: keepsOffline ? 'online' : 'every' })
      return
    }
    const session = await deps.sessions.find(sessionId, deps.clock.now())
    presentSession(session?.userId === id ? session : null)
    await endSession(deps, actor, sessionId, 'revoked', { keepsOffline })
  })
  return accepted
}
