import type { ApiProblem } from '../../../lib/problem.ts'

interface SearchFaultProps {
  readonly fault: ApiProblem
  readonly text: string
}

/** Why the words cannot be searched, with a caret below the place where reading stopped (console.md 1.6). */
export function SearchFault({ fault, text }: SearchFaultProps) {
  const { position } = fault.body
  if (isUnfinished(text)) {
    return (
      <p id="search-fault" role="status" className="mt-1.5 text-muted text-table">
        {fault.message}
      </p>
    )
  }
  return (
    <div id="search-fault" role="alert" className="mt-1.5 text-danger text-table">
      <p>{fault.message}</p>
      {typeof position === 'number' && position <= text.length && (
        <pre
          aria-hidden="true"
          className="mt-1 overflow-x-auto rounded-control bg-danger-bg px-2.5 py-1.5 font-mono text-meta"
        >
          {`${text}\n${' '.repeat(position)}^`}
        </pre>
      )}
    </div>
  )
}

/** One or two letters are a beginning, no mistake: what is missing is said calmly. */
export function isUnfinished(text: string): boolean {
  return [...text.trim()].length < 3
}
