import { isIP } from 'node:net'
import { invalidField } from '../../../kernel/errors.ts'
import type { Outgoing } from '../../../kernel/outgoing.ts'
import { parseMailAddress } from '../../../messages/mail-address.ts'
import type { MailServer } from '../../../messages/mail-settings.ts'
import type { Credentials, ProviderName } from './provider-schemas.ts'

type Name = keyof Credentials

/** What each provider is reached with; what may be left out stands second. */
const kinds: Readonly<Record<ProviderName, readonly [needed: readonly Name[], optional: readonly Name[]]>> = {
  mailgun: [['api_key', 'domain'], ['region']],
  mandrill: [['api_key'], []],
  sendgrid: [['api_key'], []],
  ses: [['accessKeyId', 'secretAccessKey', 'region'], []],
  sparkpost: [['api_key'], ['region']],
  smtp: [
    ['smtp_host', 'smtp_port'],
    ['smtp_user', 'smtp_pass'],
  ],
  azure_cs: [['connectionString'], []],
  ms365: [['tenantId', 'clientId', 'clientSecret'], []],
  custom: [[], []],
}

/** Throws a fault that names the field and the provider. */
export function refuseForeignCredentials(name: ProviderName, credentials: Credentials): void {
  const [needed, optional] = kinds[name]
  const stranger = Object.keys(credentials).find((field) => ![...needed, ...optional].includes(field as Name))
  if (stranger !== undefined) throw invalidField(`credentials.${stranger}`, `This is no credential of ${name}`)
  const missing = needed.find((field) => credentials[field] === undefined)
  if (missing !== undefined) throw invalidField(`credentials.${missing}`, `${name} needs ${missing}`)
  if (credentials.smtp_pass !== undefined && credentials.smtp_user === undefined) {
    throw invalidField('credentials.smtp_user', 'A password needs the user it belongs to')
  }
  if (credentials.smtp_host !== undefined && !isHost(credentials.smtp_host)) {
    throw invalidField(
      'credentials.smtp_host',
      'Enter the name or the address of a mail server, such as mail.example.com',
    )
  }
}

/** What is known of its address without asking for it; a name is judged when mail goes there. */
export function refuseForbiddenServer(outgoing: Outgoing, { smtp_host: host, smtp_port: port }: Credentials): void {
  if (host === undefined || port === undefined) return
  const objection = outgoing.mailObjection(host, port)
  if (objection !== null) throw invalidField(`credentials.smtp_${objection.about}`, objection.message)
}

export function refuseBadWriter(address: string | undefined): void {
  if (address === undefined || parseMailAddress(address) !== null) return
  throw invalidField('default_from_address', 'Enter an address such as Acme <no-reply@example.com>')
}

/** The mail server that a provider of the kind smtp names. */
export function mailServerOf(credentials: Credentials, writer: string | undefined): MailServer {
  const { smtp_host: host = '', smtp_port: port = 0, smtp_user: user = null, smtp_pass: password = null } = credentials
  return { host, port, user, password, from: writer === undefined ? null : parseMailAddress(writer) }
}

function isHost(host: string): boolean {
  return (
    isIP(host) !== 0 ||
    /^(?=.{1,253}$)[a-z\d_](?:[a-z\d_-]*[a-z\d_])?(?:\.[a-z\d_](?:[a-z\d_-]*[a-z\d_])?)*$/i.test(host)
  )
}
