// Why the answer of a passkey was refused (console.md 3.5), for whoever helps its owner. It is asked after the refusal and
// decides nothing: what it reads of the answer was signed by nobody we know.
import { createHash } from 'node:crypto'
import type { AuthenticationMethodStore } from './authentication-method-store.ts'
import { relyingPartyId } from './passkeys.ts'

/**
 * `unknown`: nobody has this passkey here. `other-account`: somebody else has it. `site`: it was asked for by another
 * site. `second-only`: it is a security key, and nobody had proven anything before it. `not-unlocked`: its owner was not
 * asked for a finger, a face or a PIN.
 */
export type PasskeyFault = 'unknown' | 'other-account' | 'site' | 'second-only' | 'not-unlocked'

export interface PasskeyFaultDeps {
  readonly authenticationMethods: Pick<AuthenticationMethodStore, 'findByCredential'>
  readonly publicUrl: string
}

/** Null where nothing of the kind is to be seen, such as for a wrong signature. */
export async function passkeyFault(
  { authenticationMethods, publicUrl }: PasskeyFaultDeps,
  answer: unknown,
  expectedUserId: string | null,
): Promise<PasskeyFault | null> {
  const { id, origin, site, flags } = readAnswer(answer)
  if (id === null) return null
  const method = await authenticationMethods.findByCredential(id)
  if (method === null) return 'unknown'
  if (expectedUserId !== null && method.userId !== expectedUserId) return 'other-account'
  if (origin !== null && origin !== new URL(publicUrl).origin) return 'site'
  if (site !== null && !site.equals(createHash('sha256').update(relyingPartyId(publicUrl)).digest())) return 'site'
  if (expectedUserId === null && method.type === 'security-key') return 'second-only'
  return method.type === 'passkey' && flags !== null && (flags & userVerified) === 0 ? 'not-unlocked' : null
}

/** WebAuthn Level 3 §6.1: 32 bytes of the site's hash, then the flags, of which bit 2 is "user verified". */
const siteBytes = 32
const userVerified = 0b100

interface Read {
  readonly id: string | null
  readonly origin: string | null
  readonly site: Buffer | null
  readonly flags: number | null
}

function readAnswer(answer: unknown): Read {
  const { id, response } = (answer ?? {}) as { id?: unknown; response?: Record<string, unknown> | null }
  const data = Buffer.from(textOf(response?.authenticatorData), 'base64url')
  const isWhole = data.length > siteBytes
  return {
    id: typeof id === 'string' ? id : null,
    origin: originOf(textOf(response?.clientDataJSON)),
    site: isWhole ? data.subarray(0, siteBytes) : null,
    flags: isWhole ? (data[siteBytes] ?? null) : null,
  }
}

function originOf(clientData: string): string | null {
  try {
    const { origin } = JSON.parse(Buffer.from(clientData, 'base64url').toString()) as { origin?: unknown }
    return typeof origin === 'string' ? origin : null
  } catch {
    // What is no JSON names no site.
    return null
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
