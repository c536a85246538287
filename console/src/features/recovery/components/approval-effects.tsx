import { maskedEmail } from '../../../lib/masked-email.ts'
import { t, tCount } from '../../../lib/text.ts'

interface ApprovalEffectsProps {
  readonly email: string
  /** For so long the link waits first. */
  readonly hours: number
}

/** What an approval does, and what it does not. */
export function ApprovalEffects({ email, hours }: ApprovalEffectsProps) {
  const address = maskedEmail(email)
  return (
    <ul className="grid list-disc gap-1 ps-5 text-table">
      <li>
        {hours === 0
          ? t('A mail with a one-time link goes to {address}, valid for 60 minutes.', { address })
          : tCount(
              hours,
              'After 1 hour a mail with a one-time link goes to {address}. Until then its owner can stop it.',
              'After {count} hours a mail with a one-time link goes to {address}. Until then its owner can stop it.',
              { address },
            )}
      </li>
      <li>{t('They set a new password and enrol MFA.')}</li>
      <li>{t('All sessions and remembered browsers end.')}</li>
      <li className="text-muted">{t('You do not see the link, and the link opens no session by itself.')}</li>
    </ul>
  )
}
