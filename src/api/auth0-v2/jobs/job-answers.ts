import { Type } from 'typebox'
import { closed, freeObject, timestamp } from '../answers.ts'

const count = Type.Integer({ minimum: 0 })

/** What a job of its kind does not have, or not yet, is absent. */
export const job = closed(
  {
    id: Type.String(),
    type: Type.Enum(['users_import', 'users_export', 'verification_email']),
    status: Type.Enum(['pending', 'processing', 'completed', 'failed']),
    created_at: timestamp,
    connection_id: Type.Optional(Type.String()),
    connection: Type.Optional(Type.String()),
    status_details: Type.Optional(Type.String()),
    external_id: Type.Optional(Type.String()),
    summary: Type.Optional(closed({ failed: count, updated: count, inserted: count, total: count })),
    percentage_done: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
    time_left_seconds: Type.Optional(Type.Number({ minimum: 0 })),
    format: Type.Optional(Type.Enum(['json', 'csv'])),
    limit: Type.Optional(count),
    fields: Type.Optional(Type.Array(closed({ name: Type.String(), export_as: Type.String() }))),
    location: Type.Optional(Type.String({ format: 'uri' })),
  },
  'Job',
)

/** Each refused record with what was wrong with it; of a job that failed as a whole, the job. */
export const jobErrors = Type.Union([
  Type.Array(
    closed({
      user: freeObject,
      errors: Type.Array(closed({ code: Type.String(), message: Type.String(), path: Type.Optional(Type.String()) })),
    }),
  ),
  job,
])
