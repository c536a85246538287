import { useId } from 'react'
import { t } from '../../lib/text.ts'
import type { TableSelection } from './column.ts'

interface RowBoxProps<Row> {
  readonly row: Row
  readonly selection: TableSelection<Row>
}

/** The checkbox of a row. With Shift it chooses everything from the row that was pressed before. */
export function RowBox<Row>({ row, selection }: RowBoxProps<Row>) {
  const reasonId = useId()
  const reason = selection.blockedReason?.(row) ?? null
  return (
    <label className="flex size-6 items-center justify-center" title={reason ?? undefined}>
      <input
        type="checkbox"
        aria-label={t('Select {name}', { name: selection.labelOf(row) })}
        aria-disabled={reason !== null}
        aria-describedby={reason === null ? undefined : reasonId}
        checked={selection.has(row)}
        // A press knows whether Shift is held; a change does not.
        onClick={(event) => reason === null && selection.toggle(row, event.shiftKey)}
        onChange={() => undefined}
        className="size-4 accent-accent"
      />
      {reason !== null && (
        <span id={reasonId} className="sr-only">
          {reason}
        </span>
      )}
    </label>
  )
}
