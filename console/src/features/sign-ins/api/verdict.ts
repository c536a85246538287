// Whether somebody can sign in, in one sentence, and the one thing that mends it (console.md D1).
import type { Diagnosis, Lock, NextStep } from './diagnosis.ts'

export interface Verdict {
  readonly answer: 'can' | 'can-with-a-step' | 'cannot'
  readonly sentence: string
  readonly remedy: 'activate' | 'unlock' | null
}

/** `name` begins the sentence. */
export function verdictOf(diagnosis: Diagnosis, name: string): Verdict {
  const { nextStep, locks, waysIn } = diagnosis
  const cannot = (why: string, remedy: Verdict['remedy'] = null): Verdict => ({
    answer: 'cannot',
    sentence: `${name} can't sign in${why}`,
    remedy,
  })
  // A lock ends by itself, a suspension does not: it is named first, and lifting the one leaves the other.
  if (nextStep.kind === 'refused') {
    if (nextStep.reason === 'suspended') return cannot('.', 'activate')
    return cannot(`: ${refusals[nextStep.reason ?? ''] ?? 'this sign-in is refused'}.`)
  }
  const [lock] = locks
  if (lock !== undefined) return cannot(`${lockWords(lock)}.`, 'unlock')
  if (waysIn.length === 0) return cannot(': there is no password and no other way in.')
  const step = stepWords(nextStep)
  if (step !== null) return { answer: 'can-with-a-step', sentence: `${name} can sign in, and ${step}.`, remedy: null }
  return {
    answer: 'can',
    sentence: `${name} can sign in with ${inWords(waysIn.map((way) => ways[way]))}.`,
    remedy: null,
  }
}

/** " from 203.0.113.7: too many wrong passwords" */
export function lockWords({ act, network }: Lock): string {
  const from = network === null ? '' : ` from ${network}`
  return `${from}: too many wrong ${tries[act]}`
}

/** "a, b or c" */
function inWords(parts: readonly string[]): string {
  const [last = '', ...before] = parts.toReversed()
  return before.length === 0 ? last : `${before.toReversed().join(', ')} or ${last}`
}

function stepWords({ kind, offers = [] }: NextStep): string | null {
  if (kind === 'second-factor') {
    return `is asked for a second factor: ${inWords(offers.map((offer) => factors[offer] ?? offer))}`
  }
  return steps[kind] ?? null
}

const tries: Readonly<Record<Lock['act'], string>> = {
  password: 'passwords',
  'second-factor': 'second factors',
  code: 'codes from e-mails',
}

const ways: Readonly<Record<Diagnosis['waysIn'][number], string>> = {
  password: 'a password',
  passkey: 'a passkey',
  'email-code': 'a code by e-mail',
  provider: 'another provider',
}

const factors: Readonly<Record<string, string>> = {
  totp: 'authenticator app',
  passkey: 'passkey or security key',
  email: 'code by e-mail',
  'recovery-code': 'recovery code',
}

const steps: Readonly<Record<string, string>> = {
  enrol: 'is asked to set up a second factor',
  'name-organization': 'is asked which organization they belong to',
  'choose-organization': 'is asked which organization it is for',
  consent: 'is asked to allow the app',
}

const refusals: Readonly<Record<string, string>> = {
  'client-gone': 'the app is gone',
  'not-a-member': 'they are no member of the organization',
  'no-organization': 'the app is for members of organizations, and they belong to none',
}
