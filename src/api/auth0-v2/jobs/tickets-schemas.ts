import { type Static, Type } from 'typebox'

const secondsOfAYear = 31_536_000

const shared = {
  result_url: Type.Optional(
    Type.String({
      maxLength: 2_048,
      description:
        'URL the user will be redirected to in the classic Universal Login experience once the ticket is used. Cannot be specified when using client_id or organization_id.',
    }),
  ),
  client_id: Type.Optional(
    Type.String({ minLength: 1, maxLength: 64, description: 'ID of the client (application).' }),
  ),
  organization_id: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 50,
      description: '(Optional) Organization ID – the ID of the Organization.',
    }),
  ),
  ttl_sec: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: secondsOfAYear,
      description:
        'Number of seconds for which the ticket is valid before expiration. If unspecified or set to 0, this value defaults to 432000 seconds (5 days).',
    }),
  ),
  includeEmailInRedirect: Type.Optional(
    Type.Boolean({
      description:
        'Whether to include the email address as part of the returnUrl in the reset_email (true), or not (false).',
    }),
  ),
  identity: Type.Optional(
    Type.Object(
      {
        user_id: Type.String({ minLength: 1, maxLength: 255, description: 'user_id of the identity to be verified.' }),
        provider: Type.String({
          minLength: 1,
          maxLength: 100,
          description: 'Identity provider name of the identity (e.g. `google-oauth2`).',
        }),
        connection_id: Type.Optional(
          Type.String({ minLength: 1, maxLength: 100, description: 'connection_id of the identity.' }),
        ),
      },
      { additionalProperties: false },
    ),
  ),
}

const userId = Type.String({
  minLength: 1,
  maxLength: 600,
  description: 'user_id of for whom the ticket should be created.',
})

export const passwordTicketBody = Type.Object(
  {
    ...shared,
    user_id: Type.Optional(userId),
    connection_id: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 100,
        description:
          'ID of the connection. If provided, allows the user to be specified using email instead of user_id. If you set this value, you must also send the email parameter. You cannot send user_id when specifying a connection_id.',
      }),
    ),
    email: Type.Optional(
      Type.String({
        format: 'email',
        description:
          'Email address of the user for whom the tickets should be created. Requires the connection_id parameter. Cannot be specified when using user_id.',
      }),
    ),
    mark_email_as_verified: Type.Optional(
      Type.Boolean({
        description:
          'Whether to set the email_verified attribute to true (true) or whether it should not be updated (false).',
      }),
    ),
  },
  { additionalProperties: false },
)
export type PasswordTicketBody = Static<typeof passwordTicketBody>

export const verificationTicketBody = Type.Object({ ...shared, user_id: userId }, { additionalProperties: false })
export type VerificationTicketBody = Static<typeof verificationTicketBody>
