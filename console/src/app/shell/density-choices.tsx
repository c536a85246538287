import { MenuChoices, MenuSeparator } from '../../components/ui/menu.tsx'
import { densities } from '../../features/users/components/densities.ts'
import { usePreferences } from '../../features/users/components/use-preferences.ts'
import { t } from '../../lib/text.ts'

/** How close the rows of lists stand, in the menu of whoever is signed in (console.md 1.3). */
export function DensityChoices() {
  const { kept, change } = usePreferences()
  return (
    <>
      <MenuChoices
        label={t('Density of lists')}
        value={kept?.density ?? 'default'}
        options={densities}
        onChange={(density) => change({ density })}
      />
      <MenuSeparator />
    </>
  )
}
