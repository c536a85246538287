import { t, tNodes } from '../../lib/text.ts'
import { SecretOnce } from './secret-once.tsx'
import { EndTime } from './time-stamp.tsx'

interface LinkOnceProps {
  readonly link: string
  readonly expiresAt: string
  readonly onClose: () => void
}

/** A one-time link for somebody else, shown this once to whoever hands it over. */
export function LinkOnce({ link, expiresAt, onClose }: LinkOnceProps) {
  return (
    <SecretOnce title={t('Link to hand over')} what={t('Link')} secret={link} onClose={onClose}>
      <p className="text-muted text-table">
        {tNodes('It ends with its first use, and {time} at the latest.', { time: <EndTime at={expiresAt} /> })}
      </p>
    </SecretOnce>
  )
}
