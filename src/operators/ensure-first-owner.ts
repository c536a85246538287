import { createOwnerFromSettings, type FirstOwnerInput } from './create-first-owner.ts'
import type { CreateOperatorDeps } from './create-operator.ts'
import { newSetupLink, type SetupLinkDeps } from './setup-link.ts'

/**
 * At each start: with an owner in the settings makes them where there is none; without, opens the set-up. Answers the
 * token of the set-up link, or null when an owner exists. Call it in a transaction that holds the start-up lock.
 */
export async function ensureFirstOwner(
  deps: CreateOperatorDeps & SetupLinkDeps,
  settings: Pick<FirstOwnerInput, 'email' | 'password'> | null,
): Promise<string | null> {
  if (settings !== null) await createOwnerFromSettings(deps, settings)
  return newSetupLink(deps)
}
