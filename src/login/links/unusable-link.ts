import type { FastifyReply } from 'fastify'
import { type Html, html } from '../../http/html.ts'
import { form } from '../page.ts'
import { noticePage } from '../pages/notice-page.ts'
import { type Scene, within } from '../scene.ts'
import { sendPage } from '../send-page.ts'
import { sceneOf, type Visit } from '../visit.ts'
import type { Link } from './link.ts'

export type LinkEnd = 'expired' | 'superseded' | 'foreign' | null

export function sendUnusableLink(visit: Visit, link: ShownLink, end: LinkEnd): FastifyReply {
  return sendPage(visit, unusableLinkPage(sceneOf(visit, { path: link.path }), link, end), { status: 400 })
}

type ShownLink = Pick<Link, 'path' | 'purpose' | 'renew' | 'asking'>

/** One page for a used and an unknown link; one each for a link that ran out, one that was replaced, and a browser that has none. */
export function unusableLinkPage(scene: Scene, { path, purpose, renew, asking }: ShownLink, end: LinkEnd): Html {
  const { link, ended } = scene.texts
  const words = {
    title: link[`${end ?? 'used'}Title`],
    text: link[end ?? 'used'],
  }
  const mayRenew = end === 'expired' && renew !== undefined
  const renewForm = form(scene, {
    action: `${path}/renew`,
    body: html`<button class="button primary">${asking?.button(scene.texts) ?? link.sendNew}</button>`,
  })
  const request = html`<a class="button primary" href="${within(scene, '/u/reset-password/request')}">${link.sendNew}</a>`
  const signIn = html`<a class="button" href="${within(scene, '/u/login')}">${ended.signIn}</a>`
  const action = mayRenew
    ? renewForm
    : purpose === 'password-reset'
      ? request
      : purpose === 'invitation'
        ? null
        : signIn
  const hint = purpose === 'invitation' && end === null ? link.askNew : null
  return noticePage(scene, { ...words, hint, action })
}
