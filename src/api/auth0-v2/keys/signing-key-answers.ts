import { Type } from 'typebox'
import { closed, timestamp } from '../answers.ts'

const kid = Type.String({ description: 'The `kid` of the tokens that the key signs.' })
const cert = Type.String({ description: 'A certificate of the public key, signed by the key itself, in PEM.' })

export const signingKey = closed(
  {
    kid,
    cert,
    pkcs7: Type.String({ description: 'The certificate in PKCS #7.' }),
    fingerprint: Type.String({ description: 'SHA-1 of the certificate, in pairs with colons.' }),
    thumbprint: Type.String({ description: 'The same without colons.' }),
    current: Type.Boolean({ description: 'It signs.' }),
    next: Type.Boolean({ description: 'It is published and will sign next.' }),
    previous: Type.Boolean({ description: 'It signs no more, and still verifies.' }),
    current_since: Type.Optional(timestamp),
    current_until: Type.Optional(timestamp),
    revoked: Type.Boolean(),
  },
  'SigningKey',
)

export const signingKeys = Type.Array(signingKey)

export const changedSigningKey = closed({ kid, cert }, 'ChangedSigningKey')
