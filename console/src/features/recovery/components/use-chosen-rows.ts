import { useState } from 'react'
import type { RecoveryRequest } from '../api/recovery-request.ts'

/** Which rows of this page are chosen. Rows that left the page, or were decided meanwhile, are chosen no more. */
export function useChosenRows(page: readonly RecoveryRequest[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [last, setLast] = useState<string | null>(null)
  const open = page.filter(({ status }) => status === 'pending')
  const rows = open.filter(({ id }) => ids.has(id))
  return {
    rows,
    has: ({ id }: RecoveryRequest) => rows.some((row) => row.id === id),
    toggle: ({ id }: RecoveryRequest, extend: boolean) => {
      const next = new Set(ids)
      const isChosen = !next.has(id)
      for (const each of extend && last !== null ? between(open, last, id) : [id]) {
        if (isChosen) next.add(each)
        else next.delete(each)
      }
      setIds(next)
      setLast(id)
    },
    togglePage: (isChosen: boolean) => setIds(new Set(isChosen ? open.map(({ id }) => id) : [])),
    clear: () => setIds(new Set()),
  }
}

function between(rows: readonly RecoveryRequest[], one: string, other: string): string[] {
  const places = [one, other].map((id) => rows.findIndex((row) => row.id === id))
  if (places.includes(-1)) return [other]
  return rows.slice(Math.min(...places), Math.max(...places) + 1).map(({ id }) => id)
}
