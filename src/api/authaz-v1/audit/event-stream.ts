// Events as they happen, for the console and whoever else wants to look again when something changed (console.md 1.6).
import { type Static, Type } from 'typebox'
import { invalidField } from '../../../kernel/errors.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'
import { readTopics } from './event-topics.ts'

const streamQuery = Type.Object(
  {
    topics: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 4_000,
        description: 'A comma list of users, recovery, jobs, organizations, changes, user:<id> and organization:<id>.',
      }),
    ),
    after: Type.Optional(
      Type.String({
        pattern: '^[0-9]{1,15}$',
        description: 'The last event that is known: what Last-Event-ID says, where a stream is opened first.',
      }),
    ),
  },
  { additionalProperties: false },
)

export const eventStreamRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/events/stream',
    access: ['read:audit', 'read:users'],
    isByItself: true,
    query: streamQuery,
    summary: 'Follow events as they happen',
    answers: { 200: Type.String({ description: 'Server-sent events, as long as the connection lasts.' }) },
    answerType: 'text/event-stream',
    handle: follow,
  },
]

async function follow(call: Call<Static<typeof streamQuery>>): Promise<Answer> {
  const { actor, signedIn, request, reply, query, eventStreams } = call
  const topics = readTopics(query.topics, actor.permissions)
  // A browser that comes back sends the address as it was, and the header with what it heard since.
  const after = lastEventId(request.headers) ?? (query.after === undefined ? null : Number(query.after))
  await eventStreams.open(reply, { actor, signedIn, request }, { topics, after })
  return ok(undefined)
}

function lastEventId(headers: Readonly<Record<string, unknown>>): number | null {
  const given = headers['last-event-id']
  if (given === undefined || given === '') return null
  if (typeof given === 'string' && /^\d{1,15}$/.test(given)) return Number(given)
  throw invalidField('Last-Event-ID', 'Send the id of an event of this stream')
}
