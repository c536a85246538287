import { Link } from '@tanstack/react-router'
import { Icon } from '../../../components/ui/icon.tsx'
import { t } from '../../../lib/text.ts'

/** Why it was not even tried, and where that ends. */
export function SuppressedNote() {
  return (
    <div role="note" className="flex gap-3 rounded-card border border-warning bg-warning-bg px-4 py-3 text-table">
      <Icon name="alert" className="mt-0.5 text-warning" />
      <p className="min-w-0 flex-1">
        <strong className="text-warning">{t('Held back: the address is suppressed.')}</strong>{' '}
        {t('Once it is taken off, letters go there again. This one stays here.')}{' '}
        <Link to="/settings/emails" className="underline">
          {t('Suppressed addresses')}
        </Link>
      </p>
    </div>
  )
}
