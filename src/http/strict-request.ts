// Parameters, query and body of a request, read strictly: nothing is coerced, filled in or dropped (INJ-12). For faces that
// answer with problem details.
import type { FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import { invalidField, type RollcallError } from '../kernel/errors.ts'
import { refuseUnstorableText } from './json-body.ts'
import { compileSchema, readQuery, type SchemaFault } from './schema.ts'

export interface RequestSchemas {
  readonly query?: TSchema
  readonly body?: TSchema
  /** True where the handler reads the request's stream itself, of whatever type. */
  readonly takesStream?: boolean
}

export interface RequestParts {
  readonly params: Readonly<Record<string, string>>
  readonly query: Record<string, unknown>
  readonly body: Record<string, unknown>
}

export function requestReader(schemas: RequestSchemas) {
  const querySchema = schemas.query ?? noParameters
  const faultOfQuery = compileSchema(querySchema)
  const faultOfBody = schemas.body && compileSchema(schemas.body)
  return (request: FastifyRequest): RequestParts => {
    const params = readParams(request)
    const query = readQuery(querySchema, request.query as Record<string, unknown>)
    refuseUnstorableTexts(query)
    refuseFault(faultOfQuery(query))
    // A body that says `null` is no body left out: the schema answers it.
    const body = schemas.takesStream || request.body === undefined ? {} : request.body
    if (faultOfBody !== undefined) refuseFault(faultOfBody(body))
    return { params, query, body: body as Record<string, unknown> }
  }
}

export function readParams({ params }: Pick<FastifyRequest, 'params'>): Readonly<Record<string, string>> {
  const texts = params as Record<string, string>
  refuseUnstorableTexts(texts)
  return texts
}

const noParameters = { type: 'object', additionalProperties: false }

function refuseUnstorableTexts(texts: Readonly<Record<string, unknown>>): void {
  for (const [name, text] of Object.entries(texts)) if (typeof text === 'string') refuseUnstorableText(text, name)
}

function refuseFault(fault: SchemaFault | null): void {
  if (fault !== null) throw faultOf(fault)
}

/** The validator names a missing or unknown property in its sentence; callers look for it under its own name. */
function faultOf({ path, message, description }: SchemaFault): RollcallError {
  const named = /^(Missing required property|Additional properties not allowed): (.+)$/.exec(message)
  const within = path === '' ? '' : `${path}.`
  if (named !== null) {
    const [, what, name = ''] = named
    const isMissing = what === 'Missing required property'
    return invalidField(`${within}${name}`, isMissing ? 'This is required.' : 'There is no such field here.')
  }
  return invalidField(path === '' ? 'body' : path, description ?? `${message}.`)
}
