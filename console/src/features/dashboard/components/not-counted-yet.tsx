import { t } from '../../../lib/text.ts'

/** Of many a worker counts, and the first time takes some minutes. */
export function NotCountedYet() {
  return <p className="text-muted text-table">{t('This is being counted. Look again in some minutes.')}</p>
}
