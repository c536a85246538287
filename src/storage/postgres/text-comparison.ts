// One comparison of a search, for a column and for a value that is known already.
import type { Bound, Filter, Scalar } from '../../kernel/filter.ts'
import { likePattern } from './like-pattern.ts'
import { joinSql, type Sql, sql, trusted } from './sql.ts'

export type Comparison =
  | { readonly kind: 'exists' }
  | { readonly kind: 'equals'; readonly values: readonly Scalar[] }
  | { readonly kind: 'matches'; readonly pieces: readonly string[] }
  | { readonly kind: 'range'; readonly from: Bound | null; readonly to: Bound | null }

type Leaf = Extract<Filter, { kind: 'exists' | 'equals' | 'matches' | 'range' }>

export function comparisonOf(leaf: Leaf): Comparison {
  switch (leaf.kind) {
    case 'exists':
      return { kind: 'exists' }
    case 'equals':
      return { kind: 'equals', values: leaf.alternatives }
    case 'matches':
      return { kind: 'matches', pieces: leaf.pieces }
    case 'range':
      return { kind: 'range', from: leaf.from, to: leaf.to }
  }
}

export function compared(key: Sql, comparison: Comparison, type: 'text' | 'timestamptz' = 'text'): Sql {
  switch (comparison.kind) {
    case 'exists':
      return sql`${key} IS NOT NULL`
    case 'equals':
      // One value alone leaves the order of an index as it is.
      return comparison.values.length === 1
        ? sql`${key} = ${comparison.values[0]}::${trusted(type)}`
        : sql`${key} = ANY (${[...comparison.values]}::${trusted(type)}[])`
    case 'matches':
      return sql`${key} LIKE ${likePattern(comparison.pieces)}`
    case 'range': {
      const { from, to } = comparison
      const tests = [
        ...(from === null ? [] : [bound(key, from, '>', type)]),
        ...(to === null ? [] : [bound(key, to, '<', type)]),
      ]
      return sql`(${joinSql(tests, ' AND ')})`
    }
  }
}

function bound(key: Sql, { value, inclusive }: Bound, operator: '>' | '<', type: 'text' | 'timestamptz'): Sql {
  return sql`${key} ${trusted(inclusive ? `${operator}=` : operator)} ${value}::${trusted(type)}`
}

/** Whether a text is found. Ranges of texts that are not stored are asked of nobody. */
export function fits(text: string, comparison: Comparison): boolean {
  switch (comparison.kind) {
    case 'exists':
      return true
    case 'equals':
      return comparison.values.includes(text)
    case 'matches':
      return new RegExp(`^${comparison.pieces.map(escapedForRegex).join('.*')}$`, 's').test(text)
    case 'range':
      return isWithin(text, comparison.from, '>') && isWithin(text, comparison.to, '<')
  }
}

function isWithin(text: string, bound: Bound | null, operator: '>' | '<'): boolean {
  if (bound === null) return true
  const value = String(bound.value)
  return (bound.inclusive && text === value) || (operator === '>' ? text > value : text < value)
}

export function escapedForRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
