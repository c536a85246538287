// A letter as it would go out, with values that are nobody's: for whoever writes a template.

import type { EmailTemplate, ObeyedTemplate } from './email-template.ts'
import { templateKinds } from './email-template.ts'
import type { MessageLook } from './letter.ts'
import type { LetterPerson } from './mail-settings.ts'
import type { MessageKind, MessageValues } from './message.ts'
import { type WriteLetterDeps, type WrittenLetter, writeLetter } from './write-letter.ts'

export interface SampleLetterDeps {
  readonly look: MessageLook
  readonly application: WriteLetterDeps['application']
  readonly now: Date
}

export function writeSample(
  { look, application, now }: SampleLetterDeps,
  name: ObeyedTemplate,
  template: Pick<EmailTemplate, 'subject' | 'from' | 'body'>,
  locale: string | null,
): Promise<WrittenLetter> {
  const kind = templateKinds[name]
  const { subject, from, body } = template
  const mail = { templates: { [kind]: { subject, from, body } }, people: { [userId]: somebody } }
  const message = { kind, to: address, userId, locale, values: sampleValues(name, now), queuedAt: now }
  return writeLetter({ look, mail, application }, message)
}

export function sampleValues(name: ObeyedTemplate, now: Date): MessageValues[MessageKind] {
  return samples(new Date(now.getTime() + hourMs).toISOString())[name]
}

const hourMs = 3_600_000

function samples(until: string) {
  return {
    verify_email: { link, client: 'Sample app' },
    verify_email_by_code: { code, link: null },
    reset_email: { link },
    blocked_account: { until, unlockLink: link },
    mfa_oob_code: { code, place: null },
    user_invitation: { link, inviter: 'Bob Brown', organization: 'Sample company', role: null },
    recovery_approved: { number, link },
    caller_code: { code, agent: 'Bob Brown' },
    factor_added: { factor: 'totp' },
    factor_removed: { factor: 'totp' },
    mfa_reset: {},
    new_device: { link, place: 'Firefox on Windows, Oslo, Norway' },
  } satisfies { readonly [Name in ObeyedTemplate]: MessageValues[(typeof templateKinds)[Name]] }
}

/** It leads to nothing. */
const link = 'https://example.com/sample-link'
const code = '123456'
const number = 'R-1042'
const address = 'alice@example.com'
const userId = 'sample'

const somebody: LetterPerson = {
  email: address,
  emailVerified: true,
  username: null,
  phoneNumber: null,
  name: 'Alice Adams',
  nickname: 'alice',
  givenName: 'Alice',
  familyName: 'Adams',
  picture: null,
  appMetadata: {},
  userMetadata: {},
  connection: 'Username-Password-Authentication',
}

const always = [
  'user.name',
  'user.given_name',
  'user.email',
  'application.name',
  'friendly_name',
  'support_email',
  'support_url',
]

/** What a template may mention, by the names that Liquid knows them by. */
export function variablesOf(name: ObeyedTemplate): readonly string[] {
  return [...own[name], ...always]
}

const own: Readonly<Record<ObeyedTemplate, readonly string[]>> = {
  verify_email: ['url'],
  verify_email_by_code: ['code'],
  reset_email: ['url'],
  blocked_account: ['url'],
  mfa_oob_code: ['code'],
  user_invitation: ['url', 'inviter.name', 'organization.display_name', 'roles'],
  recovery_approved: ['url', 'request.number'],
  caller_code: ['code', 'agent.name'],
  factor_added: ['factor'],
  factor_removed: ['factor'],
  mfa_reset: [],
  new_device: ['url', 'place'],
}
