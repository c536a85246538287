import type { Density } from '../../../components/data-table/column.ts'
import { Button } from '../../../components/ui/button.tsx'
import { Menu, MenuChoices } from '../../../components/ui/menu.tsx'
import { t } from '../../../lib/text.ts'

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
      <MenuChoices label={t('Density')} value={value} options={options} onChange={onChange} />
    </Menu>
  )
}

const options: readonly { value: Density; label: string }[] = [
  { value: 'compact', label: t('Compact') },
  { value: 'default', label: t('Default') },
  { value: 'comfortable', label: t('Comfortable') },
]
