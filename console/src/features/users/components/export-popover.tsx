import { Popover } from '@base-ui/react/popover'
import { lazy, Suspense } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import type { ExportFormProps } from './export-form.tsx'

/** The list as a file: what it is narrowed to, with the columns it shows, unless told otherwise (console.md 2.8). */
export function ExportPopover(props: ExportFormProps) {
  const mayExport = useMay('export:users')
  if (!mayExport) return null
  return (
    <Popover.Root>
      <Popover.Trigger render={<Button icon="download" />}>{t('Export')}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner align="end" sideOffset={6} className="z-50">
          <Popover.Popup className="layer-shadow max-h-[80dvh] min-h-80 w-80 overflow-y-auto rounded-card border border-line bg-raised p-3 outline-none">
            <Popover.Title className="px-2 pb-1 font-semibold text-body">{t('Export users')}</Popover.Title>
            <Suspense>
              <ExportForm {...props} />
            </Suspense>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

const ExportForm = lazy(() => import('./export-form.tsx').then((m) => ({ default: m.ExportForm })))
