// The Outbox: what was written to the people of the application, and what it says as long as it was not sent.

import { type Static, Type } from 'typebox'
import { invalidField } from '../../../kernel/errors.ts'
import { type MessageSummary, messageStatuses } from '../../../messages/message.ts'
import { openMessage } from '../../../messages/open-message.ts'
import { isEmail } from '../../../users/identifiers.ts'
import { closed, count, pageOf, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from '../paging.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

const fields = {
  id: text,
  kind: text,
  to: text,
  userId: textOrNull,
  locale: textOrNull,
  status: Type.Enum([...messageStatuses]),
  queuedAt: timestamp,
  sentAt: timestampOrNull,
  attempts: count,
  lastFault: textOrNull,
}
const messageRecord = closed(fields, 'MessageRecord')
const openedMessage = closed({ ...fields, subject: textOrNull, text: textOrNull, html: textOrNull })

const testBody = Type.Object(
  {
    to: Type.Optional(
      Type.String({ minLength: 1, maxLength: 254, description: 'An address; yours where it is left out.' }),
    ),
  },
  { additionalProperties: false },
)

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
    method: 'POST',
    path: '/messages/test',
    access: ['update:settings'],
    body: testBody,
    summary: 'Try the mail server',
    answers: { 202: messageRecord },
    handle: test,
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

/** What came of it, with the mail server's own words, stands in the list of messages. */
async function test({ actor, body, directory, signedIn }: Call<unknown, Static<typeof testBody>>): Promise<Answer> {
  const to = body.to ?? signedIn?.operator.email
  if (to === undefined || !isEmail(to)) throw invalidField('to', 'Enter an e-mail address such as alice@example.com.')
  const queued = await directory.change(async ({ messages, settings }) => {
    const { defaultLocale: locale } = await settings.read()
    await messages.queue({ kind: 'mail-test', to, userId: null, locale, values: { by: actor.name } })
    const { items } = await messages.list({ kind: 'cursor', after: null, limit: newestLooked, withTotal: false })
    return items.find((message) => message.kind === 'mail-test' && message.to === to)
  })
  if (queued === undefined) throw new Error('the test that was just queued is not there')
  return { status: 202, body: messageJson(queued) }
}

/** Others may write at the same time; so many at the same moment they do not. */
const newestLooked = 50

async function get({ actor, params, directory }: Call): Promise<Answer> {
  const { summary, content } = await directory.change((deps) => openMessage(deps, actor, params.id as string))
  const { subject = null, text = null, html = null } = content ?? {}
  return ok({ ...messageJson(summary), subject, text, html })
}

function messageJson(message: MessageSummary) {
  const { id, kind, to, userId, locale, status, queuedAt, sentAt, attempts, lastFault } = message
  return { id, kind, to, userId, locale, status, queuedAt, sentAt, attempts, lastFault }
}
