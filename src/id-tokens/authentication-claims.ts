import { lastSecondFactorAt, type ProofOfPerson, provenConnections, type Session } from '../sessions/session.ts'
import type { FamilySignIn } from '../token-families/token-family.ts'

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

/** What tokens tell of a sign-in that opened this session, or went on in it. */
export function familySignInOfSession(session: Session, nonce: string | null): FamilySignIn {
  const { impersonator } = session
  return {
    authenticatedAt: Math.floor(session.authenticatedAt.getTime() / 1000),
    methods: methodReferences(session),
    nonce,
    connectionIds: provenConnections(session),
    ...(impersonator === undefined
      ? {}
      : { actor: { id: impersonator.id, until: Math.floor(session.expiresAt.getTime() / 1000) } }),
  }
}
