import { Drawer } from '../../components/ui/drawer.tsx'
import { Navigation } from './navigation.tsx'

interface NavigationDrawerProps {
  readonly applicationName: string
  readonly onClose: () => void
}

export function NavigationDrawer({ applicationName, onClose }: NavigationDrawerProps) {
  return (
    <Drawer title="Rollcall" onClose={onClose}>
      <Navigation onNavigate={onClose} />
      <p className="mt-auto truncate px-3 text-meta text-muted">{applicationName}</p>
    </Drawer>
  )
}
