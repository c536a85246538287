import { type Static, Type } from 'typebox'
import { matchedAtMost, matchPeople } from '../../../bulk/match-people.ts'
import { closed, text, textOrNull } from '../answers.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

const matchBody = Type.Object(
  {
    lines: Type.Array(Type.String({ maxLength: 500 }), {
      minItems: 1,
      maxItems: matchedAtMost,
      description: `1 to ${matchedAtMost} lines: e-mail addresses, ids, usernames or phone numbers, one a line.`,
    }),
  },
  { additionalProperties: false },
)

const person = { userId: text, label: text, email: textOrNull }

export const matchUserRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/users/match',
    access: ['read:users'],
    body: matchBody,
    whilePaused: 'reads',
    summary: 'Find the users that a pasted list names',
    answers: {
      200: closed({
        matched: Type.Array(closed({ ...person, line: text })),
        ambiguous: Type.Array(closed({ line: text, candidates: Type.Array(closed(person)) })),
        notFound: Type.Array(text),
        duplicates: Type.Array(text),
      }),
    },
    handle: match,
  },
]

async function match({ body, directory }: Call<unknown, Static<typeof matchBody>>): Promise<Answer> {
  const { matched, ambiguous, notFound, duplicates } = await matchPeople(directory.stores, body.lines)
  return ok({
    matched: matched.map(({ userId, label, email, line }) => ({ userId, label, email, line })),
    ambiguous: ambiguous.map(({ line, candidates }) => ({
      line,
      candidates: candidates.map(({ userId, label, email }) => ({ userId, label, email })),
    })),
    notFound,
    duplicates,
  })
}
