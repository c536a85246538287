import { PageTitle } from '../components/ui/page-title.tsx'
import { t } from '../lib/text.ts'
import { ProblemReport } from './problem-report.tsx'

/** When one part of a page fails, the rest of it stays. */
export function RegionProblem({ error }: { readonly error: unknown }) {
  return (
    <div className="grid max-w-[720px] gap-4">
      <PageTitle trail={[t('Problem')]}>{t('This screen could not be shown')}</PageTitle>
      <ProblemReport error={error} />
    </div>
  )
}
