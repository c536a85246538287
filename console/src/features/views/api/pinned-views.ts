/** More ids the API does not keep. */
const pinnedAtMost = 50

interface Named {
  readonly id: string
}

/** The pinned ones first, in the order of their pins; the others as they come. */
export function pinnedFirst<View extends Named>(views: readonly View[], pinned: readonly string[]): readonly View[] {
  const first = pinned.flatMap((id) => views.find((view) => view.id === id) ?? [])
  return [...first, ...views.filter((view) => !first.includes(view))]
}

/** At the end of the pinned ones, or no more among them. Where there are too many the first goes. */
export function togglePin(pinned: readonly string[], id: string): readonly string[] {
  return pinned.includes(id) ? pinned.filter((each) => each !== id) : [...pinned, id].slice(-pinnedAtMost)
}

/** Changes places with its neighbour among those that are shown; null where it has none on that side. */
export function movePin(
  pinned: readonly string[],
  shown: readonly Named[],
  id: string,
  side: 'before' | 'after',
): readonly string[] | null {
  const here = pinned.filter((each) => shown.some((view) => view.id === each))
  const place = here.indexOf(id)
  const other = place === -1 ? undefined : here[side === 'before' ? place - 1 : place + 1]
  if (other === undefined) return null
  return pinned.map((each) => (each === id ? other : each === other ? id : each))
}
