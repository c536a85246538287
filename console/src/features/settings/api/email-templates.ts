// The letters that administrators can write themselves, as /api/v1 tells of them.
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import { t } from '../../../lib/text.ts'

export interface ListedTemplate {
  readonly name: string
  readonly isEnabled: boolean
  /** Administrators wrote some of it, and letters go out so. */
  readonly isOwn: boolean
}

/** The words in Liquid; null where ours stand. */
export interface EmailTemplate extends ListedTemplate {
  readonly subject: string | null
  readonly from: string | null
  readonly body: string | null
  readonly variables: readonly string[]
}

export interface SampleLetter {
  readonly subject: string
  readonly from: string | null
  readonly html: string
  /** Why ours would go out instead. */
  readonly fault: string | null
}

/** The languages of letters, each called as it calls itself. */
export const letterLocales = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  'pt-BR': 'Português (Brasil)',
  ja: '日本語',
  ar: 'العربية',
} as const
export type LetterLocale = keyof typeof letterLocales

const templatesKey = ['settings', 'email-templates'] as const
const path = (name: string) => `/email-templates/${encodeURIComponent(name)}`

export const emailTemplatesQuery = queryOptions({
  queryKey: templatesKey,
  queryFn: async ({ signal }) =>
    (await call<{ readonly data: readonly ListedTemplate[] }>('GET', '/email-templates', { signal })).data,
})

export function emailTemplateQuery(name: string) {
  return queryOptions({
    queryKey: [...templatesKey, name],
    queryFn: ({ signal }) => call<EmailTemplate>('GET', path(name), { signal }),
  })
}

export type TemplateWords = Pick<EmailTemplate, 'subject' | 'from' | 'body'>
export type TemplateChanges = Partial<TemplateWords & Pick<EmailTemplate, 'isEnabled'>>

export function sampleLetterQuery(name: string, words: TemplateWords, locale: LetterLocale) {
  return queryOptions({
    queryKey: ['settings', 'sample-letter', name, words, locale],
    queryFn: ({ signal }) =>
      call<SampleLetter>('POST', `${path(name)}/preview`, { body: { ...words, locale }, signal }),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 30_000,
  })
}

export function changeTemplate(name: string, body: TemplateChanges): Promise<EmailTemplate> {
  return call('PATCH', path(name), { body })
}

export function sendTestLetter(name: string, locale: LetterLocale): Promise<{ readonly to: string }> {
  return call('POST', `${path(name)}/test`, { body: { locale } })
}

/** What a letter is about, in words; one that is not known here by its own name. */
export function templateLabel(name: string): string {
  return labels[name] ?? name
}

const labels: Readonly<Record<string, string>> = {
  verify_email: t('Confirm an email address by a link'),
  verify_email_by_code: t('Confirm an email address by a code'),
  reset_email: t('Choose a new password'),
  blocked_account: t('The account is locked'),
  mfa_oob_code: t('A code as the second factor'),
  user_invitation: t('Invitation to an organization'),
  recovery_approved: t('A recovery request was approved'),
  caller_code: t('A code for a call with support'),
  factor_added: t('A factor was added'),
  factor_removed: t('A factor was removed'),
  mfa_reset: t('The second factors were reset'),
  new_device: t('A sign-in on a new device'),
}
