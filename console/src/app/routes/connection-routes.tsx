import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ConnectionApps } from '../../features/apps/components/connection-apps.tsx'
import { providersKey } from '../../features/connections/api/connection.ts'
import { ConnectionPanel } from '../../features/connections/components/connection-panel.tsx'
import { ConnectionsPanel } from '../../features/connections/components/connections-panel.tsx'
import { SettingsFrame } from '../../features/settings/components/settings-frame.tsx'
import { t } from '../../lib/text.ts'

export function ConnectionsRoute() {
  return (
    <SettingsFrame title={t('Connections')} explanation={explanation}>
      <ConnectionsPanel />
    </SettingsFrame>
  )
}

export function ConnectionRoute() {
  const queryClient = useQueryClient()
  const { connectionId } = useParams({ from: '/signed-in/settings/connections/$connectionId' })
  return (
    <SettingsFrame title={t('Connection')} explanation={explanation}>
      <ConnectionPanel
        key={connectionId}
        connectionId={connectionId}
        apps={({ clients }) => (
          <ConnectionApps
            connectionId={connectionId}
            apps={clients}
            onChanged={() => queryClient.invalidateQueries({ queryKey: providersKey })}
          />
        )}
      />
    </SettingsFrame>
  )
}

const explanation = t('Where people come from: databases of passwords, and other providers that say who somebody is.')
