import { type TSchema, Type } from 'typebox'
import { closed, listOf } from '../answers.ts'
import { credentialAnswer } from './client-credentials-schemas.ts'
import { clientSettings } from './client-settings.ts'

const method = Type.Optional(
  closed({ credentials: Type.Array(Type.Union([closed({ id: Type.String() }), credentialAnswer])) }),
)

const fields: Record<string, TSchema> = {
  tenant: Type.String(),
  global: Type.Boolean(),
  /** Of the global client alone. */
  owners: Type.Optional(Type.Array(Type.String())),
  callback_url_template: Type.Boolean(),
  client_id: Type.String(),
  client_secret: Type.String({
    description: 'For whoever has read:client_keys and may do what the client may, and for whoever made it.',
  }),
  encrypted: Type.Boolean({ description: 'Secrets lie encrypted; told when the client is made.' }),
  signing_keys: Type.Array(
    closed({
      cert: Type.String({ description: 'Certificate of the key that signs now, in PEM.' }),
      pkcs7: Type.String(),
      subject: Type.String(),
      key: Type.Optional(Type.String({ description: 'A mask: the private key never leaves the server.' })),
    }),
  ),
  name: Type.String(),
  app_type: Type.String(),
  is_first_party: Type.Boolean(),
  grant_types: Type.Array(Type.String()),
  token_endpoint_auth_method: Type.String(),
  client_authentication_methods: closed({
    private_key_jwt: method,
    tls_client_auth: method,
    self_signed_tls_client_auth: method,
  }),
  resource_server_identifier: Type.String(),
  ...clientSettings,
}

/** Any field may be left out: by what the caller selects, by what they may see, and where nothing was set. */
export const client = closed(
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, Type.Optional(field)])),
  'Client',
)

export const clients = listOf('clients', client)
