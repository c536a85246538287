import { Badge, type BadgeTone } from '../../../components/ui/badge.tsx'
import type { ApprovalStatus } from '../api/approval.ts'
import { statusInWords } from '../api/approval-words.ts'

const tones: Readonly<Record<ApprovalStatus, BadgeTone>> = {
  pending: 'warning',
  approved: 'success',
  denied: 'danger',
  cancelled: 'neutral',
  expired: 'neutral',
}

export function ApprovalStatusBadge({ status }: { readonly status: ApprovalStatus }) {
  return <Badge tone={tones[status]}>{statusInWords[status]}</Badge>
}
