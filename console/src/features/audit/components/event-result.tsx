import { Badge } from '../../../components/ui/badge.tsx'
import { t } from '../../../lib/text.ts'
import { isFailure } from '../api/event-result.ts'

export function EventResult({ type }: { readonly type: string }) {
  return isFailure(type) ? <Badge tone="danger">{t('Failed')}</Badge> : <span className="text-muted">{t('ok')}</span>
}
