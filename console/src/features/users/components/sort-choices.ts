import type { SortChoice } from '../../../components/data-table/column.ts'
import { creationChoices, nameChoices } from '../../../components/data-table/sort-menu.tsx'
import { t } from '../../../lib/text.ts'

export const userSortChoices: readonly SortChoice[] = [
  ...creationChoices,
  ...nameChoices,
  { value: '-lastSignIn', label: t('Last signed in') },
  { value: 'lastSignIn', label: t('Longest away') },
  { value: '-signInCount', label: t('Most sign-ins') },
  { value: '-updated', label: t('Last changed') },
]
