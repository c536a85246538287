// Import users in five steps: upload, map the columns, check the whole file, choose what happens, run. Where somebody is
// stands in the address, so that a tab that is closed can be opened again.
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { type ImportFile, takesMapping } from '../api/import-file.ts'
import { importFileQuery } from '../api/import-queries.ts'
import type { ImportSearch, ImportStep } from '../api/import-search.ts'
import { CheckStep } from './check-step.tsx'
import { ImportRunPart } from './import-run.tsx'
import { ImportSteps } from './import-steps.tsx'
import { MapStep } from './map-step.tsx'
import { OptionsStep } from './options-step.tsx'
import { RunningImport } from './running-import.tsx'
import { UploadStep } from './upload-step.tsx'

interface ImportPageProps {
  readonly search: ImportSearch
  readonly operatorId: string
}

export function ImportPage({ search, operatorId }: ImportPageProps) {
  const mayImport = useMay('import:users')
  return (
    <div className="grid max-w-[960px] grid-cols-1 gap-4">
      <header className="flex min-h-9 items-center">
        <PageTitle trail={[t('Import users'), t('Users')]}>{t('Import users')}</PageTitle>
      </header>
      {!mayImport ? (
        <NoAccess title={t('Your role imports no users')} permission="import:users" />
      ) : search.file === undefined ? (
        <NewImport operatorId={operatorId} />
      ) : (
        <OpenImport key={search.file} fileId={search.file} step={search.step} />
      )}
    </div>
  )
}

function NewImport({ operatorId }: { readonly operatorId: string }) {
  const navigate = useNavigate()
  return (
    <>
      <RunningImport operatorId={operatorId} />
      <ImportSteps current="upload" />
      <UploadStep onUploaded={({ id }) => void navigate({ to: '/imports/new', search: { file: id, step: 'map' } })} />
    </>
  )
}

function OpenImport({ fileId, step }: { readonly fileId: string; readonly step: ImportStep | undefined }) {
  const { data: file, error, isError, refetch } = useQuery(importFileQuery(fileId))
  if (isProblem(error, 'job_not_found')) return <GivenUp />
  if (file === undefined) {
    if (isError)
      return <ProblemNotice title={t("Couldn't load the file.")} error={error} onRetry={() => void refetch()} />
    return <SkeletonLines label={t('Loading the file…')} count={6} />
  }
  if (file.run !== null) {
    return (
      <>
        <ImportSteps current="run" />
        <ImportRunPart file={file} run={file.run} hasJobLink />
      </>
    )
  }
  return <BeforeRun file={file} step={step ?? (file.check === null ? 'map' : 'check')} />
}

function BeforeRun({ file, step }: { readonly file: ImportFile; readonly step: ImportStep }) {
  const navigate = useNavigate()
  const go = (to: ImportStep) => void navigate({ to: '/imports/new', search: { file: file.id, step: to } })
  const isChecked = file.check?.job.status === 'completed'
  if (step === 'options' && isChecked && file.check !== null) {
    return (
      <>
        <ImportSteps current="options" />
        <OptionsStep file={file} check={file.check} onBack={() => go('check')} />
      </>
    )
  }
  if (step !== 'map' && file.check !== null) {
    return (
      <>
        <ImportSteps current="check" />
        <CheckStep
          fileId={file.id}
          check={file.check}
          total={file.total}
          hasColumns={takesMapping(file.format)}
          onBack={() => go('map')}
          onNext={() => go('options')}
        />
      </>
    )
  }
  return (
    <>
      <ImportSteps current="map" />
      <MapStep file={file} onChecking={() => go('check')} />
    </>
  )
}

function GivenUp() {
  return (
    <EmptyState icon="list" title={t('This file is not here any more')}>
      <p>{t('An uploaded file is kept for a day, and so is what came of an import.')}</p>
      <Link to="/imports/new" className="text-accent hover:underline">
        {t('Upload another file')}
      </Link>
    </EmptyState>
  )
}
