import { t } from '../../lib/text.ts'

/** Under the header of whatever is not production, so that nobody takes one for the other (console.md 1.4). */
export function EnvironmentStrip() {
  return <div className="absolute inset-x-0 top-full h-[3px] bg-warning" />
}

export function EnvironmentNote({ name }: { readonly name: string }) {
  return (
    <p className="bg-warning-bg px-4 pt-[7px] pb-1 text-meta text-warning desk:px-8">
      {t('{environment}: this is not production.', { environment: name })}
    </p>
  )
}
