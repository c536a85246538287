import { Badge } from '../../../components/ui/badge.tsx'
import { t } from '../../../lib/text.ts'

/** Admin or Member (S002-5). */
export function RoleBadge({ isAdministrator }: { readonly isAdministrator: boolean }) {
  return <Badge tone={isAdministrator ? 'info' : 'neutral'}>{isAdministrator ? t('Admin') : t('Member')}</Badge>
}

/** Active in green, Inactive in gray, and the word beside the dot (S002-6, S002-7). */
export function ActivityBadge({ isActive }: { readonly isActive: boolean }) {
  return (
    <Badge tone={isActive ? 'success' : 'neutral'}>
      <span
        aria-hidden="true"
        className={`size-2 rounded-full border border-current ${isActive ? 'bg-current' : 'bg-transparent'}`}
      />
      {isActive ? t('Active') : t('Inactive')}
    </Badge>
  )
}
