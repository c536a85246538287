import type { Density } from '../../../components/data-table/column.ts'
import { Button } from '../../../components/ui/button.tsx'
import { Menu, MenuChoices } from '../../../components/ui/menu.tsx'
import { t } from '../../../lib/text.ts'
import { densities } from './densities.ts'

interface DensityMenuProps {
  readonly value: Density
  readonly onChange: (density: Density) => void
}

export function DensityMenu({ value, onChange }: DensityMenuProps) {
  return (
    <Menu
      trigger={
        <Button tone="quiet" opensMenu className="max-table:hidden">
          {t('Density')}
        </Button>
      }
    >
      <MenuChoices label={t('Density')} value={value} options={densities} onChange={onChange} />
    </Menu>
  )
}
