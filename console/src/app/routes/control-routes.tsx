import { useParams, useRouteContext } from '@tanstack/react-router'
import { ApprovalPage } from '../../features/approvals/components/approval-page.tsx'
import { ApprovalsPage } from '../../features/approvals/components/approvals-page.tsx'
import { TeamPage } from '../../features/team/components/team-page.tsx'

export function TeamRoute() {
  const { session } = useRouteContext({ from: '/signed-in' })
  return <TeamPage ownId={session.operator.id} ownRole={session.operator.role} />
}

export function ApprovalsRoute() {
  return <ApprovalsPage />
}

export function ApprovalRoute() {
  const { approvalId } = useParams({ from: '/signed-in/approvals/$approvalId' })
  const { session } = useRouteContext({ from: '/signed-in' })
  return <ApprovalPage key={approvalId} approvalId={approvalId} operatorId={session.operator.id} />
}
