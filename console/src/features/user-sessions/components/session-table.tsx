import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import type { UserSession } from '../api/user-session.ts'
import { RevokeButton } from './revoke-button.tsx'
import { AppNames, SessionDetails, type TokensOfSession } from './session-details.tsx'
import { SessionNotes } from './session-notes.tsx'
import { SessionIp, SessionPlace } from './session-origin.tsx'

export interface SessionRowsProps {
  readonly sessions: readonly UserSession[]
  /** The ids of those on their way out. */
  readonly leaving: ReadonlySet<string>
  /** Null for those who may only look. */
  readonly onRevoke: ((session: UserSession) => Promise<void>) | null
  readonly tokensOf: TokensOfSession
}

export function SessionTable({ sessions, leaving, onRevoke, tokensOf }: SessionRowsProps) {
  return (
    <table className="w-full table-fixed text-table">
      <caption className="sr-only">{t('Sessions, the last active one first')}</caption>
      <thead className="text-muted [&_th]:px-3 [&_th]:py-2 [&_th]:text-start [&_th]:font-normal [&_th]:first:ps-4">
        <tr className="border-line border-b">
          <th scope="col" className="w-[26%]">
            {t('Device')}
          </th>
          <th scope="col">{t('IP')}</th>
          <th scope="col">{t('Location')}</th>
          <th scope="col">{t('Apps')}</th>
          <th scope="col" className="text-end!">
            {t('Signed in')}
          </th>
          <th scope="col" className="text-end!">
            {t('Last activity')}
          </th>
          {onRevoke && (
            <th scope="col" className="w-[112px]">
              <span className="sr-only">{t('Actions')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr
            key={session.id}
            className="border-line border-b align-top last:border-b-0 [&>*]:px-3 [&>*]:py-2.5 [&>*]:first:ps-4"
          >
            <th scope="row" className="text-start font-normal">
              <span className="block font-semibold">{session.device}</span>
              <SessionNotes session={session} all={sessions} />
              <SessionDetails session={session} tokensOf={tokensOf} />
            </th>
            <td>
              <SessionIp session={session} />
            </td>
            <td>
              <SessionPlace session={session} />
            </td>
            <td>
              <AppNames clients={session.clients} />
            </td>
            <td className="text-end text-muted tabular-nums">
              <TimeStamp at={session.createdAt} isExact />
            </td>
            <td className="text-end text-muted tabular-nums">
              <TimeStamp at={session.lastActiveAt} />
            </td>
            {onRevoke && (
              <td className="text-end">
                <RevokeButton session={session} isLeaving={leaving.has(session.id)} onRevoke={onRevoke} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
