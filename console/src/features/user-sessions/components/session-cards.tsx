import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import { RevokeButton } from './revoke-button.tsx'
import { AppNames, SessionDetails } from './session-details.tsx'
import { SessionNotes } from './session-notes.tsx'
import { SessionIp, SessionPlace } from './session-origin.tsx'
import type { SessionRowsProps } from './session-table.tsx'

/** The list on a narrow screen. */
export function SessionCards({ sessions, leaving, onRevoke, tokensOf }: SessionRowsProps) {
  return (
    <ul aria-label={t('Sessions, the last active one first')}>
      {sessions.map((session) => (
        <li key={session.id} className="border-line border-b px-4 py-3 text-table last:border-b-0">
          <div className="flex items-start justify-between gap-3">
            <div className="min-w-0">
              <p className="font-semibold">{session.device}</p>
              <SessionNotes session={session} all={sessions} />
              <p className="text-meta text-muted">
                <SessionIp session={session} /> · <SessionPlace session={session} />
              </p>
              <p className="text-meta text-muted">
                {tNodes('Active {active} · signed in {begun}', {
                  active: <TimeStamp at={session.lastActiveAt} />,
                  begun: <TimeStamp at={session.createdAt} isExact />,
                })}
              </p>
              {session.clients.length > 0 && (
                <p className="text-meta text-muted">
                  <AppNames clients={session.clients} />
                </p>
              )}
            </div>
            {onRevoke && <RevokeButton session={session} isLeaving={leaving.has(session.id)} onRevoke={onRevoke} />}
          </div>
          <SessionDetails session={session} tokensOf={tokensOf} />
        </li>
      ))}
    </ul>
  )
}
