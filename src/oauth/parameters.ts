import type { FastifyRequest } from 'fastify'
import { unstorable } from '../kernel/exact-json.ts'
import { isJsonObject } from '../kernel/json.ts'
import { OAuthError } from './errors.ts'

const usualMaxLength = 2_048

/**
 * The parameters of a request, from its query, a form or JSON. Empty counts as left out, one that came twice is refused
 * when it is read, and what nobody reads is ignored (RFC 6749 §3.1).
 */
export class Parameters {
  readonly #source: Readonly<Record<string, unknown>>

  constructor(source: unknown) {
    this.#source = isJsonObject(source) ? source : {}
  }

  /** Null when it was left out. */
  text(name: string, maxLength = usualMaxLength): string | null {
    const value = Object.hasOwn(this.#source, name) ? this.#source[name] : undefined
    if (value === undefined || value === null || value === '') return null
    if (Array.isArray(value)) throw refused(`The parameter ${name} must come once`)
    if (typeof value !== 'string') throw refused(`The parameter ${name} must be text`)
    if (value.length > maxLength) throw refused(`The parameter ${name} is longer than ${maxLength} characters`)
    const fault = unstorable(value)
    if (fault !== null) throw refused(`The parameter ${name} is refused: ${fault}`)
    return value
  }

  required(name: string, maxLength = usualMaxLength): string {
    const value = this.text(name, maxLength)
    if (value === null) throw refused(`Missing required parameter: ${name}`)
    return value
  }

  /** The words of a list with spaces between them, each once. */
  words(name: string, maxLength = usualMaxLength): readonly string[] {
    return [...new Set((this.text(name, maxLength) ?? '').split(' ').filter((word) => word !== ''))]
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#source, name)
  }

  /** As it came, for what is more than a text in JSON; whoever reads it judges it. */
  json(name: string): unknown {
    return this.has(name) ? this.#source[name] : undefined
  }
}

/** Of a body alone: what stands in the address is in logs and histories. */
export function bodyParameters(request: FastifyRequest): Parameters {
  if (Array.isArray(request.body)) throw refused('The body must be a form or a JSON object')
  return new Parameters(request.body)
}

function refused(description: string): OAuthError {
  return new OAuthError(400, 'invalid_request', description)
}
