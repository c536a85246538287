import type { AuthenticationMethodStore } from './authentication-method-store.ts'

/** Somebody whose factors were reset has enrolled again: their next sign-in is like any other. */
export async function clearMfaReset(
  { authenticationMethods }: { readonly authenticationMethods: AuthenticationMethodStore },
  userId: string,
): Promise<void> {
  await authenticationMethods.clearReset(userId)
}
