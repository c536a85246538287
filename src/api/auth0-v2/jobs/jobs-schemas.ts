import { type Static, Type } from 'typebox'

export const jobParams = Type.Object({
  id: Type.String({ pattern: '^job_[A-Za-z0-9]{16}$', description: 'ID of the job.' }),
})

export const exportBody = Type.Object(
  {
    connection_id: Type.Optional(
      Type.String({
        pattern: '^con_[A-Za-z0-9]{16}$',
        description: 'connection_id of the connection from which users will be exported.',
      }),
    ),
    format: Type.Optional(Type.Enum(['json', 'csv'], { description: 'Format of the file. Must be `json` or `csv`.' })),
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1_000_000_000, description: 'Limit the number of records.' }),
    ),
    fields: Type.Optional(
      Type.Array(
        Type.Object(
          {
            name: Type.String({ minLength: 1, maxLength: 100, description: 'Name of the field in the profile.' }),
            export_as: Type.Optional(
              Type.String({ maxLength: 100, description: 'Title of the column in the exported CSV.' }),
            ),
          },
          { additionalProperties: false },
        ),
        {
          maxItems: 100,
          description: 'List of fields to be included in the CSV. Defaults to a predefined set of fields.',
        },
      ),
    ),
  },
  { additionalProperties: false },
)
export type ExportBody = Static<typeof exportBody>

export const verificationEmailClient =
  'client_id of the client (application). If no value provided, the global Client ID will be used'

export const verificationEmailBody = Type.Object(
  {
    user_id: Type.String({
      minLength: 1,
      maxLength: 600,
      description: 'user_id of the user to send the verification email to.',
    }),
    client_id: Type.Optional(Type.String({ maxLength: 600, description: verificationEmailClient })),
    identity: Type.Optional(
      Type.Object(
        {
          user_id: Type.String({ maxLength: 600, description: 'user_id of the identity to be verified.' }),
          provider: Type.String({ maxLength: 100, description: 'Identity provider name of the identity.' }),
          connection_id: Type.Optional(Type.String({ maxLength: 100, description: 'connection_id of the identity.' })),
        },
        { additionalProperties: false },
      ),
    ),
    organization_id: Type.Optional(Type.String({ maxLength: 100, description: 'ID of the Organization.' })),
  },
  { additionalProperties: false },
)
export type VerificationEmailBody = Static<typeof verificationEmailBody>
