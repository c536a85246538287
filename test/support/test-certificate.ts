// The product's own self-signed certificate for localhost and 127.0.0.1, trusted by this process. One for all apps of a
// process: of two with the same name OpenSSL would look at the first alone.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { readTls, type Tls } from '../../src/config/tls.ts'

export interface TestCertificate {
  readonly tls: Tls
  /** What another process is told to trust, by NODE_EXTRA_CA_CERTS. */
  readonly file: string
}

let certificate: Promise<TestCertificate> | null = null

export function trustedCertificate(): Promise<TestCertificate> {
  certificate ??= makeCertificate()
  return certificate
}

async function makeCertificate(): Promise<TestCertificate> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-tls-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const tls = await readTls('self-signed', folder)
  if (tls === null) throw new Error('no certificate was made')
  setDefaultCACertificates([...getCACertificates('default'), tls.cert.toString()])
  return { tls, file: join(folder, 'tls.crt') }
}
