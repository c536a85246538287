import type { FastifyReply } from 'fastify'
import { readSignIn, startAgain } from '../../sign-ins/keep-sign-in.ts'
import { sendOver, sendUnknown } from '../ended.ts'
import { readFormBody } from '../form-body.ts'
import { refuseForeignForm } from '../form-check.ts'
import { sendTo } from '../send-page.ts'
import { addressWithin } from '../step-paths.ts'
import type { Visit } from '../visit.ts'

/** The same goal once more, for a sign-in that took too long or for another person. */
export async function beginAgain(visit: Visit, keepsIdentifier: boolean): Promise<FastifyReply> {
  const { directory, browserSecret, request } = visit
  const body = readFormBody(request.body)
  const state = body.text('state')
  refuseForeignForm(visit, body, state)
  const signIn = await readSignIn(directory, state, browserSecret)
  if (signIn === null) return sendUnknown(visit, '/u/login')
  if (signIn.finishedAt !== null) return sendOver(visit, signIn, '/u/login')
  const fresh = await startAgain(directory, signIn, browserSecret, keepsIdentifier)
  return sendTo(visit, addressWithin(fresh, '/u/login'))
}
