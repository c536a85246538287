import type { AuthenticationMethodStore } from '../../authentication-methods/authentication-method-store.ts'
import type { SignIn } from '../../sign-ins/sign-in.ts'
import type { Step } from '../../sign-ins/sign-in-facts.ts'

/** What can be shown now, in the vendor's words. */
export interface Authenticator {
  readonly id: string
  readonly authenticator_type: 'otp' | 'oob' | 'recovery-code'
  readonly active: true
  readonly oob_channel?: 'email'
  readonly name?: string
}

/** The factors of a person who is asked for one. Passkeys are not among them: they need a browser. */
export async function authenticatorsOf(
  methods: Pick<AuthenticationMethodStore, 'factorsOf' | 'list'>,
  { userId }: SignIn,
  step: Step,
): Promise<readonly Authenticator[]> {
  if (userId === null || step.kind !== 'second-factor') return []
  const [enrolled, { factors }] = await Promise.all([methods.list(userId), methods.factorsOf(userId)])
  const idOf = (type: string) =>
    enrolled.find((method) => method.type === type && method.confirmedAt !== null)?.id ?? `${type}|${userId}`
  return step.offers.flatMap((offer): readonly Authenticator[] => {
    if (offer === 'totp') return [{ id: idOf('totp'), authenticator_type: 'otp', active: true }]
    if (offer === 'recovery-code') {
      return [{ id: idOf('recovery-code'), authenticator_type: 'recovery-code', active: true }]
    }
    if (offer !== 'email' || factors.email === null) return []
    const name = maskedAddress(factors.email)
    return [{ id: idOf('email'), authenticator_type: 'oob', active: true, oob_channel: 'email', name }]
  })
}

/** Enough to know which mailbox: whoever has only the password learns no address. */
function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, 1)}***${address.slice(at, at + 2)}***`
}
