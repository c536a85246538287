// An event of the audit log in words: what happened, and what it changed.
import type { AuditEvent } from './user-events.ts'

export function eventSentence({ type, changes }: Pick<AuditEvent, 'type' | 'changes'>): string {
  const sentence = sentences[type] ?? type.replaceAll(/[._]/g, ' ')
  const detail = text(changes?.roleName) ?? text(changes?.role) ?? text(changes?.permission)
  return detail === null ? sentence : `${sentence}: ${detail}`
}

export interface EventDetail {
  readonly name: string
  readonly value: string
}

/** What the log kept beside the sentence; a pair of values reads as before and after. */
export function eventDetails({ changes }: Pick<AuditEvent, 'changes'>): EventDetail[] {
  return Object.entries(changes ?? {}).map(([key, value]) => ({ name: words(key), value: shown(value) }))
}

export function reasonOf({ changes }: Pick<AuditEvent, 'changes'>): string | null {
  return text(changes?.reason)
}

const sentences: Readonly<Record<string, string>> = {
  'user.created': 'User added',
  'user.updated': 'Profile changed',
  'user.password_changed': 'Password changed',
  'user.suspended': 'User suspended',
  'user.activated': 'User activated',
  'user.deleted': 'User deleted',
  'user.erased': 'User erased',
  'user.role_assigned': 'Role assigned',
  'user.role_unassigned': 'Role unassigned',
  'user.permission_assigned': 'Permission given',
  'user.permission_removed': 'Permission taken away',
  'user.verification_requested': 'Verification e-mail requested',
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? words(one) : shown(one))).join(', ')
  if (isPair(value)) return `${shown(value.from)} → ${shown(value.to)}`
  if (value === null || value === undefined || value === '') return 'not set'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function isPair(value: unknown): value is { from: unknown; to: unknown } {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value
}

/** `emailVerified` as "email verified". */
function words(key: string): string {
  return key.replaceAll(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
