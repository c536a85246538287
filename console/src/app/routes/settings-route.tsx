import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { ChangesCard } from '../../features/changes/components/changes-card.tsx'
import { NetworkRulesCard } from '../../features/network-rules/components/network-rules-card.tsx'
import { isFormSection } from '../../features/settings/api/form-section.ts'
import { SettingsPage } from '../../features/settings/components/settings-page.tsx'
import { SystemPage } from '../../features/settings/components/system-page.tsx'

export function SettingsRoute() {
  return <SettingsPage />
}

/** Each section has a form of its own: what was typed in one is not carried to another. */
export function SettingsSectionRoute() {
  const { section } = useParams({ from: '/signed-in/settings/$section' })
  const besides = section === 'lockout' ? <RulesForEverybody /> : null
  return <SettingsPage key={section} section={isFormSection(section) ? section : null} besides={besides} />
}

/** With the address that the palette was asked to block, in the dialog for it. */
function RulesForEverybody() {
  const { block } = useSearch({ from: '/signed-in/settings/$section' })
  const navigate = useNavigate()
  return (
    <div className="mt-4">
      <NetworkRulesCard
        key={block}
        organizationId={null}
        asked={block}
        onAsked={() => void navigate({ to: '/settings/$section', params: { section: 'lockout' }, replace: true })}
      />
    </div>
  )
}

export function SystemRoute() {
  return <SystemPage changes={<ChangesCard />} />
}
