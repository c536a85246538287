// The mail provider. Names, types and limits are the vendor's.
import { type Static, Type } from 'typebox'
import { closed, freeObject } from '../answers.ts'
import { fieldsParameters } from '../fields.ts'

export const providerQuery = Type.Object(fieldsParameters)

const names = ['mailgun', 'mandrill', 'sendgrid', 'ses', 'sparkpost', 'smtp', 'azure_cs', 'ms365', 'custom'] as const

const name = Type.Enum([...names], { description: `One of ${names.join(', ')}.` })

const text = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 2_000, description }))
const region = Type.Optional(Type.Union([Type.String({ maxLength: 50 }), Type.Null()], { description: 'Region.' }))
const host = text('SMTP host.')
const port = Type.Optional(Type.Integer({ minimum: 1, maximum: 65_535, description: 'SMTP port.' }))

const credentials = closed({
  api_key: text('API key.'),
  domain: text('Domain.'),
  region,
  accessKeyId: text('AWS access key ID.'),
  secretAccessKey: text('AWS secret access key.'),
  smtp_host: host,
  smtp_port: port,
  smtp_user: text('SMTP username.'),
  smtp_pass: text('SMTP password.'),
  connectionString: text('Connection string.'),
  tenantId: text('Tenant ID.'),
  clientId: text('Client ID.'),
  clientSecret: text('Client secret.'),
})
export type Credentials = Static<typeof credentials>
export type ProviderName = (typeof names)[number]

const changeable = {
  enabled: Type.Optional(Type.Boolean({ description: 'Whether the provider is enabled.' })),
  default_from_address: Type.Optional(
    Type.String({ maxLength: 400, description: 'E-mail address to write from when no other is specified.' }),
  ),
  settings: Type.Optional(Type.Union([freeObject, Type.Null()], { description: 'Specific provider settings.' })),
}

export const createProviderBody = closed({ name, credentials, ...changeable })
export type CreateProviderBody = Static<typeof createProviderBody>

export const updateProviderBody = closed({
  name: Type.Optional(name),
  credentials: Type.Optional(credentials),
  ...changeable,
})
export type UpdateProviderBody = Static<typeof updateProviderBody>

/** Without the secrets among the credentials: those nobody reads again. */
export const provider = closed(
  {
    name: Type.Optional(name),
    enabled: Type.Optional(Type.Boolean()),
    default_from_address: Type.Optional(Type.String()),
    credentials: Type.Optional(
      closed({ region, domain: text('Domain.'), smtp_host: host, smtp_port: port, smtp_user: text('SMTP username.') }),
    ),
    settings: Type.Optional(freeObject),
  },
  'EmailProvider',
)

export const shownCredentials = ['region', 'domain', 'smtp_host', 'smtp_port', 'smtp_user'] as const

export const providerFields: ReadonlySet<string> = new Set(Object.keys(provider.properties))
