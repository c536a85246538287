import type { TSchema } from 'typebox'
import type { Json, JsonObject } from '../../kernel/json.ts'

export interface Components {
  /** The schema, with every titled one in it as a reference. */
  refer(schema: TSchema): JsonObject
  /** The titled schemas that were met, by title. */
  schemas(): JsonObject
}

/** Schemas with a title stand once, under it. Throws where two different ones share it. */
export function createComponents(): Components {
  const met = new Map<string, { readonly text: string; body: JsonObject }>()

  const within = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(within)
    return typeof value === 'object' && value !== null ? refer(value as JsonObject) : value
  }
  const expanded = (schema: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, within(value)]))

  const refer = (schema: JsonObject): JsonObject => {
    const { title } = schema
    if (typeof title !== 'string') return expanded(schema)
    const known = met.get(title)
    const text = JSON.stringify(schema)
    if (known === undefined) {
      const entry = { text, body: {} }
      met.set(title, entry)
      entry.body = expanded(schema)
    } else if (known.text !== text) throw new Error(`Two schemas are titled ${title}`)
    return { $ref: `#/components/schemas/${title}` }
  }

  return {
    refer: (schema) => refer(schema as unknown as JsonObject),
    schemas: () => Object.fromEntries([...met].map(([title, { body }]) => [title, body])),
  }
}
