// A list of people from elsewhere: pasted or dropped, matched by the server, and then changed together.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t, tCount } from '../../../lib/text.ts'
import { linesAtMost, linesOf, matchLines } from '../api/match-lines.ts'
import type { WatchedJob } from '../api/watched-job.ts'
import { PasteResults } from './paste-results.tsx'

export function PastePage() {
  const mayRead = useMay('read:users')
  return (
    <div className="grid max-w-[960px] grid-cols-1 gap-4">
      <header className="flex min-h-9 items-center">
        <PageTitle trail={[t('Paste list'), t('Users')]}>{t('Paste list')}</PageTitle>
      </header>
      {mayRead ? <PasteForm /> : <NoAccess title={t('Users are not shown to your role')} permission="read:users" />}
    </div>
  )
}

function PasteForm() {
  const [text, setText] = useState('')
  const matching = useMutation({ mutationFn: matchLines })
  // Another list may be looked up while what was begun with the first goes on.
  const [watched, onWatch] = useState<WatchedJob | null>(null)
  const lines = linesOf(text)
  const isTooLong = lines.length > linesAtMost
  const blocked =
    lines.length === 0
      ? t('Paste some lines first')
      : isTooLong
        ? t('At most {count} lines at once', { count: linesAtMost })
        : null
  return (
    <>
      <form
        className="grid gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (blocked === null) matching.mutate(lines)
        }}
      >
        <label htmlFor="pasted-lines" className="font-semibold text-table">
          {t('Emails, IDs, usernames or phone numbers, one a line')}
        </label>
        <textarea
          id="pasted-lines"
          // The page is for nothing else.
          // biome-ignore lint/a11y/noAutofocus: whoever opens this page came to paste.
          autoFocus
          rows={8}
          spellCheck={false}
          value={text}
          aria-describedby="pasted-lines-hint"
          onChange={(event) => setText(event.target.value)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            if (event.dataTransfer.files.length > 0) event.preventDefault()
            void takeFile(event.dataTransfer.files, setText)
          }}
          className="block w-full resize-y rounded-control border border-control bg-canvas px-3 py-2 font-mono text-table"
        />
        <p id="pasted-lines-hint" className="text-meta text-muted">
          {t('You can also drop a CSV file here: its first column is read.')}
        </p>
        <div>
          <label htmlFor="pasted-file" className="mb-1 block font-semibold text-table">
            {t('Or a CSV file')}
          </label>
          <input
            id="pasted-file"
            type="file"
            accept=".csv,.txt,.tsv"
            onChange={(event) => void takeFile(event.target.files, setText)}
            className="block w-full max-w-full rounded-control border border-control bg-canvas p-2 text-table"
          />
        </div>
        <div>
          <Button type="submit" tone="primary" disabledReason={blocked} aria-disabled={matching.isPending}>
            {matching.isPending ? t('Looking…') : tCount(lines.length, 'Find 1 user', 'Find {count} users')}
          </Button>
        </div>
      </form>
      {matching.isError && <ProblemNotice title={t("Couldn't look them up.")} error={matching.error} />}
      {matching.data && (
        <PasteResults key={matching.submittedAt} found={matching.data} watched={watched} onWatch={onWatch} />
      )}
    </>
  )
}

async function takeFile(files: FileList | null, onText: (text: string) => void): Promise<void> {
  const file = files?.[0]
  if (file !== undefined) onText(await file.text())
}
