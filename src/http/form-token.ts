// What a form of ours carries so that no other site can send it (security.md 5.5): a token that only a page of this
// server can hold, bound to the secret of the browser's cookie and to what the form is for. Log-in forms included.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Sealer } from '../kernel/sealing.ts'

export interface FormTokenDeps {
  readonly sealer: Sealer
}

/** `subject` is what the form belongs to: a sign-in's id or the name of a page. */
export function formToken({ sealer }: FormTokenDeps, browserSecret: string, subject: string): string {
  return createHmac('sha256', sealer.derive('form tokens')).update(`${browserSecret}\0${subject}`).digest('base64url')
}

export function isFormToken(deps: FormTokenDeps, given: unknown, browserSecret: string, subject: string): boolean {
  const expected = Buffer.from(formToken(deps, browserSecret, subject))
  const bytes = Buffer.from(typeof given === 'string' ? given : '')
  return bytes.length === expected.length && timingSafeEqual(bytes, expected)
}
