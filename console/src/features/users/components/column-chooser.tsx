import { lazy, Suspense } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Popover } from '../../../components/ui/popover.tsx'
import { t } from '../../../lib/text.ts'
import type { ColumnListProps } from './column-list.tsx'

export function ColumnChooser(props: ColumnListProps) {
  return (
    <Popover
      title={t('Columns')}
      className="max-h-[70dvh] min-h-96 w-72"
      trigger={
        <Button tone="quiet" icon="sliders" className="max-table:hidden">
          {t('Columns')}
        </Button>
      }
    >
      <Suspense>
        <ColumnList {...props} />
      </Suspense>
    </Popover>
  )
}

const ColumnList = lazy(() => import('./column-list.tsx').then((m) => ({ default: m.ColumnList })))
