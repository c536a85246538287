// One box for everything: people, what belongs to them by its id, sign-ins by their reference, and what has a name. Of
// each kind a caller is told what they could look up themselves.
import { type Static, Type } from 'typebox'
import { locksAmong } from '../../guards/list-locks.ts'
import type { Filter } from '../../kernel/filter.ts'
import { findAnything } from '../../search/find-anything.ts'
import { thingKinds } from '../../search/named-things.ts'
import { closed, text, textOrNull, timestamp } from './answers.ts'
import { type Answer, type Call, ok, type Route } from './route.ts'
import { freeSearch } from './users/free-search.ts'
import { userSummary } from './users/user-answers.ts'
import { userSummary as summaryJson } from './users/user-json.ts'

const mostOfEach = 10

const searchQuery = Type.Object(
  {
    q: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'A name, an e-mail address, a phone number, an id, a support reference; 1 to 200 characters.',
    }),
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: mostOfEach, description: `So many of each kind, 1 to ${mostOfEach}.` }),
    ),
  },
  { additionalProperties: false },
)

const thing = closed({ id: text, name: text, detail: textOrNull })

const answer = closed({
  people: Type.Array(
    closed({
      user: userSummary,
      match: Type.Enum(['exact', 'words', 'session', 'refresh-token', 'identity']),
    }),
  ),
  signIn: Type.Union([
    closed({ reference: text, identifier: textOrNull, userId: textOrNull, startedAt: timestamp }),
    Type.Null(),
  ]),
  organizations: Type.Array(thing),
  roles: Type.Array(thing),
  clients: Type.Array(thing),
})

export const searchRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/search',
    access: ['read:users', 'read:roles', 'read:audit', 'read:clients'],
    query: searchQuery,
    summary: 'Search everything',
    answers: { 200: answer },
    handle: search,
  },
]

const openedBy = { organization: 'read:users', role: 'read:roles', client: 'read:clients' } as const

async function search({ actor, query, directory }: Call<Static<typeof searchQuery>>): Promise<Answer> {
  const { stores, clock } = directory
  const { permissions } = actor
  const words = query.q.trim()
  if (words === '') return ok(nothing)
  const knownExactly = async (line: string) =>
    ((await stores.personMatches.find([line])).get(line) ?? []).map(({ userId }) => userId)
  const { people, signIn, things } = await findAnything(
    { ...stores, knownExactly },
    {
      words,
      filter: wordsInPeople(words),
      people: permissions.has('read:users'),
      signIns: permissions.has('read:user_events') || permissions.has('read:audit'),
      things: new Set(thingKinds.filter((kind) => permissions.has(openedBy[kind]))),
      atMost: query.limit ?? 5,
    },
  )
  const now = clock.now()
  const locks = await locksAmong(
    { ...stores, clock },
    people.map(({ user }) => user.id),
  )
  return ok({
    people: people.map(({ user, match }) => ({ user: summaryJson(user, now, locks.get(user.id)), match })),
    signIn:
      signIn === null
        ? null
        : {
            reference: signIn.reference,
            identifier: signIn.identifier,
            userId: signIn.userId,
            startedAt: signIn.createdAt,
          },
    organizations: things.organization,
    roles: things.role,
    clients: things.client,
  })
}

const nothing = { people: [], signIn: null, organizations: [], roles: [], clients: [] }

const wordsAtMost = 10

/** Null for what is no question about names: too many words, or letters so few that only a whole value is meant. */
function wordsInPeople(words: string): Filter | null {
  if (words.split(/\s+/).length > wordsAtMost) return null
  const free = freeSearch(words)
  return free === null || free.isWholeValue ? null : free.filter
}
