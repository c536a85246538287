import { Type } from 'typebox'
import type { DescribedOperation } from '../../http/described-operation.ts'
import { address, anyClient, clientProof, closed, parameters, programOperation, text } from './describe.ts'

/** RFC 8628 §3.2. */
const codes = closed(
  {
    device_code: Type.String({ description: 'For `/oauth/token`.' }),
    user_code: Type.String({ description: 'What the device shows and the person types.' }),
    verification_uri: address('Where the person types it.'),
    verification_uri_complete: address('The same with the code in it.'),
    expires_in: Type.Integer({ description: 'Seconds.' }),
    interval: Type.Integer({ description: 'Seconds between two questions at `/oauth/token`, at least.' }),
  },
  'DeviceCodes',
)

export const deviceOperations: readonly DescribedOperation[] = [
  programOperation('devices', {
    method: 'POST',
    path: '/oauth/device/code',
    summary: 'Begin a sign-in on a device without a keyboard',
    proofs: ['clientSecret'],
    permissions: anyClient,
    body: parameters(
      {},
      {
        ...clientProof,
        audience: text('The API that the access token is for, by its identifier.', 1_000),
        resource: text("The same in the standard's word (RFC 8707).", 1_000),
        scope: text('Words with spaces between them, 500 at most.', 20_000),
      },
    ),
    answers: { 200: codes },
  }),
]
