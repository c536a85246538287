// The Outbox: what was written to the people of the application, and what it says as long as it was not sent.

import { Type } from 'typebox'
import type { MessageSummary } from '../../messages/message.ts'
import { openMessage } from '../../messages/open-message.ts'
import { closed, count, pageOf, text, textOrNull, timestamp, timestampOrNull } from './answers.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from './paging.ts'
import { type Answer, type Call, ok, type Route } from './route.ts'

const fields = {
  id: text,
  kind: text,
  to: text,
  userId: textOrNull,
  locale: textOrNull,
  status: Type.Enum(['kept', 'waiting', 'sent', 'failed']),
  queuedAt: timestamp,
  sentAt: timestampOrNull,
  attempts: count,
  lastFault: textOrNull,
}
const messageRecord = closed(fields, 'MessageRecord')
const openedMessage = closed({ ...fields, subject: textOrNull, text: textOrNull, html: textOrNull })

export const messageRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/messages',
    access: ['read:messages'],
    query: pageQuery,
    summary: 'List messages',
    answers: { 200: pageOf(messageRecord) },
    handle: list,
  },
  {
    method: 'GET',
    path: '/messages/:id',
    access: ['read:messages'],
    summary: 'Read a message',
    answers: { 200: openedMessage },
    handle: get,
  },
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
