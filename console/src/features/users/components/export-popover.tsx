import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Popover } from '../../../components/ui/popover.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import type { AskedExport, ExportFormProps } from './export-form.tsx'

interface ExportPopoverProps extends Omit<ExportFormProps, 'onAsk'> {
  /** It stands beside what else can be done with those selected. */
  readonly isOfSelection?: boolean
}

/** The list as a file: what it is narrowed to, with the columns it shows, unless told otherwise (console.md 2.8). */
export function ExportPopover({ isOfSelection = false, ...props }: ExportPopoverProps) {
  const mayExport = useMay('export:users')
  const [isOpen, setIsOpen] = useState(false)
  const [asked, setAsked] = useState<AskedExport | null>(null)
  const ask = (wanted: AskedExport) => {
    setIsOpen(false)
    setAsked(wanted)
  }
  if (!mayExport) return null
  return (
    <>
      <Popover
        title={t('Export users')}
        className="max-h-[80dvh] min-h-80 w-80"
        trigger={<Button icon="download">{isOfSelection ? t('Export…') : t('Export')}</Button>}
        control={{ isOpen, onChange: setIsOpen }}
      >
        <Suspense>
          <ExportForm {...props} onAsk={ask} />
        </Suspense>
      </Popover>
      <Suspense>{asked !== null && <AskForExport asked={asked} onClose={() => setAsked(null)} />}</Suspense>
    </>
  )
}

const ExportForm = lazy(() => import('./export-form.tsx').then((m) => ({ default: m.ExportForm })))
const AskForExport = lazy(() => import('./ask-for-export.tsx').then((m) => ({ default: m.AskForExport })))
