import { useSearch } from '@tanstack/react-router'
import { AccessPage } from '../../features/access/components/access-page.tsx'

export function AccessRoute() {
  return <AccessPage search={useSearch({ from: '/signed-in/access' })} />
}
