import { X509Certificate } from 'node:crypto'
import type { Json, JsonObject } from '../kernel/json.ts'

/** What the vendor tells of the certificate that a provider signs with; nothing where there is none to be read. */
export function certificateFacts(signingCert: Json | undefined): JsonObject {
  if (typeof signingCert !== 'string') return {}
  const certificate = readCertificate(signingCert)
  if (certificate === null) return {}
  return {
    cert: isPem(signingCert) ? signingCert : certificate.toString(),
    expires: new Date(certificate.validTo).toISOString(),
    subject: subjectOf(certificate),
    thumbprints: [certificate.fingerprint.replaceAll(':', '').toLowerCase()],
  }
}

/** PEM, that in base64, or base64 of the bare certificate. What is none is kept as it came, and nothing is said of it. */
function readCertificate(text: string): X509Certificate | null {
  try {
    return new X509Certificate(isPem(text) ? text : Buffer.from(text, 'base64'))
  } catch {
    return null
  }
}

function isPem(text: string): boolean {
  return text.includes('-----BEGIN')
}

function subjectOf({ subject }: X509Certificate): JsonObject {
  const parts = subject.split('\n').map((part) => {
    const [short = '', ...value] = part.split('=')
    return [names[short] ?? short, value.join('=')] as const
  })
  return Object.fromEntries(parts)
}

/** RFC 4514 §3. */
const names: Readonly<Record<string, string>> = {
  CN: 'commonName',
  C: 'countryName',
  O: 'organizationName',
  OU: 'organizationalUnitName',
  L: 'localityName',
  ST: 'stateOrProvinceName',
}
