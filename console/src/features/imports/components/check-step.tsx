import { useEffect } from 'react'
import { Button, buttonClasses } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { announce } from '../../../lib/announce.ts'
import { exactCount } from '../../../lib/format-count.ts'
import { t, tCount } from '../../../lib/text.ts'
import { type ImportCheck, isUnderWay } from '../api/import-file.ts'
import { problemsTable } from '../api/import-queries.ts'
import { reasonInWords } from '../api/import-words.ts'
import { ImportProgress } from './import-progress.tsx'
import { useRunImport, usualOrder } from './use-run-import.ts'

interface CheckStepProps {
  readonly fileId: string
  readonly check: ImportCheck
  readonly total: number
  readonly hasColumns: boolean
  readonly onBack: () => void
  readonly onNext: () => void
}

/** What would become of the whole file, before anything does. */
export function CheckStep({ fileId, check, total, hasColumns, onBack, onNext }: CheckStepProps) {
  const { job, creates, changes, unchanged, invalid, duplicates } = check
  const isDone = job.status === 'completed'
  const problems = invalid + duplicates
  const sentence = tCount(creates, '1 user would be created.', '{count} users would be created.')
  useEffect(() => {
    if (isDone) announce(sentence)
  }, [isDone, sentence])
  if (isUnderWay(job)) {
    const done = creates + changes + unchanged + problems
    return (
      <ImportProgress
        done={done}
        total={total}
        words={t('Checked {done} of {total}', { done: exactCount(done), total: exactCount(total) })}
      />
    )
  }
  return (
    <>
      {job.failure !== null && (
        <p role="alert" className="rounded-card border border-danger bg-danger-bg px-4 py-2 text-table">
          {job.failure}
        </p>
      )}
      {isDone && (
        <Card title={t('What would happen')}>
          <Facts>
            <Fact name={t('Created')}>{exactCount(creates)}</Fact>
            <Fact name={t('Here already, would change')}>{exactCount(changes)}</Fact>
            <Fact name={t('Here already, the same')}>{exactCount(unchanged)}</Fact>
            <Fact name={t('Invalid')}>{exactCount(invalid)}</Fact>
            <Fact name={t('Twice in the file')}>{exactCount(duplicates)}</Fact>
          </Facts>
          {changes > 0 && (
            <p className="border-line border-t px-4 py-2.5 text-muted text-table">
              {t(
                'What would change is counted by all fields of the file. The options let you leave some out: then fewer users may change.',
              )}
            </p>
          )}
        </Card>
      )}
      {isDone && problems > 0 && (
        <Card
          title={tCount(problems, '1 record has a problem', '{count} records have a problem')}
          action={
            <a href={problemsTable(job.id)} download className={buttonClasses()}>
              {t('Download problems (CSV)')}
            </a>
          }
        >
          <ul className="grid">
            {check.reasons.map(({ code, path, count }) => (
              <li
                key={`${code} ${path}`}
                className="flex justify-between gap-3 border-line border-b px-4 py-2 text-table last:border-b-0"
              >
                <span className="min-w-0 break-words">
                  {reasonInWords(code)}
                  {path !== null && <code className="ms-2 font-mono text-meta text-muted">{path}</code>}
                </span>
                <span className="tabular-nums">{exactCount(count)}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {isDone && creates > 0 && <AsUsual fileId={fileId} count={creates} />}
      <div className="flex flex-wrap gap-2">
        {isDone && (
          <Button
            onClick={onNext}
            disabledReason={creates + changes + unchanged === 0 ? t('No record of this file can be imported') : null}
          >
            {t('Choose options')}
          </Button>
        )}
        <Button onClick={onBack}>{hasColumns ? t('Back to the columns') : t('Back to the file')}</Button>
      </div>
    </>
  )
}

/** Most imports want nothing else, and begin without a look at the options. */
function AsUsual({ fileId, count }: { readonly fileId: string; readonly count: number }) {
  const start = useRunImport(fileId)
  return (
    <div className="grid gap-2">
      {start.isError && <ProblemNotice title={t("Couldn't start the import.")} error={start.error} />}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          tone="primary"
          aria-disabled={start.isPending}
          onClick={() => !start.isPending && start.mutate(usualOrder)}
        >
          {tCount(count, 'Import 1 user', 'Import {count} users')}
        </Button>
        <span className="text-muted text-table">
          {t('Whoever is here already stays as they are, and nobody is written to, unless the options say otherwise.')}
        </span>
      </div>
    </div>
  )
}
