// What a ticket for a second factor can set up, and for whom.
import type { ApplicationSettings } from '../applications/settings.ts'
import { hasOwnFactor } from '../authentication-methods/authentication-method.ts'
import type { SignInStores } from './sign-in-deps.ts'

export type TicketFactor = 'app' | 'key'

/** `factor`: the only one that the ticket is for; null for whichever is on. */
export function offersOf({ disabledFactors }: Pick<ApplicationSettings, 'disabledFactors'>, factor: string | null) {
  return {
    app: factor !== 'key' && !disabledFactors.includes('totp'),
    key: factor !== 'app' && !disabledFactors.includes('security-key'),
  }
}

export async function hasFactor(
  { authenticationMethods }: Pick<SignInStores, 'authenticationMethods'>,
  userId: string,
) {
  return hasOwnFactor((await authenticationMethods.factorsOf(userId)).factors)
}
