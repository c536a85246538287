// The Outbox: what was written to the people of the application, and what it says as long as it was not sent.
import type { MessageSummary } from '../../messages/message.ts'
import { openMessage } from '../../messages/open-message.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from './paging.ts'
import { type Answer, type Call, ok, type Route } from './route.ts'

export const messageRoutes: readonly Route[] = [
  { method: 'GET', path: '/messages', access: ['read:messages'], query: pageQuery, handle: list },
  { method: 'GET', path: '/messages/:id', access: ['read:messages'], handle: get },
]

async function list({ query, directory }: Call<PageQuery>): Promise<Answer> {
  const request = pageRequest(query)
  return pageAnswer(await directory.stores.messages.list(request), request, messageJson)
}

async function get({ actor, params, directory }: Call): Promise<Answer> {
  const { summary, content } = await directory.change((deps) => openMessage(deps, actor, params.id as string))
  const { subject = null, text = null, html = null } = content ?? {}
  return ok({ ...messageJson(summary), subject, text, html })
}

function messageJson(message: MessageSummary) {
  const { id, kind, to, userId, locale, status, queuedAt, sentAt, attempts, lastFault } = message
  return { id, kind, to, userId, locale, status, queuedAt, sentAt, attempts, lastFault }
}
