import { useSearch } from '@tanstack/react-router'
import { SecurityEvents } from '../../features/audit/components/security-events.tsx'
import { type DashboardSearch, defaultPeriod } from '../../features/dashboard/api/dashboard-search.ts'
import { DashboardPage } from '../../features/dashboard/components/dashboard-page.tsx'

export function DashboardRoute() {
  const { period = defaultPeriod }: DashboardSearch = useSearch({ from: '/signed-in/' })
  return <DashboardPage period={period} live={<SecurityEvents />} />
}
