import { useParams, useSearch } from '@tanstack/react-router'
import { ImportOfJob } from '../../features/imports/components/import-of-job.tsx'
import { JobPage } from '../../features/jobs/components/job-page.tsx'
import { JobsPage } from '../../features/jobs/components/jobs-page.tsx'
import { PastePage } from '../../features/jobs/components/paste-page.tsx'

export function JobsRoute() {
  return <JobsPage search={useSearch({ from: '/signed-in/jobs' })} />
}

export function JobRoute() {
  const { jobId } = useParams({ from: '/signed-in/jobs/$jobId' })
  const search = useSearch({ from: '/signed-in/jobs/$jobId' })
  return <JobPage key={jobId} jobId={jobId} search={search} importPart={(id) => <ImportOfJob jobId={id} />} />
}

export function PasteRoute() {
  return <PastePage />
}
