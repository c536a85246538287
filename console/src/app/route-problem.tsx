import { PageTitle } from '../components/ui/page-title.tsx'
import { isProblem } from '../lib/problem.ts'
import { t } from '../lib/text.ts'
import { MaintenancePage } from './maintenance-page.tsx'
import { ProblemReport } from './problem-report.tsx'

/** When a screen itself fails: what is known, to copy and report, and a way to go on. */
export function RouteProblem({ error }: { readonly error: unknown }) {
  if (isProblem(error, 'under_maintenance')) return <MaintenancePage />
  return (
    <main className="mx-auto grid max-w-[720px] gap-4 px-4 pt-16">
      <PageTitle trail={[t('Problem')]}>{t('This screen could not be shown')}</PageTitle>
      <ProblemReport error={error} />
    </main>
  )
}
