import { X509Certificate } from 'node:crypto'
import { RollcallError } from '../kernel/errors.ts'

export interface Certificate {
  /** SHA-256 of the whole, in base64url (RFC 8705 §3.1). */
  readonly thumbprint: string
  /** Whom it names, a line a part. */
  readonly subjectName: string
  readonly end: Date
}

/** Reads an X.509 certificate in PEM. */
export function readCertificate(pem: string): Certificate {
  try {
    const { fingerprint256, subject, validTo } = new X509Certificate(pem)
    const thumbprint = Buffer.from(fingerprint256.replaceAll(':', ''), 'hex').toString('base64url')
    return { thumbprint, subjectName: subject ?? '', end: new Date(validTo) }
  } catch (fault) {
    const message = 'The PEM must hold an X.509 certificate; this one cannot be read'
    throw new RollcallError('invalid_input', message, { details: [{ field: 'pem', message }], cause: fault })
  }
}
