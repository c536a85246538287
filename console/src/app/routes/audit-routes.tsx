// The audit log, whole: its explorer, one event over it, and whether it is what was written.
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { EventDrawer } from '../../features/audit/components/event-drawer.tsx'
import { ExplorerPage } from '../../features/audit/components/explorer-page.tsx'
import { EventProof } from '../../features/integrity/components/event-proof.tsx'
import { IntegrityLink } from '../../features/integrity/components/integrity-link.tsx'
import { ReferenceHint } from '../../features/sign-ins/components/reference-hint.tsx'
import { AuditViews } from './audit-views.tsx'

export function AuditLogRoute() {
  const address = useSearch({ from: '/signed-in/audit' })
  const { view, ...search } = address
  const { eventId } = useParams({ strict: false })
  return (
    <>
      <ExplorerPage
        search={search}
        isOpen={eventId !== undefined}
        views={<AuditViews search={address} />}
        integrity={<IntegrityLink log={search.log ?? 'people'} />}
        otherMeaning={<ReferenceHint words={search.q ?? ''} />}
      />
      <Outlet />
    </>
  )
}

export function AuditEventRoute() {
  const { eventId } = useParams({ from: '/signed-in/audit/$eventId' })
  const { log } = useSearch({ from: '/signed-in/audit' })
  const navigate = useNavigate()
  return (
    <EventDrawer
      key={eventId}
      eventId={eventId}
      log={log}
      proof={<EventProof eventId={eventId} log={log ?? 'people'} />}
      onClose={() => void navigate({ to: '/audit', search: (now) => now, resetScroll: false })}
    />
  )
}
