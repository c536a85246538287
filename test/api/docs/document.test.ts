// The API description itself: it keeps OpenAPI's rules, and it says all of what runs and nothing else.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyRouteOf } from '../../support/routes-of.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[]
  readonly responses: Readonly<Record<string, unknown>>
  readonly security: readonly Readonly<Record<string, unknown>>[]
}

let app: TestApp
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came.
let document: any
let operations: readonly { readonly at: string; readonly path: string; readonly operation: Operation }[]

beforeAll(async () => {
  app = await startTestApp()
  document = (await app.anonymous('GET', '/api/docs/openapi.json')).body
  operations = Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ at: `${method.toUpperCase()} ${path}`, path, operation })),
  )
})
afterAll(() => app.close())

/** What programs call; pages for people are no part of the description. */
const described = /^\/(api\/v1|api\/v2|oauth|\.well-known|userinfo|mfa|passwordless|dbconnections)(\/|$)/

/** By the shape of the path: the router's own drawing keeps the names of parameters apart by `|`. */
const shaped = (path: string) => path.replace(/(:\w+\|?)+/g, '{}').replace(/\{\w*\}/g, '{}')

test('AUZ-01 the router has no route that the description lacks, and the description none that the router lacks', () => {
  const routed = everyRouteOf(app).map(({ method, path }) => `${method} ${shaped(path)}`)
  const written = operations.map(({ at }) => shaped(at))
  const isWhole = (at: string) => described.test(at.split(' ')[1] as string)
  const whole = routed.filter((at) => isWhole(at) && !at.endsWith('*'))
  expect(whole.length).toBeGreaterThan(100)
  expect(whole.filter((at) => !written.includes(at))).toEqual([])
  expect(written.filter((at) => !routed.includes(at))).toEqual([])
  const paths = Object.keys(document.paths).map(shaped)
  expect(paths.filter((path, place) => paths.indexOf(path) !== place)).toEqual([])
})

test('the document has the members that OpenAPI 3.1 asks for, and no others', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  const validate = ajv.compile(documentRules)
  validate(document)
  expect(faultsOf(validate)).toEqual([])
})

test('every schema is a schema of JSON Schema 2020-12', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  const faults = schemasIn(document).flatMap(({ at, schema }) => (ajv.validateSchema(schema) ? [] : [at]))
  expect(faults).toEqual([])
})

test('every reference leads to a schema that is there, and every schema is referred to', () => {
  const names = new Set(Object.keys(document.components.schemas))
  const referred = new Set(
    referencesIn(document).map((reference) => reference.replace(/^#\/components\/schemas\//, '')),
  )
  expect([...referred].filter((name) => !names.has(name))).toEqual([])
  expect([...names].filter((name) => !referred.has(name))).toEqual([])
})

test('names of operations are unique, and fit into an address', () => {
  const ids = operations.map(({ operation }) => operation.operationId)
  expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([])
  expect(ids.filter((id) => !/^[a-zA-Z0-9]+$/.test(id))).toEqual([])
})

test('every parameter of a path is declared, required, and declared once', () => {
  const faults = operations.filter(({ path, operation: { parameters = [] } }) => {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const declared = parameters.filter((parameter) => parameter.in === 'path')
    const keys = parameters.map((parameter) => `${parameter.in} ${parameter.name}`)
    const isSame = JSON.stringify(declared.map(({ name }) => name).sort()) === JSON.stringify(named.sort())
    return !isSame || declared.some(({ required }) => !required) || new Set(keys).size < keys.length
  })
  expect(faults.map(({ at }) => at)).toEqual([])
})

test('every operation has a tag that is listed, proofs that are defined, and statuses of success and of failure', () => {
  const tags = document.tags.map(({ name }: { name: string }) => name)
  const schemes = Object.keys(document.components.securitySchemes)
  const faults = operations.filter(({ at, operation }) => {
    const [tag, ...more] = operation.tags
    const proofs = operation.security.flatMap((proof) => Object.keys(proof))
    const { default: failure, ...successes } = operation.responses
    const isComplete = failure !== undefined && (Object.keys(successes).length > 0 || alwaysRefused.includes(at))
    return more.length > 0 || !tags.includes(tag) || !isComplete || proofs.some((proof) => !schemes.includes(proof))
  })
  expect(faults.map(({ at }) => at)).toEqual([])
})

test('S001-3 the tenant API names the implicit flow, where it begins, and the scope of each call', () => {
  const { flows: known } = document.components.securitySchemes.tenantAccess
  expect(known.implicit.authorizationUrl).toMatch(/\/authorize$/)
  const asked = operations.filter(({ at }) => at.includes('{tenantId}/admin'))
  const scopes = asked.map(({ at, operation }) => [at.split(' ')[0], operation.security])
  const read = [{ tenantAccess: ['tenant.access:read'] }]
  const write = [{ tenantAccess: ['tenant.access:write'] }]
  const expected = { GET: read, POST: write, PUT: write, DELETE: write } as Record<string, unknown>
  expect(scopes).toHaveLength(5)
  for (const [method, security] of scopes) expect(security).toEqual(expected[method as string])
  for (const { scopes: offered } of Object.values<{ scopes: object }>(known)) {
    expect(Object.keys(offered)).toEqual(['tenant.access:read', 'tenant.access:write'])
  }
})

/** What the vendor's programs may call and hear why not. */
const alwaysRefused = ['POST /api/v2/device-credentials']

const named = { type: 'object', additionalProperties: { type: 'object' } }
const content = {
  type: 'object',
  minProperties: 1,
  propertyNames: { pattern: '^[\\w.+-]+/[\\w.+-]+$' },
  additionalProperties: {
    type: 'object',
    required: ['schema'],
    properties: { schema: { type: 'object' } },
    additionalProperties: false,
  },
}
const operationRules = {
  type: 'object',
  required: ['tags', 'summary', 'operationId', 'responses', 'security'],
  additionalProperties: false,
  properties: {
    tags: { type: 'array', items: { type: 'string' } },
    summary: { type: 'string', minLength: 3 },
    description: { type: 'string', minLength: 3 },
    operationId: { type: 'string' },
    parameters: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'in', 'required', 'schema'],
        additionalProperties: false,
        properties: {
          name: { type: 'string' },
          in: { enum: ['path', 'query', 'header'] },
          required: { type: 'boolean' },
          description: { type: 'string' },
          schema: { type: 'object' },
        },
      },
    },
    requestBody: {
      type: 'object',
      required: ['content'],
      additionalProperties: false,
      properties: { required: { type: 'boolean' }, content },
    },
    responses: {
      type: 'object',
      minProperties: 1,
      propertyNames: { pattern: '^([1-5]\\d\\d|default)$' },
      additionalProperties: {
        type: 'object',
        required: ['description'],
        additionalProperties: false,
        properties: { description: { type: 'string' }, content },
      },
    },
    security: {
      type: 'array',
      items: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
    },
  },
}

const flow = (...urls: string[]) => ({
  type: 'object',
  required: ['scopes', ...urls],
  additionalProperties: false,
  properties: {
    scopes: { type: 'object', additionalProperties: { type: 'string' } },
    ...Object.fromEntries(urls.map((name) => [name, { type: 'string', pattern: '^https?://' }])),
  },
})
const flows = {
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties: {
    implicit: flow('authorizationUrl'),
    authorizationCode: flow('authorizationUrl', 'tokenUrl'),
    clientCredentials: flow('tokenUrl'),
  },
}

/** As much of OpenAPI 3.1.0 §4.8 as the document uses: what it may not say is a fault as well. */
const documentRules = {
  type: 'object',
  required: ['openapi', 'info', 'paths'],
  additionalProperties: false,
  properties: {
    openapi: { const: '3.1.0' },
    info: {
      type: 'object',
      required: ['title', 'version'],
      additionalProperties: false,
      properties: {
        title: { type: 'string' },
        version: { type: 'string' },
        description: { type: 'string' },
        license: {
          type: 'object',
          required: ['name', 'identifier'],
          additionalProperties: false,
          properties: { name: { type: 'string' }, identifier: { type: 'string' } },
        },
      },
    },
    servers: { type: 'array', items: { type: 'object', required: ['url'], properties: { url: { type: 'string' } } } },
    tags: {
      type: 'array',
      uniqueItems: true,
      items: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
    },
    paths: {
      type: 'object',
      propertyNames: { pattern: '^/' },
      additionalProperties: {
        type: 'object',
        propertyNames: { enum: ['get', 'post', 'patch', 'put', 'delete'] },
        additionalProperties: operationRules,
      },
    },
    components: {
      type: 'object',
      additionalProperties: false,
      properties: {
        schemas: { ...named, propertyNames: { pattern: '^[a-zA-Z0-9._-]+$' } },
        securitySchemes: {
          type: 'object',
          additionalProperties: {
            type: 'object',
            required: ['type'],
            properties: { type: { enum: ['http', 'apiKey', 'oauth2'] }, flows },
            if: { properties: { type: { const: 'oauth2' } } },
            // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word.
            then: { required: ['flows'] },
          },
        },
      },
    },
  },
}

function faultsOf({ errors }: ValidateFunction): string[] {
  return (errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

function schemasIn(value: unknown, at = ''): { readonly at: string; readonly schema: object }[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    if (name === 'schema') return [{ at, schema: inner as object }]
    if (at === '/components' && name === 'schemas') {
      return Object.entries(inner as object).map(([title, schema]) => ({ at: `${at}/schemas/${title}`, schema }))
    }
    return schemasIn(inner, `${at}/${name}`)
  })
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '$ref' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  )
}
