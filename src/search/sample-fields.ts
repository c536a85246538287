// The fields that this folder's tests search in: one of each type and each restriction.
import type { FieldType, Filter, FilterField } from '../kernel/filter.ts'
import { parseSearch } from './parse-search.ts'
import { SearchError } from './search-error.ts'
import type { SearchFields } from './search-field.ts'

function field(name: string, type: FieldType, isFree = true): FilterField {
  return { name, type, wildcards: isFree, ranges: isFree }
}

const plainFields = new Map<string, FilterField>([
  ['email', field('email', 'folded')],
  ['email.domain', field('emailDomain', 'text')],
  ['name', field('name', 'folded')],
  ['user_id', field('userId', 'text')],
  ['phone_number', field('phoneNumber', 'text')],
  ['last_ip', field('lastIp', 'text')],
  ['identities.connection', field('identityConnection', 'text')],
  ['logins_count', field('loginsCount', 'number')],
  ['email_verified', field('emailVerified', 'boolean')],
  ['created_at', { ...field('createdAt', 'date'), wildcards: false }],
])

export const sampleFields: SearchFields = {
  resolve(name) {
    const [root, ...path] = name.split('.')
    if (root === 'app_metadata') return { ...field('appMetadata', 'json'), path }
    if (root === 'user_metadata') return { ...field('userMetadata', 'json', false), path }
    return plainFields.get(name)
  },
}

export function parseSample(text: string): Filter {
  return parseSearch(text, sampleFields)
}

/** The refusal of a text. A text that is read after all, or fails in another way, is the test's failure. */
export function faultOf(text: string): SearchError {
  try {
    parseSample(text)
  } catch (error) {
    if (error instanceof SearchError) return error
    throw error
  }
  throw new Error(`was read: ${text.slice(0, 80)}`)
}

/** A filter in short, so that a table shows structure: `and(email=alice, not(known-as bob))`. */
export function outline(filter: Filter): string {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return `${filter.kind}(${filter.parts.map(outline).join(', ')})`
    case 'not':
      return `not(${outline(filter.part)})`
    case 'exists':
      return `exists ${nameOf(filter.field)}`
    case 'equals':
      return `${nameOf(filter.field)}=${filter.alternatives.map((value) => literal(value)).join('|')}`
    case 'matches':
      return `${nameOf(filter.field)}~${filter.pieces.join('*')}`
    case 'known-as':
      return `known-as ${filter.pieces.join('*')}`
    case 'range': {
      const from = filter.from === null ? '(*' : `${filter.from.inclusive ? '[' : '('}${literal(filter.from.value)}`
      const to = filter.to === null ? '*)' : `${literal(filter.to.value)}${filter.to.inclusive ? ']' : ')'}`
      return `${nameOf(filter.field)} in ${from}, ${to}`
    }
  }
}

function nameOf(searched: FilterField): string {
  return [searched.name, ...(searched.path ?? [])].join('.')
}

function literal(value: string | number | boolean | Date): string {
  return value instanceof Date ? value.toISOString() : JSON.stringify(value)
}
