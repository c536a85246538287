import type { Column } from './column.ts'

/** Less than these, and a name or a fact is cut to its first letters. */
const nameLeastPx = 160
const factLeastPx = 96
const spacingPx = 4

/** What a column needs to be read at all. A width in pixels is meant as it stands; a share may come to nothing. */
export function leastPxOf<Row>({ className = '', leastPx, isRowHeader = false }: Column<Row>): number {
  return fixedPxOf(className) ?? leastPx ?? (isRowHeader ? nameLeastPx : factLeastPx)
}

/** `w-[132px]` and `w-14`, where they hold at every width of the page. */
export function fixedPxOf(className: string): number | null {
  const [, px, steps] = /(?:^|\s)w-(?:\[(\d+)px\]|(\d+)(?=\s|$))/.exec(className) ?? []
  if (px !== undefined) return Number(px)
  return steps === undefined ? null : Number(steps) * spacingPx
}
