import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { membershipsQuery } from '../../features/organization-users/api/membership.ts'
import { organizationLabel } from '../../features/organization-users/api/organization-session.ts'
import { t } from '../../lib/text.ts'

/** "Acme +2": the organizations of somebody, for the line below their name. */
export function BelongsTo({ userId }: { readonly userId: string }) {
  const { data: memberships = [] } = useQuery(membershipsQuery(userId))
  const [first, ...more] = memberships
  if (first === undefined) return null
  const names = more.length === 0 ? organizationLabel(first) : `${organizationLabel(first)} +${more.length}`
  return (
    <Link
      to="/users/$userId/organizations"
      params={{ userId }}
      title={memberships.map(organizationLabel).join(', ')}
      aria-label={t('Organizations: {names}', { names })}
      className="inline-flex min-h-6 items-center rounded-control hover:text-fg hover:underline"
    >
      {names}
    </Link>
  )
}
