import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { t, tCount } from '../../../lib/text.ts'
import { type ImportFile, takesMapping } from '../api/import-file.ts'
import { checkFile, databasesQuery, importFileQuery } from '../api/import-queries.ts'
import { formatLabels } from '../api/import-words.ts'
import { ColumnFields } from './column-fields.tsx'
import { DiscardButton } from './discard-button.tsx'
import { PreviewTable } from './preview-table.tsx'

const algorithms = ['bcrypt', 'argon2', 'pbkdf2', 'ldap', 'md5', 'sha1', 'sha256', 'sha512'] as const
const identifiers: ReadonlySet<string | null> = new Set(['email', 'username', 'phone_number'])

/** What each column becomes, with the first rows as they stand in the file. */
export function MapStep({ file, onChecking }: { readonly file: ImportFile; readonly onChecking: () => void }) {
  const client = useQueryClient()
  const isMapped = takesMapping(file.format)
  const [fields, setFields] = useState<readonly (string | null)[]>(() => firstFields(file))
  const [algorithm, setAlgorithm] = useState<string>('bcrypt')
  const [connection, setConnection] = useState(file.connection ?? '')
  const { data: databases = [] } = useQuery(databasesQuery)
  const start = useMutation({
    mutationFn: () =>
      checkFile(file.id, {
        ...(isMapped && {
          mapping: file.columns.map(({ name }, place) => ({ column: name, field: fields[place] ?? null })),
          password: { algorithm },
        }),
        ...(connection !== '' && { connection }),
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: importFileQuery(file.id).queryKey })
      onChecking()
    },
  })
  const twice = fields.find((field, place) => field !== null && fields.indexOf(field) !== place)
  const blocked = !isMapped
    ? null
    : !fields.some((field) => identifiers.has(field))
      ? t('Map a column to the e-mail address, the username or the phone number')
      : twice !== undefined
        ? t('Two columns become the same field')
        : null
  return (
    <form
      className="grid grid-cols-1 gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (blocked === null && !start.isPending) start.mutate()
      }}
    >
      <p className="text-table">
        {t('{format}, {rows}', {
          format: formatLabels[file.format],
          rows: tCount(file.total, '1 record', '{count} records'),
        })}
      </p>
      {isMapped ? (
        <Card title={t('What each column becomes')}>
          <ColumnFields columns={file.columns} preview={file.preview} fields={fields} onChange={setFields} />
        </Card>
      ) : (
        <p className="text-muted text-table">{t('The columns of this format are known. There is nothing to map.')}</p>
      )}
      <div className="flex flex-wrap gap-4">
        {fields.includes('password_hash') && isMapped && (
          <Select
            label={t('Password hashes are')}
            className="w-56"
            value={algorithm}
            onChange={(event) => setAlgorithm(event.target.value)}
            options={algorithms.map((value) => ({ value, label: value }))}
          />
        )}
        {databases.length > 1 && (
          <Select
            label={t('Connection')}
            className="w-72"
            value={connection}
            onChange={(event) => setConnection(event.target.value)}
            options={[
              { value: '', label: t('The first database') },
              ...databases.map((name) => ({ value: name, label: name })),
            ]}
          />
        )}
      </div>
      {file.preview.length > 0 && (
        <Card title={tCount(file.preview.length, 'The first record', 'The first {count} records')}>
          <PreviewTable columns={file.columns} rows={file.preview} />
        </Card>
      )}
      {start.isError && <ProblemNotice title={t("Couldn't start the check.")} error={start.error} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" disabledReason={blocked} aria-disabled={start.isPending}>
          {tCount(file.total, 'Check 1 record', 'Check {count} records')}
        </Button>
        <DiscardButton fileId={file.id} />
      </div>
    </form>
  )
}

/** Each field once: of two columns that are called alike the first one has it. */
function firstFields({ columns }: ImportFile): readonly (string | null)[] {
  const fields = columns.map(({ field }) => field)
  return fields.map((field, place) => (fields.indexOf(field) === place ? field : null))
}
