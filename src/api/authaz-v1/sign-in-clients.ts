// For which client "why can't they sign in?" may be asked: whoever may ask it chooses by name, and sees no settings.
import { type Static, Type } from 'typebox'
import { closed, text, wholeOf } from './answers.ts'
import { type Answer, type Call, ok, type Route } from './route.ts'

const atMost = 20

const clientsQuery = Type.Object(
  {
    q: Type.Optional(
      Type.String({
        maxLength: 200,
        description: 'A part of the name, or the id; up to 200 characters. Left out: the first by name.',
      }),
    ),
  },
  { additionalProperties: false },
)

export const signInClientRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/sign-in-diagnosis/clients',
    access: ['read:users'],
    query: clientsQuery,
    summary: 'Find clients to diagnose a sign-in to',
    answers: { 200: wholeOf(closed({ id: text, name: text })) },
    handle: find,
  },
]

async function find({ query, directory: { stores } }: Call<Static<typeof clientsQuery>>): Promise<Answer> {
  const words = query.q?.trim() ?? ''
  const found =
    words === ''
      ? (await stores.clients.list(firstByName)).items
      : await stores.namedThings.find('client', words, atMost)
  return ok({ data: found.map(({ id, name }) => ({ id, name })) })
}

const firstByName = {
  order: { by: 'name', isDescending: false },
  page: { kind: 'cursor', after: null, limit: atMost, withTotal: false },
} as const
