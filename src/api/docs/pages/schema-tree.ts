import { type Html, html } from '../../../http/html.ts'
import type { Description, Schema } from '../description.ts'
import { joined, limitWords, nameIn, typeWords } from './schema-words.ts'

/** In what is sent the needed members are marked, in what is answered those that may be missing. */
export type Direction = 'sent' | 'answered'

/** More members than this are folded away. */
const membersShown = 24

/** The whole of a body: a named schema is shown in full here, those inside it are links. */
export function schemaTree({ schemas }: Description, schema: Schema, direction: Direction): Html {
  const { $ref } = schema
  if ($ref === undefined) return branch(schema, direction)
  const named = schemas[nameIn($ref)]
  return html`<p class="kind">${typeWords(schema)}</p>${named !== undefined && below(named, direction)}`
}

/** A schema's own words, and then what is in it. */
export function branch(schema: Schema, direction: Direction): Html {
  return html`<p class="kind">${kindOf(schema)}${limits(schema)}</p>${description(schema)}${below(schema, direction)}`
}

/** Long lists of options are told one by one below. */
function kindOf(schema: Schema): Html {
  return isOneOfShapes(schema) ? html`one of these` : typeWords(schema)
}

function below(schema: Schema, direction: Direction): Html | null {
  const { items, anyOf, oneOf, allOf } = schema
  if (allOf !== undefined) return html`${allOf.map((part) => below(part, direction))}`
  if (isOneOfShapes(schema)) {
    const options = anyOf ?? oneOf ?? []
    return html`<ul class="options">${options.map((option) => html`<li>${branch(option, direction)}</li>`)}</ul>`
  }
  if (items !== undefined) return below(items, direction)
  const members = membersOf(schema)
  if (members.length === 0) return null
  const list = html`<ul class="tree">${members.map((each) => member(each, direction))}</ul>`
  if (members.length <= membersShown) return list
  return html`<details><summary>${members.length} members</summary>${list}</details>`
}

function isOneOfShapes({ anyOf, oneOf }: Schema): boolean {
  const options = anyOf ?? oneOf ?? []
  return options.some((option) => membersOf(option.items ?? option).length > 0)
}

interface Member {
  readonly name: string
  readonly schema: Schema
  readonly isRequired: boolean
}

function membersOf({ properties = {}, patternProperties = {}, additionalProperties, required = [] }: Schema): Member[] {
  const any = [...Object.values(patternProperties), ...(isSchema(additionalProperties) ? [additionalProperties] : [])]
  return [
    ...Object.entries(properties).map(([name, schema]) => ({ name, schema, isRequired: required.includes(name) })),
    ...any.filter(saysSomething).map((schema) => ({ name: 'any name', schema, isRequired: true })),
  ]
}

function isSchema(value: boolean | Schema | undefined): value is Schema {
  return typeof value === 'object'
}

function saysSomething(schema: Schema): boolean {
  return Object.keys(schema).length > 0
}

function member({ name, schema, isRequired }: Member, direction: Direction): Html {
  const isMarked = direction === 'sent' ? isRequired : !isRequired
  const mark = direction === 'sent' ? 'needed' : 'may be missing'
  return html`<li><code class="name">${name}</code> <span class="type">${kindOf(schema)}</span>${limits(schema)}${
    isMarked && html` <span class="mark ${direction}">${mark}</span>`
  }${description(schema)}${below(schema, direction)}</li>`
}

export function limits(schema: Schema): Html | null {
  const words = limitWords(schema)
  return words.length === 0 ? null : html` <span class="limits">${joined(words, ', ')}</span>`
}

export function description({ description: words, items }: Schema): Html | null {
  const said = words ?? items?.description
  return said === undefined ? null : html`<p>${marked(said)}</p>`
}

/** Words in backquotes are code. */
export function marked(words: string): Html {
  return html`${words.split('`').map((part, place) => (place % 2 === 1 ? html`<code>${part}</code>` : part))}`
}
