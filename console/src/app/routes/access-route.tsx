import { useSearch } from '@tanstack/react-router'
import { AccessPage } from '../../features/access/components/access-page.tsx'
import { OneOrganizationFilter } from '../../features/organizations/components/one-organization-filter.tsx'
import { PermissionsCard } from '../../features/roles/components/permissions-card.tsx'

export function AccessRoute() {
  return (
    <AccessPage
      search={useSearch({ from: '/signed-in/access' })}
      organizationFilter={(value, onChange) => <OneOrganizationFilter value={value} onChange={onChange} />}
      permissionsOf={(userId) => <PermissionsCard userId={userId} />}
    />
  )
}
