// Whether somebody can sign in, in one sentence, and the one thing that mends it (console.md D1).
import { anyOf } from '../../../lib/any-of.ts'
import { t, tCount } from '../../../lib/text.ts'
import type { Diagnosis, Lock, SignInCheck } from './diagnosis.ts'
import { lockReason } from './lock-words.ts'

export interface Verdict {
  readonly answer: 'can' | 'can-with-a-step' | 'cannot' | 'unknown'
  readonly sentence: string
  readonly remedy: 'activate' | 'unlock' | 'unlock-network' | null
}

/** `name` begins the sentence. */
export function verdictOf(diagnosis: Diagnosis, name: string): Verdict {
  const { nextStep, locks, waysIn: ways } = diagnosis
  const cannot = (sentence: string, remedy: Verdict['remedy'] = null): Verdict => ({
    answer: 'cannot',
    sentence,
    remedy,
  })
  // A lock ends by itself, a suspension does not: it is named first, and lifting the one leaves the other.
  if (nextStep.kind === 'refused') {
    if (nextStep.reason === 'suspended') return cannot(t("{name} can't sign in.", { name }), 'activate')
    const reason = refusals[nextStep.reason ?? ''] ?? t('this sign-in is refused')
    return cannot(t("{name} can't sign in: {reason}.", { name, reason }))
  }
  const [lock] = locks
  if (lock !== undefined) return cannot(lockedOut(lock, name), 'unlock')
  if (ways.length === 0) {
    const isNarrowed = diagnosis.checks.some(({ facts }) => facts.hasNone === true)
    return isNarrowed
      ? cannot(t("{name} can't sign in: {reason}.", { name, reason: refusals.method ?? '' }))
      : cannot(t("{name} can't sign in: there is no password and no other way in.", { name }))
  }
  const network = networkLockOf(diagnosis)
  if (network?.locksOut === true) {
    const { ip } = network
    return cannot(t("{name} can't sign in from {ip}: too many tries came from there.", { name, ip }), 'unlock-network')
  }
  if (diagnosis.canSignIn === null) {
    const count = diagnosis.checks.filter(couldNotRun).length
    const sentence = tCount(
      count,
      "It can't be told whether {name} can sign in: 1 check could not run.",
      "It can't be told whether {name} can sign in: {count} checks could not run.",
      { name },
    )
    return { answer: 'unknown', sentence, remedy: null }
  }
  const step = stepWords(diagnosis)
  if (step !== null) {
    return { answer: 'can-with-a-step', sentence: t('{name} can sign in, and {step}.', { name, step }), remedy: null }
  }
  const taken = network === null ? ways : ways.filter((way) => way !== 'password')
  const offered = anyOf(taken.map((way) => waysIn[way] ?? way))
  return { answer: 'can', sentence: t('{name} can sign in with {ways}.', { name, ways: offered }), remedy: null }
}

/** That no password is taken from where they came last; null where they are. */
export interface NetworkLock {
  /** Masked for those who see it so. */
  readonly ip: string
  readonly until: string
  /** They have no other way in. */
  readonly locksOut: boolean
}

export function networkLockOf({ checks }: Pick<Diagnosis, 'checks'>): NetworkLock | null {
  const check = checks.find(({ id }) => id === 'network')
  if (check === undefined || !isNetworkLock(check)) return null
  return { ip: String(check.facts.ip), until: String(check.facts.until), locksOut: check.state === 'fail' }
}

/** Rather than a rule, which has no such end. */
export function isNetworkLock({ id, facts }: SignInCheck): boolean {
  return id === 'network' && typeof facts.until === 'string'
}

/** Whoever was to be asked for it could not be. */
export function couldNotRun({ facts }: SignInCheck): boolean {
  return facts.couldNotRun === true
}

function isLeakedPassword({ id, facts }: SignInCheck): boolean {
  return id === 'password' && typeof facts.leakedAt === 'string'
}

function lockedOut(lock: Lock, name: string): string {
  const { network } = lock
  const reason = lockReason(lock)
  return network === null
    ? t("{name} can't sign in: {reason}.", { name, reason })
    : t("{name} can't sign in from {network}: {reason}.", { name, network, reason })
}

function stepWords({ nextStep: { kind, offers = [] }, checks }: Diagnosis): string | null {
  if (kind === 'new-password' && checks.some(isLeakedPassword)) {
    return t('is asked to choose a new password: theirs is known as leaked')
  }
  if (kind !== 'second-factor') return steps[kind] ?? null
  return t('is asked for a second factor: {factors}', {
    factors: anyOf(offers.map((offer) => factors[offer] ?? offer)),
  })
}

/** As the diagnosis and its facts name them. */
export const waysIn: Readonly<Record<string, string>> = {
  password: t('a password'),
  passkey: t('a passkey'),
  'email-code': t('a code by e-mail'),
  provider: t('another provider'),
}

const factors: Readonly<Record<string, string>> = {
  totp: t('authenticator app'),
  passkey: t('passkey or security key'),
  email: t('code by e-mail'),
  'recovery-code': t('recovery code'),
}

const steps: Readonly<Record<string, string>> = {
  enrol: t('is asked to set up a second factor'),
  'new-codes': t('gets new recovery codes'),
  terms: t('is asked to accept the terms of use'),
  profile: t('is asked to bring their profile up to date'),
  'new-password': t('is asked to choose a new password'),
  'name-organization': t('is asked which organization they belong to'),
  'choose-organization': t('is asked which organization it is for'),
  consent: t('is asked to allow the app'),
}

const refusals: Readonly<Record<string, string>> = {
  'client-gone': t('the app is gone'),
  'not-a-member': t('they are no member of the organization'),
  'organization-suspended': t('the organization is suspended'),
  'single-sign-on': t('the organization requires its single sign-on, and they are not known there'),
  network_blocked: t('a network rule keeps out where they came from last'),
  method: t('the app takes other ways to sign in'),
  'organization-not-let-in': t('the app is for people of certain organizations, and they come from none of them'),
  'role-missing': t('the app is for people with certain roles, and they have none of them'),
  'not-served': t('the app is not for people of their connection'),
  'no-organization': t('the app is for members of organizations, and they belong to none'),
}
