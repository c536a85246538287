// Pages that other faces have to show to people, in the frame of these: the endpoints of OAuth have none of their own.
import type { FastifyRequest } from 'fastify'
import { type Html, html } from '../http/html.ts'
import type { PlainPage, ShowPlainPage } from '../http/plain-page.ts'
import { page } from './page.ts'
import { signedOutPage } from './pages/ended-pages.ts'
import { faultPage, faultWords, wrongRequestPage } from './pages/fault-pages.ts'
import { addressToTryAgain, maintainedPage } from './pages/maintained-page.ts'
import { noticePage } from './pages/notice-page.ts'
import type { Scene } from './scene.ts'
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
  const { texts } = scene
  switch (shown.kind) {
    case 'signed-out':
      return signedOutPage(scene)
    case 'sign-out':
      return signOutPage(scene, shown)
    case 'wrong-request':
      return wrongRequestPage(scene, shown.technical)
    case 'over':
      return noticePage(scene, {
        title: texts.ended.unknownTitle,
        text: texts.ended.unknown,
        technical: shown.technical,
      })
    case 'too-many':
      return faultPage(scene, faultWords(texts, 429, shown.retryAfterSeconds))
    case 'maintained':
      return maintainedPage(scene, addressToTryAgain(request))
    case 'broken':
      return faultPage(scene, faultWords(texts, 500))
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
