// Every answer of a test app is held against the API description: a body that its schema does not allow, a status of
// success or an operation that the description lacks, fails the file whose test met it.
import { Ajv, type ValidateFunction } from 'ajv'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { openapiDocument, templateOf } from '../../src/api/docs/openapi.ts'
import { describedOperations } from '../../src/app.ts'

const document = openapiDocument(describedOperations, 'http://localhost/')
const paths = document.paths as unknown as Record<string, Record<string, { responses: Record<string, Described> }>>

interface Described {
  readonly content?: Readonly<Record<string, unknown>>
}

const ajv = new Ajv({ strict: false, allErrors: true })
ajv.addFormat('email', true)
ajv.addFormat('uri', (text: string) => URL.canParse(text))
ajv.addFormat('date-time', (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text))
ajv.addSchema(document, 'openapi')

const validators = new Map<string, ValidateFunction>()

export interface AnswerCheck {
  watch(server: FastifyInstance): void
  /** Throws when an answer was not as described. */
  done(): void
}

export function checkAnswers(): AnswerCheck {
  const faults = new Set<string>()
  return {
    watch: (server) => {
      server.addHook('onSend', async (request, reply, payload) => {
        const fault = faultOf(request, reply, payload)
        if (fault !== null) faults.add(fault)
        return payload
      })
    },
    done: () => {
      if (faults.size === 0) return
      throw new Error(`Answers that the API description does not allow:\n${[...faults].join('\n')}`)
    },
  }
}

function faultOf({ method, routeOptions }: FastifyRequest, reply: FastifyReply, payload: unknown): string | null {
  const { url } = routeOptions
  if (url === undefined || method === 'OPTIONS' || method === 'HEAD') return null
  const operation = paths[templateOf(url)]?.[method.toLowerCase()]
  const where = `${method} ${url} ${reply.statusCode}`
  if (operation === undefined) return /^\/api\/v[12]\//.test(url) ? `${where}: no such operation` : null
  const status = String(reply.statusCode)
  const isFailure = reply.statusCode >= 400
  const described = operation.responses[status] ?? (isFailure ? operation.responses.default : undefined)
  if (described === undefined) return `${where}: no such status`
  return bodyFault(
    where,
    described,
    pointer(templateOf(url), method, operation.responses[status] ? status : 'default'),
    {
      payload,
      type: String(reply.getHeader('content-type') ?? '').split(';', 1)[0] as string,
    },
  )
}

interface Body {
  readonly payload: unknown
  readonly type: string
}

function bodyFault(where: string, { content }: Described, at: string, { payload, type }: Body): string | null {
  const isEmpty = payload === undefined || payload === null || payload === ''
  if (content === undefined) return isEmpty ? null : `${where}: a body where none is described`
  // Streams are files: their type is what the description says of them.
  if (content[type] === undefined) return `${where}: the type is ${type || 'missing'}, not ${Object.keys(content)}`
  if (typeof payload !== 'string' || !type.endsWith('json')) return null
  const schema = `${at}/content/${escaped(type)}/schema`
  const validate = validators.get(schema) ?? ajv.compile({ $ref: schema })
  validators.set(schema, validate)
  if (validate(JSON.parse(payload))) return null
  const reasons = (validate.errors ?? []).slice(0, 4).map(({ instancePath, message, params }) => {
    const extra = 'additionalProperty' in params ? ` (${params.additionalProperty})` : ''
    return `${instancePath || '/'} ${message}${extra}`
  })
  return `${where}: ${reasons.join('; ')}`
}

function pointer(path: string, method: string, status: string): string {
  return `openapi#/paths/${escaped(path)}/${method.toLowerCase()}/responses/${status}`
}

function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))
}
