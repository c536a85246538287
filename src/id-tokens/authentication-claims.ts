import { lastSecondFactorAt, type ProofOfPerson, type Session } from '../sessions/session.ts'

/** RFC 8176 §2. */
const names: Readonly<Record<ProofOfPerson['name'], readonly string[]>> = {
  pwd: ['pwd'],
  // What the device unlocked with is not told to us; that it holds the key is.
  passkey: ['pop'],
  email: ['otp'],
  sms: ['sms'],
  federated: [],
  mfa: ['mfa'],
}

/** The `amr` of a session: how the person proved who they are, and `mfa` where it took two factors. */
export function methodReferences(session: Pick<Session, 'methods'>): readonly string[] {
  const each = session.methods.flatMap(({ name, type }) => [...names[name], ...(type === 'totp' ? ['otp'] : [])])
  return [...new Set([...each, ...(lastSecondFactorAt(session) === null ? [] : ['mfa'])])]
}
