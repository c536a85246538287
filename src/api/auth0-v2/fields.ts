// Field selection (auth0.md 1.5): root properties kept, or left out. The names are a closed list, so that asking for
// something secret is refused and not merely empty (INJ-02).
import { type TProperties, Type } from 'typebox'
import { validationError } from './errors.ts'

export const fieldsParameters = {
  fields: Type.Optional(
    Type.String({
      maxLength: 2_000,
      description:
        'Comma-separated list of fields to include or exclude (based on value provided for include_fields) in the result. Leave empty to retrieve all fields.',
    }),
  ),
  include_fields: Type.Optional(
    Type.Boolean({ description: 'Whether specified fields are to be included (true) or excluded (false).' }),
  ),
} satisfies TProperties

export interface FieldsQuery {
  readonly fields?: string
  readonly include_fields?: boolean
}

export type SelectFields = (item: object) => object

/** What to apply to each item; `known` are the root properties an item may have. */
export function fieldSelection({ fields, include_fields }: FieldsQuery, known: ReadonlySet<string>): SelectFields {
  const asked = (fields ?? '').split(',').map((name) => name.trim().split('.', 1)[0] as string)
  const names = new Set(asked.filter((name) => name !== ''))
  if (names.size === 0) return (item) => item
  const stranger = [...names].find((name) => !known.has(name))
  if (stranger !== undefined) {
    const message = `No enum match for: ${stranger.slice(0, 100)}`
    throw validationError('Query', { path: 'fields', message, description: null })
  }
  const keeps = include_fields ?? true
  return (item) => Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name) === keeps))
}
