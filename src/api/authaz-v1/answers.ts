// Shapes that the answers of this face share, for its description. Answers are closed objects: a field that no schema
// names is a fault of one of the two.
import { type TProperties, type TSchema, Type } from 'typebox'
import { lockedActs } from '../../guards/list-locks.ts'
import { checkStates } from '../../sign-ins/finding.ts'
import { checkIds } from '../../sign-ins/sign-in-checks.ts'

export const closed = <Properties extends TProperties>(properties: Properties, title?: string) =>
  Type.Object(properties, { additionalProperties: false, ...(title === undefined ? {} : { title }) })

export const text = Type.String()
export const flag = Type.Boolean()
export const count = Type.Integer({ minimum: 0 })
/** ISO 8601 in UTC with milliseconds. */
export const timestamp = Type.String({ format: 'date-time' })

/** Every field is there; what is unset is null. */
export const orNull = (schema: TSchema) => Type.Union([schema, Type.Null()])
export const textOrNull = orNull(text)
export const timestampOrNull = orNull(timestamp)

/** Whatever JSON object somebody put there. */
export const freeObject = Type.Record(Type.String(), Type.Unknown())

/** A page as `pageAnswer` makes it. */
export const pageOf = (item: TSchema, more: TProperties = {}) =>
  closed({ data: Type.Array(item), nextCursor: textOrNull, next: textOrNull, pageSize: count, ...more })

/** A short list that comes whole. */
export const wholeOf = (item: TSchema) => closed({ data: Type.Array(item) })

/** Who did something, as the audit names them. */
export const named = closed({ kind: text, id: text, name: text })

/** One check of a diagnosis; which facts it has is its own matter. */
export const signInCheck = closed(
  { id: Type.Enum([...checkIds]), state: Type.Enum([...checkStates]), facts: freeObject },
  'SignInCheck',
)

/** Something that was counted too often, until when, and what is known of the tries. */
export const lock = closed(
  {
    act: Type.Enum([...lockedActs]),
    network: textOrNull,
    until: timestamp,
    count,
    /** Null, and nothing in `from`: the audit does not tell of each one that was counted. */
    first: timestampOrNull,
    last: timestampOrNull,
    /** The three networks that most of them came from. */
    from: Type.Array(closed({ network: text, count })),
    moreNetworks: count,
  },
  'SignInLock',
)
