// What somebody means by what they typed into the palette (console.md 1.5): a command and whom it is about, a question
// about rights, one kind of thing, or simply words.
import { t } from '../../../lib/text.ts'

export const verbs = [
  'suspend',
  'activate',
  'unlock',
  'reset-mfa',
  'reset-password',
  'revoke-sessions',
  'schedule-offboarding',
  'assign-role',
  'impersonate',
  'lock-down',
  'delete',
] as const
export type Verb = (typeof verbs)[number]

/** `all`: everything; else one kind of result alone. */
export type Scope = 'all' | 'commands' | 'organizations' | 'people'

export interface Meaning {
  readonly scope: Scope
  /** The act, where the words begin with one. */
  readonly verb: Verb | null
  /** Who holds it is asked: a role by a part of its name, or a permission such as `users:delete`. */
  readonly held: string | null
  readonly ip: string | null
  /** What is searched for: the words without what was understood of them. */
  readonly words: string
}

export function readWords(text: string): Meaning {
  const trimmed = text.trim()
  const nothing = { scope: 'all', verb: null, held: null, ip: null, words: trimmed } as const
  const scope = scopes[trimmed.slice(0, 1)]
  if (scope !== undefined) return { ...nothing, scope, words: trimmed.slice(1).trim() }
  const lower = trimmed.toLowerCase()
  for (const [verb, spellings] of verbWords) {
    const said = spellings.find((spelling) => lower.startsWith(`${spelling} `))
    if (said !== undefined) return { ...nothing, verb, words: trimmed.slice(said.length).trim() }
  }
  const question = questions.find((start) => lower.startsWith(`${start} `))
  if (question !== undefined) {
    const held = trimmed.slice(question.length).replace(/\?$/, '').trim()
    return { ...nothing, held, words: held }
  }
  return { ...nothing, ip: isIpAddress(trimmed) ? trimmed : null }
}

const scopes: Readonly<Record<string, Scope>> = { '>': 'commands', '#': 'organizations', '@': 'people' }

/** In English and in the language of the page, the longest first. */
const verbWords: readonly (readonly [Verb, readonly string[]])[] = [
  ['suspend', ['suspend', t('suspend')]],
  ['activate', ['activate', t('activate')]],
  ['unlock', ['unlock', t('unlock')]],
  ['reset-mfa', ['reset mfa', t('reset mfa')]],
  ['reset-password', ['reset password', t('reset password')]],
  ['revoke-sessions', ['revoke all sessions', 'revoke sessions', 'sign out', t('revoke sessions')]],
  ['schedule-offboarding', ['schedule offboarding', 'offboard', t('offboard')]],
  ['assign-role', ['assign role', t('assign role')]],
  ['impersonate', ['impersonate', t('impersonate')]],
  ['lock-down', ['lock down', t('lock down')]],
  ['delete', ['delete', t('delete')]],
]

const questions = ['who has', 'who can', t('who has'), t('who can')]

function isIpAddress(text: string): boolean {
  const isV4 = /^(\d{1,3}\.){3}\d{1,3}$/.test(text) && text.split('.').every((part) => Number(part) <= 255)
  return isV4 || (/^[0-9a-f:.]{3,45}$/i.test(text) && text.split(':').length > 2)
}
