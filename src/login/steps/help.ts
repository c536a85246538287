import type { FastifyReply } from 'fastify'
import { readSignIn } from '../../sign-ins/keep-sign-in.ts'
import { stepOf } from '../../sign-ins/load-facts.ts'
import { helpPage } from '../pages/help-page.ts'
import { sendPage } from '../send-page.ts'
import { queryText, sceneOf, type Visit } from '../visit.ts'
import { waysInto } from '../ways-in.ts'

export const helpPath = '/u/help'

/** With the reference of the sign-in it was opened from, also when that is over. */
export async function showHelp(visit: Visit): Promise<FastifyReply> {
  const { directory, browserSecret } = visit
  const state = queryText(visit, 'state')
  const signIn = state === null ? null : await readSignIn(directory, state, browserSecret)
  const isOpen = signIn !== null && signIn.finishedAt === null && signIn.expiresAt > directory.clock.now()
  const due = isOpen ? await stepOf(directory, signIn, visit.caller) : null
  const scene = sceneOf(visit, { path: helpPath, signIn, clientName: due?.facts.client?.name ?? null })
  const isAsked = signIn !== null && due?.step.kind === 'first-factor'
  const offersCode = isAsked && (await waysInto(directory, signIn)).allowsEmailCode
  return sendPage(visit, helpPage(scene, { offersCode }), { signIn })
}
