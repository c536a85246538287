import { type ReactNode, useState } from 'react'
import { t } from '../../lib/text.ts'
import { Button } from '../ui/button.tsx'
import { ChartTable, type ChartTableProps } from './chart-table.tsx'
import { Legend } from './legend.tsx'
import type { Series } from './series.ts'

interface ChartFigureProps {
  /** What the chart says, as a sentence. */
  readonly caption: string
  /** Where there is more than one. */
  readonly series?: readonly Series[]
  readonly table: ChartTableProps
  readonly children: ReactNode
}

/** A chart with what it says in words, and the same numbers as a table (console.md 3.1). */
export function ChartFigure({ caption, series = [], table, children }: ChartFigureProps) {
  const [isTable, setIsTable] = useState(false)
  return (
    <figure className="grid grid-cols-1 gap-3">
      {isTable ? <ChartTable {...table} /> : children}
      <figcaption className="grid gap-2 text-meta text-muted">
        {!isTable && series.length > 1 && <Legend series={series} />}
        <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <span>{caption}</span>
          <Button tone="quiet" className="-mx-3" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
            {t('Show as table')}
          </Button>
        </span>
      </figcaption>
    </figure>
  )
}
