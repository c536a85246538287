// Where a user is signed in, and the end of it. It knows the user by id only.
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t, tCount } from '../../../lib/text.ts'
import { useFitsTable } from '../../../lib/use-media-query.ts'
import { userSessionsQuery } from '../api/session-queries.ts'
import { RevokeAllDialog } from './revoke-all-dialog.tsx'
import { SessionCards } from './session-cards.tsx'
import type { TokensOfSession } from './session-details.tsx'
import { SessionTable } from './session-table.tsx'
import { useRevocation } from './use-revocation.ts'

interface SessionsTabProps {
  readonly userId: string
  /** Who the dialog is about. */
  readonly person: ReactNode
  readonly tokensOf: TokensOfSession
}

export function SessionsTab(props: SessionsTabProps) {
  const mayRead = useMay('read:sessions')
  if (!mayRead) {
    return <NoAccess title={t('Sessions are not shown to your role')} permission="read:sessions" />
  }
  return <Sessions {...props} />
}

function Sessions({ userId, person, tokensOf }: SessionsTabProps) {
  const mayRevoke = useMay('revoke:sessions')
  const sessions = useInfiniteQuery(userSessionsQuery(userId))
  const { leaving, revoke, revokeAll } = useRevocation(userId)
  const [isAsking, setIsAsking] = useState(false)
  const fitsTable = useFitsTable()
  const { data } = sessions
  const rows = { sessions: data ?? [], leaving, onRevoke: mayRevoke ? revoke : null, tokensOf }
  const action = mayRevoke ? (
    <Button
      tone="danger-quiet"
      disabledReason={data?.length === 0 ? t('There is no session to revoke') : null}
      onClick={() => setIsAsking(true)}
    >
      {t('Revoke all sessions')}
    </Button>
  ) : (
    <span className="text-meta text-muted">{t('To revoke: {needs}', { needs: needs('revoke:sessions') })}</span>
  )
  return (
    <Card title={t('Sessions')} action={action}>
      {sessions.isError && (
        <div className="p-4">
          <ProblemNotice
            title={data === undefined ? t("Couldn't load sessions.") : t("Couldn't refresh sessions.")}
            error={sessions.error}
            onRetry={() => void sessions.refetch()}
          />
        </div>
      )}
      {sessions.isPending && <SkeletonLines label={t('Loading sessions…')} count={3} />}
      {data?.length === 0 && (
        <EmptyState icon="device" title={t('Signed in nowhere')}>
          {t('Every browser in which this user is signed in shows up here.')}
        </EmptyState>
      )}
      {data !== undefined && data.length > 0 && (
        <>
          <p className="border-line border-b px-4 py-2 text-meta text-muted">
            {sessions.hasNextPage
              ? tCount(
                  data.length,
                  '1 session shown · access tokens already issued can work up to 15 min more',
                  '{count} sessions shown · access tokens already issued can work up to 15 min more',
                )
              : tCount(
                  data.length,
                  '1 session active · access tokens already issued can work up to 15 min more',
                  '{count} sessions active · access tokens already issued can work up to 15 min more',
                )}
          </p>
          {fitsTable ? <SessionTable {...rows} /> : <SessionCards {...rows} />}
        </>
      )}
      <ShowMore list={sessions} isInCard>
        {t('Show older sessions')}
      </ShowMore>
      {isAsking && (
        <RevokeAllDialog userId={userId} person={person} onConfirm={revokeAll} onClose={() => setIsAsking(false)} />
      )}
    </Card>
  )
}
