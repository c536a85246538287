import type { SignIn } from '../sign-ins/sign-in.ts'
import type { SignInFacts, Step } from '../sign-ins/sign-in-facts.ts'
import type { StepKind } from './flow.ts'

/** Where the two accounts of a person are proven and joined. */
export const linkingPath = '/u/link-identity/accounts'

/** Where each step has its page. */
const stepPaths: Readonly<Record<StepKind, string>> = {
  'name-organization': '/u/organization/name',
  identify: '/u/login',
  'first-factor': '/u/login/password',
  federated: '/u/login/company',
  'confirm-email': '/u/signup/confirm',
  'second-factor': '/u/mfa',
  'first-passkey': '/u/signup/passkey',
  enrol: '/u/mfa/enrol',
  'new-codes': '/u/mfa/codes',
  terms: '/u/terms',
  profile: '/u/profile',
  'new-password': '/u/login/new-password',
  'choose-organization': '/u/organization',
  consent: '/u/consent',
  'passkey-offer': '/u/passkey-offer',
  refused: '/u/refused',
  // Whatever page is asked for then, the sign-in is finished instead.
  done: '/u/login',
}

export function addressOfStep(step: Step, { signIn }: Pick<SignInFacts, 'signIn'>): string {
  const { kind } = step
  // Who said no to a client needs no page about it; the client is told.
  if (kind === 'refused' && step.reason === 'denied') return addressAfter(signIn)
  return addressWithin(signIn, stepPaths[kind])
}

export function addressWithin({ id }: Pick<SignIn, 'id'>, path: string): string {
  return `${path}?state=${encodeURIComponent(id)}`
}

/** Where the browser goes with what it signed in for. Only ever to a page of ours (OID-13). */
export function addressAfter({ id, goal }: SignIn): string {
  if (goal.kind === 'authorize') return `/authorize/resume?state=${encodeURIComponent(id)}`
  if (goal.kind === 'link') return linkingPath
  if (goal.kind === 'device') return addressWithin({ id }, '/activate/confirm')
  return goal.kind === 'account' && isOwnPath(goal.path) ? goal.path : '/account'
}

/** A path of this host, and one that no browser reads as another host's (OID-13). */
export function isOwnPath(path: string): boolean {
  return /^\/(account|console|org|u\/invitation)(\/[\w.~%@|-]+)*\/?(\?[\w.~%@|&=+:*-]*)?$/.test(path)
}
