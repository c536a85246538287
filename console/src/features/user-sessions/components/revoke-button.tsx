import { Button } from '../../../components/ui/button.tsx'
import { useOfflineReason } from '../../../lib/connection.ts'
import { t } from '../../../lib/text.ts'
import type { UserSession } from '../api/user-session.ts'

interface RevokeButtonProps {
  readonly session: UserSession
  readonly isLeaving: boolean
  readonly onRevoke: (session: UserSession) => Promise<void>
}

/** Ends one session at a press: nothing is lost that a new sign-in does not bring back (console.md 1.8, T0). */
export function RevokeButton({ session, isLeaving, onRevoke }: RevokeButtonProps) {
  const offline = useOfflineReason()
  const what = session.ip === null ? session.device : `${session.device}, ${session.ip}`
  return (
    <Button
      data-row-link={session.id}
      aria-label={isLeaving ? t('Revoking… {session}', { session: what }) : t('Revoke {session}', { session: what })}
      aria-disabled={isLeaving}
      disabledReason={offline}
      onClick={() => void onRevoke(session)}
    >
      {isLeaving ? t('Revoking…') : t('Revoke')}
    </Button>
  )
}
