import { Badge } from '../../../components/ui/badge.tsx'
import { t } from '../../../lib/text.ts'
import { travelNote, type UserSession } from '../api/user-session.ts'

interface SessionNotesProps {
  readonly session: UserSession
  readonly all: readonly UserSession[]
}

const nowMs = 5 * 60_000

/** What is told of a session beside its facts: that it is in use, who acts in it, and that it came from afar. */
export function SessionNotes({ session, all }: SessionNotesProps) {
  const { impersonatedBy, lastActiveAt } = session
  const travel = travelNote(session, all)
  const isNow = Date.now() - Date.parse(lastActiveAt) < nowMs
  if (!isNow && impersonatedBy === null && travel === null) return null
  return (
    <span className="flex flex-wrap gap-1">
      {isNow && <Badge tone="success">{t('Active now')}</Badge>}
      {impersonatedBy && <Badge tone="warning">{t('{name} acts as them', { name: impersonatedBy.name })}</Badge>}
      {travel && <Badge tone="warning">{travel}</Badge>}
    </span>
  )
}
