import type { ReactNode } from 'react'
import { Logo } from '../../../components/ui/logo.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'

interface EntranceProps {
  readonly title: string
  readonly lead: ReactNode
  readonly children: ReactNode
}

/** The frame of the pages one sees before being signed in. */
export function Entrance({ title, lead, children }: EntranceProps) {
  return (
    <main className="flex min-h-dvh flex-col items-center bg-subtle px-4 pt-[12vh] pb-12">
      <div className="mb-6 flex items-center gap-2.5">
        <Logo size={28} />
        <span className="font-semibold text-title tracking-tight">Rollcall</span>
      </div>
      <div className="w-full max-w-[420px] rounded-dialog border border-line bg-raised p-6 table:p-8">
        <PageTitle trail={[title]} className="font-semibold text-hero tracking-tight">
          {title}
        </PageTitle>
        <div className="mt-1.5 mb-6 text-body text-muted">{lead}</div>
        {children}
      </div>
    </main>
  )
}
