import { useQuery } from '@tanstack/react-query'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { importFileQuery } from '../api/import-queries.ts'
import { ImportRunPart } from './import-run.tsx'

/** On the page of its job; of an import that was no file in steps there is nothing more to tell. */
export function ImportOfJob({ jobId }: { readonly jobId: string }) {
  const { data: file, error, isError, refetch } = useQuery(importFileQuery(jobId))
  if (file?.run) return <ImportRunPart file={file} run={file.run} />
  if (!isError || isProblem(error, 'job_not_found')) return null
  return <ProblemNotice title={t("Couldn't load the import.")} error={error} onRetry={() => void refetch()} />
}
