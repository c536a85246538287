// Shapes that the answers of this face share, for its description. Answers are closed objects: a field that no schema
// names is a fault of one of the two.
import { type TProperties, type TSchema, Type } from 'typebox'

/** ISO 8601 in UTC with milliseconds (auth0.md 1.1). */
export const timestamp = Type.String({ format: 'date-time' })

export const closed = <Properties extends TProperties>(properties: Properties, title?: string) =>
  Type.Object(properties, { additionalProperties: false, ...(title === undefined ? {} : { title }) })

/** Whatever JSON object the caller put there. */
export const freeObject = Type.Record(Type.String(), Type.Unknown())

export const emptyObject = closed({})

/** A list in the three forms that this face pages by (auth0.md 1.4). */
export function listOf(plural: string, item: TSchema, more: TProperties = {}): TSchema {
  const count = Type.Integer({ minimum: 0 })
  return Type.Union([
    Type.Array(item),
    closed({
      [plural]: Type.Array(item),
      start: Type.Optional(count),
      limit: Type.Optional(count),
      length: Type.Optional(count),
      total: Type.Optional(count),
      next: Type.Optional(Type.String()),
      ...more,
    }),
  ])
}

/** A list that knows checkpoints alone, and has always been an object. */
export const checkpointListOf = (plural: string, item: TSchema) =>
  closed({ [plural]: Type.Array(item), next: Type.Optional(Type.String()) })

/** The envelope of every failure (auth0.md 1.3). */
export const failure = closed(
  {
    statusCode: Type.Integer(),
    error: Type.String(),
    message: Type.String(),
    errorCode: Type.Optional(Type.String()),
    attributes: Type.Optional(closed({ error: Type.String() })),
  },
  'ManagementError',
)
