// The description of every face's operations in OpenAPI 3.1, whose schemas are JSON Schema as ours are.
import type { TSchema } from 'typebox'
import type { DescribedOperation } from '../../http/described-operation.ts'
import { idempotencyKey } from '../../http/idempotency-key.ts'
import type { Json, JsonObject } from '../../kernel/json.ts'
import { createComponents } from './components.ts'

/** `publicUrl` ends with a slash. Throws where two different schemas share one title. */
export function openapiDocument(operations: readonly DescribedOperation[], publicUrl: string): JsonObject {
  const components = createComponents()
  const paths: Record<string, Record<string, Json>> = {}
  for (const operation of operations) {
    const path = templateOf(operation.path)
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation, components.refer) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rollcall',
      version: '1',
      description: 'The place where the people signed up to an application are found, inspected and managed.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl.replace(/\/$/, '') }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: { schemas: components.schemas(), securitySchemes: securitySchemes(publicUrl) },
  }
}

/** `/users/:id` as `/users/{id}`. */
export function templateOf(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}')
}

const securitySchemes = (publicUrl: string): JsonObject => ({
  bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'An access token of `/oauth/token`.' },
  apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
  operatorSession: { type: 'apiKey', in: 'cookie', name: '__Host-rollcall-console', description: 'The console.' },
  personSession: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-rollcall-session',
    description: 'The sign-in of somebody who administers the organization.',
  },
  clientSecret: { type: 'http', scheme: 'basic', description: "A client's id and secret, or another of its proofs." },
  tenantAccess: {
    type: 'oauth2',
    description: 'An access token of the API `urn:rollcall:tenant-access`, for an organization.',
    flows: {
      implicit: { authorizationUrl: `${publicUrl}authorize`, scopes: tenantScopes },
      authorizationCode: {
        authorizationUrl: `${publicUrl}authorize`,
        tokenUrl: `${publicUrl}oauth/token`,
        scopes: tenantScopes,
      },
      clientCredentials: { tokenUrl: `${publicUrl}oauth/token`, scopes: tenantScopes },
    },
  },
})

const tenantScopes = {
  'tenant.access:read': 'See the people of an organization',
  'tenant.access:write': 'Administer the people of an organization',
}

type Refer = (schema: TSchema) => JsonObject

function describe(operation: DescribedOperation, refer: Refer): JsonObject {
  const { tag, summary, permissions, proofs, scopes = [], body, bodyTypes } = operation
  const parameters = [
    ...pathParameters(operation, refer),
    ...queryParameters(operation, refer),
    ...headerParameters(operation, refer),
  ]
  return {
    tags: [tag],
    summary,
    operationId: operationId(operation),
    ...(permissions === null ? {} : { description: permissions }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : { requestBody: { required: needsBody(body), content: contentOf(bodyTypes, refer(body)) } }),
    responses: { ...successes(operation, refer), ...failures(operation, refer) },
    security: proofs.map((proof) => ({ [proof]: proof === 'tenantAccess' ? [...scopes] : [] })),
  }
}

/** A body whose every member may be left out may be left out itself. */
function needsBody(body: TSchema): boolean {
  const { type, required = [] } = body as { readonly type?: string; readonly required?: readonly string[] }
  return type !== 'object' || required.length > 0
}

function operationId({ method, path }: DescribedOperation): string {
  const words = path
    .replace(/[/:.-]+/g, ' ')
    .trim()
    .split(/[ _]/)
  return [method.toLowerCase(), ...words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('')
}

function pathParameters({ path, params }: DescribedOperation, refer: Refer): JsonObject[] {
  const schemas = propertiesOf(params)
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    ...described(schemas[name]),
    schema: schemas[name] === undefined ? { type: 'string' } : refer(schemas[name]),
  }))
}

function queryParameters({ query }: DescribedOperation, refer: Refer): JsonObject[] {
  const required = (query as { required?: readonly string[] } | undefined)?.required ?? []
  return Object.entries(propertiesOf(query)).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...described(schema),
    schema: refer(schema),
  }))
}

function headerParameters({ takesIdempotencyKey, headers }: DescribedOperation, refer: Refer): JsonObject[] {
  const taken = { ...(takesIdempotencyKey === true && { 'Idempotency-Key': idempotencyKey }), ...headers }
  return Object.entries(taken).map(([name, schema]) => ({
    name,
    in: 'header',
    required: false,
    ...described(schema),
    schema: refer(schema),
  }))
}

/** Tools read it beside the schema too. */
function described(schema: TSchema | undefined): JsonObject {
  const { description } = (schema ?? {}) as { readonly description?: string }
  return description === undefined ? {} : { description }
}

function propertiesOf(schema: TSchema | undefined): Readonly<Record<string, TSchema>> {
  return (schema as { properties?: Record<string, TSchema> } | undefined)?.properties ?? {}
}

function successes({ answers, answerType = 'application/json' }: DescribedOperation, refer: Refer): JsonObject {
  const described = (schema: TSchema | null): JsonObject => ({
    description: 'Done.',
    ...(schema === null ? {} : { content: contentOf([answerType], refer(schema)) }),
  })
  return Object.fromEntries(Object.entries(answers).map(([status, schema]) => [status, described(schema)]))
}

function failures(operation: DescribedOperation, refer: Refer): JsonObject {
  const { failure, failureType, takesIdempotencyKey = false } = operation
  const told = takesIdempotencyKey ? { ...ofIdempotencyKeys, ...ofAll } : ofAll
  const content = contentOf([failureType], refer(failure))
  return Object.fromEntries(Object.entries(told).map(([status, description]) => [status, { description, content }]))
}

const ofAll = { default: 'Refused, or failed.' }
const ofIdempotencyKeys = {
  409: 'Refused as things stand; or a request with this `Idempotency-Key` still runs (`idempotency_running`): send it again after `Retry-After`.',
  422: 'Refused for what it asks; or this `Idempotency-Key` was used for another request (`idempotency_key_reused`).',
}

function contentOf(types: readonly string[], schema: JsonObject): JsonObject {
  return Object.fromEntries(types.map((type) => [type, { schema }]))
}
