// The letters that administrators write themselves: kept in the shape of the vendor's API, under its names where it has
// one, and obeyed where a message of the kind is written here.
import { refuseBadResultUrl } from '../clients/redirect-urls.ts'
import { invalidField } from '../kernel/errors.ts'
import { liquidFault } from './liquid.ts'

/** The kind of message that each of the vendor's is the letter of; null for what is never written here. */
const vendorKinds = {
  verify_email: 'verify-email',
  verify_email_by_code: 'sign-up-code',
  reset_email: 'reset-password',
  reset_email_by_code: null,
  welcome_email: null,
  blocked_account: 'account-locked',
  stolen_credentials: null,
  enrollment_email: null,
  mfa_oob_code: 'second-factor-code',
  user_invitation: 'invitation',
  async_approval: null,
  change_password: null,
  password_reset: null,
} as const

export type VendorTemplateName = keyof typeof vendorKinds

export const vendorTemplates = Object.keys(vendorKinds) as VendorTemplateName[]

/** With those that the vendor has no name for. */
export const templateKinds = {
  ...vendorKinds,
  recovery_approved: 'recovery-approved',
  caller_code: 'caller-code',
  factor_added: 'factor-added',
  factor_removed: 'factor-removed',
  mfa_reset: 'mfa-reset',
  new_device: 'new-device',
} as const

export type TemplateName = keyof typeof templateKinds

/** Those that a message is written by. */
export type ObeyedTemplate = {
  [Name in TemplateName]: (typeof templateKinds)[Name] extends null ? never : Name
}[TemplateName]

export const obeyedTemplates = Object.entries(templateKinds).flatMap(([name, kind]) =>
  kind === null ? [] : [name as ObeyedTemplate],
)

/** In the words of the vendor's API. Liquid where it is written; null where ours stands. */
export interface EmailTemplate {
  readonly template: TemplateName
  readonly subject: string | null
  readonly from: string | null
  readonly body: string | null
  readonly syntax: 'liquid' | null
  readonly enabled: boolean | null
  readonly resultUrl?: string | null
  readonly urlLifetimeInSeconds?: number | null
  readonly includeEmailInRedirect?: boolean
}

/** Throws a fault that names the field and says what is wrong with the Liquid in it. */
export async function refuseFaultyTemplate(
  given: {
    readonly [Field in 'subject' | 'from' | 'body' | 'resultUrl']?: string | null
  },
): Promise<void> {
  for (const field of ['body', 'subject', 'from'] as const) {
    const reason = await liquidFault(given[field] ?? '')
    if (reason !== null) throw invalidField(field, `This is no Liquid template: ${reason.replaceAll("'", '"')}`)
  }
  if (given.resultUrl) refuseBadResultUrl('resultUrl', given.resultUrl)
}
