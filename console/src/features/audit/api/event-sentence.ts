// An event of the audit log in words: what happened, and what it changed.
import { failureWords } from '../../../lib/failure-words.ts'
import { t } from '../../../lib/text.ts'
import { eventSentences } from './event-sentences.ts'
import { fieldWords } from './field-words.ts'
import type { AuditEvent } from './user-events.ts'

export function eventSentence({ type, changes }: Pick<AuditEvent, 'type' | 'changes'>): string {
  const sentence = eventSentences[type] ?? type.replaceAll(/[._]/g, ' ')
  const detail = type === 'user.sign_in_failed' ? failure(changes) : (named(changes) ?? factors(changes))
  return detail === null ? sentence : `${sentence}: ${detail}`
}

export interface EventDetail {
  readonly name: string
  readonly value: string
}

/** What the log kept beside the sentence; a pair of values reads as before and after. */
export function eventDetails({ changes }: Pick<AuditEvent, 'changes'>): EventDetail[] {
  const { before, after, ...rest } = changes ?? {}
  const values = pairs(before, after)
  const told = new Set(values.map(([key]) => key))
  const fields = Array.isArray(rest.fields) ? rest.fields.filter((field) => !told.has(field)) : []
  const { fields: _, ...others } = rest
  return [...Object.entries(fields.length === 0 ? others : { ...others, fields }), ...values].map(([key, value]) => ({
    name: words(key),
    value: shown(value),
  }))
}

/** By field; of what was made or is gone there is one side alone. */
function pairs(before: unknown, after: unknown): [string, unknown][] {
  if (isValues(before) && isValues(after)) {
    return Object.keys(after).map((key) => [key, { from: before[key], to: after[key] }])
  }
  const side = isValues(before) ? before : after
  return isValues(side) ? Object.entries(side) : []
}

function isValues(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function reasonOf({ changes }: Pick<AuditEvent, 'changes'>): string | null {
  return text(changes?.reason)
}

type Changes = AuditEvent['changes']

function named(changes: Changes): string | null {
  return text(changes?.roleName) ?? text(changes?.role) ?? text(changes?.permission)
}

function failure(changes: Changes): string | null {
  const reason = text(changes?.reason)
  return reason === null ? null : failureWords(reason)
}

/** Of one event that adds a factor, or of one that takes several. */
function factors(changes: Changes): string | null {
  const all = Array.isArray(changes?.factors) ? changes.factors : [changes?.factor]
  const words = all.filter((one) => typeof one === 'string').map((one) => factorWords[one] ?? one)
  return words.length === 0 ? null : words.join(', ')
}

const factorWords: Readonly<Record<string, string>> = {
  totp: t('authenticator app'),
  'security-key': t('security key'),
  'recovery-code': t('recovery codes'),
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? words(one) : shown(one))).join(', ')
  if (isPair(value)) return `${shown(value.from)} → ${shown(value.to)}`
  if (value === null || value === undefined || value === '') return t('not set')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function isPair(value: unknown): value is { from: unknown; to: unknown } {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value
}

/** `emailVerified` as "email verified". */
function words(key: string): string {
  return (
    fieldWords[key] ??
    key.replaceAll(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
  )
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
