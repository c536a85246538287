import type { FastifyReply } from 'fastify'
import { continueSession } from '../sign-ins/continue-session.ts'
import { beginSignIn } from '../sign-ins/keep-sign-in.ts'
import { newSignIn } from '../sign-ins/sign-in.ts'
import { browserSession } from './browser-session.ts'
import { sendTo } from './send-page.ts'
import { addressOfStep } from './step-paths.ts'
import { askedLocale, type Visit } from './visit.ts'

/**
 * Whoever comes from a network that nobody may sign in from gets the page that says so, with the reference of a sign-in
 * that went no further: the same for everybody, whatever they asked for and whoever they are. Null for everybody else.
 */
export async function turnAway(visit: Visit): Promise<FastifyReply | null> {
  const { directory, caller, browserSecret } = visit
  const { networkGate, clock, application } = directory
  if ((await networkGate.judge(caller.ip, null)).isAllowed) return null
  const now = clock.now()
  const session = await browserSession(visit)
  const path = application.kind === 'console' ? '/console/users' : '/account'
  const begun = newSignIn({ goal: { kind: 'account', path }, locale: askedLocale(visit), origin: caller }, now)
  const signIn = session === null ? begun : continueSession(begun, session, now)
  await beginSignIn(directory, signIn, browserSecret)
  return sendTo(visit, addressOfStep({ kind: 'refused', reason: 'network_blocked' }, { signIn }))
}
