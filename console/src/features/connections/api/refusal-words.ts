// The last time that a provider named nobody, in words; what it answered itself stands as it came.
import { t } from '../../../lib/text.ts'
import type { UpstreamFailure } from './connection.ts'

/** What happened, in a sentence. */
export function refusalWords({ answer }: Pick<UpstreamFailure, 'answer'>): string {
  return refusals[answer] ?? t('The provider answered {answer}', { answer })
}

const refusals: Readonly<Record<string, string>> = {
  unreachable: t('The provider could not be reached'),
  unverified: t('The provider’s answer could not be verified'),
  not_accepted: t('The provider did not accept our call'),
  not_set_up: t('The connection is not set up'),
  turned_off: t('The connection was off'),
  other_company: t('Somebody of another company came'),
  no_account: t('Somebody new came, and newcomers are not taken'),
  too_many_attempts: t('Too many new accounts from one network'),
  access_denied: t('Somebody, or the provider, refused'),
}
