import { RollcallError } from '../../kernel/errors.ts'
import { provePasskey } from '../../sign-ins/prove-passkey.ts'
import { type StepForm, UnusableForm } from '../flow.ts'

/** What the browser's authenticator answered, which the script put into the form. */
export const passkeyForm: StepForm = {
  path: '/u/login/passkey',
  serves: ['identify', 'first-factor'],
  page: '/u/login/identifier',
  take: ({ directory, signIn, caller }, form) =>
    provePasskey(directory, signIn, readCredential(form.text('credential')), caller),
}

export function readCredential(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UnusableForm({ key: 'credentials', field: null })
  }
}

/** Whether somebody can answer the same page anew: what came proves nothing, or the key is one they have. */
export function provesNothing(fault: unknown): boolean {
  if (fault instanceof UnusableForm) return true
  return fault instanceof RollcallError && ['invalid_input', 'factor_exists'].includes(fault.code)
}
