// Pages that other faces have to show to people, in the frame of these: the endpoints of OAuth have none of their own.
import type { FastifyRequest } from 'fastify'
import { type Html, html } from '../http/html.ts'
import type { PlainPage, ShowPlainPage } from '../http/plain-page.ts'
import { page } from './page.ts'
import { maintainedPage } from './pages/maintained-page.ts'
import { noticePage } from './pages/notice-page.ts'
import type { Scene } from './scene.ts'
import { minutesUntil } from './send-fault.ts'
import { sendPage } from './send-page.ts'
import { type Hosts, openVisitAnyway, sceneOf } from './visit.ts'

export function plainPages(hosts: Hosts): ShowPlainPage {
  return async (request, reply, status, shown) => {
    const visit = await openVisitAnyway(hosts, request, reply)
    const scene = sceneOf(visit, { path: '/u/login' })
    // The log knows a request by its id where the fault is ours; of others support finds nothing under it.
    const content = plainPage(request, status >= 500 ? { ...scene, reference: request.id } : scene, shown)
    return sendPage(visit, content, { status, leadsTo: shown.kind === 'sign-out' ? shown.form.leadsTo : null })
  }
}

function plainPage(request: FastifyRequest, scene: Scene, shown: PlainPage): Html {
  const { error, ended, signOut } = scene.texts
  switch (shown.kind) {
    case 'signed-out':
      return noticePage(scene, { title: signOut.doneTitle, text: signOut.done, isFailure: false })
    case 'sign-out':
      return signOutPage(scene, shown)
    case 'wrong-request':
      return noticePage(scene, { title: error.requestTitle, text: error.request, technical: shown.technical })
    case 'over':
      return noticePage(scene, { title: ended.unknownTitle, text: ended.unknown, technical: shown.technical })
    case 'too-many':
      return noticePage(scene, {
        title: error.limitedTitle,
        text: error.limited(minutesUntil(shown.retryAfterSeconds)),
      })
    case 'maintained':
      return maintainedPage(scene, request)
    case 'broken':
      return noticePage(scene, { title: error.internalTitle, text: error.internal })
  }
}

/** What it sends proves by itself that this browser was asked, so it is no form of a sign-in. */
function signOutPage(scene: Scene, { appName, form }: Extract<PlainPage, { readonly kind: 'sign-out' }>): Html {
  const { signOut } = scene.texts
  const hidden = Object.entries(form.fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  return page(scene, {
    title: signOut.title,
    lead: appName === null ? signOut.askedBySome : signOut.askedBy(appName),
    isShownOnce: true,
    body: html`<form method="post" action="${form.action}">${hidden}
<button class="button primary">${signOut.submit}</button>
</form>`,
  })
}
