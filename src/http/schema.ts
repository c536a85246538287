// Validation of requests against their schemas. Nothing is coerced, removed or filled in: what a caller sent is what is
// judged. Query values are text, so they are read strictly by the type their schema names (INJ-12).
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import type { TSchema } from 'typebox'
import { isEmail } from '../users/identifiers.ts'

export interface SchemaFault {
  /** Path in the caller's spelling; empty for the whole. */
  readonly path: string
  /** In the wording of the vendor's validator (auth0.md 1.3). */
  readonly message: string
  /** The schema's own words for the field. */
  readonly description: string | null
}

export type Validator = (value: unknown) => SchemaFault | null

const ajv = new Ajv({ allErrors: false, strict: false, verbose: true, validateFormats: true })
ajv.addFormat('email', isEmail)
ajv.addFormat('uri', (text: string) => text.length <= 2048 && /^https?:/i.test(text) && URL.canParse(text))

/** Compiled with the first value: all schemas of all routes would be a third of a start, and most are not asked for. */
export function compileSchema(schema: TSchema): Validator {
  let validate: ValidateFunction | null = null
  return (value) => {
    validate ??= ajv.compile(schema)
    if (validate(value)) return null
    const [error] = validate.errors ?? []
    return error === undefined ? { path: '', message: 'Invalid', description: null } : faultOf(error)
  }
}

function faultOf(error: ErrorObject): SchemaFault {
  const description = (error.parentSchema as { description?: string } | undefined)?.description ?? null
  return { path: pathOf(error.instancePath), message: wording(error), description }
}

/** `/identities/0/name` becomes `identities[0].name`. */
function pathOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : path === '' ? part : `${path}.${part}`), '')
}

function wording({ keyword, params, data, message }: ErrorObject): string {
  switch (keyword) {
    case 'required':
      return `Missing required property: ${params.missingProperty}`
    case 'additionalProperties':
      return `Additional properties not allowed: ${shown(params.additionalProperty)}`
    case 'type':
      return `Expected type ${[params.type].flat().join(',')} but found type ${typeName(data)}`
    case 'format':
      return `Object didn't pass validation for format ${params.format}: ${shown(data)}`
    case 'pattern':
      return `String does not match pattern ${params.pattern}: ${shown(data)}`
    case 'minLength':
      return `String is too short (${[...String(data)].length} chars), minimum ${params.limit}`
    case 'maxLength':
      return `String is too long (${[...String(data)].length} chars), maximum ${params.limit}`
    case 'maximum':
      return `Value ${data} is greater than maximum ${params.limit}`
    case 'minimum':
      return `Value ${data} is less than minimum ${params.limit}`
    case 'enum':
    case 'const':
    case 'anyOf':
      return `No enum match for: ${shown(data)}`
    case 'minItems':
      return `Array is too short (${lengthOf(data)}), minimum ${params.limit}`
    case 'maxItems':
      return `Array is too long (${lengthOf(data)}), maximum ${params.limit}`
    case 'minProperties':
      return `Too few properties defined (${lengthOf(data)}), minimum ${params.limit}`
    case 'uniqueItems':
      return `Array items are not unique (indexes ${params.j} and ${params.i})`
    default:
      return message ?? 'Invalid'
  }
}

const shownCharacters = 100

function shown(value: unknown): string {
  const text = (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).replace(/\p{C}/gu, '�')
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (Number.isInteger(value)) return 'integer'
  return typeof value
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : Object.keys(value as object).length
}

/** Query text read by the types of the schema's properties. What does not read stays text and fails its type. */
export function readQuery(schema: TSchema, query: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const properties = (schema as { properties?: Record<string, { type?: string }> }).properties ?? {}
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name,
      typed(value, Object.hasOwn(properties, name) ? properties[name]?.type : undefined),
    ]),
  )
}

function typed(value: unknown, type: string | undefined): unknown {
  if (type === 'array') return Array.isArray(value) ? value : [value]
  if (typeof value !== 'string') return value
  if (type === 'integer' && /^(0|-?[1-9]\d{0,15})$/.test(value)) return Number(value)
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true'
  return value
}
