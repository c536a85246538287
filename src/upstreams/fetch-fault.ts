import type { OutgoingFault } from '../kernel/outgoing.ts'
import type { TestFault } from './tested-step.ts'

/** Why a provider gave no answer, by what Node.js and OpenSSL call it. */
export function fetchFault({ reason, cause }: OutgoingFault): TestFault {
  if (reason === 'refused') return 'address-refused'
  if (reason !== 'unreachable') return reason
  const code = cause instanceof Error ? (cause as NodeJS.ErrnoException).code : undefined
  return byCode[code ?? ''] ?? 'unreachable'
}

const byCode: Readonly<Record<string, TestFault>> = {
  ENOTFOUND: 'name-unknown',
  EAI_AGAIN: 'name-unknown',
  ECONNREFUSED: 'connection-refused',
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-unknown',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-unknown',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-unknown',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-unknown',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-unknown',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-other-name',
}
