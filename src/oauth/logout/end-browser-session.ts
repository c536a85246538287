import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Directory } from '../../directory.ts'
import type { BrowserSession } from '../../http/browser-session.ts'
import { clearedCookie } from '../../http/cookies.ts'
import { callerOf } from '../../http/request-caller.ts'
import { endSession } from '../../sessions/end-session.ts'
import { impersonatorActing } from '../../sessions/impersonator.ts'

/** Signs the browser out: its session ends, its clients are told, and it forgets its cookie. */
export async function endBrowserSession(
  directory: Directory,
  request: FastifyRequest,
  reply: FastifyReply,
  found: BrowserSession | null,
): Promise<void> {
  if (found !== null) {
    const { id, userId, impersonator } = found.session
    const caller = callerOf(request)
    const person = { kind: 'user', id: userId, name: userId, permissions: new Set<string>(), ...caller } as const
    const actor = impersonator === undefined ? person : impersonatorActing(impersonator, caller)
    await directory.change((deps) => endSession(deps, actor, id, 'signed-out'))
  }
  reply.header('set-cookie', clearedCookie('session', directory.publicUrl))
}
