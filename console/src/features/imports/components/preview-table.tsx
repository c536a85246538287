import { t } from '../../../lib/text.ts'
import type { FileColumn, ImportFile } from '../api/import-file.ts'

interface PreviewTableProps {
  readonly columns: readonly FileColumn[]
  readonly rows: ImportFile['preview']
}

/** As it stands in the file; wide files are scrolled. */
export function PreviewTable({ columns, rows }: PreviewTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too.
    <section className="max-h-80 overflow-auto" aria-label={t('The first records')} tabIndex={0}>
      <table className="w-full text-table">
        <thead>
          <tr className="border-line border-b text-start text-meta text-muted">
            <th scope="col" className="px-4 py-1.5 text-end font-semibold">
              {t('Line')}
            </th>
            {columns.map(({ name }) => (
              <th key={name} scope="col" className="whitespace-nowrap px-3 py-1.5 text-start font-semibold">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, cells }) => (
            <tr key={line} className="border-line border-b last:border-b-0">
              <td className="px-4 py-1 text-end text-muted tabular-nums">{line}</td>
              {columns.map(({ name }, place) => (
                <td key={name} className="max-w-60 truncate px-3 py-1">
                  {cells[place]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
