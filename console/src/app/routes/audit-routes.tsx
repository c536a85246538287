// The audit log, whole: its explorer, one event over it, and whether it is what was written.
import { Outlet, useParams, useSearch } from '@tanstack/react-router'
import { EventDrawer } from '../../features/audit/components/event-drawer.tsx'
import { ExplorerPage } from '../../features/audit/components/explorer-page.tsx'
import { EventProof } from '../../features/integrity/components/event-proof.tsx'
import { ReferenceHint } from '../../features/sign-ins/components/reference-hint.tsx'

export function AuditLogRoute() {
  const search = useSearch({ from: '/signed-in/audit' })
  const { eventId } = useParams({ strict: false })
  return (
    <>
      <ExplorerPage
        search={search}
        isOpen={eventId !== undefined}
        otherMeaning={<ReferenceHint words={search.q ?? ''} />}
      />
      <Outlet />
    </>
  )
}

export function AuditEventRoute() {
  const { eventId } = useParams({ from: '/signed-in/audit/$eventId' })
  const search = useSearch({ from: '/signed-in/audit' })
  return (
    <EventDrawer
      key={eventId}
      eventId={eventId}
      search={search}
      proof={<EventProof eventId={eventId} log={search.log ?? 'people'} />}
    />
  )
}
