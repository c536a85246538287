import type { Clock } from '../kernel/clock.ts'
import type { AuthenticationMethodStore } from './authentication-method-store.ts'
import type { MfaExemptionStore } from './mfa-exemption.ts'
import type { RememberedBrowserStore } from './remembered-browser.ts'

export interface ForgetUnfinishedDeps {
  readonly authenticationMethods: AuthenticationMethodStore
  readonly mfaExemptions: MfaExemptionStore
  readonly rememberedBrowsers: RememberedBrowserStore
  readonly clock: Clock
}

const unfinishedMs = 24 * 3_600_000

/** Removes enrolments that nobody finished, and browsers and exemptions whose time is over. */
export async function forgetUnfinished(deps: ForgetUnfinishedDeps): Promise<void> {
  const now = deps.clock.now()
  await deps.authenticationMethods.removeUnfinished(new Date(now.getTime() - unfinishedMs))
  await deps.rememberedBrowsers.removeEnded(now)
  await deps.mfaExemptions.removeEnded(now)
}
