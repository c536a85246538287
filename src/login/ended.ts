// Sign-ins that are over, and addresses of sign-ins that are not this browser's.
import type { FastifyReply } from 'fastify'
import type { SignIn } from '../sign-ins/sign-in.ts'
import { expiredPage, unknownPage } from './pages/ended-pages.ts'
import { noticePage } from './pages/notice-page.ts'
import { sendPage, sendTo } from './send-page.ts'
import { addressAfter } from './step-paths.ts'
import { sceneOf, type Visit } from './visit.ts'

/** What was typed as a name is kept for the next one. */
export function sendExpired(visit: Visit, signIn: SignIn, path: string): FastifyReply {
  const scene = sceneOf(visit, { path, signIn })
  return sendPage(visit, expiredPage(scene), { status: 400, signIn })
}

/** Somebody came back to a sign-in that did what it was for. An app gets its answer once, so they go on from there. */
export function sendOver(visit: Visit, signIn: SignIn, path: string): FastifyReply {
  if (signIn.goal.kind !== 'authorize') return sendTo(visit, addressAfter(signIn))
  const scene = sceneOf(visit, { path, signIn })
  const { ended } = scene.texts
  const shown = noticePage(scene, { title: ended.overTitle, text: ended.over, isFailure: false })
  return sendPage(visit, shown, { signIn })
}

/** Says the same of what is another browser's and of what never was. */
export function sendUnknown(visit: Visit, path: string): FastifyReply {
  const scene = sceneOf(visit, { path })
  return sendPage(visit, unknownPage(scene), { status: 400 })
}
