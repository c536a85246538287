import { classNames } from '../../lib/class-names.ts'
import { initials } from '../../lib/initials.ts'

/** Initials, never a remote picture: no request leaves the origin. The name always stands beside it. */
export function Avatar({ label, isLarge = false }: { readonly label: string; readonly isLarge?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'inline-flex shrink-0 select-none items-center justify-center rounded-full bg-selected font-semibold text-accent',
        isLarge ? 'size-14 text-title' : 'size-8 text-meta in-data-[density=compact]:size-6',
      )}
    >
      {initials(label)}
    </span>
  )
}
