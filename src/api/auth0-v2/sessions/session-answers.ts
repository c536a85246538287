import { Type } from 'typebox'
import { checkpointListOf, closed, freeObject, timestamp } from '../answers.ts'

const textOrNull = Type.Union([Type.String(), Type.Null()])
const timeOrNull = Type.Union([timestamp, Type.Null()])
const noteOrNull = Type.Union([freeObject, Type.Null()])

const device = closed({
  initial_user_agent: textOrNull,
  initial_ip: textOrNull,
  last_user_agent: textOrNull,
  last_ip: textOrNull,
})

export const session = closed(
  {
    id: Type.String(),
    user_id: Type.String(),
    created_at: timestamp,
    updated_at: timestamp,
    authenticated_at: timestamp,
    idle_expires_at: timestamp,
    expires_at: timestamp,
    last_interacted_at: timestamp,
    device,
    clients: Type.Array(closed({ client_id: Type.String() })),
    authentication: closed({
      methods: Type.Array(closed({ name: Type.String(), timestamp, type: Type.Optional(Type.String()) })),
    }),
    cookie: closed({ mode: Type.Enum(['persistent', 'non-persistent']) }),
    session_metadata: noteOrNull,
  },
  'Session',
)

export const refreshToken = closed(
  {
    id: Type.String(),
    user_id: Type.String(),
    created_at: timestamp,
    idle_expires_at: timeOrNull,
    expires_at: timeOrNull,
    device,
    client_id: Type.String(),
    session_id: textOrNull,
    rotating: Type.Boolean(),
    resource_servers: Type.Array(closed({ audience: Type.String(), scopes: Type.String() })),
    refresh_token_metadata: noteOrNull,
    last_exchanged_at: timeOrNull,
  },
  'RefreshToken',
)

const total = { total: Type.Optional(Type.Integer({ minimum: 0 })) }

export const sessionList = closed({ ...checkpointListOf('sessions', session).properties, ...total })
export const tokenList = closed({ ...checkpointListOf('tokens', refreshToken).properties, ...total })

/** With the fields that were asked for. */
const someOfRefreshToken = closed(Type.Partial(refreshToken).properties, 'RefreshTokenFields')
export const refreshTokenList = closed({
  ...checkpointListOf('refresh_tokens', someOfRefreshToken).properties,
  ...total,
})

export const grant = closed(
  {
    id: Type.String(),
    clientID: Type.String(),
    user_id: Type.String(),
    audience: Type.String(),
    scope: Type.Array(Type.String()),
  },
  'Grant',
)
