import { type Static, type TSchema, Type } from 'typebox'
import { closed, freeObject, timestamp } from '../answers.ts'
import { fieldsParameters } from '../fields.ts'
import { checkpointParameters, offsetParameters } from '../paging.ts'

const sort = Type.Optional(
  Type.String({
    pattern: '^[a-z_]+:(1|-1)$',
    description: 'Field to sort by, with :1 for ascending and :-1 for descending order, as in date:-1.',
  }),
)
const text = (description: string) => Type.Optional(Type.String({ maxLength: 8_192, description }))

export const listLogsQuery = Type.Object({
  ...offsetParameters,
  ...checkpointParameters,
  ...fieldsParameters,
  sort,
  q: text('Search in Lucene query string syntax.'),
  search: text('Another name of q.'),
})
export type ListLogsQuery = Static<typeof listLogsQuery>

export const userLogsQuery = Type.Object({ ...offsetParameters, sort })
export type UserLogsQuery = Static<typeof userLogsQuery>

const day = Type.Optional(
  Type.String({ pattern: '^\\d{8}$', description: 'A day of the range, which it includes, as YYYYMMDD.' }),
)
export const dailyQuery = Type.Object({ from: day, to: day })
export type DailyQuery = Static<typeof dailyQuery>

const nullable = (schema: TSchema) => Type.Union([schema, Type.Null()])
const nullableText = nullable(Type.String())
const operation = closed({
  request: closed({
    auth: closed({
      credentials: closed({}),
      strategy: Type.Literal('jwt'),
      user: closed({}),
    }),
    body: closed({}),
    channel: Type.Literal('api'),
    ip: nullableText,
    method: Type.String(),
    path: Type.String(),
    query: freeObject,
    userAgent: nullableText,
  }),
  response: closed({ body: closed({}) }),
})

const properties = {
  _id: Type.String(),
  log_id: Type.String(),
  date: timestamp,
  type: Type.String(),
  description: Type.String(),
  connection: nullableText,
  connection_id: nullableText,
  organization_id: nullableText,
  organization_name: nullableText,
  client_id: nullableText,
  client_name: nullableText,
  ip: nullableText,
  hostname: Type.String(),
  details: nullable(Type.Union([operation, freeObject])),
  user_id: nullableText,
  user_name: nullableText,
  user_agent: Type.String(),
  audience: nullableText,
  scope: nullableText,
  strategy: nullableText,
  strategy_type: nullableText,
  isMobile: Type.Boolean(),
  location_info: nullable(
    closed({
      country_code: Type.Optional(Type.String()),
      country_name: Type.Optional(Type.String()),
      city_name: Type.Optional(Type.String()),
    }),
  ),
}

export const logFieldNames: ReadonlySet<string> = new Set(Object.keys(properties))

export const log = closed(properties, 'Log')

/** Any of its properties may be left out on request. */
const selectedLog = Type.Partial(log, { title: 'SelectedLog' })

const page = (item: TSchema) =>
  closed({
    length: Type.Integer({ minimum: 0 }),
    limit: Type.Integer({ minimum: 0 }),
    logs: Type.Array(item),
    start: Type.Integer({ minimum: 0 }),
    total: Type.Integer({ minimum: 0 }),
  })

export const logList = Type.Union([Type.Array(selectedLog), page(selectedLog)])
export const userLogList = Type.Union([Type.Array(log), page(log)])

const count = Type.Integer({ minimum: 0 })
export const dailyStats = Type.Array(
  closed(
    {
      date: timestamp,
      logins: count,
      signups: count,
      leaked_passwords: count,
      created_at: timestamp,
      updated_at: timestamp,
    },
    'DailyStats',
  ),
)
export const activeUsers = count
