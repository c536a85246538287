// One user: who they are, their state and its one remedy in the header, and a tab for each side of them.
import { useQuery } from '@tanstack/react-query'
import { Navigate, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { BackLink } from '../../../components/ui/back-link.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { useOnline } from '../../../lib/connection.ts'
import { copyText } from '../../../lib/copy-text.ts'
import { isProblem } from '../../../lib/problem.ts'
import { useShortcut } from '../../../lib/shortcuts.ts'
import { t, tNodes } from '../../../lib/text.ts'
import { userQuery } from '../api/get-user.ts'
import { lastListSearch } from '../api/last-list.ts'
import { resolvedUserQuery } from '../api/resolve-user.ts'
import { DeletedNote } from './deleted-note.tsx'
import { type OpenUserDialog, UserDialogs } from './user-dialogs.tsx'
import { UserHeader } from './user-header.tsx'
import { type TabCounts, UserTabs } from './user-tabs.tsx'

interface UserPageProps {
  readonly userId: string
  /** The opened tab. */
  readonly children: ReactNode
  /** What others add to the menu of the header. */
  readonly menuItems: ReactNode
  /** Two buttons of the header: the one ends a lock, the other begins with new factors. */
  readonly unlock: ReactNode
  readonly resetMfa: ReactNode
  /** Who else looks at the user. */
  readonly alsoHere: ReactNode
  /** What others tell of them in a few words, such as their organizations. */
  readonly facts: ReactNode
  /** What they are besides their status, in a badge. */
  readonly standing: ReactNode
  /** The way to their neighbours on the list. */
  readonly sequence: ReactNode
  /** How many there are on a tab, as far as it is known. */
  readonly counts: TabCounts
}

export function UserPage({ userId, children, sequence, counts, ...header }: UserPageProps) {
  const navigate = useNavigate()
  const { data: user, error, refetch, isError } = useQuery(userQuery(userId))
  const isOnline = useOnline()
  const [dialog, setDialog] = useState<OpenUserDialog | null>(null)
  useShortcut('copyId', () => void copyText(userId, t('User ID')))
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex items-center justify-between gap-3">
        <BackLink to="/users" search={lastListSearch()}>
          {t('Users')}
        </BackLink>
        {sequence}
      </div>
      {user ? (
        <>
          {isError && isOnline && (
            <ProblemNotice title={t("Couldn't refresh this user.")} error={error} onRetry={() => void refetch()} />
          )}
          <UserHeader user={user} {...header} onDialog={(kind) => setDialog({ kind, user })} />
          <UserTabs userId={userId} counts={{ identities: String(user.identities.length), ...counts }} />
          {children}
          <UserDialogs
            dialog={dialog}
            onChange={setDialog}
            onDeleted={() => navigate({ to: '/users', search: lastListSearch() })}
          />
        </>
      ) : isProblem(error, 'user_not_found') && typeof error.body.mergedInto === 'string' ? (
        <Navigate to="/users/$userId/overview" params={{ userId: error.body.mergedInto }} replace />
      ) : isProblem(error, 'user_not_found') ? (
        <NoSuchUser userId={userId} />
      ) : !isOnline ? (
        <EmptyState icon="wifiOff" title={t("You're offline")}>
          {t('This user is shown as soon as the connection is back.')}
        </EmptyState>
      ) : isError ? (
        <ProblemNotice title={t("Couldn't load this user.")} error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonLines label={t('Loading user…')} count={6} />
      )}
    </div>
  )
}

/** An old or mistyped link may name somebody by what they are known by elsewhere (console.md 1.2). */
function NoSuchUser({ userId }: { readonly userId: string }) {
  const { data: meantId, isPending } = useQuery(resolvedUserQuery(userId))
  if (isPending) return <SkeletonLines label={t('Loading user…')} count={2} />
  if (meantId) return <Navigate to="/users/$userId/overview" params={{ userId: meantId }} replace />
  return (
    <>
      <PageTitle trail={[t('No user with this ID'), t('Users')]}>{t('No user with this ID')}</PageTitle>
      <p className="text-body text-muted">
        {tNodes('Nobody is known as {id}. They may have been deleted, or the link may be cut short.', {
          id: <code className="break-all font-mono text-meta">{userId}</code>,
        })}
      </p>
      <DeletedNote userId={userId} />
    </>
  )
}
