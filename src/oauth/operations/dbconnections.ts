import { type TProperties, Type } from 'typebox'
import type { DescribedOperation } from '../../http/described-operation.ts'
import { closed, parameters, programOperation, text } from './describe.ts'

const named = {
  client_id: text('The client whose database it is.', 200),
  connection: text('A connection of the strategy auth0, by name.', 200),
}

const profile: TProperties = {
  name: text('The full name.', 300),
  nickname: text('The nickname.', 300),
  given_name: text('The given name.', 150),
  family_name: text('The family name.', 150),
  picture: Type.String({ description: 'A picture.', maxLength: 2_048, pattern: '^https://' }),
  user_metadata: Type.Record(Type.String(), Type.String({ maxLength: 500 }), {
    description: 'Ten texts at most.',
    maxProperties: 10,
  }),
}

const optional = (properties: TProperties): TProperties =>
  Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, Type.Optional(schema)]))

const signedUp = closed(
  {
    _id: Type.String({ description: "Nobody's: known and new addresses are answered alike." }),
    email: Type.String(),
    email_verified: Type.Literal(false),
    username: Type.Optional(Type.String()),
    ...optional(profile),
  },
  'SignedUp',
)

const brokenRules = closed({
  rules: Type.Array(
    closed({
      message: Type.String(),
      code: Type.String(),
      format: Type.Optional(Type.Array(Type.Integer())),
      verified: Type.Boolean(),
    }),
  ),
  verified: Type.Boolean(),
})

/** The vendor's shape of failures of these endpoints (auth0.md 2.5). */
const failure = closed(
  {
    name: Type.String(),
    code: Type.String({ description: 'What went wrong, for programs.' }),
    message: Type.String({ description: 'What went wrong, for people.' }),
    description: Type.Union([Type.String(), brokenRules]),
    policy: Type.Optional(Type.String({ description: "The password's policy, a rule a line." })),
    statusCode: Type.Integer(),
  },
  'DatabaseError',
)

export const databaseOperations: readonly DescribedOperation[] = [
  programOperation('databases', {
    method: 'POST',
    path: '/dbconnections/signup',
    summary: 'Sign up',
    body: parameters(
      {
        ...named,
        email: text('The e-mail address.', 320),
        password: text('The password, by the policy of the connection.', 20_000),
      },
      { username: text('Where the connection has usernames.', 128), ...profile },
    ),
    bodyTypes: ['application/json', 'application/x-www-form-urlencoded'],
    answers: { 200: signedUp },
    failure,
  }),
  programOperation('databases', {
    method: 'POST',
    path: '/dbconnections/change_password',
    summary: 'Mail a link that sets a new password',
    body: parameters(named, {
      email: text('The e-mail address; needed where there is no username.', 320),
      username: text('The username, instead of the address.', 128),
      organization: text('The organization that the letter speaks for, by id.', 100),
    }),
    answers: { 200: Type.String({ description: 'One sentence, the same for everybody.' }) },
    answerType: 'text/html',
    failure,
  }),
]
