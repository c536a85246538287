// The console sends the ticket of an impersonation as a form: no link that could be kept, followed or scanned.
import type { FastifyReply } from 'fastify'
import { isFromOurPages } from '../../http/same-origin.ts'
import { openImpersonation } from '../../impersonation/open-impersonation.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { setSessionCookie } from '../account/session-cookie.ts'
import { readFormBody } from '../form-body.ts'
import { ownAddress } from '../own-address.ts'
import { noticePage } from '../pages/notice-page.ts'
import { sendPage, sendTo } from '../send-page.ts'
import { sceneOf, type Visit } from '../visit.ts'

export const impersonatePath = '/u/impersonate'

export async function takeImpersonation(visit: Visit): Promise<FastifyReply> {
  const { directory, request, reply, caller } = visit
  if (!isFromOurPages(request.headers, directory.publicUrl)) {
    throw new RollcallError('csrf_refused', 'This form came from another page. Begin again in the console.')
  }
  const ticket = readFormBody(request.body).text('ticket')
  const scene = sceneOf(visit, { path: '/u/login' })
  const words = scene.texts.account.impersonation
  try {
    const opened = await directory.change((deps) => openImpersonation(deps, ticket, caller))
    setSessionCookie(visit, opened)
    const { start } = opened
    if (start === null) return sendTo(visit, ownAddress(scene.base, '/account'))
    // The console's policy lets no form of its pages lead elsewhere, so the browser goes on from a page of ours.
    const target = new URL(start)
    target.searchParams.set('iss', directory.issuer)
    reply.header('refresh', `0; url=${target.href}`)
    return sendPage(visit, noticePage(scene, { title: words.opening, text: words.openingText, isFailure: false }))
  } catch (fault) {
    if (!(fault instanceof RollcallError) || fault.code !== 'link_unusable') throw fault
    return sendPage(visit, noticePage(scene, { title: words.unusable, text: words.unusableText }), { status: 400 })
  }
}
