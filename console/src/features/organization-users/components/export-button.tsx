import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { callFile } from '../../../lib/http.ts'
import { saveFile } from '../../../lib/save-file.ts'
import { t } from '../../../lib/text.ts'
import { toastProblem } from '../../../lib/toasts.ts'
import { peoplePath } from '../api/people-queries.ts'

/**
 * The people of the organization as a file, however many: whoever administers them takes them alone. Not a link, with
 * which the browser would ask as an operator where one is signed in too, and operators need a second person for many.
 */
export function ExportButton({ organizationId }: { readonly organizationId: string }) {
  const [isSaving, setIsSaving] = useState(false)
  async function save(): Promise<void> {
    if (isSaving) return
    setIsSaving(true)
    try {
      saveFile(await callFile(`${peoplePath(organizationId)}/export`), 'members.csv')
    } catch (error) {
      toastProblem(t("Couldn't export the users."), error)
    } finally {
      setIsSaving(false)
    }
  }
  return (
    <Button className="ms-auto" aria-disabled={isSaving} onClick={() => void save()}>
      {isSaving ? t('Exporting…') : t('Export')}
    </Button>
  )
}
