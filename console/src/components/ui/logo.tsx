/** The mark: a list being ticked off. */
export function Logo({ size = 24 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" className="shrink-0">
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <g className="stroke-accent-fg" fill="none" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round">
        <path d="M7.5 10h9M7.5 16h6M7.5 22h4.5" />
        <path d="m15.5 20.5 3.6 3.6 6.6-8.4" />
      </g>
    </svg>
  )
}
