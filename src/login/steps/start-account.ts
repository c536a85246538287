import type { FastifyReply } from 'fastify'
import { readCookie } from '../../http/cookies.ts'
import { sessionHash } from '../../sessions/session.ts'
import { beginSignIn } from '../../sign-ins/keep-sign-in.ts'
import { proveAgain } from '../../sign-ins/prove-again.ts'
import { newSignIn } from '../../sign-ins/sign-in.ts'
import { sendTo } from '../send-page.ts'
import { addressWithin, isOwnPath } from '../step-paths.ts'
import { queryText, type Visit } from '../visit.ts'

/**
 * Where the console sends operators who are not signed in, and the page of an organization its people, with the screen
 * they wanted. `proof=factor`: a page of theirs asks for the second factor that this sign-in lacks.
 */
export const startPath = '/u/start'

/** Somebody comes to sign in by themselves, not from an app: it leads to their account, or to the page they wanted. */
export async function startAccountSignIn(visit: Visit): Promise<FastifyReply> {
  const { directory, request, caller, browserSecret } = visit
  const locale = queryText(visit, 'ui_locales')
  const { stores, clock, publicUrl } = directory
  const wanted = queryText(visit, 'to')
  const standard = directory.application.kind === 'console' ? '/console/users' : '/account'
  const path = wanted !== null && isOwnPath(wanted) ? wanted : standard
  const secret = readCookie(request.headers.cookie, 'session', publicUrl)
  const session = secret === null ? null : await stores.sessions.findBySecret(sessionHash(secret), clock.now())
  if (session !== null) {
    if (queryText(visit, 'proof') !== 'factor') return sendTo(visit, path)
    return sendTo(
      visit,
      addressWithin(await proveAgain(directory, session, { path, locale, browserSecret }, caller), '/u/login'),
    )
  }
  const goal = { kind: 'account', path } as const
  const signIn = newSignIn({ goal, locale, origin: caller }, clock.now())
  await beginSignIn(directory, signIn, browserSecret)
  return sendTo(visit, addressWithin(signIn, '/u/login'))
}
