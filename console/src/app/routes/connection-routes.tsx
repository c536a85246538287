import { useQueryClient } from '@tanstack/react-query'
import { useParams, useRouteContext, useSearch } from '@tanstack/react-router'
import { ConnectionApps } from '../../features/apps/components/connection-apps.tsx'
import { providersKey } from '../../features/connections/api/connection.ts'
import { ConnectionPanel } from '../../features/connections/components/connection-panel.tsx'
import { ConnectionsPanel } from '../../features/connections/components/connections-panel.tsx'
import { AllDomains } from '../../features/organizations/components/all-domains.tsx'
import { OrganizationsOfConnection } from '../../features/organizations/components/organizations-of-connection.tsx'
import { SettingsFrame } from '../../features/settings/components/settings-frame.tsx'
import { t } from '../../lib/text.ts'

export function ConnectionsRoute() {
  return (
    <SettingsFrame title={t('Connections')} explanation={explanation}>
      <ConnectionsPanel search={useSearch({ from: '/signed-in/settings/connections' })} />
    </SettingsFrame>
  )
}

export function ConnectionRoute() {
  const queryClient = useQueryClient()
  const { session } = useRouteContext({ from: '/signed-in' })
  const { connectionId } = useParams({ from: '/signed-in/settings/connections/$connectionId' })
  return (
    <SettingsFrame title={t('Connection')} explanation={explanation}>
      <ConnectionPanel
        key={connectionId}
        connectionId={connectionId}
        organizations={
          <OrganizationsOfConnection
            connectionId={connectionId}
            isIsolated={session.application.poolMode === 'isolated'}
          />
        }
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

export function DomainsRoute() {
  return (
    <SettingsFrame title={t('Domains')} explanation={t('The mail domains of organizations, and where they lead.')}>
      <AllDomains search={useSearch({ from: '/signed-in/settings/domains' })} />
    </SettingsFrame>
  )
}

const explanation = t('Where people come from: databases of passwords, and other providers that say who somebody is.')
