import type { FastifyReply } from 'fastify'
import { cookieHeader, readCookie } from '../http/cookies.ts'
import { RollcallError } from '../kernel/errors.ts'
import { noteProof, type ProofOutcome } from '../merging/note-proof.ts'
import { cookieSeconds } from '../sessions/session.ts'
import { finishSignIn } from '../sign-ins/finish-sign-in.ts'
import { StaleSignIn, startAgain } from '../sign-ins/keep-sign-in.ts'
import type { Standing } from '../sign-ins/load-facts.ts'
import { browserHash, type SignIn } from '../sign-ins/sign-in.ts'
import type { Failure } from './failure.ts'
import { keepFlash } from './flash.ts'
import { sendTo } from './send-page.ts'
import { addressAfter, addressWithin, linkingPath } from './step-paths.ts'
import type { Visit } from './visit.ts'

const knownBrowserDays = 400

/** Every step is done: the session is opened, and the browser goes on to what it signed in for. */
export async function finish(visit: Visit, standing: Standing): Promise<FastifyReply> {
  const { signIn } = standing.facts
  if (signIn.goal.kind === 'link') return finishProof(visit, signIn)
  const { directory, request, reply, caller, settings } = visit
  const { publicUrl, clock } = directory
  const trustsBrowser = signIn.choices.trustsBrowser === true
  const cookie = (name: 'session' | 'known-browser') => readCookie(request.headers.cookie, name, publicUrl)
  const [previousSessionSecret, known] = [cookie('session'), cookie('known-browser')]
  try {
    const input = { previousSessionSecret, knownBrowserSecret: known, trustsBrowser }
    const finished = await finishSignIn(directory, signIn, input, caller, standing)
    const { session, secret, knownBrowserSecret, trustedBrowserSecret } = finished
    const set = (name: Parameters<typeof cookieHeader>[0], value: string, maxAgeSeconds: number | null) =>
      reply.header('set-cookie', cookieHeader(name, value, { publicUrl, maxAgeSeconds }))
    set('session', secret, cookieSeconds(session, clock.now()))
    if (knownBrowserSecret !== null) set('known-browser', knownBrowserSecret, knownBrowserDays * 86_400)
    if (trustedBrowserSecret !== null)
      set('trusted-browser', trustedBrowserSecret, settings.rememberBrowserDays * 86_400)
    return sendTo(visit, addressAfter(finished.signIn))
  } catch (fault) {
    if (fault instanceof StaleSignIn) return sendTo(visit, addressWithin(signIn, '/u/login'))
    // Proven in a session that is not here: once more from the beginning.
    if (fault instanceof RollcallError && fault.code === 'session_expired') {
      const fresh = await startAgain(directory, signIn, visit.browserSecret)
      return sendTo(visit, addressWithin(fresh, '/u/login'))
    }
    throw fault
  }
}

/** An account was proven to be joined, and nobody is signed in by that. */
async function finishProof(visit: Visit, signIn: SignIn): Promise<FastifyReply> {
  const { directory, caller, browserSecret } = visit
  try {
    const outcome = await noteProof(directory, caller, signIn, browserHash(browserSecret))
    const key = refusedProofs[outcome]
    if (key !== undefined) {
      keepFlash(visit, { path: linkingPath, state: null }, { failures: [{ key, field: null }], typed: {} })
    }
    return sendTo(visit, linkingPath)
  } catch (fault) {
    if (fault instanceof StaleSignIn) return sendTo(visit, linkingPath)
    throw fault
  }
}

const refusedProofs: Readonly<Partial<Record<ProofOutcome, Failure['key']>>> = {
  'not-first': 'notFirst',
  same: 'sameAccount',
}
