import { type Static, Type } from 'typebox'
import type { PageRequest } from '../../../kernel/page.ts'
import { checkpointParameters, offsetParameters, perPageDefault } from '../paging.ts'

/** A list by checkpoint; older SDKs ask it for totals and a page size nevertheless. */
export const ofUserQuery = Type.Object({ ...checkpointParameters, ...offsetParameters })
export type OfUserQuery = Static<typeof ofUserQuery>

export function checkpointRequest({ from, take, per_page, include_totals }: OfUserQuery): PageRequest {
  const limit = take ?? per_page ?? perPageDefault
  return { kind: 'cursor', after: from || null, limit, withTotal: include_totals === true }
}

const metadataMost = 25

/** Null and an empty object both clear it. */
export const noteSchema = Type.Union([
  Type.Null(),
  Type.Record(Type.String({ maxLength: 255 }), Type.Unknown(), { maxProperties: metadataMost }),
])

export const updateSessionBody = Type.Object(
  { session_metadata: Type.Optional(noteSchema) },
  { additionalProperties: false },
)
export type UpdateSessionBody = Static<typeof updateSessionBody>

export const revokeAccessBody = Type.Object(
  {
    session_id: Type.Optional(
      Type.String({ minLength: 1, maxLength: 50, description: 'ID of the session to revoke.' }),
    ),
    preserve_refresh_tokens: Type.Optional(
      Type.Boolean({ description: 'Whether to preserve the refresh tokens associated with the session.' }),
    ),
  },
  { additionalProperties: false },
)
export type RevokeAccessBody = Static<typeof revokeAccessBody>
