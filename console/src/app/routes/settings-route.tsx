import { useParams } from '@tanstack/react-router'
import { ChangesCard } from '../../features/changes/components/changes-card.tsx'
import { isFormSection } from '../../features/settings/api/form-section.ts'
import { SettingsPage } from '../../features/settings/components/settings-page.tsx'
import { SystemPage } from '../../features/settings/components/system-page.tsx'

export function SettingsRoute() {
  return <SettingsPage />
}

/** Each section has a form of its own: what was typed in one is not carried to another. */
export function SettingsSectionRoute() {
  const { section } = useParams({ from: '/signed-in/settings/$section' })
  return <SettingsPage key={section} section={isFormSection(section) ? section : null} />
}

export function SystemRoute() {
  return <SystemPage changes={<ChangesCard />} />
}
