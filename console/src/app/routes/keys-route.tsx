import { useSearch } from '@tanstack/react-router'
import { KeysPage } from '../../features/api-keys/components/keys-page.tsx'

export function KeysRoute() {
  return <KeysPage search={useSearch({ from: '/signed-in/keys' })} />
}
