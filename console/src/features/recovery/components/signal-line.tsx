import { Icon } from '../../../components/ui/icon.tsx'
import { t } from '../../../lib/text.ts'
import type { RecoveryRequest } from '../api/recovery-request.ts'
import { signalsOf } from './signal-words.ts'

/** In a row of the queue: what speaks against it, or that nothing does. */
export function SignalLine({ request }: { readonly request: RecoveryRequest }) {
  const { similar } = request.signals
  if (request.userId === null) {
    return <span>{similar === null ? t('no account') : t('similar: {email}', { email: similar.email })}</span>
  }
  const against = signalsOf(request).filter(({ tone }) => tone === 'bad')
  if (against.length === 0) return <span className="text-muted">{t('nothing against it')}</span>
  return (
    <span className="inline-flex items-start gap-1.5 text-warning">
      <Icon name="alert" className="mt-0.5 size-3.5" />
      <span className="min-w-0">{against.map(({ words }) => words).join(', ')}</span>
    </span>
  )
}
