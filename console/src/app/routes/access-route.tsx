import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { AccessPage } from '../../features/access/components/access-page.tsx'
import { membershipsQuery } from '../../features/organization-users/api/membership.ts'
import { OneOrganizationFilter } from '../../features/organizations/components/one-organization-filter.tsx'
import { PermissionsCard } from '../../features/roles/components/permissions-card.tsx'

export function AccessRoute() {
  return (
    <AccessPage
      search={useSearch({ from: '/signed-in/access' })}
      organizationFilter={(value, onChange) => <OneOrganizationFilter value={value} onChange={onChange} />}
      permissionsOf={(userId) => <PermissionsOf userId={userId} />}
    />
  )
}

function PermissionsOf({ userId }: { readonly userId: string }) {
  const { data: places = [] } = useQuery(membershipsQuery(userId))
  return <PermissionsCard key={userId} userId={userId} places={places} />
}
