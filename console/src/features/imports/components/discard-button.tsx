import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { t } from '../../../lib/text.ts'
import { toastProblem } from '../../../lib/toasts.ts'
import { discardFile } from '../api/import-queries.ts'

/** Nothing of the file was imported, so that nothing is asked. */
export function DiscardButton({ fileId }: { readonly fileId: string }) {
  const navigate = useNavigate()
  const [isBusy, setIsBusy] = useState(false)
  const discard = () => {
    if (isBusy) return
    setIsBusy(true)
    discardFile(fileId)
      .then(() => navigate({ to: '/imports/new', search: {} }))
      .catch((error: unknown) => toastProblem(t("Couldn't discard the file."), error))
      .finally(() => setIsBusy(false))
  }
  return (
    <Button tone="quiet" aria-disabled={isBusy} onClick={discard}>
      {t('Discard the file')}
    </Button>
  )
}
