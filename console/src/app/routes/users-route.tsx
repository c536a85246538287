import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { WatchedJob } from '../../features/jobs/api/watched-job.ts'
import { RoleFilter } from '../../features/roles/components/role-filter.tsx'
import { ReferenceHint } from '../../features/sign-ins/components/reference-hint.tsx'
import { UsersPage } from '../../features/users/components/users-page.tsx'
import { useMay } from '../../lib/permissions.ts'
import { LateBulkBar } from './late-bulk-bar.tsx'
import { useListSearch } from './use-list-search.ts'
import { type OpenRowAct, QuickAct, UserRowDialog, UserRowItems } from './user-row-items.tsx'
import { UserViews } from './user-views.tsx'

const AppFilter = lazy(() =>
  import('../../features/apps/components/app-filter.tsx').then((m) => ({ default: m.AppFilter })),
)

/** The list, with the dialog that may stand over it. */
export function UsersRoute() {
  const search = useListSearch()
  const mayReadApps = useMay('read:clients')
  const [act, setAct] = useState<OpenRowAct | null>(null)
  const [watched, setWatched] = useState<WatchedJob | null>(null)
  return (
    <>
      <UsersPage
        search={search}
        roleFilter={(onChange) => (
          <RoleFilter value={{ role: search.role, roleIn: search.roleIn }} onChange={onChange} />
        )}
        appFilter={
          mayReadApps
            ? (value, onChange, startsOpen) => (
                <Suspense>
                  <AppFilter value={value} onChange={onChange} startsOpen={startsOpen} />
                </Suspense>
              )
            : null
        }
        views={<UserViews search={search} />}
        rowItems={({ id, status }) => <UserRowItems userId={id} isLocked={status === 'locked'} onOpen={setAct} />}
        quickAct={(user) => <QuickAct user={user} onOpen={setAct} />}
        bulkBar={(handle, exportButton) =>
          (watched !== null || handle.selection.count.count > 0) && (
            <LateBulkBar handle={handle} exportButton={exportButton} watched={watched} onWatch={setWatched} />
          )
        }
        peekCard={(peek) => (
          <Suspense>
            <UserPeek key={peek.userId} peek={peek} />
          </Suspense>
        )}
        otherMeaning={<ReferenceHint words={search.q ?? ''} />}
      />
      <UserRowDialog open={act} onClose={() => setAct(null)} />
      <Outlet />
    </>
  )
}

const UserPeek = lazy(() => import('./user-peek.tsx').then((m) => ({ default: m.UserPeek })))
