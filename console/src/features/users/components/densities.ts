import type { Density } from '../../../components/data-table/column.ts'
import { t } from '../../../lib/text.ts'

/** How close the rows of lists may stand, as it is offered in menus and preferences. */
export const densities: readonly { value: Density; label: string }[] = [
  { value: 'compact', label: t('Compact') },
  { value: 'default', label: t('Default') },
  { value: 'comfortable', label: t('Comfortable') },
]
