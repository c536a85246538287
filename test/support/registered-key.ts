import { softwareAuthenticator } from './software-authenticator.ts'

/** What a browser would have registered at this very host, as an administrator of `/api/v2` hands it in. */
export function registeredKey(type: 'passkey' | 'webauthn-roaming') {
  const options = { challenge: 'AAAA', rp: { id: 'localhost', name: 'Acme' }, user: { id: 'AAAA' } }
  const made = softwareAuthenticator('http://localhost').create(options as never)
  const attestation = Buffer.from(made.response.attestationObject, 'base64url')
  // 37 bytes of head, 16 of AAGUID, 2 of length, 32 of id: the key is what follows.
  const authData = attestation.subarray(attestation.indexOf('authData') + 'authData'.length + 2)
  return { type, name: 'Key', key_id: made.id, public_key: authData.subarray(37 + 16 + 2 + 32).toString('base64') }
}
