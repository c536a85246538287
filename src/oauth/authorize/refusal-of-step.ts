import { accessRefusals } from '../../sign-ins/app-access.ts'
import type { Step } from '../../sign-ins/sign-in-facts.ts'
import { Refusal } from './refusal.ts'

type Refused = Extract<Step, { kind: 'refused' }>

/** What ends a sign-in, in the words that the vendor's clients know. */
export function refusalOf({ reason }: Refused): Refusal {
  switch (reason) {
    case 'suspended':
      return new Refusal('unauthorized', 'user is blocked')
    case 'not-a-member':
      return new Refusal('access_denied', 'user is not part of the organization')
    case 'not-served':
      return new Refusal('access_denied', 'the connection of the user is not enabled for this client')
    case 'no-organization':
      return new Refusal('access_denied', 'user is not part of any organization')
    case 'organization-suspended':
      return new Refusal('access_denied', 'the organization is suspended')
    case 'organization-not-let-in':
    case 'role-missing':
      return new Refusal('access_denied', accessRefusals[reason])
    case 'single-sign-on':
      return new Refusal('access_denied', 'the organization requires single sign-on by its own connection')
    case 'network_blocked':
      return new Refusal('access_denied', 'nobody may sign in from this network')
    case 'method':
      return new Refusal('access_denied', 'the client takes other ways to sign in')
    case 'account-gone':
    case 'account-changed':
    case 'session-ended':
      return new Refusal('login_required', 'Login required')
    default:
      return new Refusal('access_denied', 'The sign-in was refused')
  }
}

/** What `prompt=none` cannot do without a page (OpenID Connect Core §3.1.2.6); null where nothing is left to do. */
export function silentRefusal(step: Step): Refusal | null {
  switch (step.kind) {
    case 'done':
      return null
    case 'refused':
      return refusalOf(step)
    case 'consent':
      return new Refusal('consent_required', 'Consent required')
    case 'second-factor':
    case 'enrol':
      return new Refusal('interaction_required', 'Multifactor authentication required')
    case 'new-codes':
      return new Refusal('interaction_required', 'New recovery codes must be saved')
    case 'terms':
      return new Refusal('interaction_required', 'The terms of use must be accepted')
    case 'profile':
      return new Refusal('interaction_required', 'The profile must be brought up to date')
    case 'new-password':
      return new Refusal('interaction_required', 'A new password must be chosen')
    case 'name-organization':
    case 'choose-organization':
      return new Refusal('interaction_required', 'An organization must be chosen')
    default:
      return new Refusal('login_required', 'Login required')
  }
}
