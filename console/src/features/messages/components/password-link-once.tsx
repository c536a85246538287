import { SecretOnce } from '../../../components/ui/secret-once.tsx'
import { EndTime } from '../../../components/ui/time-stamp.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import type { PasswordLink } from '../api/user-message-queries.ts'

interface PasswordLinkOnceProps extends PasswordLink {
  readonly onClose: () => void
}

export function PasswordLinkOnce({ link, expiresAt, onClose }: PasswordLinkOnceProps) {
  return (
    <SecretOnce title={t('Link to hand over')} what={t('Link')} secret={link} onClose={onClose}>
      <p className="text-muted text-table">
        {tNodes('It ends with its first use, and {time} at the latest.', { time: <EndTime at={expiresAt} /> })}
      </p>
    </SecretOnce>
  )
}
