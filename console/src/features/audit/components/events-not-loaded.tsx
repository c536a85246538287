import { Button } from '../../../components/ui/button.tsx'
import { t } from '../../../lib/text.ts'

/** In a card beside others, which stand for themselves: it fails alone and calmly. */
export function EventsNotLoaded({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <div role="alert" className="flex flex-wrap items-center justify-between gap-2 px-4 py-3 text-table">
      <p>{t("Events couldn't be loaded just now.")}</p>
      <Button onClick={onRetry}>{t('Retry')}</Button>
    </div>
  )
}
