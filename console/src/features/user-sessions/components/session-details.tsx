import { type ReactNode, useState } from 'react'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { Disclosure } from '../../../components/ui/disclosure.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import { proofsLabel, type UserSession } from '../api/user-session.ts'

interface SessionDetailsProps {
  readonly session: UserSession
  /** The refresh tokens of a session: another noun's, and asked for once somebody looks. */
  readonly tokensOf: TokensOfSession
}

export type TokensOfSession = (sessionId: string) => ReactNode

/** What a row has no room for: how they signed in, until when, and what the browser says of itself. */
export function SessionDetails({ session, tokensOf }: SessionDetailsProps) {
  const [wasOpened, setWasOpened] = useState(false)
  const { id, userAgent, isPersistent, idleExpiresAt, expiresAt } = session
  const ends = { end: <TimeStamp at={expiresAt} isExact />, idleEnd: <TimeStamp at={idleExpiresAt} isExact /> }
  return (
    <Disclosure summary={t('Details')} onOpen={() => setWasOpened(true)}>
      <dl className="grid gap-1.5 rounded-control bg-subtle px-3 py-2 text-meta [&_dt]:text-muted">
        <div>
          <dt>{t('Signed in with')}</dt>
          <dd>{proofsLabel(session)}</dd>
        </div>
        <div>
          <dt>{t('Ends')}</dt>
          <dd>
            {isPersistent
              ? tNodes('{end}, or {idleEnd} without activity', ends)
              : tNodes('{end}, or {idleEnd} without activity; with the browser at the latest', ends)}
          </dd>
        </div>
        <div>
          <dt>{t('Session ID')}</dt>
          <dd>
            <Copyable text={id} what={t('session ID')} isCode />
          </dd>
        </div>
        <div>
          <dt>{t('Refresh tokens')}</dt>
          <dd>{wasOpened && tokensOf(id)}</dd>
        </div>
        {userAgent && (
          <div>
            <dt>{t('Browser')}</dt>
            <dd className="break-words">{userAgent}</dd>
          </div>
        )}
      </dl>
    </Disclosure>
  )
}

const shownApps = 2

/** The apps that were signed in to from there: "Portal, BI +3". */
export function AppNames({ clients }: Pick<UserSession, 'clients'>) {
  const names = clients.map(({ name }) => name)
  if (names.length === 0) return <span className="text-muted">{t('None')}</span>
  const more = names.length - shownApps
  return (
    <span title={names.join(', ')} className="break-words">
      {names.slice(0, shownApps).join(', ')}
      {more > 0 && <span className="text-muted"> +{more}</span>}
    </span>
  )
}
