import type { SignIn } from './sign-in.ts'
import type { SignInStores } from './sign-in-deps.ts'

/** That the organization was signed in to, and by whom of its members. */
export async function noteOrganizationSignIn(
  { memberships, organizations }: Pick<SignInStores, 'memberships' | 'organizations'>,
  { organizationId }: Pick<SignIn, 'organizationId'>,
  userId: string,
  at: Date,
): Promise<void> {
  if (organizationId === null) return
  await organizations.noteSignIn(organizationId, at)
  await memberships.noteSignIn(organizationId, userId, at)
}
