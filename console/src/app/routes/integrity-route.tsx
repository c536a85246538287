import { IntegrityPage } from '../../features/integrity/components/integrity-page.tsx'

export function IntegrityRoute() {
  return <IntegrityPage />
}
