import { t } from '../../../lib/text.ts'

export interface Difference {
  readonly key: string
  readonly label: string
  readonly stored: string
  readonly mine: string
}

/** Row by row what is stored and what would be saved. */
export function DifferenceTable({ rows, isCode }: { readonly rows: readonly Difference[]; readonly isCode?: boolean }) {
  const value = isCode ? 'break-all py-1.5 font-mono text-meta' : 'break-all py-1.5'
  return (
    <table className="w-full text-table">
      <caption className="sr-only">{t('What would change')}</caption>
      <thead>
        <tr className="text-start text-muted">
          <th scope="col" className="py-1 pe-3 text-start font-normal">
            {t('Field')}
          </th>
          <th scope="col" className="py-1 pe-3 text-start font-normal">
            {t('Stored now')}
          </th>
          <th scope="col" className="py-1 text-start font-normal">
            {t('Yours')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className="border-line border-t align-top">
            <th scope="row" className="break-all py-1.5 pe-3 text-start font-semibold">
              {row.label}
            </th>
            <td className={`${value} pe-3`}>{row.stored}</td>
            <td className={value}>{row.mine}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
