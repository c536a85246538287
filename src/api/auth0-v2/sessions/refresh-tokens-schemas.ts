import { type Static, Type } from 'typebox'
import { fieldsParameters } from '../fields.ts'
import { checkpointParameters } from '../paging.ts'
import { noteSchema } from './sessions-schemas.ts'

const userId = Type.String({ minLength: 1, maxLength: 512, description: 'ID of the user.' })
const clientId = Type.String({ minLength: 1, maxLength: 100, description: 'ID of the client.' })

export const listRefreshTokensQuery = Type.Object({
  user_id: userId,
  client_id: Type.Optional(clientId),
  ...checkpointParameters,
  ...fieldsParameters,
})
export type ListRefreshTokensQuery = Static<typeof listRefreshTokensQuery>

export const updateRefreshTokenBody = Type.Object(
  { refresh_token_metadata: Type.Optional(noteSchema) },
  { additionalProperties: false },
)
export type UpdateRefreshTokenBody = Static<typeof updateRefreshTokenBody>

const idsMost = 100

export const revokeRefreshTokensBody = Type.Object(
  {
    ids: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
        minItems: 1,
        maxItems: idsMost,
        description: `Array of refresh token IDs to revoke. Limited to ${idsMost} at a time.`,
      }),
    ),
    user_id: Type.Optional(userId),
    client_id: Type.Optional(clientId),
    audience: Type.Optional(Type.String({ minLength: 1, maxLength: 600, description: 'Resource server identifier.' })),
  },
  { additionalProperties: false },
)
export type RevokeRefreshTokensBody = Static<typeof revokeRefreshTokensBody>
