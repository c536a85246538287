import type { FastifyReply } from 'fastify'
import { readSignIn } from '../../sign-ins/keep-sign-in.ts'
import { stepOf } from '../../sign-ins/load-facts.ts'
import { helpPage } from '../pages/help-page.ts'
import { sendPage } from '../send-page.ts'
import { queryText, sceneOf, type Visit } from '../visit.ts'

export const helpPath = '/u/help'

/** With the reference of the sign-in it was opened from, also when that is over. */
export async function showHelp(visit: Visit): Promise<FastifyReply> {
  const { directory, browserSecret, settings } = visit
  const state = queryText(visit, 'state')
  const signIn = state === null ? null : await readSignIn(directory, state, browserSecret)
  const isOpen = signIn !== null && signIn.finishedAt === null && signIn.expiresAt > directory.clock.now()
  const due = isOpen ? await stepOf(directory, signIn, visit.caller) : null
  const scene = sceneOf(visit, { path: helpPath, signIn, clientName: due?.facts.client?.name ?? null })
  const offersCode = settings.allowsEmailCode && due?.step.kind === 'first-factor'
  return sendPage(visit, helpPage(scene, { offersCode }), { signIn })
}
