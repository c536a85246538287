import { useRouteContext, useSearch } from '@tanstack/react-router'
import { ExportsPage } from '../../features/imports/components/exports-page.tsx'
import { ImportPage } from '../../features/imports/components/import-page.tsx'

export function ImportRoute() {
  const { session } = useRouteContext({ from: '/signed-in' })
  const search = useSearch({ from: '/signed-in/imports/new' })
  return <ImportPage search={search} operatorId={session.operator.id} />
}

export function ExportsRoute() {
  return <ExportsPage search={useSearch({ from: '/signed-in/exports' })} />
}
