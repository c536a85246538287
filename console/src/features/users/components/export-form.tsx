import { queryOptions, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button, buttonClasses } from '../../../components/ui/button.tsx'
import { Choice } from '../../../components/ui/choice.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { copyText } from '../../../lib/copy-text.ts'
import { exactCount, roundedCount } from '../../../lib/format-count.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t, tCount } from '../../../lib/text.ts'
import { ownTimeZone } from '../../../lib/time-zone.ts'
import {
  chosenAtMost,
  type ExportChoice,
  type ExportParameters,
  everyColumn,
  exportAddress,
  exportedAloneAtMost,
  exportParameters,
} from '../api/export-users.ts'
import type { UserListSearch } from '../api/list-search.ts'
import { countMatching } from '../api/list-users.ts'
import type { Selection, Total } from '../api/selection.ts'

export interface ExportFormProps {
  readonly search: UserListSearch
  readonly selection: Selection
  readonly total: Total | null
  /** Those that the list shows. */
  readonly columns: readonly string[]
  /** More than one person takes alone. */
  readonly onAsk: (asked: AskedExport) => void
}

export interface AskedExport {
  readonly parameters: ExportParameters
  /** As a button says it: "Export 12,000 users". */
  readonly words: string
}

/** Who, which columns and as what; the file itself is a link. */
export function ExportForm({ search, selection, total, columns, onAsk }: ExportFormProps) {
  const mayReadRoles = useMay('read:roles')
  const chosen = selection.count.count
  const [scope, setScope] = useState<ExportChoice['scope']>(chosen > 0 ? 'selected' : 'matching')
  const [hasEveryColumn, setEveryColumn] = useState(false)
  const [format, setFormat] = useState<ExportChoice['format']>('csv')
  const [hasByteOrderMark, setByteOrderMark] = useState(false)
  const [timeZone, setTimeZone] = useState('UTC')
  const names = (hasEveryColumn ? everyColumn : columns).filter((name) => name !== 'roles' || mayReadRoles)
  const choice = { scope, columns: names, format, hasByteOrderMark, timeZone }
  const address = exportAddress(choice, search, selection)
  const everybody = useQuery({ ...everybodyQuery, enabled: scope === 'all' })
  const count = scope === 'all' ? (everybody.data ?? null) : scope === 'selected' ? selection.count : total
  const takesTwo = count !== null && (count.isEstimate || count.count > exportedAloneAtMost)
  const isTooMany = scope === 'selected' && selection.ids.length > chosenAtMost
  return (
    <div className="grid gap-3">
      <Choices label={t('Who')}>
        <Radio
          name="scope"
          label={t('Everybody who matches')}
          isChosen={scope === 'matching'}
          onChoose={() => setScope('matching')}
        />
        {chosen > 0 && (
          <Radio
            name="scope"
            label={t('Those selected')}
            isChosen={scope === 'selected'}
            onChoose={() => setScope('selected')}
          />
        )}
        <Radio name="scope" label={t('All users')} isChosen={scope === 'all'} onChoose={() => setScope('all')} />
      </Choices>
      <Choices label={t('Columns')}>
        <Radio
          name="columns"
          label={t('Those shown')}
          isChosen={!hasEveryColumn}
          onChoose={() => setEveryColumn(false)}
        />
        <Radio
          name="columns"
          label={t('All columns')}
          isChosen={hasEveryColumn}
          onChoose={() => setEveryColumn(true)}
        />
      </Choices>
      <Choices label={t('Format')}>
        <Radio name="format" label="CSV" isChosen={format === 'csv'} onChoose={() => setFormat('csv')} />
        <Radio name="format" label={t('JSON lines')} isChosen={format === 'json'} onChoose={() => setFormat('json')} />
        {format === 'csv' && (
          <Choice
            type="checkbox"
            label={t('Begin with a byte order mark')}
            description={t('For spreadsheets that show accents wrongly.')}
            checked={hasByteOrderMark}
            onChange={(event) => setByteOrderMark(event.target.checked)}
          />
        )}
      </Choices>
      <Select
        label={t('Times in')}
        className="px-2"
        value={timeZone}
        options={timeZones}
        onChange={(event) => setTimeZone(event.target.value)}
      />
      {takesTwo && (
        <p className="px-2 text-meta text-muted">
          {t('More than {count} users are exported with the approval of a second person.', {
            count: exactCount(exportedAloneAtMost),
          })}
        </p>
      )}
      {isTooMany && (
        <p className="px-2 text-danger text-meta">
          {t('At most {count} people can be exported one by one. Select all that match instead.', {
            count: chosenAtMost,
          })}
        </p>
      )}
      <div className="flex flex-wrap items-center justify-between gap-2 px-2">
        <Button tone="quiet" className="-ms-3" onClick={() => void copyText(apiCall(address), t('API call'))}>
          {t('Copy as API call')}
        </Button>
        {isTooMany ? (
          <Button disabledReason={t('Too many people are selected')}>{t('Export')}</Button>
        ) : scope === 'all' && everybody.isPending ? (
          <Button disabledReason={t('Counting who is meant…')}>{t('Export')}</Button>
        ) : takesTwo ? (
          <Button
            tone="primary"
            onClick={() =>
              onAsk({ parameters: exportParameters(choice, search, selection), words: exportWords(count) })
            }
          >
            {t('Ask for approval')}
          </Button>
        ) : (
          <a href={address} download className={buttonClasses('primary')}>
            {exportWords(count)}
          </a>
        )}
      </div>
    </div>
  )
}

/** UTC and the reader's own first; every time is written with its offset. */
const timeZones = [...new Set(['UTC', ownTimeZone, ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({
  value: zone,
  label: zone === ownTimeZone && zone !== 'UTC' ? t('Your time zone ({zone})', { zone }) : zone,
}))

const everybodyQuery = queryOptions({
  queryKey: ['users', 'count'],
  queryFn: async ({ signal }) => (await countMatching([{}], signal))[0] ?? null,
})

function Choices({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="px-2 pb-0.5 font-semibold text-meta text-muted">{label}</legend>
      {children}
    </fieldset>
  )
}

interface RadioProps {
  readonly name: string
  readonly label: string
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function Radio({ name, label, isChosen, onChoose }: RadioProps) {
  return <Choice type="radio" name={`export-${name}`} label={label} checked={isChosen} onChange={onChoose} />
}

function exportWords(total: Total | null): string {
  if (total === null) return t('Export all users')
  if (total.isEstimate) return t('Export about {count} users', { count: exactCount(roundedCount(total.count)) })
  return tCount(total.count, 'Export 1 user', 'Export {count} users')
}

function apiCall(address: string): string {
  return `curl -H "x-api-key: $ROLLCALL_API_KEY" "${location.origin}${address}"`
}
