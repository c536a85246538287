// A file that runs or ran: how far it is, how to steer it, what came of it, and the way back.
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Button, buttonClasses } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { exactCount } from '../../../lib/format-count.ts'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t, tNodes } from '../../../lib/text.ts'
import { toastProblem } from '../../../lib/toasts.ts'
import { type ImportFile, type ImportRun, isUnderWay } from '../api/import-file.ts'
import { importFileQuery, problemsTable, resultsTable, steerImport } from '../api/import-queries.ts'
import { ImportProgress } from './import-progress.tsx'
import { UndoImportDialog } from './undo-import-dialog.tsx'

interface ImportRunPartProps {
  readonly file: ImportFile
  readonly run: ImportRun
  /** Where this is not the page of the job itself. */
  readonly hasJobLink?: boolean
}

export function ImportRunPart({ file, run, hasJobLink = false }: ImportRunPartProps) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const [isUndoing, setUndoing] = useState(false)
  const isRunning = isUnderWay(run.job)
  useEffect(() => {
    if (!isRunning) void client.invalidateQueries({ queryKey: ['users'] })
  }, [isRunning, client])
  const done = run.created + run.changed + run.skipped + run.refused
  return (
    <>
      {isRunning && (
        <ImportProgress
          done={done}
          total={file.total}
          words={t('Imported {done} of {total}', { done: exactCount(done), total: exactCount(file.total) })}
        />
      )}
      <Card title={stateInWords(run)}>
        <Facts>
          <Fact name={t('Created')}>{exactCount(run.created)}</Fact>
          <Fact name={t('Updated')}>{exactCount(run.changed)}</Fact>
          <Fact name={t('Left as they are')}>{exactCount(run.skipped)}</Fact>
          <Fact name={t('Refused')}>{exactCount(run.refused)}</Fact>
          {run.undoneBy !== null && (
            <Fact name={t('Undone by')}>
              <Link to="/jobs/$jobId" params={{ jobId: run.undoneBy }} className="text-accent hover:underline">
                {t('this job')}
              </Link>
            </Fact>
          )}
          {run.canUndo && run.undoUntil !== null && (
            <Fact name={t('Can be undone')}>
              {tNodes('until {time}', { time: <TimeStamp at={run.undoUntil} isExact /> })}
            </Fact>
          )}
        </Facts>
      </Card>
      <div className="flex flex-wrap items-center gap-2">
        {isRunning ? <SteerButtons file={file} run={run} /> : <EndedButtons file={file} run={run} />}
        {!isRunning && run.canUndo && <UndoButton onOpen={() => setUndoing(true)} />}
        {hasJobLink && (
          <Link to="/jobs/$jobId" params={{ jobId: file.id }} className={buttonClasses('quiet')}>
            {t('Show the job')}
          </Link>
        )}
      </div>
      {isRunning && (
        <p className="text-muted text-table">
          {t('You can leave this page: the import goes on, and Jobs shows how far it is.')}
        </p>
      )}
      {isUndoing && (
        <UndoImportDialog
          fileId={file.id}
          count={run.created}
          onClose={() => setUndoing(false)}
          onUndoing={(jobId) => {
            void client.invalidateQueries({ queryKey: importFileQuery(file.id).queryKey })
            void navigate({ to: '/jobs/$jobId', params: { jobId } })
          }}
        />
      )}
    </>
  )
}

function stateInWords({ job, isPaused }: ImportRun): string {
  if (job.status === 'failed') return t('The import failed')
  if (job.status === 'cancelled') return t('The import was stopped')
  if (job.status === 'completed') return t('The import is done')
  return isPaused ? t('The import is paused') : t('The import is running')
}

function UndoButton({ onOpen }: { readonly onOpen: () => void }) {
  const mayDelete = useMay('delete:users')
  if (!mayDelete) return <p className="text-muted text-table">{needs('delete:users')}</p>
  return (
    <Button tone="danger-quiet" onClick={onOpen}>
      {t('Undo import')}
    </Button>
  )
}

function SteerButtons({ file, run }: Pick<ImportRunPartProps, 'file' | 'run'>) {
  const client = useQueryClient()
  const mayImport = useMay('import:users')
  const [isBusy, setIsBusy] = useState(false)
  if (!mayImport) return null
  const steer = (to: 'pause' | 'resume' | 'stop', failure: string) => () => {
    if (isBusy) return
    setIsBusy(true)
    steerImport(file.id, to)
      .then((answer) => client.setQueryData(importFileQuery(file.id).queryKey, answer))
      .catch((error: unknown) => toastProblem(failure, error))
      .finally(() => setIsBusy(false))
  }
  return (
    <>
      {run.isPaused ? (
        <Button tone="primary" aria-disabled={isBusy} onClick={steer('resume', t("Couldn't resume the import."))}>
          {t('Resume')}
        </Button>
      ) : (
        <Button aria-disabled={isBusy} onClick={steer('pause', t("Couldn't pause the import."))}>
          {t('Pause')}
        </Button>
      )}
      <Button tone="danger-quiet" aria-disabled={isBusy} onClick={steer('stop', t("Couldn't stop the import."))}>
        {t('Stop')}
      </Button>
    </>
  )
}

function EndedButtons({ file, run }: Pick<ImportRunPartProps, 'file' | 'run'>) {
  const mayImport = useMay('import:users')
  return (
    <>
      {run.created > 0 && run.undoneBy === null && (
        <Link to="/users" search={{ import: file.id }} className={buttonClasses('primary')}>
          {t('Show imported users')}
        </Link>
      )}
      {mayImport && (
        <a href={resultsTable(file.id)} download className={buttonClasses()}>
          {t('Download results (CSV)')}
        </a>
      )}
      {mayImport && run.refused > 0 && (
        <a href={problemsTable(file.id)} download className={buttonClasses()}>
          {t('Download problems (CSV)')}
        </a>
      )}
    </>
  )
}
