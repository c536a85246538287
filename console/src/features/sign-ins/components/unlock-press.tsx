import type { UseMutationResult } from '@tanstack/react-query'
import { Button } from '../../../components/ui/button.tsx'
import { useOfflineReason } from '../../../lib/connection.ts'
import { t } from '../../../lib/text.ts'

export interface UnlockPressProps {
  readonly userId: string
  readonly isPrimary?: boolean
}

interface PressProps extends UnlockPressProps {
  readonly unlocking: Pick<UseMutationResult<unknown, Error, string>, 'isPending' | 'mutate'>
  readonly label: string
}

/** Lifts something that keeps somebody out, at one press and once. */
export function UnlockPress({ userId, unlocking, label, isPrimary = false }: PressProps) {
  const offline = useOfflineReason()
  return (
    <Button
      icon="unlock"
      tone={isPrimary ? 'primary' : 'secondary'}
      aria-disabled={unlocking.isPending}
      disabledReason={offline}
      onClick={() => !unlocking.isPending && unlocking.mutate(userId)}
    >
      {unlocking.isPending ? t('Unlocking…') : label}
    </Button>
  )
}
