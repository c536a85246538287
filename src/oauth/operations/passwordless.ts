import { Type } from 'typebox'
import type { DescribedOperation } from '../../http/described-operation.ts'
import { anyClient, clientProof, closed, oneOf, parameters, programOperation, text } from './describe.ts'

const begun = closed(
  {
    _id: Type.String({ description: "Nobody's: known and unknown addresses are answered alike." }),
    email: Type.String({ format: 'email' }),
    email_verified: Type.Literal(false),
  },
  'PasswordlessStart',
)

export const passwordlessOperations: readonly DescribedOperation[] = [
  programOperation('passwordless', {
    method: 'POST',
    path: '/passwordless/start',
    summary: 'Mail a code or a link that signs in',
    proofs: ['clientSecret'],
    permissions: anyClient,
    body: parameters(
      {
        connection: text('A connection of the strategy email, by name.', 200),
        email: text('Where the code or the link goes.', 320),
      },
      {
        ...clientProof,
        send: oneOf(['link', 'code'], 'A link where it is left out.'),
        authParams: Type.Record(Type.String(), Type.Unknown(), {
          description: 'For a link: the parameters of `/authorize` that the sign-in goes on with.',
        }),
      },
    ),
    bodyTypes: ['application/json', 'application/x-www-form-urlencoded'],
    answers: { 200: begun },
  }),
]
