import type { FastifyReply } from 'fastify'
import { readCookie } from '../../http/cookies.ts'
import { sessionHash } from '../../sessions/session.ts'
import { beginSignIn } from '../../sign-ins/keep-sign-in.ts'
import { newSignIn } from '../../sign-ins/sign-in.ts'
import { sendTo } from '../send-page.ts'
import { addressWithin } from '../step-paths.ts'
import { queryText, type Visit } from '../visit.ts'

const accountPath = '/account'

/** Somebody opens the sign-in page by itself, and not from an app: it leads to their own account. */
export async function startAccountSignIn(visit: Visit): Promise<FastifyReply> {
  const { directory, request, caller, browserSecret } = visit
  const { stores, clock, publicUrl } = directory
  const secret = readCookie(request.headers.cookie, 'session', publicUrl)
  const session = secret === null ? null : await stores.sessions.findBySecret(sessionHash(secret), clock.now())
  if (session !== null) return sendTo(visit, accountPath)
  const goal = { kind: 'account', path: accountPath } as const
  const signIn = newSignIn({ goal, locale: queryText(visit, 'ui_locales'), origin: caller }, clock.now())
  await beginSignIn(directory, signIn, browserSecret)
  return sendTo(visit, addressWithin(signIn, '/u/login'))
}
