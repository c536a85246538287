import { Navigation } from './navigation.tsx'

export function Sidebar({ applicationName }: { readonly applicationName: string }) {
  return (
    <div className="sticky top-12 flex h-[calc(100dvh-3rem)] w-[220px] shrink-0 flex-col border-line border-e bg-subtle p-3">
      <Navigation />
      <p className="mt-auto truncate px-3 text-meta text-muted" title={applicationName}>
        {applicationName}
      </p>
    </div>
  )
}
