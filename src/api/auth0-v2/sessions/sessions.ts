// Sessions on this face, by their id (auth0.md 5.9).
import type { JsonObject } from '../../../kernel/json.ts'
import { endSession } from '../../../sessions/end-session.ts'
import { presentSession } from '../../../sessions/find-session.ts'
import { noteSession } from '../../../sessions/note-session.ts'
import { emptyObject } from '../answers.ts'
import { type Answer, allOf, anyOf, type Call, ok, type Route } from '../route.ts'
import { session } from './session-answers.ts'
import { sessionJson } from './sessions-json.ts'
import { type UpdateSessionBody, updateSessionBody } from './sessions-schemas.ts'

const one = { path: '/sessions/:id' }

export const sessionRoutes: readonly Route[] = [
  {
    method: 'GET',
    ...one,
    summary: 'Get session',
    scopes: anyOf('read:sessions'),
    answers: { 200: session },
    handle: get,
  },
  {
    method: 'PATCH',
    ...one,
    summary: 'Update session',
    scopes: anyOf('update:sessions'),
    body: updateSessionBody,
    answers: { 200: session },
    handle: update,
  },
  {
    method: 'DELETE',
    ...one,
    whilePaused: 'contains',
    summary: 'Delete session',
    scopes: anyOf('delete:sessions'),
    answers: { 202: emptyObject },
    differs: 'Tokens bound to the session end with it.',
    handle: remove,
  },
  {
    method: 'POST',
    path: '/sessions/:id/revoke',
    whilePaused: 'contains',
    summary: 'Revokes a session',
    answers: { 202: emptyObject },
    scopes: allOf('delete:sessions', 'delete:refresh_tokens'),
    handle: revoke,
  },
]

/** What the vendor does later is done when the answer comes. */
export const accepted: Answer = { status: 202, body: {} }

async function get({ params, directory }: Call): Promise<Answer> {
  const found = await directory.stores.sessions.find(params.id as string, directory.clock.now())
  return ok(sessionJson(presentSession(found)))
}

async function update({ actor, params, body, directory }: Call<unknown, UpdateSessionBody>): Promise<Answer> {
  const id = params.id as string
  const { session_metadata: note } = body
  if (note === undefined) return get({ params, directory } as Call)
  return ok(sessionJson(await directory.change((deps) => noteSession(deps, actor, id, note as JsonObject | null))))
}

/** No fault when there was none. Tokens bound to the session end with it, which the vendor leaves open (SES-06). */
async function remove({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change((deps) => endSession(deps, actor, params.id as string, 'revoked'))
  return accepted
}

async function revoke({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change(async (deps) => {
    const id = params.id as string
    presentSession(await deps.sessions.find(id, deps.clock.now()))
    await endSession(deps, actor, id, 'revoked')
  })
  return accepted
}
