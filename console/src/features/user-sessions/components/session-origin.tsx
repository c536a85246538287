import { Copyable } from '../../../components/ui/copyable.tsx'
import { t } from '../../../lib/text.ts'
import { placeLabel, type UserSession } from '../api/user-session.ts'

interface SessionOriginProps {
  readonly session: UserSession
}

export function SessionIp({ session: { ip } }: SessionOriginProps) {
  if (ip === null) return t('Unknown')
  return <Copyable text={ip} what={t('IP address')} isCode />
}

/** Where it was begun, and how that is known (console.md 2.10). */
export function SessionPlace({ session }: SessionOriginProps) {
  const source =
    session.place === null ? t('No table of places knows this address.') : t('Told from the IP address: a best guess.')
  return <span title={source}>{placeLabel(session)}</span>
}
