import { useSearch } from '@tanstack/react-router'
import { AccessPage } from '../../features/access/components/access-page.tsx'
import { PermissionsCard } from '../../features/roles/components/permissions-card.tsx'

export function AccessRoute() {
  return (
    <AccessPage
      search={useSearch({ from: '/signed-in/access' })}
      permissionsOf={(userId) => <PermissionsCard userId={userId} />}
    />
  )
}
