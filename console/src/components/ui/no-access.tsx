import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { accessHoldersQuery } from '../../lib/access-request.ts'
import { needsFromOwner, type Permission } from '../../lib/permissions.ts'
import { t, tNodes } from '../../lib/text.ts'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { TimeStamp } from './time-stamp.tsx'

interface NoAccessProps {
  /** What is not shown: "Jobs are not shown to your role". */
  readonly title: string
  readonly permission: Permission
  /** Why not, where that is not plain. */
  readonly children?: ReactNode
}

/** In place of a screen, or of its part, that the operator's role may not see: who may, and asking for it (console.md 3.23). */
export function NoAccess({ title, permission, children }: NoAccessProps) {
  const { data } = useQuery(accessHoldersQuery(permission))
  const [isAsking, setIsAsking] = useState(false)
  const people =
    data?.holders.map(({ name, role }) => t('{name} ({role})', { name, role: role.replace('_', ' ') })) ?? []
  return (
    <EmptyState
      icon="lock"
      title={title}
      action={data?.askedAt === null && <Button onClick={() => setIsAsking(true)}>{t('Request access…')}</Button>}
    >
      {children} {needsFromOwner(permission)}
      {people.length > 0 && <p className="mt-1">{t('Those who have it: {people}.', { people: people.join(', ') })}</p>}
      {data?.askedAt != null && (
        <p className="mt-1">
          {tNodes('You asked the owners for it {time}.', { time: <TimeStamp at={data.askedAt} /> })}
        </p>
      )}
      <Suspense>
        {isAsking && <RequestAccessDialog permission={permission} onClose={() => setIsAsking(false)} />}
      </Suspense>
    </EmptyState>
  )
}

const RequestAccessDialog = lazy(() =>
  import('./request-access-dialog.tsx').then((m) => ({ default: m.RequestAccessDialog })),
)
