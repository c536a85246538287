import { t } from '../../../lib/text.ts'

/** How a key is shown, this once, to whoever made it. */
export const shownKey = {
  title: t('Your new API key'),
  what: t('API key'),
  note: <p className="text-muted text-table">{t('Programs send it as X-API-Key.')}</p>,
}
