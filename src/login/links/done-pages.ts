// Where links lead once they were used.
import type { FastifyReply } from 'fastify'
import { html } from '../../http/html.ts'
import { ownAddress } from '../own-address.ts'
import { declinedPath } from '../pages/invitation-page.ts'
import { type NoticeProps, noticePage } from '../pages/notice-page.ts'
import type { Scene } from '../scene.ts'
import { sendPage } from '../send-page.ts'
import type { Texts } from '../texts/en.ts'
import { queryText, sceneOf, type Visit } from '../visit.ts'

const words: Readonly<Record<string, (texts: Texts) => Pick<NoticeProps, 'title' | 'text'>>> = {
  '/u/reset-password/done': ({ reset }) => ({ title: reset.doneTitle, text: reset.done }),
  '/u/email-verification/done': ({ verify }) => ({ title: verify.doneTitle, text: verify.done }),
  '/u/unlock/done': ({ unlock }) => ({ title: unlock.doneTitle, text: unlock.done }),
  '/u/mfa-enrolment/done': ({ mfa }) => ({ title: mfa.ticketDoneTitle, text: mfa.ticketDone }),
  '/u/invitation/done': ({ invitation }) => ({ title: invitation.doneTitle, text: invitation.done }),
  '/u/invitation/asked': ({ invitation }) => ({ title: invitation.askedTitle, text: invitation.asked }),
  [declinedPath]: ({ invitation }) => ({ title: invitation.declinedTitle, text: invitation.declined }),
  '/u/email-change/done': ({ account }) => ({ title: account.email.confirmedTitle, text: account.email.confirmed }),
  '/u/email-change/undo/done': ({ account }) => ({ title: account.email.undoneTitle, text: account.email.undone }),
  '/u/link-identity/done': ({ account }) => ({ title: account.linking.doneTitle, text: account.linking.done }),
  '/u/link-sent': ({ link }) => ({ title: link.sentTitle, text: link.sent }),
}

export const donePaths: readonly string[] = Object.keys(words)

export async function showDone(visit: Visit, path: string): Promise<FastifyReply> {
  const scene = sceneOf(visit, { path })
  const said = words[path]?.(scene.texts) ?? { title: '', text: '' }
  const action = await actionAt(visit, scene, path)
  return sendPage(visit, noticePage(scene, { ...said, action, isFailure: false }))
}

const withoutNext: ReadonlySet<string> = new Set(['/u/link-sent', '/u/invitation/asked', declinedPath])

/** What is done next: nothing, a new password, or signing in. */
function actionAt(visit: Visit, scene: Scene, path: string) {
  if (withoutNext.has(path)) return null
  if (path !== '/u/email-change/undo/done') return nextPlace(visit, scene)
  const address = ownAddress(scene.base, '/u/reset-password/request')
  return html`<a class="button primary" href="${address}">${scene.texts.account.email.newPassword}</a>`
}

/** The app's own way to begin a sign-in, as it registered it, or ours. */
async function nextPlace(visit: Visit, { base, texts }: Scene) {
  const clientId = queryText(visit, 'client_id')
  const client = clientId === null ? null : await visit.directory.stores.clients.find(clientId)
  const start = client?.settings.initiate_login_uri
  if (client !== null && typeof start === 'string' && /^https?:\/\//.test(start)) {
    return html`<a class="button primary" href="${start}" rel="noreferrer">${texts.refused.backTo(client.name)}</a>`
  }
  return html`<a class="button primary" href="${ownAddress(base, '/u/login')}">${texts.ended.signIn}</a>`
}
