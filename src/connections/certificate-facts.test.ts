import { expect, test } from 'vitest'
import { trustedCertificate } from '../../test/support/test-certificate.ts'
import { newOptions } from './connection-options.ts'

test('of the certificate that a provider signs with its end, its name and its thumbprint are told', async () => {
  const pem = (await trustedCertificate()).tls.cert.toString()
  const facts = {
    cert: pem,
    expires: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    subject: { commonName: 'localhost' },
    thumbprints: [expect.stringMatching(/^[\da-f]{40}$/)],
  }
  for (const signingCert of [pem, Buffer.from(pem).toString('base64')]) {
    const options = newOptions('samlp', { signingCert })
    expect({ ...options, cert: String(options.cert).trim() }).toMatchObject({ ...facts, cert: pem.trim(), signingCert })
  }
  const derOfSame = Buffer.from(pem.replace(/-----.*-----|\s/g, ''), 'base64').toString('base64')
  expect(newOptions('pingfederate', { signingCert: derOfSame })).toMatchObject({ subject: facts.subject })
})
