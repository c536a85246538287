import type { Description, Schema } from '../description.ts'
import { nameIn } from './schema-words.ts'

/** A small value that the schema would most likely take: what is needed, or the first member where nothing is. */
export function exampleValue(description: Description, schema: Schema, name = ''): unknown {
  if (schema.$ref !== undefined) return exampleValue(description, description.schemas[nameIn(schema.$ref)] ?? {}, name)
  if (schema.examples !== undefined) return schema.examples[0]
  if ('const' in schema) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  const [option] = schema.anyOf ?? schema.oneOf ?? []
  if (option !== undefined) return exampleValue(description, option, name)
  if (schema.allOf !== undefined) {
    return Object.assign({}, ...schema.allOf.map((part) => exampleValue(description, part, name)))
  }
  switch ([schema.type].flat()[0]) {
    case 'string':
      return exampleText(schema, name)
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return true
    case 'array':
      return schema.items === undefined ? [] : [exampleValue(description, schema.items, name)]
    case 'null':
      return null
    default:
      return exampleObject(description, schema)
  }
}

function exampleObject(description: Description, { properties = {}, required = [] }: Schema): object {
  const names = required.length > 0 ? required : Object.keys(properties).slice(0, 1)
  return Object.fromEntries(names.map((name) => [name, exampleValue(description, properties[name] ?? {}, name)]))
}

function exampleText({ format }: Schema, name: string): string {
  if (format === 'email' || name === 'email') return 'alice@example.com'
  if (format === 'uri' || /_(uri|url)$|Url$/.test(name)) return 'https://example.com/'
  if (format === 'date-time') return '2030-01-01T00:00:00.000Z'
  return name === '' ? 'text' : name
}
