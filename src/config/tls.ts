// Certificates: the operator's own, or one made for this machine alone and kept in the data folder.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'

export interface Tls {
  readonly cert: Buffer
  readonly key: Buffer
}

const certificateDays = 397

export async function readTls(https: Config['https'], dataDir: string): Promise<Tls | null> {
  if (https === null) return null
  if (https === 'self-signed') return selfSigned(dataDir)
  return { cert: readPem(https.certificate, 'TLS_CERT'), key: readPem(https.key, 'TLS_KEY') }
}

async function selfSigned(dataDir: string): Promise<Tls> {
  const certFile = join(dataDir, 'tls.crt')
  const keyFile = join(dataDir, 'tls.key')
  if (!existsSync(certFile) || !existsSync(keyFile)) {
    const { generate } = await import('selfsigned')
    const pair = await generate([{ name: 'commonName', value: 'localhost' }], {
      keySize: 2048,
      notAfterDate: new Date(Date.now() + certificateDays * 86_400_000),
      extensions: [
        {
          name: 'subjectAltName',
          altNames: [
            { type: 2, value: 'localhost' },
            { type: 7, ip: '127.0.0.1' },
            { type: 7, ip: '::1' },
          ],
        },
      ],
    })
    writeFileSync(keyFile, pair.private, { mode: 0o600 })
    writeFileSync(certFile, pair.cert, { mode: 0o644 })
  }
  return { cert: readFileSync(certFile), key: readFileSync(keyFile) }
}

function readPem(path: string, name: string): Buffer {
  if (!existsSync(path)) throw new Error(`${name}: there is no file ${path}.`)
  return readFileSync(path)
}
