// Phone numbers, IP addresses and metadata under glass (console.md 1.7). Told by what a value is as well as by what it is
// called, so that a name, an identifier or a change that an event tells of is masked without anybody thinking of it.
import { isIP } from 'node:net'

const hidden = '•••'

const metadataFields = new Set(['appMetadata', 'userMetadata', 'app_metadata', 'user_metadata', 'profile'])
const phoneFields = new Set(['phoneNumber', 'phone_number', 'phone'])
const phoneNumber = /^\+\d{7,15}$/
/** As people type theirs where they sign in: with spaces and signs between, or without the country. */
const typedNumber = /^\+?[\d ()./-]{7,30}$/
/** An address, alone or as a network such as `192.0.2.0/24`. */
const network = /^([\da-fA-F.:]+)(?:\/\d{1,3})?$/

export interface MaskOptions {
  readonly showsAddresses: boolean
}

/** The same answer, for whoever sees people masked. What it came from is left as it is. */
export function maskAnswer(body: unknown, options: MaskOptions): unknown {
  if (typeof body === 'string') return maskText(body, options)
  if (Array.isArray(body)) return body.map((item) => maskAnswer(item, options))
  if (!isPlain(body)) return body
  return Object.fromEntries(Object.entries(body).map(([field, value]) => [field, maskField(field, value, options)]))
}

function maskField(field: string, value: unknown, options: MaskOptions): unknown {
  if (metadataFields.has(field)) return maskLeaves(value)
  if (phoneFields.has(field) && typeof value === 'string') return maskPhone(value)
  if (field === 'identifier' && typeof value === 'string' && typedNumber.test(value)) return maskPhone(value)
  return maskAnswer(value, options)
}

/** What is there is told, and what it says is not. */
function maskLeaves(value: unknown): unknown {
  if (value === null) return null
  if (Array.isArray(value)) return value.map(maskLeaves)
  if (!isPlain(value)) return hidden
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, maskLeaves(inner)]))
}

function maskText(text: string, { showsAddresses }: MaskOptions): string {
  if (phoneNumber.test(text)) return maskPhone(text)
  if (showsAddresses) return text
  const address = network.exec(text)?.[1] ?? ''
  return isIP(address) === 0 ? text : maskAddress(address)
}

/** `+44 ••• 123`: enough to tell one from another, and to ask somebody for the rest. */
function maskPhone(number: string): string {
  const digits = number.replaceAll(/[^\d+]/g, '')
  if (digits.length < 9) return hidden
  return `${digits.startsWith('+') ? `${digits.slice(0, 3)} ` : ''}${hidden} ${digits.slice(-3)}`
}

/** `203.0.•••` and `2001:db8:•••`: the network it belongs to, roughly. */
function maskAddress(address: string): string {
  const separator = isIP(address) === 4 ? '.' : ':'
  const [first = '', second = ''] = address.split(separator)
  return first === '' || second === '' ? hidden : [first, second, hidden].join(separator)
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
