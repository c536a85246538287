import { invalidField } from '../kernel/errors.ts'
import { requireStep } from './choose.ts'
import { moveOn } from './keep-sign-in.ts'
import type { SignIn } from './sign-in.ts'
import type { SignInDeps } from './sign-in-deps.ts'

/**
 * Takes the name of the organization whose people are meant, where pools are isolated. It proves nothing: whoever is not
 * its member is a stranger there.
 */
export async function nameOrganization(deps: SignInDeps, signIn: SignIn, typed: string): Promise<SignIn> {
  await requireStep(deps, signIn, 'name-organization')
  const organization = await deps.stores.organizations.findByName(typed.trim().toLowerCase())
  if (organization === null) throw invalidField('organization', 'There is no organization of this name.')
  const choices = { ...signIn.choices, namedOrganization: true }
  return moveOn(deps.stores, signIn, { organizationId: organization.id, choices }, deps.clock.now())
}
