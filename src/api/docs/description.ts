// The OpenAPI document as the pages read it: faces, their headings, and the operations under each. Pages know nothing of
// operations and shapes but what stands in the document.
import type { JsonObject } from '../../kernel/json.ts'

export interface Description {
  readonly baseUrl: string
  readonly faces: readonly Face[]
  readonly schemas: Readonly<Record<string, Schema>>
}

export interface Face {
  readonly name: string
  readonly resources: readonly Resource[]
}

export interface Resource {
  readonly face: string
  readonly name: string
  readonly slug: string
  readonly operations: readonly Operation[]
}

export interface Operation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly asks: string | null
  readonly proofs: readonly string[]
  readonly parameters: readonly Parameter[]
  readonly bodies: Readonly<Record<string, Schema>>
  readonly isBodyRequired: boolean
  readonly responses: readonly Response[]
}

export interface Parameter {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly schema: Schema
}

export interface Response {
  readonly status: string
  readonly description: string
  readonly content: Readonly<Record<string, Schema>>
}

/** As much of JSON Schema 2020-12 as our schemas use. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}

interface Written {
  readonly servers: readonly { readonly url: string }[]
  readonly tags: readonly { readonly name: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, WrittenOperation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

interface WrittenOperation {
  readonly tags: readonly string[]
  readonly summary: string
  readonly operationId: string
  readonly description?: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly required: boolean; readonly content: WrittenContent }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: WrittenContent }>>
  readonly security: readonly Readonly<Record<string, unknown>>[]
}

type WrittenContent = Readonly<Record<string, { readonly schema: Schema }>>

export function readDescription(document: JsonObject): Description {
  const { servers, tags, paths, components } = document as unknown as Written
  const byTag = new Map<string, Operation[]>(tags.map(({ name }) => [name, []]))
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const [tag = ''] = operation.tags
      byTag.get(tag)?.push(operationOf(method, path, operation))
    }
  }
  return { baseUrl: servers[0]?.url ?? '', faces: facesOf(byTag), schemas: components.schemas }
}

/** A tag is the name of a face, a colon, and the name of a resource. */
function facesOf(byTag: ReadonlyMap<string, readonly Operation[]>): readonly Face[] {
  const faces = new Map<string, Resource[]>()
  for (const [tag, operations] of byTag) {
    const [face = '', name = face] = tag.split(': ')
    const resources = faces.get(face) ?? []
    faces.set(face, resources)
    resources.push({ face, name, slug: slugOf(tag), operations })
  }
  const byName = (one: Resource, other: Resource) => (one.name < other.name ? -1 : 1)
  return [...faces].map(([name, resources]) => ({ name, resources: resources.sort(byName) }))
}

function slugOf(tag: string): string {
  return tag
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function operationOf(method: string, path: string, written: WrittenOperation): Operation {
  const { operationId, summary, description, parameters = [], requestBody, responses, security } = written
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    summary,
    asks: description ?? null,
    proofs: security.flatMap((proof) => Object.keys(proof)),
    parameters,
    bodies: schemasOf(requestBody?.content),
    isBodyRequired: requestBody?.required === true,
    responses: Object.entries(responses).map(([status, { description: meaning, content }]) => ({
      status,
      description: meaning,
      content: schemasOf(content),
    })),
  }
}

function schemasOf(content: WrittenContent = {}): Readonly<Record<string, Schema>> {
  return Object.fromEntries(Object.entries(content).map(([type, { schema }]) => [type, schema]))
}
