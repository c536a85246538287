import type { DigestHash } from './digest-hash.ts'
import { type DigestName, digestLengthBytes } from './digests.ts'
import { decodeBytes } from './encoded-bytes.ts'
import { type FaultList, leaveItOut } from './fault-list.ts'
import type { ForeignHashInput } from './hash-input.ts'
import { readPasswordEncoding } from './salted-password.ts'
import { refuseSalt, requireText } from './text-hash.ts'

/** A leading S in a scheme's name means that the salt follows the digest, before the base64. */
const schemes: Readonly<Record<string, { readonly digest: DigestName; readonly isSalted: boolean }>> = {
  MD5: { digest: 'md5', isSalted: false },
  SMD5: { digest: 'md5', isSalted: true },
  SHA: { digest: 'sha1', isSalted: false },
  SSHA: { digest: 'sha1', isSalted: true },
  SHA224: { digest: 'sha224', isSalted: false },
  SSHA224: { digest: 'sha224', isSalted: true },
  SHA256: { digest: 'sha256', isSalted: false },
  SSHA256: { digest: 'sha256', isSalted: true },
  SHA384: { digest: 'sha384', isSalted: false },
  SSHA384: { digest: 'sha384', isSalted: true },
  SHA512: { digest: 'sha512', isSalted: false },
  SSHA512: { digest: 'sha512', isSalted: true },
}

/** RFC 2307 §5.3: `{SCHEME}` and base64. The digest is made over password and salt, in this order. */
export function parseLdapHash(input: ForeignHashInput, faults: FaultList): DigestHash | null {
  requireText(input, faults)
  refuseSalt(input, faults)
  const [, name = '', encoded = ''] = /^\{(\w+)\}(.*)$/.exec(input.hash.value) ?? []
  const scheme = schemes[name.toUpperCase()]
  if (scheme === undefined) {
    // {CRYPT} means whatever the machine's crypt() once did.
    faults.add('hash.value', `must begin with {${Object.keys(schemes).join('}, {')}}; otherwise ${leaveItOut}`)
    return null
  }
  const bytes = decodeBytes(encoded, 'base64')
  const digestBytes = digestLengthBytes[scheme.digest]
  const isRightLength = scheme.isSalted ? bytes && bytes.length > digestBytes : bytes?.length === digestBytes
  if (bytes === null || !isRightLength) {
    const content = scheme.isSalted ? `${digestBytes} bytes and a salt` : `${digestBytes} bytes`
    faults.add('hash.value', `must hold ${content} in base64 after {${name}}`)
    return null
  }
  return {
    scheme: 'digest',
    digest: scheme.digest,
    expectedBase64: bytes.subarray(0, digestBytes).toString('base64'),
    keyBase64: null,
    salt: scheme.isSalted ? { base64: bytes.subarray(digestBytes).toString('base64'), position: 'suffix' } : null,
    passwordEncoding: readPasswordEncoding(input),
  }
}
