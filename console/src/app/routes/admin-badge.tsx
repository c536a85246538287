import { useQuery } from '@tanstack/react-query'
import { Badge } from '../../components/ui/badge.tsx'
import { membershipsQuery } from '../../features/organization-users/api/membership.ts'
import { organizationLabel } from '../../features/organization-users/api/organization-session.ts'
import { t } from '../../lib/text.ts'

/** Who administers an organization is marked so beside their name: what is done to them weighs more. */
export function AdminBadge({ userId }: { readonly userId: string }) {
  const { data: memberships = [] } = useQuery(membershipsQuery(userId))
  const administered = memberships.filter(({ isAdministrator }) => isAdministrator)
  if (administered.length === 0) return null
  const names = administered.map(organizationLabel).join(', ')
  return (
    <Badge tone="info" title={t('Administers {names}', { names })}>
      <span aria-hidden="true" className="size-2 rounded-full bg-current forced-colors:border" />
      {t('Admin')}
      <span className="sr-only"> · {t('Administers {names}', { names })}</span>
    </Badge>
  )
}
