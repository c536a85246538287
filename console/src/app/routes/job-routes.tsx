import { useParams, useSearch } from '@tanstack/react-router'
import { JobPage } from '../../features/jobs/components/job-page.tsx'
import { JobsPage } from '../../features/jobs/components/jobs-page.tsx'
import { PastePage } from '../../features/jobs/components/paste-page.tsx'

export function JobsRoute() {
  const { after } = useSearch({ from: '/signed-in/jobs' })
  return <JobsPage after={after} />
}

export function JobRoute() {
  const { jobId } = useParams({ from: '/signed-in/jobs/$jobId' })
  return <JobPage key={jobId} jobId={jobId} search={useSearch({ from: '/signed-in/jobs/$jobId' })} />
}

export function PasteRoute() {
  return <PastePage />
}
