import { Badge } from '../../../components/ui/badge.tsx'
import type { Job } from '../api/job.ts'
import { stateOf } from '../api/job-words.ts'

export function JobState({ job }: { readonly job: Job }) {
  const { label, tone } = stateOf(job)
  return <Badge tone={tone}>{label}</Badge>
}
