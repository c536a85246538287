import type { FastifyReply } from 'fastify'
import { databaseOf } from '../../sign-ins/database-of.ts'
import { readSignIn } from '../../sign-ins/keep-sign-in.ts'
import type { SignIn } from '../../sign-ins/sign-in.ts'
import { requestPasswordReset } from '../../users/request-password-reset.ts'
import { faultOf } from '../failure.ts'
import { keepFlash, takeFlash } from '../flash.ts'
import { readFormBody } from '../form-body.ts'
import { refuseForeignForm } from '../form-check.ts'
import { resetRequestPage, resetSentPage } from '../pages/reset-pages.ts'
import { sendPage, sendTo } from '../send-page.ts'
import { addressWithin } from '../step-paths.ts'
import { queryText, sceneOf, type Visit } from '../visit.ts'
import { startPath } from './start-account.ts'

export const requestResetPath = '/u/reset-password/request'
export const resetSentPath = '/u/reset-password/sent'

const identifierMaxLength = 320

/** From a sign-in or by itself; what was typed there is not asked for again. */
export async function showResetRequest(visit: Visit): Promise<FastifyReply> {
  const signIn = await signInOf(visit, queryText(visit, 'state'))
  const before = wayToOrganization(visit, signIn)
  if (before !== null) return sendTo(visit, before)
  const scene = sceneOf(visit, { path: requestResetPath, signIn })
  const flash = takeFlash(visit, { path: requestResetPath, state: signIn?.id ?? null })
  const faults = flash.failures.map((failure) => faultOf(scene, failure))
  return sendPage(visit, resetRequestPage(scene, { faults, email: signIn?.identifier ?? null }))
}

export async function showResetSent(visit: Visit): Promise<FastifyReply> {
  const signIn = await signInOf(visit, queryText(visit, 'state'))
  return sendPage(visit, resetSentPage(sceneOf(visit, { path: resetSentPath, signIn })))
}

/** The same answer after the same work, whoever the address belongs to (AUT-04). */
export async function takeResetRequest(visit: Visit): Promise<FastifyReply> {
  const { directory, request, caller } = visit
  const body = readFormBody(request.body)
  const state = body.text('state')
  refuseForeignForm(visit, body, state)
  const signIn = await signInOf(visit, state === '' ? null : state)
  const before = wayToOrganization(visit, signIn)
  if (before !== null) return sendTo(visit, before)
  const to = (path: string) => (signIn === null ? path : addressWithin(signIn, path))
  const identifier = body.text('email').trim()
  if (identifier === '' || identifier.length > identifierMaxLength || /\p{C}/u.test(identifier)) {
    const place = { path: requestResetPath, state: signIn?.id ?? null }
    keepFlash(visit, place, { failures: [{ key: 'email', field: 'email' }], typed: {} })
    return sendTo(visit, to(requestResetPath))
  }
  const connection = await databaseOf(directory.stores, signIn ?? { connectionId: null, clientId: null })
  if (connection !== null) {
    await requestPasswordReset(directory, {
      connection,
      identifier,
      origin: caller,
      clientId: signIn?.clientId ?? null,
      organizationId: signIn?.organizationId ?? null,
      locale: sceneOf(visit, { path: requestResetPath, signIn }).locale,
    })
  }
  return sendTo(visit, to(resetSentPath))
}

/** Where pools are isolated an address means nobody before its organization is known, which a sign-in asks for first. */
function wayToOrganization({ directory }: Pick<Visit, 'directory'>, signIn: SignIn | null): string | null {
  if (directory.application.poolMode === 'shared') return null
  if (signIn === null) return startPath
  return signIn.organizationId === null && signIn.connectionId === null ? addressWithin(signIn, '/u/login') : null
}

async function signInOf({ directory, browserSecret }: Visit, state: string | null): Promise<SignIn | null> {
  return state === null ? null : readSignIn(directory, state, browserSecret)
}
