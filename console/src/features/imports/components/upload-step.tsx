import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { t } from '../../../lib/text.ts'
import { guessFormat } from '../api/guess-format.ts'
import { type FileFormat, fileFormats, type ImportFile } from '../api/import-file.ts'
import { uploadFile } from '../api/import-queries.ts'
import { formatLabels } from '../api/import-words.ts'

type ChosenFormat = FileFormat | 'auto'

/** Enough to tell one format from another. */
const headBytes = 4_096

/** A file is sent as soon as it is chosen: what it holds is looked at before anything happens. */
export function UploadStep({ onUploaded }: { readonly onUploaded: (file: ImportFile) => void }) {
  const [format, setFormat] = useState<ChosenFormat>('auto')
  const [file, setFile] = useState<File | null>(null)
  const upload = useMutation({
    mutationFn: async (chosen: File) => uploadFile(chosen, format === 'auto' ? await formatOf(chosen) : format),
    onSuccess: onUploaded,
  })
  const take = (chosen: File | null | undefined) => {
    if (!chosen || upload.isPending) return
    setFile(chosen)
    upload.mutate(chosen)
  }
  return (
    <Card title={t('Choose a file')}>
      <fieldset
        className="grid min-w-0 gap-4 p-4"
        aria-label={t('Choose a file')}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          take(event.dataTransfer.files[0])
        }}
      >
        <Select
          label={t('Format')}
          className="max-w-72"
          value={format}
          onChange={(event) => setFormat(event.target.value as ChosenFormat)}
          options={[
            { value: 'auto', label: t('Tell from the file') },
            ...fileFormats.map((value) => ({ value, label: formatLabels[value] })),
          ]}
        />
        <div>
          <label htmlFor="import-file" className="mb-1 block font-semibold text-table">
            {t('File')}
          </label>
          <input
            id="import-file"
            type="file"
            accept=".csv,.json,.ndjson,.jsonl,.txt,.tsv,.gz"
            aria-describedby="import-file-hint"
            onChange={(event) => take(event.target.files?.[0])}
            className="block w-full max-w-full rounded-control border border-control bg-canvas p-2 text-table"
          />
          <p id="import-file-hint" className="mt-1 text-meta text-muted">
            {t('Up to 2 GB, plain or gzip. You can also drop it here. Nothing is imported before you say so.')}
          </p>
        </div>
        {upload.isPending && (
          <p role="status" className="text-table">
            {t('Uploading {name}…', { name: file?.name ?? '' })}
          </p>
        )}
        {upload.isError && (
          <ProblemNotice title={t("Couldn't take the file.")} error={upload.error}>
            {file !== null && (
              <div className="mt-2">
                <Button onClick={() => upload.mutate(file)}>{t('Upload again')}</Button>
              </div>
            )}
          </ProblemNotice>
        )}
      </fieldset>
    </Card>
  )
}

async function formatOf(file: File): Promise<FileFormat> {
  // Of a packed file only its name can be read here.
  const head = file.name.endsWith('.gz') ? '' : await file.slice(0, headBytes).text()
  return guessFormat(file.name, head)
}
