// Who asks people for a second factor, how long setting one up may be put off, and who is spared.
import type { ApplicationSettings } from '../applications/settings.ts'
import { hasSecondFactor } from '../authentication-methods/authentication-method.ts'
import type { JsonObject } from '../kernel/json.ts'
import { calledName } from '../organizations/organization.ts'
import type { Account } from './account.ts'
import type { SignInFacts } from './sign-in-facts.ts'

/** Who asks for a second factor, whether or not there is one. */
export interface MfaRule {
  readonly by: 'application' | 'client' | 'organization' | 'role'
  /** What the client, the organization or the role is called. */
  readonly name: string | null
  /** Until when setting one up may be put off: past, it may not; null as the settings have it. */
  readonly graceUntil: Date | null
}

const atOnce = new Date(0)

/** All that ask for one in this sign-in: of any of them it is enough. */
export function mfaRules(
  facts: Pick<SignInFacts, 'settings' | 'client' | 'organization' | 'demandingRole'>,
): readonly MfaRule[] {
  const { settings, client, organization, demandingRole } = facts
  return [
    ...(settings.mfaPolicy === 'required' ? [{ by: 'application', name: null, graceUntil: null } as const] : []),
    ...(client?.requiresMfa === true ? [{ by: 'client', name: client.name, graceUntil: atOnce } as const] : []),
    ...(organization?.requiresMfa === true
      ? [{ by: 'organization', name: calledName(organization), graceUntil: organization.mfaGraceUntil } as const]
      : []),
    ...(demandingRole === null ? [] : [{ by: 'role', ...demandingRole } as const]),
  ]
}

/** Until when no rule makes somebody set up a factor; null where no exemption holds. What they have is asked for. */
export function exemptionOf({ exemptUntil, now }: Pick<SignInFacts, 'exemptUntil' | 'now'>): Date | null {
  return exemptUntil !== null && exemptUntil > now ? exemptUntil : null
}

/** Where several ask for the factor, the earliest end counts. */
export function endOfGrace(facts: SignInFacts): Date | null {
  const { account, settings } = facts
  if (account === null) return null
  const ofApplication = graceOfApplication(account, settings)
  return new Date(Math.min(...mfaRules(facts).map(({ graceUntil }) => (graceUntil ?? ofApplication).getTime())))
}

/** Until when somebody may put off what the application asks for. */
export function graceOfApplication(
  { createdAt }: Pick<Account, 'createdAt'>,
  { mfaGraceDays }: Pick<ApplicationSettings, 'mfaGraceDays'>,
): Date {
  return new Date(createdAt.getTime() + mfaGraceDays * 86_400_000)
}

/** For whoever asks why somebody is to set up a factor; empty where no rule asks, but a client or an operator does. */
export function askedBy(facts: SignInFacts): JsonObject {
  const [rule] = mfaRules(facts)
  return rule === undefined ? {} : { by: rule.by, name: rule.name }
}

/** For whoever asks why somebody is not: empty where no rule would ask them. */
export function sparedUntil(facts: SignInFacts): JsonObject {
  const until = exemptionOf(facts)
  if (until === null || mfaRules(facts).length === 0) return {}
  return facts.factors === null || hasSecondFactor(facts.factors) ? {} : { exemptUntil: until.toISOString() }
}
