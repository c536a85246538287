import { Button } from '../../../components/ui/button.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type ApiKey, hasExpired } from '../api/api-key.ts'

export type KeyAct = 'rotate' | 'revoke'

interface KeyActionsProps {
  readonly apiKey: ApiKey
  readonly onAct: (act: KeyAct) => void
}

export function KeyActions({ apiKey, onAct }: KeyActionsProps) {
  const mayRotate = useMay('create:api_keys')
  const mayRevoke = useMay('delete:api_keys')
  const { name } = apiKey
  if (!mayRotate && !mayRevoke) return <Needs permission="delete:api_keys" />
  return (
    <div className="flex flex-wrap justify-end gap-1 max-table:-ms-3 max-table:justify-start">
      {mayRotate && (
        <Button
          tone="quiet"
          aria-label={t('Rotate {name}', { name })}
          disabledReason={hasExpired(apiKey) ? t('It has expired; create a new one') : null}
          onClick={() => onAct('rotate')}
        >
          {t('Rotate')}
        </Button>
      )}
      {mayRevoke && (
        <Button tone="quiet" aria-label={t('Revoke {name}', { name })} onClick={() => onAct('revoke')}>
          {t('Revoke')}
        </Button>
      )}
    </div>
  )
}
