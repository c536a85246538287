import { t } from '../../../lib/text.ts'
import type { RecoveryReview } from '../api/recovery-request.ts'

/** Why no link could be mailed, whoever approved it. */
export function notReachable({ account }: Pick<RecoveryReview, 'account'>): string | null {
  if (account === null) return t('No account has this address: it can be pointed to another one, or denied')
  if (account.status !== 'active') return t('The account is not active. Activate it first')
  return account.emailVerified ? null : t('The account has no verified e-mail address that a link could go to')
}
