import { type Gap, type Html, html } from '../../../http/html.ts'
import type { Schema } from '../description.ts'

export const schemasPath = '/api/docs/schemas'

/** What a value is, in a few words; named schemas are links to their place. */
export function typeWords(schema: Schema): Html {
  const { $ref, enum: values, items, anyOf, oneOf, format } = schema
  if ($ref !== undefined) return reference($ref)
  if ('const' in schema) return code(schema.const)
  if (values !== undefined) return html`${joined(values.map(code), ' | ')}`
  const options = anyOf ?? oneOf
  if (options !== undefined) return html`${joined(options.map(typeWords), ' | ')}`
  if (items !== undefined) return html`array of ${typeWords(items)}`
  const type = [schema.type ?? (schema.properties === undefined ? 'any JSON' : 'object')].flat().join(' | ')
  return html`${type}${format !== undefined && ` (${format})`}`
}

/** What it must be like beyond its type, as in `1 to 100`. */
export function limitWords(schema: Schema): readonly Html[] {
  const { minLength, maxLength, minimum, maximum, minItems, maxItems, minProperties, maxProperties } = schema
  const numbers = [
    range(minLength, maxLength, 'characters'),
    range(minimum, maximum, ''),
    range(minItems, maxItems, 'items'),
    range(minProperties, maxProperties, 'members'),
    schema.exclusiveMinimum === undefined ? null : `more than ${schema.exclusiveMinimum}`,
    schema.uniqueItems === true ? 'each once' : null,
  ].flatMap((words) => (words === null ? [] : [html`${words}`]))
  const pattern = schema.pattern === undefined ? [] : [html`matches <code>${schema.pattern}</code>`]
  const preset = schema.default === undefined ? [] : [html`by default ${code(schema.default)}`]
  const inner = schema.items === undefined ? [] : limitWords(schema.items).map((words) => html`each ${words}`)
  return [...numbers, ...pattern, ...preset, ...inner]
}

export function joined(parts: readonly Gap[], between: string): readonly Gap[] {
  return parts.flatMap((part, place) => (place === 0 ? [part] : [between, part]))
}

export function nameIn(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}

function reference($ref: string): Html {
  const name = nameIn($ref)
  return html`<a href="${schemasPath}#${name}">${name}</a>`
}

function code(value: unknown): Html {
  return html`<code>${typeof value === 'string' ? value : JSON.stringify(value)}</code>`
}

function range(least: number | undefined, most: number | undefined, unit: string): string | null {
  const words = (text: string) => (unit === '' ? text : `${text} ${unit}`)
  if (least !== undefined && most !== undefined) {
    return words(least === most ? `${number(least)}` : `${number(least)} to ${number(most)}`)
  }
  if (least !== undefined) return least === 0 ? null : words(`at least ${number(least)}`)
  return most === undefined ? null : words(`at most ${number(most)}`)
}

/** With thin gaps between thousands. */
function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f')
}
